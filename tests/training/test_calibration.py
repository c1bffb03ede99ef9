"""Tests of the tables of confidence: they rise, end short of certainty, and mean what they say."""

import numpy as np

from netral.language.calibration import build_table
from training.calibration import _fit_logistic


def draw_points(*, seed: int) -> list[tuple[float, float]]:
    generator = np.random.default_rng(seed)
    scores = generator.normal(0.0, 3.0, 4000)
    right = generator.random(4000) < 1 / (1 + np.exp(-scores))
    return [(float(score), float(answer)) for score, answer in zip(scores, right, strict=True)]


class TestFitLogistic:
    def test_finds_the_share_that_the_points_were_drawn_with(self) -> None:
        table = build_table(_fit_logistic(draw_points(seed=1)))

        for score in (-2.0, -0.5, 0.0, 1.0, 2.5):
            assert abs(table.find_share(score) - 1 / (1 + np.exp(-score))) < 0.04

    def test_rises_and_stays_away_from_certainty(self) -> None:
        shares = [share for _, share in _fit_logistic(draw_points(seed=2))]

        assert shares == sorted(shares)
        assert shares[0] == 0.02
        assert shares[-1] == 0.98
