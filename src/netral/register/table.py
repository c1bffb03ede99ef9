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
from netral.register.header import Column, Layout, find_columns, find_layout, find_missing
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


def iter_tables(path: Path) -> Iterator[Table]:
    """Iterate over the tables of a file that are a register or declared accounts.

    Each table must be read to its end before the next one is asked for.

    Args:
        path: An xlsx workbook or a delimited text file.

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
    for label, raw_rows in _iter_raw(path):
        for _, cells in islice(raw_rows, HEADER_ROWS):
            if isinstance(cells, BrokenRowError):
                continue
            layout = find_layout(cells)
            if layout is not None:
                found_any = True
                yield Table(label=label, layout=layout, rows=_iter_selected(raw_rows, layout))
                break
            if any(cells):
                heads.append(cells)
    if not found_any:
        raise _describe_unknown(path, heads)


def _describe_unknown(path: Path, heads: Sequence[Sequence[object]]) -> RegisterError:
    if not heads:
        return EmptyFileError(path.name)
    closest = max(heads, key=lambda cells: len(find_columns(cells)))
    found = find_columns(closest)
    known = tuple(column.value for column in found)
    return UnknownLayoutError(path.name, known, len(closest) - len(known), find_missing(found))


def _iter_raw(path: Path) -> Iterator[tuple[str, Iterator[RawRow]]]:
    if is_spreadsheet(path):
        for sheet in iter_sheets(path):
            yield f"{path}[{sheet.name}]" if sheet.is_one_of_many else str(path), sheet.rows
    else:
        yield str(path), iter_delimited(path)


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
