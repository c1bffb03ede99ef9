"""The tables of the page, made from a release alone: nothing true but unpublished comes in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netral.reporting.bilingual import Bilingual, count_text
from netral.reporting.transparency import wording
from netral.reporting.transparency.bounds import add_spans
from netral.reporting.transparency.counting import (
    CASES,
    ERASED,
    IN_TIME,
    INVENTED,
    LATE,
    OTHER,
    RECORDS,
    ended_cell,
    open_cell,
    stage_cell,
)
from netral.reporting.transparency.population import PublishedPopulation, Release
from netral.reporting.transparency.share import ShareSpan, share_of
from netral.reporting.transparency.span import NOTHING, CountSpan
from netral.values.standing import OFFICE_OF, Ending, Office, Stage

Value = CountSpan | ShareSpan | Bilingual | None
Spans = Mapping[str, CountSpan]
Columns = tuple[tuple[str, Bilingual], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table."""

    key: str
    words: Bilingual
    values: tuple[Value, ...]
    """One for each column; `None` where there is nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its words."""

    key: str
    columns: Columns
    rows: tuple[Row, ...]

    @property
    def title(self) -> Bilingual:
        """The heading."""
        return wording.TITLES[self.key][0]

    @property
    def lead(self) -> Bilingual:
        """What it is about, in a sentence."""
        return wording.TITLES[self.key][1]


def make_tables(release: Release, *, contestants: Mapping[str, str]) -> list[Table]:
    """Make the tables of a release.

    Args:
        release: What is published.
        contestants: Short names by id, of those that have lines of their own.

    Returns:
        The tables, in the order of the page; one for each population that is there.
    """
    tables: list[Table] = []
    cases, records, invented = (release.find(key) for key in (CASES, RECORDS, INVENTED))
    if cases is not None:
        spans = cases.spans()
        names = {key: Bilingual(name, name) for key, name in contestants.items()}
        names[OTHER] = wording.OTHER
        tables += [
            _stages(spans),
            _outcomes(spans, names),
            _contestants(spans, names),
            _offices(cases),
        ]
    if invented is not None:
        tables.append(_review(invented.spans()))
    if records is not None:
        tables.append(_coverage(records.spans()))
    return tables


def span_text(span: CountSpan) -> Bilingual:
    r"""Write a span for people.

    Args:
        span: The span.

    Returns:
        ``<12`` for a span that begins at none.

    Example:
        >>> span_text(CountSpan(12, 23)).id == "12\N{EN DASH}23"
        True
    """
    high = count_text(span.high + 1)
    if span.low == 0:
        return Bilingual(f"<\N{NO-BREAK SPACE}{high.id}", f"<\N{NO-BREAK SPACE}{high.en}")
    low, high = count_text(span.low), count_text(span.high)
    return Bilingual(f"{low.id}\N{EN DASH}{high.id}", f"{low.en}\N{EN DASH}{high.en}")


def _columns(*keys: str) -> Columns:
    words = {**wording.COLUMNS, **{each.value: wording.ENDINGS[each] for each in Ending}}
    return tuple((key, words[key]) for key in keys)


def _stages(spans: Spans) -> Table:
    rows = []
    for stage in Stage:
        office = OFFICE_OF[stage]
        holder = wording.NO_OFFICE if office is None else wording.OFFICES[office]
        late = None if office is None else spans[stage_cell(stage, is_late=True)]
        values: tuple[Value, ...] = (holder, spans[stage_cell(stage, is_late=False)], late)
        rows.append(Row(key=stage.value, words=wording.STAGES[stage], values=values))
    return Table(key="stages", columns=_columns("office", IN_TIME, LATE), rows=tuple(rows))


def _outcomes(spans: Spans, names: Iterable[str]) -> Table:
    rows = [
        Row(
            key=ending.value,
            words=wording.ENDINGS[ending],
            values=(add_spans(spans[ended_cell(name, ending)] for name in names),),
        )
        for ending in Ending
    ]
    rows.append(Row(key=ERASED, words=wording.ERASED, values=(spans[ERASED],)))
    return Table(key="outcomes", columns=_columns("cases"), rows=tuple(rows))


def _contestants(spans: Spans, names: Mapping[str, Bilingual]) -> Table:
    rows = []
    for key, words in names.items():
        ended = {ending: spans[ended_cell(key, ending)] for ending in Ending}
        values: tuple[Value, ...] = (
            spans[open_cell(key)],
            *ended.values(),
            _share(ended, Ending.NOT_PROVEN, Ending.UNVERIFIED),
            _share(ended, Ending.OVERTURNED),
        )
        rows.append(Row(key=key, words=words, values=values))
    columns = _columns("open", *Ending, "unproven_share", "overturned_share")
    return Table(key="contestants", columns=columns, rows=tuple(rows))


def _share(ended: Mapping[Ending, CountSpan], *wanted: Ending) -> ShareSpan | None:
    part = add_spans(ended[each] for each in wanted)
    return share_of(part, add_spans(s for each, s in ended.items() if each not in wanted))


def _offices(cases: PublishedPopulation) -> Table:
    spans = cases.spans()
    rows = []
    for office in Office:
        in_time, late = (
            add_spans(spans[cell] for cell in cases.sums[f"office.{office.value}.{when}"])
            for when in (IN_TIME, LATE)
        )
        values: tuple[Value, ...] = (in_time, late, share_of(late, in_time))
        rows.append(Row(key=office.value, words=wording.OFFICES[office], values=values))
    columns = _columns(IN_TIME, LATE, "late_share")
    return Table(key="offices", columns=columns, rows=tuple(rows))


def _review(spans: Spans) -> Table:
    rows = [
        Row(key=key, words=words, values=(spans[key], share_of(spans[key], _rest(spans, key))))
        for key, words in wording.INVENTED.items()
    ]
    columns = (("answers", wording.COLUMNS["answers"]), ("share", wording.COLUMNS["share"]))
    return Table(key="review", columns=columns, rows=tuple(rows))


def _rest(spans: Spans, key: str) -> CountSpan:
    return sum((span for other, span in spans.items() if other != key), NOTHING)


def _coverage(spans: Spans) -> Table:
    rows = [
        Row(key=key, words=words, values=(spans[key],)) for key, words in wording.RECORDS.items()
    ]
    return Table(key="coverage", columns=_columns("records"), rows=tuple(rows))
