"""Walks through CSV files of any usual separator, encoding and quoting."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from netral.intake.errors import EmptySourceError, UnfitRecordError, UnreadableSourceError
from netral.intake.key_list import count_usual_names
from netral.intake.plain.layout import find_layout
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.reason import Reason, refuse
from netral.intake.text_encoding import ASSUMED, find_encoding, read_head

SEPARATORS = (",", ";", "\t", "|")
_BEYOND_ONE = "lines {first} to {last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvShape:
    """How a CSV file is written, and what its header says."""

    encoding: str
    separator: str
    header: tuple[str, ...]
    header_row: int


def iter_csv_records(
    path: Path, shape: CsvShape
) -> Iterator[tuple[int, list[str] | UnfitRecordError]]:
    """Iterate over the rows below the header.

    Args:
        path: The file.
        shape: How it is written.

    Yields:
        Number of each row as a spreadsheet shows it, and its cells, as many as the
        header has, or why they cannot be read. Empty rows are passed over.
    """
    width = len(shape.header)
    with open_text(path, shape.encoding) as file:
        for number, row in enumerate(iter_csv_rows(file, shape.separator), 1):
            if number <= shape.header_row or row == []:
                continue
            if not isinstance(row, UnfitRecordError) and len(row) != width:
                place = f"{len(row)} cells, the header has {width}"
                yield number, refuse(Reason.WRONG_CELL_COUNT, place)
            else:
                yield number, row


def read_csv_shape(path: Path, *, mapping: ColumnMapping | None = None) -> CsvShape | None:
    """Read how a CSV file is written and what its header says.

    The separator is the one by which most cells of the header are known columns;
    where none is known, the one that gives most cells.

    Args:
        path: The file.
        mapping: A mapping file's columns are known columns too.

    Returns:
        The shape, or ``None`` if the file is no text.

    Raises:
        EmptySourceError: If the file is empty.
        UnreadableSourceError: If it cannot be opened.
    """
    head = read_head(path)
    if not head.strip():
        raise EmptySourceError(path.name, "it has no content")
    encoding = find_encoding(head)
    if encoding is None:
        return None
    header_row = mapping.header_row if mapping is not None else 1
    text = head.decode(encoding, errors="replace")
    candidates = []
    for separator in SEPARATORS:
        rows = list(iter_csv_rows(io.StringIO(text, newline=""), separator, limit=header_row))
        row = rows[-1] if len(rows) == header_row else None
        if isinstance(row, list) and row:
            header = tuple(cell.strip() for cell in row)
            candidates.append((_count_known(header, mapping), len(header), separator, header))
    if not candidates:
        return None
    _, _, separator, header = max(candidates, key=lambda candidate: candidate[:2])
    return CsvShape(encoding=encoding, separator=separator, header=header, header_row=header_row)


def _count_known(header: tuple[str, ...], mapping: ColumnMapping | None) -> int:
    if mapping is not None:
        theirs = set(mapping.columns.values())
        return sum(1 for name in header if name in theirs)
    layout = find_layout(header, None)
    return len(layout.columns) if layout is not None else count_usual_names(header)


@contextmanager
def open_text(path: Path, encoding: str) -> Iterator[io.TextIOWrapper]:
    """Open a text file so that a wrong byte damages its own row only.

    Raises:
        UnreadableSourceError: If it cannot be opened.
    """
    errors = "replace" if encoding.startswith(("utf-16", ASSUMED)) else "surrogateescape"
    try:
        file = path.open(encoding=encoding, errors=errors, newline="")
    except OSError as error:
        raise UnreadableSourceError(path.name, error.strerror or "it cannot be opened") from error
    with file:
        yield file


def iter_csv_rows(
    file: io.TextIOBase, separator: str, *, limit: int | None = None
) -> Iterator[list[str] | UnfitRecordError]:
    """Iterate over the rows of a CSV text; a row whose quotes do not match is a refusal.

    The lines that such a row swallowed are left out as a whole and not read as rows:
    they may be the inside of somebody's text.

    Args:
        file: Opened with ``newline=""``.
        separator: The separator.
        limit: Stop after so many rows.

    Yields:
        The cells of each row, or the refusal.
    """
    reader = csv.reader(file, delimiter=separator, strict=True)
    count = 0
    while limit is None or count < limit:
        first = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            place = _BEYOND_ONE.format(first=first, last=reader.line_num)
            yield refuse(Reason.BROKEN_QUOTES, place)
        else:
            yield row
        count += 1


def require_decodable(row: list[str], encoding: str) -> None:
    """Do nothing, or refuse a row that holds bytes which are no text in its encoding.

    Raises:
        UnfitRecordError: If it does.
    """
    wrong = "\ufffd" if encoding.startswith(("utf-16", ASSUMED)) else None
    for cell in row:
        if wrong is not None:
            if wrong in cell:
                raise refuse(Reason.UNDECODABLE_TEXT)
        elif not cell.isascii() and any("\udc80" <= sign <= "\udcff" for sign in cell):
            raise refuse(Reason.UNDECODABLE_TEXT)
