"""Tests of the agreement of two annotations: what the file tells, and no more."""

from typing import Any

import pytest

from training.agreement import measure_agreement


def row(indication: str, *stances: str, agreed: bool = True, voice: str = "own") -> dict[str, Any]:
    targets = [{"who": f"contestant {place}", "stance": each} for place, each in enumerate(stances)]
    return {"indication": indication, "targets": targets, "voice": voice, "agreed": agreed}


class TestMeasureAgreement:
    def test_is_full_where_nothing_differs(self) -> None:
        rows = [row("yes", "support"), row("yes", "oppose"), row("no", "neutral")]

        measured = measure_agreement(rows)

        assert measured["indications_differ"] == measured["stances_differ"] == 0
        assert measured["indication_f1_least"] == measured["target_f1_most"] == 1
        assert measured["stance_f1_least"] == measured["stance_f1_most"] == 1

    def test_gives_the_least_and_the_most_that_fits(self) -> None:
        alike = [row("yes", "support")] * 10 + [row("yes", "oppose")] * 10
        rows = [*alike, row("no", "neutral"), row("yes", "unclear", agreed=False)]

        measured = measure_agreement(rows)

        # One stance differs: between the two large classes, or with the small one.
        assert measured["stance_f1_most"] == pytest.approx((20 / 21 + 20 / 21 + 1) / 3)
        assert measured["stance_f1_least"] == pytest.approx((20 / 21 + 1 + 2 / 3) / 3)

    def test_counts_an_indication_that_both_found_unclear_as_agreed(self) -> None:
        rows = [row("yes"), row("no"), row("unclear"), row("unclear", agreed=False)]

        measured = measure_agreement(rows)

        assert measured["indications_differ"] == 1
        assert measured["indication_f1_least"] == pytest.approx(2 / 3)

    def test_counts_rows_that_differ_only_in_whom_they_name(self) -> None:
        rows = [row("yes", "support"), row("no", agreed=False), row("unclear", agreed=False)]

        measured = measure_agreement(rows)

        assert measured["rows_named_once"] == 1
        assert measured["target_f1_most"] == pytest.approx(2 / 3)

    def test_takes_the_agreement_on_the_voice_from_its_kappa(self) -> None:
        rows = [row("yes"), row("no", voice="report")]

        assert measure_agreement(rows)["voice_agreement"] == pytest.approx(0.86 + 0.14 / 2)
