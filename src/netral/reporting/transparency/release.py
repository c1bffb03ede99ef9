"""One day's release: tables in spans, and no table that would narrow another's cells.

A table splits all cases into rows. Two tables of one day have the same sum, which is not
published and yet ties them: if one says that there are at most 11 cases, the other's
rows cannot be larger. So each table is held against those before it, and withheld if
any row of any table could be known more exactly than its span says.

Totals are not published either; a reader who adds the spans gets the truth about them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netral.reporting.bilingual import Bilingual
from netral.reporting.transparency.bounds import find_bounds
from netral.reporting.transparency.span import STEP, CountSpan, coarsen


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueRow:
    """A row with its true count; never leaves the house."""

    key: str
    words: Bilingual
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueTable:
    """A table that splits all cases of the day; every case is in exactly one row."""

    name: str
    title: Bilingual
    rows: tuple[TrueRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRow:
    """A row as the public sees it."""

    key: str
    words: Bilingual
    span: CountSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable:
    """A table as the public sees it."""

    name: str
    title: Bilingual
    rows: tuple[PublishedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What is published of one day."""

    day: date
    tables: tuple[PublishedTable, ...]
    withheld: tuple[str, ...]
    """Names of tables that would have said too much today."""


def publish_release(tables: Sequence[TrueTable], *, day: date) -> Release:
    """Publish the tables of a day.

    Args:
        tables: The most important first: a later one gives way.
        day: The local day.

    Returns:
        The release. It follows from the spans alone: nothing of earlier releases and
        nothing finer than a span decides what is shown.

    Raises:
        ValueError: If two tables do not count the same cases.
    """
    totals = {sum(row.count for row in table.rows) for table in tables}
    if len(totals) > 1:
        raise ValueError(sorted(totals))
    shown: list[PublishedTable] = []
    withheld = []
    for table in tables:
        candidate = _coarsen(table)
        if _is_safe([*shown, candidate]):
            shown.append(candidate)
        else:
            withheld.append(table.name)
    return Release(day=day, tables=tuple(shown), withheld=tuple(withheld))


def _coarsen(table: TrueTable) -> PublishedTable:
    return PublishedTable(
        name=table.name,
        title=table.title,
        rows=tuple(
            PublishedRow(key=row.key, words=row.words, span=coarsen(row.count))
            for row in table.rows
        ),
    )


def _is_safe(tables: Sequence[PublishedTable]) -> bool:
    spans = [[row.span for row in table.rows] for table in tables]
    return all(bound.gap >= STEP - 1 for bounds in find_bounds(spans) for bound in bounds)
