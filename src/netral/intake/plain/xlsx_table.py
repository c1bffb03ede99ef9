"""The plain acts table as an xlsx workbook, mostly with a mapping file."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from netral.errors import NetralError
from netral.intake.door import Door
from netral.intake.errors import EmptySourceError, UnfitRecordError
from netral.intake.plain.column import ACCOUNT_COLUMNS, TIME_COLUMNS
from netral.intake.plain.csv_table import PlainCsvReader
from netral.intake.plain.layout import TableLayout, find_layout, refuse_layout
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.row import PlainTable, act_from_row, read_account, read_occurred
from netral.intake.plain.xlsx_source import is_workbook, iter_sheet_rows
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.source_file import read_source_file
from netral.values.provenance import Grade


class PlainXlsxReader:
    """Reads the plain acts table from the first sheet of a workbook.

    Numbers stay numbers: an id that a spreadsheet holds as a number is refused, because
    its digits are lost beyond the fifteenth.
    """

    source_format = "netral.plain.xlsx.v1"
    format_name = "Plain acts table (xlsx)"
    grade = Grade.C
    cards = PlainCsvReader.cards

    def __init__(self, mapping: ColumnMapping | None = None) -> None:
        self._mapping = mapping

    def recognise(self, path: Path) -> bool:
        try:
            if not is_workbook(path):
                return False
            self._open(path)
        except NetralError:
            return False
        return True

    def inspect(self, path: Path) -> Inspection:
        _, layout = self._open(path)
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="1",
            grade=self.grade,
            would_read=tuple(layout.columns.values()),
            would_not_read=tuple(
                UnreadPart(path=name, reason="no column of the acts table")
                for name in layout.unread
            ),
            record_count=sum(1 for _ in self._iter_rows(path)),
            notes=("the first sheet; formulas are the values saved with them",),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        header, layout = self._open(path)
        table = PlainTable(
            source=read_source_file(path), source_format=self.source_format, mapping=self._mapping
        )
        index = {ours: header.index(theirs) for ours, theirs in layout.columns.items()}
        is_empty = True
        for number, row in self._iter_rows(path):
            is_empty = False
            cells = {name: _cell(row, at) for name, at in index.items()}
            pointer = f"row {number}"
            try:
                account = read_account(_only(cells, ACCOUNT_COLUMNS), table)
                if not door.knows(account):
                    continue
                moment = read_occurred(_only(cells, TIME_COLUMNS), table)
                if not door.admits(account, moment.at):
                    continue
            except UnfitRecordError as unfit:
                yield table.source.reject(unfit, pointer)
                continue
            yield act_from_row(cells, table=table, pointer=pointer, account=account, moment=moment)
        if is_empty:
            raise EmptySourceError(path.name, "it has a header and no row")

    def _open(self, path: Path) -> tuple[list[str], TableLayout]:
        first = self._mapping.header_row if self._mapping is not None else 1
        row = next((row for number, row in iter_sheet_rows(path) if number == first), None)
        if row is None:
            raise EmptySourceError(path.name, "it has no header row")
        header = [str(cell).strip() for cell in row]
        layout = find_layout(header, self._mapping)
        if layout is None:
            raise refuse_layout(path.name, header, self._mapping)
        return header, layout

    def _iter_rows(self, path: Path) -> Iterator[tuple[int, Sequence[object]]]:
        first = self._mapping.header_row if self._mapping is not None else 1
        for number, row in iter_sheet_rows(path):
            if number > first and any(cell not in ("", None) for cell in row):
                yield number, row


def sample_rows(path: Path, *, limit: int) -> list[tuple[int, list[object]]]:
    """Give the first rows of the first sheet, as they are."""
    return [(number, list(row)) for number, row in islice(iter_sheet_rows(path), limit)]


def _cell(row: Sequence[object], at: int) -> object:
    value = row[at] if at < len(row) else None
    return None if value == "" else value


def _only(cells: dict[str, object], names: Sequence[str]) -> dict[str, object]:
    return {name: cells[name] for name in names if name in cells}
