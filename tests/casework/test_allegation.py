"""Tests of what becomes of screening's indications at the door of casework."""

from dataclasses import replace
from datetime import date

import pytest

from netral.casework.allegation import (
    Allegation,
    Declaration,
    EvidenceItem,
    Subject,
    make_allegation,
)
from netral.casework.errors import EventRefusedError
from netral.casework.ids import PersonKey, UnitId
from netral.casework.script import digest_of
from netral.register import Window
from netral.screening import Indication
from netral.values.instant import WIB
from netral.values.provenance import Grade
from tests.reporting import builders

WINDOW = Window(first_date=date(2024, 3, 22), until_date=date(2024, 12, 17), zone=WIB)
MADE: Indication = builders.indication()


def allegation(*indications: Indication, person: str = MADE.person) -> Allegation:
    return make_allegation(
        indications,
        subject=Subject(person=PersonKey(person), unit=UnitId("unit-1")),
        url="https://contoh.invalid/p/1",
        evidence=(EvidenceItem(exhibit_id="EX-1", sha256=digest_of("x"), grade=Grade.B),),
        declaration=Declaration(valid_from=date(2024, 1, 1)),
        window=WINDOW,
    )


class TestMakeAllegation:
    def test_takes_over_act_rule_and_contestant(self) -> None:
        made = allegation(MADE)

        assert made.act_id == MADE.act.act_id
        assert made.contestant_id == MADE.contestant_id
        assert [rule.code for rule in made.rules] == [MADE.match.code]
        assert made.rules[0].class_printed == MADE.match.class_printed
        assert made.occurred_at == MADE.act.occurred_at

    def test_takes_several_rules_of_one_act(self) -> None:
        second = replace(MADE, match=builders.match("CT-07"), indication_id="IND-2")

        made = allegation(MADE, second)

        assert [rule.code for rule in made.rules] == [MADE.match.code, "CT-07"]
        assert len(made.indication_ids) == 2

    def test_refuses_two_acts_in_one_case(self) -> None:
        other = replace(MADE, act=replace(MADE.act, act_id="ACT-other"))

        with pytest.raises(EventRefusedError, match="one act"):
            allegation(MADE, other)

    def test_refuses_another_person(self) -> None:
        with pytest.raises(EventRefusedError, match="one person"):
            allegation(MADE, person="somebody-else")

    def test_refuses_nothing_at_all(self) -> None:
        with pytest.raises(EventRefusedError):
            allegation()

    def test_prints_no_words_of_the_act(self) -> None:
        made = replace(allegation(MADE), text="kata rahasia", url="https://contoh.invalid/rahasia")

        assert "rahasia" not in repr(made)


class TestDeclaration:
    @pytest.mark.parametrize(
        ("day", "covered"),
        [
            (date(2024, 1, 31), False),
            (date(2024, 2, 1), True),
            (date(2024, 2, 29), True),
            (date(2024, 3, 1), False),
        ],
    )
    def test_holds_from_its_first_to_its_last_day(self, day: date, *, covered: bool) -> None:
        declaration = Declaration(valid_from=date(2024, 2, 1), valid_to=date(2024, 2, 29))

        assert declaration.covers(day) is covered
