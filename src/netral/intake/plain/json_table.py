"""The plain acts table as JSON lines, or as one JSON array of objects."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from netral.errors import NetralError
from netral.intake.door import Door
from netral.intake.errors import (
    EmptySourceError,
    UnfitRecordError,
)
from netral.intake.json_path import PlaceDecoder, take_places
from netral.intake.json_record import UNDECODABLE, decode_record, explain_undecodable
from netral.intake.json_source import (
    JsonKind,
    count_json_records,
    find_json_kind,
    iter_json_records,
    read_json_sample,
)
from netral.intake.plain.card import PLAIN_CARDS
from netral.intake.plain.column import ACCOUNT_COLUMNS
from netral.intake.plain.layout import (
    TableLayout,
    find_layout,
    refuse_layout,
    with_late_columns,
)
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.row import (
    PlainTable,
    act_from_row,
    find_usual_account,
    read_account,
    read_occurred,
)
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import read_source_file
from netral.values.account import AccountReference
from netral.values.provenance import Grade


class PlainJsonReader:
    """Reads the plain acts table from JSON lines or from one JSON array."""

    source_format = "netral.plain.json.v1"
    format_name = "Plain acts table (JSON lines)"
    grade = Grade.C
    cards = PLAIN_CARDS

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
        kind = find_json_kind(path)
        columns = with_late_columns(layout, self._mapping)
        row_reader = _RowReader(table, columns, door, kind)
        number = None
        for number, record in iter_json_records(path):
            read = row_reader.read(number, record)
            if read is not None:
                yield read
        if number is None:
            raise EmptySourceError(path.name, "it holds no record")

    def _open(self, path: Path) -> TableLayout:
        keys = read_json_sample(path).keys
        layout = find_layout(keys, self._mapping)
        if layout is None:
            raise refuse_layout(path.name, keys, self._mapping)
        return layout


class _RowReader:
    """Reads one record: the account first, the rest only if the door knows it."""

    def __init__(
        self, table: PlainTable, columns: dict[str, str], door: Door, kind: JsonKind
    ) -> None:
        self._table = table
        self._columns = columns
        self._door = door
        self._kind = kind
        places = {ours: columns[ours] for ours in ACCOUNT_COLUMNS if ours in columns}
        self._first = PlaceDecoder(places)
        self._usual = _build_usual_decoder(columns) if table.mapping is None else None
        self._whole = msgspec.json.Decoder(dict[str, object])

    def read(self, number: int, record: bytes | UnfitRecordError) -> ReadRecord | None:
        table = self._table
        try:
            if isinstance(record, UnfitRecordError):
                raise record
            account = self._read_account(record)
            if not self._door.knows(account):
                return None
            row = take_places(decode_record(self._whole.decode, record), self._columns)
            if read_account(row, table) != account:
                raise refuse(Reason.TWO_ANSWERS)
            moment = read_occurred(row, table)
            if not self._door.admits(account, moment.at):
                return None
        except UnfitRecordError as unfit:
            return table.source.reject(unfit, self._kind.point(number))
        return act_from_row(
            row, table=table, pointer=self._kind.point(number), account=account, moment=moment
        )

    def _read_account(self, record: bytes) -> AccountReference:
        if self._usual is not None:
            try:
                first = self._usual.decode(record)
            except UNDECODABLE as error:
                raise explain_undecodable(error, record) from error
            account = find_usual_account(
                first.platform, first.actor_id, first.actor_handle, first.actor_id_kind
            )
            if account is not None:
                return account
        return read_account(self._first.decode(record), self._table)


def _build_usual_decoder(columns: Mapping[str, str]) -> msgspec.json.Decoder[Any]:
    struct = msgspec.defstruct(
        "First",
        [(name, object, None) for name in ACCOUNT_COLUMNS],
        rename={name: columns.get(name, name) for name in ACCOUNT_COLUMNS},
        gc=False,
    )
    return msgspec.json.Decoder(struct)
