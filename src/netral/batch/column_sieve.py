"""A first sieve over whole columns: which rows certainly name an account nobody declared."""

from collections.abc import Iterable

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from netral.intake.arrow_array import make_text_array
from netral.intake.plain.column import ACCOUNT_COLUMNS
from netral.intake.plain.parquet_batch import TableBatch
from netral.register import DeclaredKeys
from netral.values.platform import ALIASES, Platform

_PLAIN_HANDLE = r"^@?[A-Za-z0-9._\-]+$"
"""Handles that fold to their lower case and nothing else."""


class ColumnSieve:
    """Tells of whole columns which rows nobody needs to look at.

    It only knows the plain spellings: a known platform, an id of digits, a handle of
    plain letters. Of every other row it says that it must be looked at, so that the
    answer for a row is always the gate's own. A pair of platform and key is not
    compared: a key that was declared anywhere makes the row worth a look.
    """

    def __init__(self, keys: DeclaredKeys) -> None:
        """Make a sieve.

        Args:
            keys: The keys that were declared, with their platforms.
        """
        self._ids = _texts(key for _, key in keys.account_ids)
        self._handles = _texts(key for _, key in keys.handles)
        self._platforms = _texts([*ALIASES, *Platform])

    def find_possible(self, batch: TableBatch) -> list[int] | None:
        """Find the rows that may name a declared account, or may be wrong.

        Args:
            batch: A batch of a plain table.

        Returns:
            Positions in the batch, ascending; ``None`` if its columns are not of the
            plain kind, so that each row has to be looked at.
        """
        columns = _account_columns(batch)
        if columns is None:
            return None
        platform, account_id, handle, kind = columns
        named = pc.is_in(pc.ascii_lower(pc.ascii_trim_whitespace(platform)), self._platforms)
        usual = pc.and_(named, pc.invert(pc.is_in(kind, _TELLING_KINDS)))
        no_id, no_handle = _is_absent(account_id), _is_absent(handle)
        other_id = pc.and_not(pc.ascii_is_decimal(account_id), pc.is_in(account_id, self._ids))
        bare = pc.ascii_lower(pc.ascii_ltrim(handle, "@"))
        plain = pc.match_substring_regex(handle, _PLAIN_HANDLE)
        other_handle = pc.and_not(plain, pc.is_in(bare, self._handles))
        stranger = pc.and_(pc.or_kleene(no_id, other_id), pc.or_kleene(no_handle, other_handle))
        certain = pc.and_not(pc.and_(usual, stranger), pc.and_(no_id, no_handle))
        possible: list[int] = pc.indices_nonzero(pc.invert(certain)).to_pylist()
        return possible


def _account_columns(batch: TableBatch) -> tuple[pa.Array, ...] | None:
    """Give platform, id, handle and kind as texts, if they are what the table itself says."""
    if batch.table.mapping is not None:
        return None
    names = batch.rows.schema.names
    found = []
    for name in ACCOUNT_COLUMNS:
        column = batch.rows.column(name) if name in names else _no_text(batch.rows.num_rows)
        is_id = name == "actor_id" and pa.types.is_integer(column.type)
        if not (is_id or pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
            return None
        found.append(column.cast(pa.large_string()))
    return tuple(found)


def _no_text(size: int) -> pa.Array:
    return pa.nulls(size, pa.large_string())


def _is_absent(column: pa.Array) -> pa.Array:
    return pc.or_(pc.is_null(column), pc.is_in(column, _EMPTY))


def _texts(words: Iterable[str]) -> pa.Array:
    return make_text_array(sorted(set(words)))


_EMPTY = _texts([""])
_TELLING_KINDS = _texts(["handle", "page_scoped"])
