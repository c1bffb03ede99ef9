"""A published count: a span of twelve possible values, never the count itself."""

from dataclasses import dataclass

STEP = 12
"""Values in a span. The highest lies 11 above the lowest, the smallest gap that R14 allows."""


@dataclass(frozen=True, slots=True)
class CountSpan:
    """The possible values of a count, both ends included."""

    low: int
    high: int

    @property
    def gap(self) -> int:
        """How far the highest possible value lies above the lowest."""
        return self.high - self.low

    def __str__(self) -> str:
        """Write the span as a table shows it."""
        return f"{self.low}-{self.high}"


def coarsen(count: int) -> CountSpan:
    """Give the span in which a count lies; the same for all counts of a span.

    Example:
        >>> str(coarsen(0)), str(coarsen(11)), str(coarsen(12))
        ('0-11', '0-11', '12-23')
    """
    low = count - count % STEP
    return CountSpan(low, low + STEP - 1)
