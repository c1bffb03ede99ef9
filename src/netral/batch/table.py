"""A large table is sieved by its account columns, so that few rows are looked at whole."""

from collections.abc import Iterator
from pathlib import Path

from netral.batch.column_sieve import ColumnSieve
from netral.batch.stripe import Stripe
from netral.intake import ColumnMapping, ReadRecord
from netral.intake.arrow_array import make_position_array
from netral.intake.errors import UnfitRecordError
from netral.intake.plain.column import ACCOUNT_COLUMNS
from netral.intake.plain.parquet_batch import TableBatch, iter_table_batches, iter_through_door
from netral.intake.plain.row import PlainTable, read_account
from netral.register import DeclaredKeys, Gate

_REMEMBERED = 500_000
"""Distinct accounts whose answer is kept; beyond it the memory starts anew."""

_Cells = tuple[object, ...]


def iter_table_acts(
    path: Path, *, stripe: Stripe, gate: Gate, mapping: ColumnMapping | None
) -> Iterator[ReadRecord]:
    """Iterate over the records of one stripe of a Parquet table that the gate lets through.

    It yields exactly what a row-by-row reading yields. The sieve only drops rows of
    which it is certain that the gate would drop them as undeclared; every other row
    is read as always.

    Args:
        path: The table.
        stripe: Which share of its rows.
        gate: Counts what is dropped here, too.
        mapping: Names foreign columns.

    Yields:
        Acts and rejected records, in the order of the table.
    """
    sieve = Sieve(gate.declared_keys())
    share = (stripe.index, stripe.of)
    for batch in iter_table_batches(path, mapping=mapping, share=share):
        remaining = sieve.find_remaining(batch)
        gate.count_undeclared(batch.rows.num_rows - len(remaining))
        yield from iter_through_door(batch, gate, positions=remaining)


class Sieve:
    """Leaves out rows whose account nobody declared; an account is looked at once.

    Whole columns are looked at first. Of the rows that this leaves in doubt the answer
    is found by reading the account as every row is read, and then remembered: a large
    table names the same accounts over and over.
    """

    def __init__(self, keys: DeclaredKeys) -> None:
        self._keys = keys
        self._columns = ColumnSieve(keys)
        self._remembered: dict[_Cells, bool] = {}

    def find_remaining(self, batch: TableBatch) -> list[int]:
        """Find the rows of a batch that the gate has to be asked about.

        Args:
            batch: The batch.

        Returns:
            Positions in the batch, ascending: all rows but those that name an account
            which nobody declared. Rows whose account cannot be read remain.
        """
        names = [name for name in ACCOUNT_COLUMNS if name in batch.rows.schema.names]
        possible = self._columns.find_possible(batch)
        rows = batch.rows.select(names)
        if possible is None:
            possible = list(range(rows.num_rows))
        else:
            rows = rows.take(make_position_array(possible))
        try:
            columns = [rows.column(name).to_pylist() for name in names]
        except (ValueError, OverflowError):
            return possible
        known = self._remembered
        remaining = []
        for position, cells in zip(possible, zip(*columns, strict=True), strict=True):
            stays = known.get(cells)
            if stays is None:
                stays = self._look_at(dict(zip(names, cells, strict=True)), batch.table)
                if len(known) >= _REMEMBERED:
                    known.clear()
                known[cells] = stays
            if stays:
                remaining.append(position)
        return remaining

    def _look_at(self, row: dict[str, object], table: PlainTable) -> bool:
        try:
            account = read_account(row, table)
        except UnfitRecordError:
            return True
        platform = account.platform.value
        return (platform, account.account_id) in self._keys.account_ids or (
            platform,
            account.handle,
        ) in self._keys.handles
