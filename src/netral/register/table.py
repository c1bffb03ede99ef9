"""Opens a file as tables of the needed columns; all other columns are dropped on the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from netral.register.delimited import HEADER_ROWS, BrokenRowError, iter_delimited
from netral.register.errors import (
    EmptyFileError,
    MissingFileError,
    RegisterError,
    UnknownLayoutError,
)
from netral.register.fault import Fault, error
from netral.register.header import (
    NOT_NAMED,
    Column,
    Layout,
    Named,
    TableKind,
    find_columns,
    find_layout,
    find_missing,
)
from netral.register.spreadsheet import is_spreadsheet, iter_sheets

RawRow = tuple[int, Sequence[object] | BrokenRowError]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The needed cells of one row, or what is wrong with the row as a whole."""

    number: int
    """As a spreadsheet shows it."""
    cells: Mapping[Column, object]
    fault: Fault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A recognised table; its rows can be read once."""

    label: str
    """The file as the user named it, with the sheet if it has several."""
    layout: Layout
    rows: Iterator[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead:
    """The header of a table, or the row that comes closest to one; no row below it."""

    label: str
    """The sheet, if the file has several; else empty."""
    row: int
    titles: tuple[str, ...]
    columns: Mapping[str, Column]
    """What is read, by the title that the file gives it."""
    kind: TableKind | None
    """`None` if it is neither a register nor declared accounts."""
    missing: tuple[str, ...]


def iter_tables(path: Path, named: Named = NOT_NAMED) -> Iterator[Table]:
    """Iterate over the tables of a file that are a register or declared accounts.

    Each table must be read to its end before the next one is asked for.

    Args:
        path: An xlsx workbook or a delimited text file.
        named: What a person says that columns are.

    Yields:
        One table of a text file; one for each such sheet of a workbook.

    Raises:
        MissingFileError: If there is no such file.
        UnknownLayoutError: If no header is recognised.
        EmptyFileError: If there is nothing in the file.
        UnreadableFileError: If it cannot be read at all.
        UnsafeZipError: If a workbook is built to do harm.
        DamagedZipError: If a workbook is damaged.
    """
    if not path.is_file():
        raise MissingFileError(path.name)
    heads: list[Sequence[object]] = []
    found_any = False
    for label, raw_rows in _iter_raw(path, named):
        for _, cells in islice(raw_rows, HEADER_ROWS):
            if isinstance(cells, BrokenRowError):
                continue
            layout = find_layout(cells, named)
            if layout is not None:
                found_any = True
                yield Table(label=label, layout=layout, rows=_iter_selected(raw_rows, layout))
                break
            if any(cells):
                heads.append(cells)
    if not found_any:
        raise _describe_unknown(path, heads, named)


def read_heads(path: Path, named: Named = NOT_NAMED) -> list[TableHead]:
    """Read the headers of a file's tables, so that a person can say what columns are.

    Only titles are told. Where no row is a header, the one that comes closest is taken
    for it: what it holds may be a person's data, so show it to nobody but whoever gave
    the file.

    Args:
        path: An xlsx workbook or a delimited text file.
        named: What a person has said that columns are.

    Returns:
        One head for each sheet with content, or for the text file.

    Raises:
        RegisterError: As `iter_tables`, but for an unknown layout.
    """
    if not path.is_file():
        raise MissingFileError(path.name)
    found = []
    for label, raw_rows in _iter_raw(path, named):
        tops = [
            (number, cells)
            for number, cells in islice(raw_rows, HEADER_ROWS)
            if not isinstance(cells, BrokenRowError) and any(cells)
        ]
        if tops:
            found.append(_find_head(label.removeprefix(str(path)).strip("[]"), tops, named))
    if not found:
        raise EmptyFileError(path.name)
    return found


def _find_head(label: str, tops: Sequence[tuple[int, Sequence[object]]], named: Named) -> TableHead:
    number, cells = max(
        tops,
        key=lambda top: (
            find_layout(top[1], named) is not None,
            len(find_columns(top[1], named)),
            sum(isinstance(cell, str) and cell != "" for cell in top[1]),
            -top[0],
        ),
    )
    positions, layout = find_columns(cells, named), find_layout(cells, named)
    titles = [str(cell).strip() for cell in cells]
    return TableHead(
        label=label,
        row=number,
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        columns={titles[at]: column for column, at in positions.items()},
        kind=None if layout is None else layout.kind,
        missing=() if layout is not None else find_missing(positions),
    )


def _describe_unknown(path: Path, heads: Sequence[Sequence[object]], named: Named) -> RegisterError:
    if not heads:
        return EmptyFileError(path.name)
    closest = max(heads, key=lambda cells: len(find_columns(cells, named)))
    found = find_columns(closest, named)
    known = tuple(column.value for column in found)
    return UnknownLayoutError(path.name, known, len(closest) - len(known), find_missing(found))


def _iter_raw(path: Path, named: Named) -> Iterator[tuple[str, Iterator[RawRow]]]:
    if is_spreadsheet(path):
        for sheet in iter_sheets(path):
            yield f"{path}[{sheet.name}]" if sheet.is_one_of_many else str(path), sheet.rows
    else:
        yield str(path), iter_delimited(path, named)


def _iter_selected(raw_rows: Iterator[RawRow], layout: Layout) -> Iterator[Row]:
    columns = tuple(layout.positions.items())
    last = max(layout.positions.values())
    for number, cells in raw_rows:
        if isinstance(cells, BrokenRowError):
            yield Row(number=number, cells={}, fault=_QUOTES)
        elif any(cells[layout.width :]):
            yield Row(number=number, cells={}, fault=_SHIFTED)
        elif any(cells):
            full = cells if len(cells) > last else [*cells, *[""] * (last + 1 - len(cells))]
            selected = {column: full[at] for column, at in columns}
            yield Row(number=number, cells=selected)


_QUOTES = error(
    "",
    "Quotation marks in this row do not match.",
    'Write a quotation mark inside a text twice (""), or export the file again.',
)
_SHIFTED = error(
    "",
    "The row has more cells than the header, so its cells may stand under wrong headers.",
    "Put quotation marks around texts that hold the separator, or export the file again.",
)
