"""A published count: a span of possible values, never the count itself."""

from dataclasses import dataclass

STEP = 12
"""Values in the narrowest span. The highest lies 11 above the lowest, the gap of R14."""
LEAST_GAP = STEP - 1


@dataclass(frozen=True, slots=True)
class CountSpan:
    """The possible values of a count, both ends included."""

    low: int
    high: int

    @property
    def gap(self) -> int:
        """How far the highest possible value lies above the lowest."""
        return self.high - self.low

    def __add__(self, other: "CountSpan") -> "CountSpan":
        """Give the span of the sum of two counts."""
        return CountSpan(self.low + other.low, self.high + other.high)

    def __str__(self) -> str:
        """Write the span as a table shows it."""
        return f"{self.low}-{self.high}"


NOTHING = CountSpan(0, 0)


def coarsen(count: int, *, step: int = STEP) -> CountSpan:
    """Give the span in which a count lies; the same for all counts of a span.

    Args:
        count: The true count.
        step: How many values the span holds.

    Returns:
        The span; it starts at a multiple of the step.

    Example:
        >>> str(coarsen(0)), str(coarsen(11)), str(coarsen(12)), str(coarsen(30, step=24))
        ('0-11', '0-11', '12-23', '24-47')
    """
    low = count - count % step
    return CountSpan(low, low + step - 1)
