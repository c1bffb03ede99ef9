"""A large table is sieved by columns, so that only rows that could be declared are looked at."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from netral.batch.stripe import Stripe
from netral.intake import ColumnMapping, ReadRecord
from netral.intake.plain.parquet_batch import TableBatch, iter_table_batches, iter_through_door
from netral.register import DeclaredKeys, Gate
from netral.values.platform import find_platform

_PLAIN_ID = r"^[A-Za-z_:.-]*[0-9]*$"
"""Ids that no reader refuses or changes: letters, then digits; nothing like ``1.9E+17``."""
_PLAIN_HANDLE = r"^[A-Za-z0-9._-]*$"
"""Handles whose folding is the lower case and nothing else."""
_ODD_KINDS = pa.array(["handle", "page_scoped"])


def iter_table_acts(
    path: Path, *, stripe: Stripe, gate: Gate, mapping: ColumnMapping | None
) -> Iterator[ReadRecord]:
    """Iterate over the records of one stripe of a Parquet table that the gate lets through.

    It yields exactly what a row-by-row reading yields. The sieve only drops rows of
    which it is certain that the gate would drop them as undeclared; every other row
    is read as always.

    Args:
        path: The table.
        stripe: Which batches of it.
        gate: Counts what is dropped here, too.
        mapping: Names foreign columns; such a table is read row by row.

    Yields:
        Acts and rejected records, in the order of the table.
    """
    keys = gate.declared_keys() if mapping is None else None
    for number, batch in enumerate(iter_table_batches(path, mapping=mapping)):
        if number % stripe.of != stripe.index:
            continue
        if keys is None:
            yield from iter_through_door(batch, gate)
            continue
        remaining = find_remaining(batch, keys)
        gate.count_undeclared(batch.rows.num_rows - len(remaining))
        yield from iter_through_door(batch, gate, positions=remaining)


def find_remaining(batch: TableBatch, keys: DeclaredKeys) -> list[int]:
    """Find the rows of a batch that the gate has to be asked about.

    Args:
        batch: The batch.
        keys: The declared keys of the gate.

    Returns:
        Positions in the batch, ascending. A row is left out only if its platform, id
        and handle are plain and nobody declared them on any platform.
    """
    rows = batch.rows
    undeclared = pc.and_(_is_platform(rows), _is_undeclared_id(rows, keys))
    undeclared = pc.and_(undeclared, _is_undeclared_handle(rows, keys))
    undeclared = pc.and_(undeclared, _has_account(rows))
    if "actor_id_kind" in rows.schema.names:
        kinds = rows.column("actor_id_kind")
        undeclared = pc.and_(undeclared, pc.invert(pc.is_in(kinds, value_set=_ODD_KINDS)))
    remaining: list[int] = pc.indices_nonzero(pc.invert(undeclared)).to_pylist()
    return remaining


def _is_platform(rows: pa.RecordBatch) -> pa.Array:
    """Tell which rows name a platform that every reader understands."""
    if "platform" not in rows.schema.names or not _is_text(rows.column("platform")):
        return _all(rows, value=False)
    column = rows.column("platform")
    known = [word for word in pc.unique(column).to_pylist() if word and find_platform(word)]
    return pc.is_in(column, value_set=pa.array(known, type=column.type))


def _is_undeclared_id(rows: pa.RecordBatch, keys: DeclaredKeys) -> pa.Array:
    """Tell which rows have no id, or a plain one that nobody declared."""
    if "actor_id" not in rows.schema.names:
        return _all(rows, value=True)
    column = rows.column("actor_id")
    if not _is_text(column):
        return _all(rows, value=False)
    declared = pa.array(sorted({key for _, key in keys.account_ids}), type=column.type)
    plain = pc.match_substring_regex(column, _PLAIN_ID)
    unknown = pc.and_(plain, pc.invert(pc.is_in(column, value_set=declared)))
    return pc.fill_null(unknown, fill_value=True)


def _is_undeclared_handle(rows: pa.RecordBatch, keys: DeclaredKeys) -> pa.Array:
    """Tell which rows have no handle, or a plain one that nobody declared."""
    if "actor_handle" not in rows.schema.names:
        return _all(rows, value=True)
    column = rows.column("actor_handle")
    if not _is_text(column):
        return _all(rows, value=False)
    declared = pa.array(sorted({key for _, key in keys.handles}), type=column.type)
    plain = pc.match_substring_regex(column, _PLAIN_HANDLE)
    folded = pc.utf8_lower(column)
    unknown = pc.and_(plain, pc.invert(pc.is_in(folded, value_set=declared)))
    return pc.fill_null(unknown, fill_value=True)


def _has_account(rows: pa.RecordBatch) -> pa.Array:
    """Tell which rows name an account at all; the others belong in the quarantine."""
    has = _all(rows, value=False)
    for name in ("actor_id", "actor_handle"):
        if name in rows.schema.names:
            filled = pc.greater(pc.utf8_length(_as_text(rows.column(name))), 0)
            has = pc.or_(has, pc.fill_null(filled, fill_value=False))
    return has


def _is_text(column: pa.Array) -> bool:
    return bool(pa.types.is_string(column.type) or pa.types.is_large_string(column.type))


def _as_text(column: pa.Array) -> pa.Array:
    return column if _is_text(column) else column.cast(pa.string())


def _all(rows: pa.RecordBatch, *, value: bool) -> pa.Array:
    return pa.array([value] * rows.num_rows, type=pa.bool_())
