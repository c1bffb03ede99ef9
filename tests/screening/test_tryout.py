"""A rulebook tried out on the past: the same answer as screening, and counts of what shifts."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.reporting.record import context_of_run, indication_record, unclear_record
from netral.reporting.run import RunVersions
from netral.rulebook import Edition
from netral.screening import Result, Screened, Screener, indications_of
from netral.screening.errors import EditionNotTriedError
from netral.screening.tryout import (
    ANY_RULE,
    PastOutcome,
    Shift,
    Tryout,
    flag_record,
    swap_edition,
)
from netral.values.act_kind import Verb
from netral.values.stance import Stance
from tests.rulebook.builders import shipped
from tests.screening.builders import (
    BEFORE_NOON,
    CAMPAIGN_NOON,
    ScriptedReader,
    act,
    reading,
    small_election,
    target,
)

ELECTION = small_election()
SKB = shipped("skb_2022")
CONTEXT = context_of_run(
    ELECTION,
    versions=RunVersions(
        program="0", election_id="x", election_digest="0" * 64, editions=(), model="m"
    ),
)
WORDS = "Ayo pilih Arman"


def without(*codes: str) -> Edition:
    return replace(SKB, rules=tuple(rule for rule in SKB.rules if rule.code not in codes))


def screen(
    verb: Verb = Verb.POST, *, editions: tuple[Edition, ...] = (SKB,), **how: Any
) -> Screened:
    stance = how.pop("stance", Stance.SUPPORT)
    reader = ScriptedReader({WORDS: reading(target(stance=stance))})
    screener = Screener(ELECTION, editions=editions, text_reader=reader)
    return screener.screen(act(verb=verb, text=WORDS, **how), person="P-1")


def written(screened: Screened) -> dict[str, Any]:
    found = indications_of(screened)
    record = indication_record(found[0], CONTEXT) if found else unclear_record(screened, CONTEXT)
    told: dict[str, Any] = json.loads(json.dumps(record, default=str))
    return told


def flagged(screened: Screened, *editions: Edition) -> frozenset[str] | None:
    return flag_record(written(screened), editions, designated_on=ELECTION.designated_on)


class TestFlagRecord:
    @given(
        verb=st.sampled_from([Verb.POST, Verb.COMMENT, Verb.QUOTE]),
        stance=st.sampled_from(list(Stance)),
        at=st.sampled_from([BEFORE_NOON, CAMPAIGN_NOON]),
        dropped=st.sets(st.sampled_from([rule.code for rule in SKB.rules])),
    )
    def test_answers_as_screening_with_that_rulebook_would(
        self, verb: Verb, stance: Stance, at: Any, dropped: set[str]
    ) -> None:
        past = screen(verb, stance=stance, at=at)
        if past.trace is None:
            return
        proposed = without(*dropped)

        again = screen(verb, stance=stance, at=at, editions=(proposed,))

        assert flagged(past, proposed) == {each.match.code for each in indications_of(again)}

    def test_knows_that_a_guard_had_limited_the_answer(self) -> None:
        record = written(screen())
        assert flag_record(record, (SKB,), designated_on=ELECTION.designated_on)

        record["guards"].append({"guard": "x", "effect": "limits", "why": "", "circumstance": None})

        assert flag_record(record, (SKB,), designated_on=ELECTION.designated_on) == frozenset()

    def test_says_so_when_a_record_does_not_tell_its_facts(self) -> None:
        record = written(screen())
        del record["trace"]["facts"]

        assert flag_record(record, (SKB,), designated_on=ELECTION.designated_on) is None

    def test_counts_months_from_the_day_of_designation(self) -> None:
        rules = (
            replace(rule, months_before_designation=0) if rule.code == "KE-02" else rule
            for rule in SKB.rules
        )
        past = screen(at=BEFORE_NOON)
        assert "KE-02" in (flagged(past, SKB) or ())

        assert "KE-02" not in (flagged(past, replace(SKB, rules=tuple(rules))) or ())

    def test_begins_with_an_act_that_is_an_indication(self) -> None:
        assert screen().result is Result.INDICATION


class TestTryout:
    def test_counts_each_act_once_as_a_whole_and_once_for_each_rule(self) -> None:
        tryout = Tryout()
        tryout.add(before=["A", "B"], after=["B", "C"], outcome=PastOutcome.CONFIRMED)
        tryout.add(before=[], after=["C"], outcome=PastOutcome.UNDECIDED)
        tryout.add(before=["A"], after=[], outcome=PastOutcome.NOT_CONFIRMED)
        tryout.add(before=[], after=[], outcome=PastOutcome.CONFIRMED)

        lines = {line.rule_code: line for line in tryout.list_lines()}

        assert lines[ANY_RULE].count(Shift.STILL, PastOutcome.CONFIRMED) == 1
        assert lines[ANY_RULE].count(Shift.NEWLY) == 1
        assert lines[ANY_RULE].count(Shift.NO_LONGER, PastOutcome.NOT_CONFIRMED) == 1
        assert lines["A"].count(Shift.NO_LONGER) == 2
        assert lines["B"].count(Shift.STILL) == 1
        assert lines["C"].count(Shift.NEWLY) == 2
        assert lines["C"].count(Shift.NEWLY, PastOutcome.CONFIRMED) == 1

    def test_goes_on_from_the_counts_it_gave(self) -> None:
        whole, first = Tryout(), Tryout()
        for tryout in (whole, first):
            tryout.add(before=["A"], after=[], outcome=PastOutcome.UNDECIDED)
        second = Tryout(json.loads(json.dumps(first.to_counts())))
        for tryout in (whole, second):
            tryout.add(before=["A"], after=["A"], outcome=PastOutcome.CONFIRMED)

        assert second.to_counts() == whole.to_counts()
        assert sum(second.to_counts().values()) == 4


class TestSwapEdition:
    def test_replaces_the_edition_of_the_same_id(self) -> None:
        changed = without("DS-02")

        assert swap_edition((shipped("pre_2022"), SKB), changed) == (shipped("pre_2022"), changed)

    def test_refuses_an_edition_that_does_not_govern(self) -> None:
        with pytest.raises(EditionNotTriedError, match="pre_2022"):
            swap_edition((SKB,), shipped("pre_2022"))
