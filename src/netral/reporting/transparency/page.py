"""The release as static pages and CSV files; they load nothing and hold no script."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from netral.reporting.bilingual import Bilingual, count_text
from netral.reporting.moment import date_text
from netral.reporting.transparency import wording
from netral.reporting.transparency.drawing import draw_bars
from netral.reporting.transparency.ledger import LEDGER_FILE, spell_ledger
from netral.reporting.transparency.method import FigureTable, Method
from netral.reporting.transparency.population import PublishedPopulation, Release
from netral.reporting.transparency.share import ShareSpan
from netral.reporting.transparency.span import STEP, CountSpan
from netral.reporting.transparency.table import Table, Value, make_tables, span_text
from netral.reporting.wording import NOT_LOOKED_AT
from netral.reporting.writing import RunFolder
from netral.values.csv_writing import write_csv_text

PAGES: Mapping[str, str] = {"id": "index.html", "en": "en.html"}
"""File names by language; Indonesian comes first."""


def render_release(
    release: Release,
    *,
    language: str,
    title: Bilingual,
    contestants: Mapping[str, str],
    method: Method,
) -> str:
    """Render the page of a release in one language.

    Args:
        release: What is published; the page holds no other count.
        language: ``id`` or ``en``.
        title: The name of the election.
        contestants: Short names by id, of those that have lines of their own.
        method: Rules, model, thresholds, files.

    Returns:
        A page without scripts, and without styles or pictures from elsewhere.
    """
    style = _read("transparency.css")

    def say(text: Bilingual) -> str:
        return text[language == "en"]

    def value(cell: Value) -> str:
        return say(value_text(cell))

    tables = make_tables(release, contestants=contestants)
    return (
        _environment()
        .get_template("transparency.html.j2")
        .render(
            language=language,
            other="en" if language == "id" else "id",
            pages=PAGES,
            say=say,
            value=value,
            words=wording.PAGE,
            title=title,
            day=release.day,
            day_text=date_text(release.day),
            tables=[(table, draw_bars(table, language=language)) for table in tables],
            totals=_list_totals(release),
            wide=_list_wide(release),
            unseen=NOT_LOOKED_AT,
            method=method,
            ledger=LEDGER_FILE,
            style=style,
            policy=_policy(style),
        )
    )


def write_release(
    releases: Sequence[Release],
    folder: Path,
    *,
    title: Bilingual,
    contestants: Mapping[str, str],
    method: Method,
) -> list[Path]:
    """Write the pages, a CSV beside each table and the ledger; all of them, or none.

    Args:
        releases: All releases; the pages show the last.
        folder: Made if it is not there; any web server may give it out as it is.
        title: The name of the election.
        contestants: Short names by id.
        method: Rules, model, thresholds, files.

    Returns:
        The files written.

    Raises:
        OutputExistsError: If the folder is a file.
        OutputUnwritableError: If the disk refuses; nothing is left half-written.
    """
    release = releases[-1]
    contents = {
        name: render_release(
            release, language=language, title=title, contestants=contestants, method=method
        ).encode()
        for language, name in PAGES.items()
    }
    for table in make_tables(release, contestants=contestants):
        contents[f"{table.key}.csv"] = write_table_csv(table).encode()
    for figures in method.figures:
        contents[f"{figures.key}.csv"] = write_figures_csv(figures).encode()
    contents[LEDGER_FILE] = spell_ledger(releases)
    with RunFolder(folder) as outputs:
        for name, content in contents.items():
            outputs.open_file(name).write(content)
    for name in contents:
        (folder / name).chmod(0o644)
    return [folder / name for name in contents]


def write_table_csv(table: Table) -> str:
    """Write a table as CSV, in both languages, with both ends of each span.

    Args:
        table: The table.

    Returns:
        The text of the file.
    """
    header = ["key", "id", "en"]
    for number, (key, _) in enumerate(table.columns):
        is_text = any(isinstance(row.values[number], Bilingual) for row in table.rows)
        header += [f"{key}_id", f"{key}_en"] if is_text else [f"{key}_at_least", f"{key}_at_most"]
    rows = [
        [row.key, *row.words, *(each for value in row.values for each in _csv_cells(value))]
        for row in table.rows
    ]
    return write_csv_text(header, rows)


def write_figures_csv(table: FigureTable) -> str:
    """Write figures about the model as CSV, in both languages.

    Args:
        table: The figures.

    Returns:
        The text of the file.
    """
    header = ["key", "id", "en", *(name for names, _ in table.columns for name in names)]
    rows = [
        [row.key, *row.words, *(cell for cells, _ in row.cells for cell in cells)]
        for row in table.rows
    ]
    return write_csv_text(header, rows)


def value_text(value: Value) -> Bilingual:
    """Write a cell for people.

    Args:
        value: The cell.

    Returns:
        The text, in both languages.
    """
    match value:
        case CountSpan():
            return span_text(value)
        case ShareSpan(low, high):
            text = f"{low}\N{EN DASH}{high}\N{NO-BREAK SPACE}%"
            return Bilingual(text, text)
        case Bilingual():
            return value
        case None:
            return Bilingual("\N{EN DASH}", "\N{EN DASH}")


def _csv_cells(value: Value) -> tuple[object, object]:
    match value:
        case CountSpan(low, high) | ShareSpan(low, high):
            return low, high
        case Bilingual():
            return value.id, value.en
        case None:
            return "", ""


def _list_totals(release: Release) -> list[tuple[Bilingual, Bilingual, Bilingual]]:
    return [
        (wording.PAGE[f"total_{each.key}"], *_total_text(each))
        for each in release.populations
        if each.total is not None
    ]


def _total_text(population: PublishedPopulation) -> tuple[Bilingual, Bilingual]:
    nothing = Bilingual("", "")
    if population.total_date is None:
        return wording.PAGE["total_none" if population.total_waits else "total_small"], nothing
    total = count_text(population.total or 0)
    if population.tells_total:
        return total, wording.PAGE["total_exact"]
    since = wording.PAGE["total_waits" if population.total_waits else "total_since"]
    return total, since.fill(day=date_text(population.total_date))


def _list_wide(release: Release) -> list[Bilingual]:
    return [
        wording.PAGE["wide"].fill(name=wording.PAGE[f"name_{each.key}"], step=count_text(each.step))
        for each in release.populations
        if each.step > STEP
    ]


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _read(name: str) -> str:
    return (files("netral.reporting.transparency") / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    settings: dict[str, Any] = {"trim_blocks": True, "lstrip_blocks": True}
    return Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, **settings
    )
