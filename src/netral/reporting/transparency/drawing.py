"""A table's counts as bars: dark up to what is certain, light up to what is possible."""

from dataclasses import dataclass

from netral.reporting.transparency.span import CountSpan
from netral.reporting.transparency.table import Table, span_text

_LEAST = 0.6
"""Per cent of the width that a bar has at least, so that it can be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar, in per cent of the width."""

    words: str
    value: str
    sure: float
    possible: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BarGroup:
    """The bars of one row."""

    words: str
    bars: tuple[Bar, ...]


def draw_bars(table: Table, *, language: str) -> list[BarGroup]:
    """Draw the counts of a table.

    Args:
        table: The table.
        language: ``id`` or ``en``.

    Returns:
        One group of bars for each row.
    """
    side = language == "en"
    spans = [each for row in table.rows for each in row.values if isinstance(each, CountSpan)]
    most = max((span.high for span in spans), default=0) or 1
    groups = []
    for row in table.rows:
        bars = [
            Bar(
                words=words[side],
                value=span_text(value)[side],
                sure=round(100 * value.low / most, 2),
                possible=round(max(_LEAST, 100 * value.high / most), 2),
            )
            for (_, words), value in zip(table.columns, row.values, strict=True)
            if isinstance(value, CountSpan)
        ]
        groups.append(BarGroup(words=row.words[side], bars=tuple(bars)))
    return groups
