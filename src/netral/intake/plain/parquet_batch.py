"""Record batches of a Parquet acts table; the one module of this room that needs Arrow."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from netral.intake.arrow_array import make_position_array
from netral.intake.door import Door
from netral.intake.errors import (
    DamagedSourceError,
    EmptySourceError,
    NumericIdColumnError,
    UnfitRecordError,
    UnreadableSourceError,
)
from netral.intake.plain.column import ACCOUNT_COLUMNS, ID_COLUMNS, TIME_COLUMNS
from netral.intake.plain.layout import TableLayout, find_layout, refuse_layout
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.row import (
    PlainTable,
    act_from_row,
    find_usual_account,
    read_account,
    read_occurred,
)
from netral.intake.quarantine import RejectedRecord
from netral.intake.reader import ReadRecord
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import read_source_file
from netral.values.account import AccountReference

SOURCE_FORMAT = "netral.plain.parquet.v1"
BATCH_ROWS = 65_536
_MAX_FOOTER_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBatch:
    """Some rows of a Parquet table, with our column names and values as the file has them.

    Whoever gates whole columns looks at `ACCOUNT_COLUMNS` and `TIME_COLUMNS` and
    then has only the admitted rows read. Mapped values and constants are not
    applied to the columns; `iter_records` applies them.
    """

    table: PlainTable
    first_row: int
    """Number of the batch's first row in the file, counted from 1."""
    rows: pa.RecordBatch

    def iter_records(self, positions: Sequence[int]) -> Iterator[ReadRecord]:
        """Iterate over the acts of admitted rows, exactly as a row-by-row reading gives them.

        Args:
            positions: Positions in the batch, counted from 0.

        Yields:
            For each position the act, or the record for the quarantine.
        """
        taken = self.rows.take(make_position_array(positions))
        for position, row in zip(positions, _iter_cells(taken), strict=True):
            pointer = f"row {self.first_row + position}"
            if isinstance(row, UnfitRecordError):
                yield self.table.source.reject(row, pointer)
            else:
                yield act_from_row(row, table=self.table, pointer=pointer)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParquetShape:
    """What the footer of a Parquet file says."""

    layout: TableLayout
    row_count: int


def read_parquet_shape(path: Path, *, mapping: ColumnMapping | None = None) -> ParquetShape:
    """Read what the footer of a Parquet acts table says.

    Args:
        path: The file.
        mapping: What a mapping file says.

    Returns:
        Its layout and number of rows.

    Raises:
        IntakeError: As `iter_table_batches` says.
    """
    with _open_parquet(path) as file:
        return ParquetShape(
            layout=_require_layout(path.name, file.schema_arrow, mapping),
            row_count=file.metadata.num_rows,
        )


def iter_table_batches(
    path: Path,
    *,
    mapping: ColumnMapping | None = None,
    batch_rows: int = BATCH_ROWS,
    share: tuple[int, int] = (0, 1),
) -> Iterator[TableBatch]:
    """Iterate over a Parquet acts table in batches, reading only our columns.

    Args:
        path: The file.
        mapping: What a mapping file says.
        batch_rows: Rows a batch at most.
        share: Number of the share that is wanted, from 0, and how many even shares the
            rows are cut into. Row groups outside of it are not read.

    Yields:
        The batches in the order of the file.

    Raises:
        UnreadableSourceError: If the file cannot be opened.
        DamagedSourceError: If it is no complete Parquet file.
        UnknownLayoutError: If it is no acts table.
        NumericIdColumnError: If a column of ids is stored as floating-point numbers.
        EmptySourceError: If it has no row.
    """
    with _open_parquet(path) as file:
        layout = _require_layout(path.name, file.schema_arrow, mapping)
        if file.metadata.num_rows == 0:
            raise EmptySourceError(path.name, "it has columns and no row")
        table = PlainTable(
            source=read_source_file(path), source_format=SOURCE_FORMAT, mapping=mapping
        )
        theirs = list(dict.fromkeys(layout.columns.values()))
        for first_row, rows in _iter_share(file, path.name, theirs, batch_rows, share):
            ours = pa.RecordBatch.from_arrays(
                [_in_microseconds(rows.column(name)) for name in layout.columns.values()],
                names=list(layout.columns),
            )
            yield TableBatch(table=table, first_row=first_row, rows=ours)


