"""Tests of the evaluation: figures computed by hand on a few rows."""

import json

import pytest

from netral.language.errors import UnreadableGoldError
from netral.language.evaluation import evaluate_readings
from netral.language.gold import choose_rows, parse_gold
from netral.language.reading import Abstention, Partisanship, Reading, TargetReading
from netral.language.text_reader import load_text_reader
from netral.values.stance import Stance, Voice
from tests.language.builders import election, pair

CONTEST = election(
    [
        pair("a", 1, ["Sarinah Wulandari"], ["Sarinah"]),
        pair("b", 2, ["Bagaskara Wibisono"], ["Bagaskara"]),
    ]
)


def line(indication: str, targets: dict[str, str], contest: str = "", voice: str = "own") -> bytes:
    row = {
        "id": "1",
        "contest": contest,
        "text": "Sarinah",
        "targets": [{"who": who, "stance": stance} for who, stance in targets.items()],
        "voice": voice,
        "indication": indication,
    }
    return json.dumps(row).encode()


def reading(answer: Partisanship, targets: dict[str, Stance], confidence: float = 0.9) -> Reading:
    return Reading(
        targets=tuple(
            TargetReading(contestant_id=key, stance=stance, confidence=0.9, spans=())
            for key, stance in targets.items()
        ),
        voice=Voice.OWN,
        voice_confidence=0.9,
        partisanship=answer,
        confidence=confidence,
        abstention=Abstention.LOW_CONFIDENCE if answer is Partisanship.UNCLEAR else None,
        hidden_characters=0,
        model="test",
    )


YES, NO, UNCLEAR = Partisanship.YES, Partisanship.NO, Partisanship.UNCLEAR


class TestEvaluateReadings:
    def test_computes_the_figures_of_a_small_table(self) -> None:
        rows = parse_gold(
            [
                line("yes", {"Sarinah": "support"}),
                line("yes", {"Sarinah": "support"}),
                line("yes", {"Bagaskara": "oppose"}),
                line("no", {"Sarinah": "neutral"}, voice="report"),
                line("no", {}),
                line("unclear", {}),
            ],
            file="gold.jsonl",
            election=CONTEST,
        )
        readings = [
            reading(YES, {"a": Stance.SUPPORT}),
            reading(UNCLEAR, {"a": Stance.OPPOSE}),
            reading(NO, {}),
            reading(YES, {"a": Stance.NEUTRAL}),
            reading(NO, {"b": Stance.NEUTRAL}),
            reading(YES, {}),
        ]

        report = evaluate_readings(rows, readings, draws=20)

        assert report["precision"] == pytest.approx(1 / 2, abs=1e-4)
        assert report["recall"] == pytest.approx(1 / 3, abs=1e-4)
        assert report["false_flags"] == pytest.approx(1 / 2, abs=1e-4)
        assert report["abstention_rate"] == pytest.approx(1 / 5, abs=1e-4)
        yes_f1, no_f1 = 2 * 1 / (3 + 2), 2 * 1 / (2 + 2)
        assert report["indication_macro_f1"] == pytest.approx((yes_f1 + no_f1) / 2, abs=1e-4)
        assert report["target_f1"] == pytest.approx(2 * 3 / (2 * 3 + 1 + 1), abs=1e-4)
        assert report["voice_accuracy"] == pytest.approx(5 / 6, abs=1e-4)
        assert report["counts"]["false_flags"] == 1
        assert set(report["intervals"]) <= set(report)

    def test_counts_an_unclear_stance_as_wrong_and_leaves_it_out_of_what_is_answered(self) -> None:
        rows = parse_gold(
            [line("yes", {"Sarinah": "support"}), line("yes", {"Sarinah": "oppose"})],
            file="gold.jsonl",
            election=CONTEST,
        )
        readings = [reading(YES, {"a": Stance.SUPPORT}), reading(UNCLEAR, {"a": Stance.UNCLEAR})]

        report = evaluate_readings(rows, readings, draws=5)

        assert report["stance_macro_f1"] == pytest.approx(1 / 2, abs=1e-4)
        assert report["stance_macro_f1_answered"] == 1
        assert report["stance_abstention_rate"] == pytest.approx(1 / 2, abs=1e-4)

    def test_gives_an_exact_interval_for_a_rate_of_zero(self) -> None:
        rows = parse_gold([line("no", {})] * 59, file="gold.jsonl", election=CONTEST)

        report = evaluate_readings(rows, [reading(NO, {})] * 59, draws=5)

        assert report["false_flags"] == 0
        assert report["intervals"]["false_flags"][1] == pytest.approx(0.0606, abs=0.001)


class TestParseGold:
    @pytest.mark.parametrize(
        "broken", [b"{", b"[]", b'{"text": "a"}', b'{"text":"a","indication":"maybe"}']
    )
    def test_refuses_a_line_that_is_no_annotated_text(self, broken: bytes) -> None:
        with pytest.raises(UnreadableGoldError, match=r"gold\.jsonl:2"):
            parse_gold([line("no", {}), broken], file="gold.jsonl", election=CONTEST)

    def test_keeps_a_target_that_the_election_does_not_know(self) -> None:
        (row,) = parse_gold([line("yes", {"Orang Lain": "support"})], file="g", election=CONTEST)

        assert row.targets[0].contestant_id is None


class TestChooseRows:
    def test_takes_the_rows_whose_contest_names_every_pair(self) -> None:
        ours, other = "Pilkada: (1) Sarinah, (2) Bagaskara", "Pilkada lain: (1) Sarinah, (2) Orang"
        rows = parse_gold([line("no", {}, ours), line("no", {}, other)], file="g", election=CONTEST)

        chosen, skipped = choose_rows(rows, election=CONTEST, reader=load_text_reader(CONTEST))

        assert [row.contest for row in chosen] == [ours]
        assert skipped == 1

    def test_takes_all_rows_if_no_contest_can_be_matched(self) -> None:
        rows = parse_gold([line("no", {}, "x")] * 2, file="g", election=CONTEST)

        chosen, skipped = choose_rows(rows, election=CONTEST, reader=load_text_reader(CONTEST))

        assert (len(chosen), skipped) == (2, 0)
