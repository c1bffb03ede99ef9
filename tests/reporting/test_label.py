"""Tests that every closed set of the code has words for people."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from netral.intake.act import Visibility, ZoneSource
from netral.intake.reason import Reason
from netral.language.reading import Abstention
from netral.reporting import label, wording
from netral.reporting.bilingual import Bilingual
from netral.rulebook.rule import About
from netral.screening.indication import Effect, GuardKind
from netral.values.act_kind import ActKind, Verb
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.provenance import Grade
from netral.values.stance import Stance, Voice


class TestLabels:
    @pytest.mark.parametrize(
        ("members", "words"),
        [
            (Phase, label.PHASES),
            (ActKind, label.ACT_KINDS),
            (Verb, label.VERBS),
            (About, label.ABOUTS),
            (Stance, label.STANCES),
            (Voice, label.VOICES),
            (Grade, label.GRADES),
            (Grade, label.GRADE_MEANINGS),
            (Platform, label.PLATFORMS),
            (GuardKind, label.GUARDS),
            (Effect, label.EFFECTS),
            (Abstention, label.ABSTENTIONS),
            (Visibility, label.VISIBILITIES),
            (ZoneSource, label.ZONE_SOURCES),
        ],
    )
    def test_has_words_for_every_member(
        self, members: type[StrEnum], words: Mapping[StrEnum, object]
    ) -> None:
        assert set(words) == set(members), "add words for people in src/netral/reporting/label.py"

    def test_has_words_for_every_reason_why_there_is_nothing(self) -> None:
        missing = {*GuardKind, "no_rule"} - set(label.NOTHING_BECAUSE)

        assert missing == set(), "add words for people in src/netral/reporting/label.py"

    def test_has_words_for_every_reason_of_the_quarantine(self) -> None:
        missing = set(Reason) - set(label.REJECTIONS)

        assert missing == set(), "add words for people in src/netral/reporting/label.py"

    def test_never_calls_an_act_a_violation(self) -> None:
        tables = [
            label.ACT_KINDS,
            label.STANCES,
            label.GRADES,
            label.GRADE_MEANINGS,
            label.GUARDS,
            label.NOTHING_BECAUSE,
            label.EFFECTS,
            label.ABSTENTIONS,
            wording.PAGE,
            wording.FUNNEL,
            wording.CARDS,
        ]
        texts = [text for table in tables for text in table.values()]

        for text in [*texts, *wording.NOT_LOOKED_AT]:
            assert isinstance(text, Bilingual)
            assert not any(
                word in f"{text.id} {text.en}".lower()
                for word in ("pelanggar", "violat", "offend", "guilty", "pelaku")
            )
