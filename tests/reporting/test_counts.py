"""Tests of the counts of a run."""

import pytest

from netral.reporting.counts import verify_counts
from netral.reporting.errors import CountsDoNotCloseError
from tests.reporting.builders import counts


class TestVerifyCounts:
    def test_accepts_counts_that_close(self) -> None:
        verify_counts(counts())

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            pytest.param(
                {"read": 101},
                "read is 101, but dropped at the gate (43) + outside the window (15) "
                "+ quarantined (2) + screened (40) add up to 100.",
                id="a record was lost",
            ),
            pytest.param(
                {"quarantined": {}},
                "read is 100, but dropped at the gate (43) + outside the window (15) "
                "+ quarantined (0) + screened (40) add up to 98.",
                id="a rejected record was not counted",
            ),
            pytest.param(
                {"nothing": 37},
                "screened is 40, but acts with an indication (1) + unclear (1) "
                "+ nothing (37) add up to 39.",
                id="an act without a result",
            ),
            pytest.param(
                {"nothing_because": {"no_contestant": 37}},
                "nothing is 38, but no_contestant (37) add up to 37.",
                id="a nothing without a reason",
            ),
            pytest.param(
                {"nothing_repeated": 39},
                "nothing, repeated is 39, but nothing add up to 38.",
                id="more repeated than there are",
            ),
            pytest.param(
                {"undeclared": -1, "not_valid": 44},
                "undeclared is -1, but no records add up to 0.",
                id="a negative count",
            ),
            pytest.param(
                {"indications": 0},
                "indications is 0, but acts that carry at least one add up to 1.",
                id="an act with an indication but no indication",
            ),
            pytest.param(
                {"indication_acts": 0, "nothing": 39},
                "indications is 1, but acts that carry at least one add up to 0.",
                id="an indication without an act",
            ),
        ],
    )
    def test_refuses_counts_that_do_not_close(
        self, change: dict[str, object], sentence: str
    ) -> None:
        with pytest.raises(CountsDoNotCloseError) as caught:
            verify_counts(counts(**change))

        assert caught.value.problem == f"The counts do not close: {sentence}"
        assert "Nothing was written" in caught.value.remedy
