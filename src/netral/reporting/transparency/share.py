"""Shares that say no more than the spans they are taken from."""

from dataclasses import dataclass

from netral.reporting.transparency.span import CountSpan

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class ShareSpan:
    """Between which whole percentages a share lies."""

    low_percent: int
    high_percent: int

    def __str__(self) -> str:
        """Write the span as a table shows it."""
        return f"{self.low_percent}-{self.high_percent} %"


def share_of(part: CountSpan, rest: CountSpan) -> ShareSpan | None:
    """Find between which percentages a part of a whole lies, rounded outwards.

    It is computed from published spans alone, so it can tell nothing that they do not.

    Args:
        part: The counts in question.
        rest: All others of the whole.

    Returns:
        The share; `None` if the whole may be empty.

    Example:
        >>> str(share_of(CountSpan(12, 23), CountSpan(60, 71)))
        '14-28 %'
    """
    if part.low + rest.low == 0:
        return None
    most = part.high + rest.low
    low = _WHOLE * part.low // (part.low + rest.high)
    return ShareSpan(low, -(-_WHOLE * part.high // most))
