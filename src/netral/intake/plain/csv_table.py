"""The plain acts table as CSV: any usual separator, encoding and quoting."""

from collections.abc import Iterator
from pathlib import Path

from netral.errors import NetralError
from netral.intake.door import Door
from netral.intake.errors import EmptySourceError, UnfitRecordError, UnreadableSourceError
from netral.intake.plain.card import PLAIN_CARDS
from netral.intake.plain.column import ACCOUNT_COLUMNS, TIME_COLUMNS
from netral.intake.plain.csv_source import (
    CsvShape,
    iter_csv_records,
    read_csv_shape,
    require_decodable,
)
from netral.intake.plain.layout import TableLayout, find_layout, refuse_layout
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.row import PlainTable, act_from_row, read_account, read_occurred
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.source_file import read_source_file
from netral.intake.text_encoding import ASSUMED
from netral.values.provenance import Grade

_COUNT_UP_TO_BYTES = 32 * 1024 * 1024


class PlainCsvReader:
    """Reads the plain acts table from CSV."""

    source_format = "netral.plain.csv.v1"
    format_name = "Plain acts table (CSV)"
    grade = Grade.C
    cards = PLAIN_CARDS

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
        for number, row in iter_csv_records(path, shape):
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
                require_decodable(row, shape.encoding)
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

    def _count(self, path: Path, shape: CsvShape) -> int | None:
        if path.stat().st_size > _COUNT_UP_TO_BYTES:
            return None
        return sum(1 for _ in iter_csv_records(path, shape))


def _name_separator(separator: str) -> str:
    return {",": "comma", ";": "semicolon", "\t": "tab"}.get(separator, "bar")
