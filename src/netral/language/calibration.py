"""From scores to probabilities that mean what they say: tables fitted on held-out texts."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_DECIMALS = 3
"""Confidences are given to a thousandth: finer than that no table is known."""


@dataclass(frozen=True, slots=True)
class CalibrationTable:
    """A rising line through measured points: score to how often such an answer is right."""

    scores: tuple[float, ...]
    shares: tuple[float, ...]

    def find_share(self, score: float) -> float:
        """Find the share of right answers at a score, between the nearest two points.

        Args:
            score: A score of the model.

        Returns:
            A probability, rounded so that every machine gives the same.

        Example:
            >>> CalibrationTable((0.0, 1.0), (0.5, 0.9)).find_share(0.5)
            0.7
        """
        if score <= self.scores[0]:
            return self.shares[0]
        if score >= self.scores[-1]:
            return self.shares[-1]
        right = bisect_right(self.scores, score)
        low, high = self.scores[right - 1], self.scores[right]
        part = (score - low) / (high - low) if high > low else 0.0
        left = self.shares[right - 1]
        return round(left + part * (self.shares[right] - left), _DECIMALS)


def build_table(points: Sequence[Sequence[float]]) -> CalibrationTable:
    """Build a table from pairs of score and share, in the order of scores."""
    return CalibrationTable(
        tuple(float(point[0]) for point in points),
        tuple(round(float(point[1]), _DECIMALS) for point in points),
    )
