"""Which columns of a table are ours, and whether it is an acts table at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netral.intake.errors import UnknownLayoutError
from netral.intake.key_list import name_keys
from netral.intake.plain.column import PLAIN_COLUMNS, list_missing, resolve_columns
from netral.intake.plain.mapping import ColumnMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """The columns of one table: ours to theirs."""

    columns: Mapping[str, str]
    unread: tuple[str, ...]
    """The table's columns that are never read, by the table's own names."""


def find_layout(names: Iterable[str], mapping: ColumnMapping | None) -> TableLayout | None:
    """Find the layout of a table from its column names.

    Args:
        names: The table's column names, or the keys of its objects.
        mapping: What a mapping file says; without it our own names are looked for.

    Returns:
        The layout, or ``None`` if this is no acts table.
    """
    names = list(names)
    columns = _map_columns(names, mapping)
    constants = mapping.constants if mapping is not None else {}
    if list_missing([*columns, *constants]):
        return None
    read = {name.partition(".")[0] for name in columns.values()} | set(columns.values())
    return TableLayout(columns=columns, unread=tuple(name for name in names if name not in read))


def refuse_layout(
    file: str, names: Iterable[str], mapping: ColumnMapping | None
) -> UnknownLayoutError:
    """Build the error for a table that is no acts table.

    Args:
        file: The file's name.
        names: Its keys; what looks like content is left out of the error.
        mapping: What a mapping file says.

    Returns:
        The error, with what is missing.
    """
    names = list(names)
    constants = mapping.constants if mapping is not None else {}
    missing = list_missing([*_map_columns(names, mapping), *constants])
    return UnknownLayoutError(file, name_keys(names), missing)


def _map_columns(names: list[str], mapping: ColumnMapping | None) -> dict[str, str]:
    if mapping is None:
        return resolve_columns(names)
    there = {name.strip(): name for name in names}
    columns = {}
    for ours, theirs in mapping.columns.items():
        if theirs in there:
            columns[ours] = there[theirs]
        elif theirs.partition(".")[0] in there:
            columns[ours] = theirs
    return columns


def with_late_columns(layout: TableLayout, mapping: ColumnMapping | None) -> dict[str, str]:
    """Give the columns of a table whose rows may have keys that its first rows lack.

    Args:
        layout: What the first rows show.
        mapping: What a mapping file says.

    Returns:
        Our name to theirs, for every column that any row can have.
    """
    if mapping is not None:
        return dict(mapping.columns) | dict(layout.columns)
    return {ours: layout.columns.get(ours, ours) for ours in PLAIN_COLUMNS}
