"""The plain acts table as Parquet."""

from collections.abc import Iterator
from pathlib import Path

from netral.errors import NetralError
from netral.intake.door import Door
from netral.intake.plain.card import PLAIN_CARDS
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.text_encoding import read_head
from netral.values.provenance import Grade

_MAGIC = b"PAR1"


class PlainParquetReader:
    """Reads the plain acts table from Parquet.

    Arrow is loaded only once a file begins like Parquet: everything else of this
    room runs without it, in the browser too.
    """

    source_format = "netral.plain.parquet.v1"
    format_name = "Plain acts table (Parquet)"
    grade = Grade.C
    cards = PLAIN_CARDS

    def __init__(self, mapping: ColumnMapping | None = None) -> None:
        self._mapping = mapping

    def recognise(self, path: Path) -> bool:
        try:
            if not read_head(path, size_bytes=len(_MAGIC)).startswith(_MAGIC):
                return False
            from netral.intake.plain.parquet_batch import read_parquet_shape  # noqa: PLC0415

            read_parquet_shape(path, mapping=self._mapping)
        except NetralError:
            return False
        return True

    def inspect(self, path: Path) -> Inspection:
        from netral.intake.plain.parquet_batch import read_parquet_shape  # noqa: PLC0415

        shape = read_parquet_shape(path, mapping=self._mapping)
        layout = shape.layout
        notes: tuple[str, ...] = ()
        if "grade" not in layout.columns:
            notes = ("No grade column: rows count as web captures (C) unless they say more.",)
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
            record_count=shape.row_count,
            notes=notes,
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        from netral.intake.plain.parquet_batch import iter_table_batches, iter_through_door  # noqa: PLC0415

        for batch in iter_table_batches(path, mapping=self._mapping):
            yield from iter_through_door(batch, door)
