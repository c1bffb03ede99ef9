"""The plain acts table as JSON lines, or as one JSON array of objects."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from netral.errors import NetralError
from netral.intake.act import Act
from netral.intake.door import Door
from netral.intake.errors import (
    EmptySourceError,
    UnfitRecordError,
)
from netral.intake.json_path import PlaceDecoder, take_places
from netral.intake.json_record import decode_record
from netral.intake.json_source import (
    count_json_records,
    find_json_kind,
    iter_json_records,
    read_json_sample,
)
from netral.intake.plain.column import ACCOUNT_COLUMNS
from netral.intake.plain.layout import (
    TableLayout,
    find_layout,
    refuse_layout,
    with_late_columns,
)
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.row import PlainTable, act_from_row, read_account, read_occurred
from netral.intake.quarantine import RejectedRecord
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import read_source_file
from netral.values.provenance import Grade


class PlainJsonReader:
    """Reads the plain acts table from JSON lines or from one JSON array."""

    source_format = "netral.plain.json.v1"
    format_name = "Plain acts table (JSON lines)"

    def __init__(self, mapping: ColumnMapping | None = None) -> None:
        self._mapping = mapping

    def recognise(self, path: Path) -> bool:
        try:
            self._open(path)
        except NetralError:
            return False
        return True

    def inspect(self, path: Path) -> Inspection:
        layout = self._open(path)
        kind = find_json_kind(path)
        notes = [f"the file is {kind.words}"]
        if "grade" not in layout.columns:
            notes.append("No grade key: rows count as web captures (C) unless they say more.")
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
            record_count=count_json_records(path),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        layout = self._open(path)
        table = PlainTable(
            source=read_source_file(path), source_format=self.source_format, mapping=self._mapping
        )
        row_reader = _RowReader(table, with_late_columns(layout, self._mapping), door)
        count = 0
        for pointer, record in iter_json_records(path):
            count += 1
            read = row_reader.read(record, pointer)
            if read is not None:
                yield read
        if count == 0:
            raise EmptySourceError(path.name, "it holds no record")

    def _open(self, path: Path) -> TableLayout:
        keys = read_json_sample(path).keys
        layout = find_layout(keys, self._mapping)
        if layout is None:
            raise refuse_layout(path.name, keys, self._mapping)
        return layout


class _RowReader:
    """Reads one record: the account first, the rest only if the door knows it."""

    def __init__(self, table: PlainTable, columns: dict[str, str], door: Door) -> None:
        self._table = table
        self._columns = columns
        self._door = door
        self._first = PlaceDecoder(
            {ours: columns[ours] for ours in ACCOUNT_COLUMNS if ours in columns}
        )
        self._whole = msgspec.json.Decoder(dict[str, object])

    def read(self, record: bytes | UnfitRecordError, pointer: str) -> Act | RejectedRecord | None:
        table = self._table
        try:
            if isinstance(record, UnfitRecordError):
                raise record
            account = read_account(self._first.decode(record), table)
            if not self._door.knows(account):
                return None
            row = take_places(decode_record(self._whole.decode, record), self._columns)
            if read_account(row, table) != account:
                raise refuse(Reason.TWO_ANSWERS)
            moment = read_occurred(row, table)
            if not self._door.admits(account, moment.at):
                return None
        except UnfitRecordError as unfit:
            return table.source.reject(unfit, pointer)
        return act_from_row(row, table=table, pointer=pointer, account=account, moment=moment)
