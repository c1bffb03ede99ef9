from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netral.rulebook.docket import DocketCase, Outcome, iter_docket
from netral.rulebook.replay import Measure, Replay, Share, replay_docket, without_days
from tests.rulebook.builders import facts, shipped

EDITIONS = [shipped("pre_2022"), shipped("skb_2022")]
DECIDED = date(2024, 7, 1)


def case(act: str = "post", **changes: Any) -> DocketCase:
    words = {name: changes.pop(name) for name in ("about", "stance", "phase") if name in changes}
    on = changes.pop("on", DECIDED)
    return DocketCase(
        **{
            "case_id": "X-1",
            "kind": "case",
            "outcome": Outcome.VIOLATION,
            "class_stated": None,
            "circumstance": None,
            "codes": (),
            "facts": (facts(act, on=on, designated_on=None, **words),),
            "on": on,
            "strange_words": (),
            **changes,
        }
    )


def replayed(*cases: DocketCase) -> Replay:
    return replay_docket(cases, EDITIONS)


def reasons(replay: Replay, measure: Measure) -> list[str]:
    return [each.reason for each in replay.disagreements if each.measure is measure]


class TestReplayDocket:
    def test_counts_a_violation_for_which_a_rule_is_raised(self) -> None:
        replay = replayed(case())

        assert replay.shares[Measure.RULE_RAISED] == Share(hits=1, total=1)

    def test_explains_a_violation_for_which_nothing_is_raised(self) -> None:
        replay = replayed(case(stance="neutral"))

        assert replay.shares[Measure.RULE_RAISED] == Share(hits=0, total=1)
        assert "the stance neutral does not meet it" in reasons(replay, Measure.RULE_RAISED)[0]

    def test_agrees_with_either_class_where_the_law_has_both(self) -> None:
        replay = replayed(
            case("like", class_stated="ethics"), case("like", class_stated="discipline")
        )

        assert replay.shares[Measure.CLASS_AGREEMENT] == Share(hits=2, total=2)
        assert replay.shares[Measure.CLASS_FIRST] == Share(hits=1, total=2)
        assert replay.counts["violations_with_class_and_several_shown"] == 2

    def test_disagrees_with_a_class_that_the_law_does_not_have(self) -> None:
        replay = replayed(
            case("support_letter", phase="before", class_stated="ethics"),
            case("like", about="campaign_account", phase="before", class_stated="discipline"),
            case("like", class_stated="criminal"),
        )

        assert replay.shares[Measure.CLASS_AGREEMENT] == Share(hits=0, total=3)
        assert reasons(replay, Measure.CLASS_AGREEMENT)[0].startswith("the source says ethics")

    def test_leaves_out_classes_that_no_source_stated(self) -> None:
        assert replayed(case()).shares[Measure.CLASS_AGREEMENT].total == 0

    def test_wants_the_deciding_circumstance_asked(self) -> None:
        replay = replayed(
            case(outcome=Outcome.NOT_VIOLATION, circumstance="not_own_account"),
            case(outcome=Outcome.NOT_VIOLATION, circumstance="stolen_identity"),
        )

        assert replay.shares[Measure.CIRCUMSTANCE_NAMED] == Share(hits=1, total=2)
        assert reasons(replay, Measure.CIRCUMSTANCE_NAMED)[0].startswith(
            '"stolen_identity" is not asked; asked: EL-01'
        )

    def test_is_content_when_nothing_is_raised(self) -> None:
        replay = replayed(
            case("none", outcome=Outcome.NOT_VIOLATION, circumstance="private_sphere")
        )

        assert replay.shares[Measure.CIRCUMSTANCE_NAMED] == Share(hits=1, total=1)

    def test_tells_of_a_circumstance_that_no_edition_knows(self) -> None:
        replay = replayed(case(outcome=Outcome.NOT_VIOLATION, circumstance="full_moon"))

        assert reasons(replay, Measure.CIRCUMSTANCE_NAMED)[0].startswith(
            'no edition knows the circumstance "full_moon"'
        )
        assert replay.strange_words == ('X-1: circumstance "full_moon"',)

    def test_reads_a_longer_word_by_the_word_inside_it(self) -> None:
        replay = replayed(case(outcome=Outcome.NOT_VIOLATION, circumstance="retired_teacher"))

        assert replay.shares[Measure.CIRCUMSTANCE_NAMED] == Share(hits=1, total=1)

    def test_leaves_out_and_counts_what_cannot_be_measured(self) -> None:
        replay = replayed(
            case(kind="aggregate"), case(outcome=Outcome.UNDECIDED), case(about="government")
        )

        assert replay.counts["aggregates"] == 1
        assert replay.counts["undecided"] == 1
        assert replay.counts["other_regime"] == 1
        assert replay.counts["other_regime_raised"] == 0
        assert all(share.total == 0 for share in replay.shares.values())

    def test_asks_each_case_under_the_law_of_its_time(self) -> None:
        old = case("like", on=date(2017, 7, 1), codes=("ET-03",))

        then, today = replayed(old), replay_docket(without_days([old]), EDITIONS[-1:])

        assert then.shares[Measure.RULE_NAMED].hits == 0
        assert today.shares[Measure.RULE_NAMED].hits == 1

    def test_asks_far_fewer_questions_than_there_are(self) -> None:
        replay = replayed(
            case(), case("like"), case("attend"), case("party_membership", about="party")
        )

        assert replay.questions_per_case < len(EDITIONS[-1].circumstances) * 0.6

    def test_reports_strange_words_with_their_case(self) -> None:
        replay = replayed(case(strange_words=('act "levitate"',)))

        assert replay.strange_words == ('X-1: act "levitate"',)


class TestShare:
    def test_has_an_interval_that_holds_its_value(self) -> None:
        share = Share(hits=8, total=9)

        low, high = share.interval or (1.0, 0.0)
        assert low < 8 / 9 < high
        assert (round(low, 3), round(high, 3)) == (0.565, 0.98)

    def test_says_nothing_of_nothing(self) -> None:
        assert Share(hits=0, total=0).value is None
        assert Share(hits=0, total=0).interval is None


def iter_shared(folder: Path) -> Iterable[DocketCase]:
    return iter_docket(folder / "domain" / "docket_dev.jsonl")


@pytest.mark.shared
class TestSharedDocket:
    @pytest.mark.parametrize(
        ("measure", "target"),
        [
            (Measure.RULE_RAISED, 0.97),
            (Measure.CLASS_AGREEMENT, 0.90),
            (Measure.CIRCUMSTANCE_NAMED, 0.95),
        ],
    )
    def test_is_answered_as_well_as_was_asked(
        self, measure: Measure, target: float, shared_folder: Path
    ) -> None:
        cases = list(iter_shared(shared_folder))

        for replay in (
            replay_docket(cases, EDITIONS),
            replay_docket(without_days(cases), EDITIONS[-1:]),
        ):
            assert (replay.shares[measure].value or 0.0) >= target

    def test_raises_nothing_about_government(self, shared_folder: Path) -> None:
        replay = replay_docket(iter_shared(shared_folder), EDITIONS)

        assert replay.counts["other_regime"] > 0
        assert replay.counts["other_regime_raised"] == 0

    def test_holds_no_word_that_nobody_knows(self, shared_folder: Path) -> None:
        assert replay_docket(iter_shared(shared_folder), EDITIONS).strange_words == ()
