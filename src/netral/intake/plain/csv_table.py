"""The plain acts table as CSV: any usual separator, encoding and quoting."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from netral.errors import NetralError
from netral.intake.door import Door
from netral.intake.errors import (
    EmptySourceError,
    UnfitRecordError,
    UnreadableSourceError,
)
from netral.intake.key_list import count_usual_names
from netral.intake.plain.column import ACCOUNT_COLUMNS, TIME_COLUMNS
from netral.intake.plain.layout import TableLayout, find_layout, refuse_layout
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.row import PlainTable, act_from_row, read_account, read_occurred
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import read_source_file
from netral.intake.text_encoding import ASSUMED, find_encoding, read_head
from netral.values.provenance import Grade

SEPARATORS = (",", ";", "\t", "|")
_COUNT_UP_TO_BYTES = 32 * 1024 * 1024
_BEYOND_ONE = "lines {first} to {last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvShape:
    """How a CSV file is written, and what its header says."""

    encoding: str
    separator: str
    header: tuple[str, ...]


class PlainCsvReader:
    """Reads the plain acts table from CSV."""

    source_format = "netral.plain.csv.v1"
    format_name = "Plain acts table (CSV)"

    def __init__(self, mapping: ColumnMapping | None = None) -> None:
        self._mapping = mapping

    def recognise(self, path: Path) -> bool:
        try:
            shape = read_csv_shape(path, mapping=self._mapping)
        except NetralError:
            return False
        return shape is not None and find_layout(shape.header, self._mapping) is not None

    def inspect(self, path: Path) -> Inspection:
        shape, layout = self._open(path)
        notes = [f"encoding {shape.encoding}, separator {_name_separator(shape.separator)}"]
        if shape.encoding == ASSUMED:
            notes.append("The file is not UTF-8; Windows-1252 was assumed.")
        if "grade" not in layout.columns:
            notes.append("No grade column: rows count as web captures (C) unless they say more.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="1",
            grade=Grade.C,
            would_read=tuple(layout.columns.values()),
            would_not_read=tuple(
                UnreadPart(path=name, reason="no column of the acts table")
                for name in layout.unread
            ),
            record_count=self._count(path, shape),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        shape, layout = self._open(path)
        table = PlainTable(
            source=read_source_file(path), source_format=self.source_format, mapping=self._mapping
        )
        index = {ours: shape.header.index(theirs) for ours, theirs in layout.columns.items()}
        first = {name: index[name] for name in ACCOUNT_COLUMNS if name in index}
        then = {name: index[name] for name in TIME_COLUMNS if name in index}
        row_count = 0
        for number, row in self._iter_rows(path, shape):
            row_count += 1
            pointer = f"row {number}"
            try:
                if isinstance(row, UnfitRecordError):
                    raise row
                account = read_account({name: row[at] for name, at in first.items()}, table)
                if not door.knows(account):
                    continue
                moment = read_occurred({name: row[at] for name, at in then.items()}, table)
                if not door.admits(account, moment.at):
                    continue
                _require_decodable(row, shape.encoding)
            except UnfitRecordError as unfit:
                yield table.source.reject(unfit, pointer)
                continue
            yield act_from_row(
                {name: row[at] for name, at in index.items()},
                table=table,
                pointer=pointer,
                account=account,
                moment=moment,
            )
        if row_count == 0:
            raise EmptySourceError(path.name, "it has a header and no row")

    def _open(self, path: Path) -> tuple[CsvShape, TableLayout]:
        shape = read_csv_shape(path, mapping=self._mapping)
        if shape is None:
            raise UnreadableSourceError(path.name, "it is no text")
        layout = find_layout(shape.header, self._mapping)
        if layout is None:
            raise refuse_layout(path.name, shape.header, self._mapping)
        return shape, layout

    def _iter_rows(
        self, path: Path, shape: CsvShape
    ) -> Iterator[tuple[int, list[str] | UnfitRecordError]]:
        header_row = self._mapping.header_row if self._mapping is not None else 1
        width = len(shape.header)
        with open_text(path, shape.encoding) as file:
            for number, row in enumerate(iter_csv_rows(file, shape.separator), 1):
                if number <= header_row or row == []:
                    continue
                if not isinstance(row, UnfitRecordError) and len(row) != width:
                    place = f"{len(row)} cells, the header has {width}"
                    yield number, refuse(Reason.WRONG_CELL_COUNT, place)
                else:
                    yield number, row

    def _count(self, path: Path, shape: CsvShape) -> int | None:
        if path.stat().st_size > _COUNT_UP_TO_BYTES:
            return None
        return sum(1 for _ in self._iter_rows(path, shape))


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
    return CsvShape(encoding=encoding, separator=separator, header=header)


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


def _require_decodable(row: list[str], encoding: str) -> None:
    wrong = "\ufffd" if encoding.startswith(("utf-16", ASSUMED)) else None
    for cell in row:
        if wrong is not None:
            if wrong in cell:
                raise refuse(Reason.UNDECODABLE_TEXT)
        elif not cell.isascii() and any("\udc80" <= sign <= "\udcff" for sign in cell):
            raise refuse(Reason.UNDECODABLE_TEXT)


def _name_separator(separator: str) -> str:
    return {",": "comma", ";": "semicolon", "\t": "tab"}.get(separator, "bar")