def _iter_share(
    file: pq.ParquetFile, name: str, columns: list[str], batch_rows: int, share: tuple[int, int]
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Iterate over the batches of a share, each with the number of its first row."""
    index, of = share
    total = file.metadata.num_rows
    begin, end = index * total // of, (index + 1) * total // of
    if begin == end:
        return
    groups, at = _find_groups(file, begin, end)
    for rows in file.iter_batches(
        batch_size=batch_rows, row_groups=groups, columns=columns, use_threads=False
    ):
        first, at = at, at + rows.num_rows
        start = max(begin, first)
        if start < min(at, end):
            yield start + 1, rows.slice(start - first, min(at, end) - start)
        if at >= end < total:
            return
    if at != total:
        detail = f"it has {at} rows, its footer says {total}"
        raise DamagedSourceError(name, "", detail)


def _find_groups(file: pq.ParquetFile, begin: int, end: int) -> tuple[list[int], int]:
    """Find the row groups that hold some rows, and how many rows stand before the first."""
    groups: list[int] = []
    start = at = 0
    for number in range(file.metadata.num_row_groups):
        first, at = at, at + file.metadata.row_group(number).num_rows
        if first < end and at > begin:
            start = start if groups else first
            groups.append(number)
    return groups, start


def iter_through_door(
    batch: TableBatch, door: Door, *, positions: Sequence[int] | None = None
) -> Iterator[ReadRecord]:
    """Iterate over a batch row by row, asking the door for each row.

    Args:
        batch: A batch of `iter_table_batches`.
        door: Asked first for the account and then for the moment.
        positions: The rows to look at, in order; all of them without it. Whoever
            leaves rows out has told the door about them.

    Yields:
        Acts and rejected records.
    """
    if positions is not None:
        yield from _iter_sieved(batch, door, positions)
        return
    table, rows = batch.table, batch.rows
    has = [name for name in (*ACCOUNT_COLUMNS, *TIME_COLUMNS) if name in rows.schema.names]
    admitted: list[int] = []
    rejected: dict[int, RejectedRecord] = {}
    for position, cells in enumerate(_iter_cells(rows.select(has))):
        try:
            if isinstance(cells, UnfitRecordError):
                raise cells
            account = read_account(cells, table)
            if not door.knows(account):
                continue
            if door.admits(account, read_occurred(cells, table).at):
                admitted.append(position)
        except UnfitRecordError as unfit:
            rejected[position] = table.source.reject(unfit, f"row {batch.first_row + position}")
    acts = batch.iter_records(admitted)
    for position in sorted([*admitted, *rejected]):
        yield rejected[position] if position in rejected else next(acts)


def _iter_sieved(batch: TableBatch, door: Door, positions: Sequence[int]) -> Iterator[ReadRecord]:
    """Iterate over rows of which nearly all will be admitted: each is looked at once."""
    table = batch.table
    taken = batch.rows.take(make_position_array(positions))
    for position, row in zip(positions, _iter_cells(taken), strict=True):
        pointer = f"row {batch.first_row + position}"
        try:
            if isinstance(row, UnfitRecordError):
                raise row
            account = _find_account(row, table)
            if not door.knows(account):
                continue
            moment = read_occurred(row, table)
        except UnfitRecordError as unfit:
            yield table.source.reject(unfit, pointer)
            continue
        if door.admits(account, moment.at):
            yield act_from_row(row, table=table, pointer=pointer, account=account, moment=moment)


def _find_account(row: Mapping[str, object], table: PlainTable) -> AccountReference:
    usual = None
    if table.mapping is None:
        usual = find_usual_account(*map(row.get, ACCOUNT_COLUMNS))
    return usual or read_account(row, table)


def _iter_cells(rows: pa.RecordBatch) -> Iterator[dict[str, object] | UnfitRecordError]:
    try:
        whole: list[dict[str, object]] = rows.to_pylist()
    except (pa.ArrowException, ValueError, OverflowError):
        for position in range(rows.num_rows):
            try:
                yield rows.slice(position, 1).to_pylist()[0]
            except UnicodeDecodeError:
                yield refuse(Reason.UNDECODABLE_TEXT)
            except (pa.ArrowException, ValueError, OverflowError):
                yield refuse(Reason.UNREADABLE_TIME, "a typed column")
    else:
        yield from whole


def _in_microseconds(column: pa.Array) -> pa.Array:
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column


def _require_layout(file: str, schema: pa.Schema, mapping: ColumnMapping | None) -> TableLayout:
    layout = find_layout(schema.names, mapping)
    if layout is None:
        raise refuse_layout(file, schema.names, mapping)
    for ours in ID_COLUMNS:
        theirs = layout.columns.get(ours)
        if theirs is not None and pa.types.is_floating(schema.field(theirs).type):
            raise NumericIdColumnError(file, theirs)
    return layout


@contextmanager
def _open_parquet(path: Path) -> Iterator[pq.ParquetFile]:
    try:
        file = pq.ParquetFile(
            path,
            thrift_string_size_limit=_MAX_FOOTER_BYTES,
            thrift_container_size_limit=_MAX_FOOTER_BYTES,
        )
    except pa.ArrowException as error:
        raise DamagedSourceError(path.name, "", "it is no complete Parquet file") from error
    except UnicodeDecodeError as error:
        raise DamagedSourceError(path.name, "", "a column's name is no text") from error
    except OSError as error:
        raise _explain(path, error) from error
    with file:
        try:
            yield file
        except pa.ArrowException as error:
            raise DamagedSourceError(path.name, "", "a page of it cannot be read") from error
        except OSError as error:
            raise _explain(path, error) from error


def _explain(path: Path, error: OSError) -> UnreadableSourceError | DamagedSourceError:
    if error.errno is None:
        return DamagedSourceError(path.name, "", "a page of it cannot be read")
    return UnreadableSourceError(path.name, error.strerror or "it cannot be opened")
