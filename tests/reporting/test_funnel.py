"""Tests of the funnel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.reporting.funnel import draw_funnel
from tests.reporting.builders import counts


class TestDrawFunnel:
    def test_shows_every_count_once(self) -> None:
        funnel = draw_funnel(counts(), width=800.0)

        assert {row.key: row.number for row in funnel.rows} == {
            "read": 100,
            "undeclared": 40,
            "not_valid": 3,
            "outside_window": 15,
            "quarantined": 2,
            "screened": 40,
            "nothing": 38,
            "unclear": 1,
            "indication_acts": 1,
        }

    def test_keeps_a_small_number_visible(self) -> None:
        made = counts(read=1_000_099, undeclared=1_000_039)

        bars = {row.key: row.width for row in draw_funnel(made, width=800.0).rows}

        assert bars["quarantined"] >= 1.0

    def test_draws_no_bar_for_zero(self) -> None:
        made = counts(not_valid=0, undeclared=43)

        bars = {row.key: row.width for row in draw_funnel(made, width=800.0).rows}

        assert bars["not_valid"] == 0.0

    def test_can_draw_a_run_that_read_nothing(self) -> None:
        nothing = counts(
            read=0,
            undeclared=0,
            not_valid=0,
            outside_window=0,
            quarantined={},
            screened=0,
            indication_acts=0,
            indications=0,
            unclear=0,
            nothing=0,
        )

        assert all(row.width == 0.0 for row in draw_funnel(nothing, width=800.0).rows)

    @given(st.lists(st.integers(0, 10**7), min_size=7, max_size=7))
    def test_stays_inside_the_picture(self, numbers: list[int]) -> None:
        undeclared, not_valid, outside, quarantined, found, unclear, nothing = numbers
        screened = found + unclear + nothing
        made = counts(
            read=undeclared + not_valid + outside + quarantined + screened,
            undeclared=undeclared,
            not_valid=not_valid,
            outside_window=outside,
            quarantined={"missing-time": quarantined},
            screened=screened,
            indication_acts=found,
            indications=found,
            unclear=unclear,
            nothing=nothing,
        )

        for row in draw_funnel(made, width=800.0).rows:
            assert -0.001 <= row.x <= row.x + row.width <= 800.001

    def test_says_shares_with_the_sign_of_each_language(self) -> None:
        row = draw_funnel(counts(), width=800.0).rows[2]

        assert row.share == pytest.approx(0.03)
        assert row.share_text.id == "3,0 %"
        assert row.share_text.en == "3.0%"
