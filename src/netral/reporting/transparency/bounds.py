"""What can be known of each cell, from all tables of one day that split the same cases."""

from collections.abc import Sequence

from netral.reporting.transparency.span import CountSpan


def find_bounds(tables: Sequence[Sequence[CountSpan]]) -> list[list[CountSpan]]:
    """Find the exact bounds of every cell.

    The tables are tied by nothing but their equal sums. So the sum lies where all tables
    allow it, and a cell where its span, the sum and the spans of its neighbours allow it;
    every whole number in between is possible.

    Args:
        tables: The published spans, a list for each table.

    Returns:
        The bounds, in the shape of the tables.

    Raises:
        ValueError: If no numbers fit all spans.

    Example:
        >>> from netral.reporting.transparency.span import CountSpan as S
        >>> find_bounds([[S(0, 11), S(0, 11)], [S(12, 23)]])[0][0]
        CountSpan(low=1, high=11)
    """
    if not tables:
        return []
    lowest = max(sum(span.low for span in table) for table in tables)
    highest = min(sum(span.high for span in table) for table in tables)
    if lowest > highest:
        raise ValueError((lowest, highest))
    found = []
    for table in tables:
        low_sum = sum(span.low for span in table)
        high_sum = sum(span.high for span in table)
        found.append(
            [
                CountSpan(
                    max(span.low, lowest - (high_sum - span.high)),
                    min(span.high, highest - (low_sum - span.low)),
                )
                for span in table
            ]
        )
    return found
