"""The first rows of any table, whatever its kind, as columns of text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import msgspec

from netral.intake.errors import RefusedFormatError
from netral.intake.json_source import iter_json_records
from netral.intake.key_list import count_usual_names
from netral.intake.plain.csv_source import iter_csv_records, read_csv_shape
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.xlsx_source import is_workbook
from netral.intake.plain.xlsx_table import sample_rows
from netral.intake.text_encoding import read_head

ROWS = 400
_HEADER_ROWS = 12
"""A report above the header is rarely longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSample:
    """Columns of a table, by their own names."""

    kind: str
    header_row: int
    columns: Mapping[str, tuple[str, ...]]
    """Name to its cells as text, empty ones left out."""
    has_number: frozenset[str]
    """Columns that hold numbers as numbers: no ids can be read from them."""


def read_table_sample(path: Path) -> TableSample:
    """Read the first rows of a CSV, JSON or xlsx table.

    Args:
        path: The table.

    Returns:
        Its columns.

    Raises:
        RefusedFormatError: If it is no table of these kinds.
        NetralError: If it cannot be read.
    """
    if is_workbook(path):
        return _sample_xlsx(path)
    head = read_head(path).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] in (b"{", b"["):
        return _sample_json(path)
    return _sample_csv(path)


def _sample_csv(path: Path) -> TableSample:
    shapes = []
    for header_row in range(1, _HEADER_ROWS + 1):
        mapping = ColumnMapping(name="", columns={}, header_row=header_row)
        shape = read_csv_shape(path, mapping=mapping)
        if shape is not None:
            shapes.append((count_usual_names(shape.header), -header_row, shape))
    if not shapes:
        why = "it is no text that could be a table"
        raise RefusedFormatError(path.name, "no table", why, "Save it as CSV, xlsx or JSON.")
    shape = max(shapes, key=lambda found: found[:2])[2]
    rows = (row for _, row in iter_csv_records(path, shape) if isinstance(row, list))
    columns: dict[str, list[str]] = {name: [] for name in shape.header if name}
    for row in islice(rows, ROWS):
        for name, cell in zip(shape.header, row, strict=True):
            if name and cell.strip():
                columns[name].append(cell.strip())
    return _finish("CSV", shape.header_row, columns, set())


def _sample_xlsx(path: Path) -> TableSample:
    rows = sample_rows(path, limit=ROWS)
    tops = rows[:_HEADER_ROWS]
    best = max(tops, key=lambda top: (count_usual_names([str(cell) for cell in top[1]]), -top[0]))
    header = [str(cell).strip() for cell in best[1]]
    columns: dict[str, list[str]] = {name: [] for name in header if name}
    numbers: set[str] = set()
    for number, row in rows:
        if number <= best[0]:
            continue
        for name, cell in zip(header, row, strict=False):
            if name and cell not in ("", None):
                columns[name].append(_as_text(cell))
                if isinstance(cell, int | float) and not isinstance(cell, bool):
                    numbers.add(name)
    return _finish("xlsx", best[0], columns, numbers)


def _sample_json(path: Path) -> TableSample:
    columns: dict[str, list[str]] = {}
    numbers: set[str] = set()
    for _, record in islice(iter_json_records(path), ROWS):
        if not isinstance(record, bytes):
            continue
        try:
            row = msgspec.json.decode(record, type=dict[str, object])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        for name, cell in _flatten(row).items():
            columns.setdefault(name, []).append(_as_text(cell))
            if isinstance(cell, float):
                numbers.add(name)
    return _finish("JSON", 1, columns, numbers)


def _flatten(row: dict[str, object]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in row.items():
        inner = value if isinstance(value, dict) and "." not in name else None
        places = {f"{name}.{key}": each for key, each in inner.items()} if inner else {name: value}
        flat |= {
            place: each
            for place, each in places.items()
            if isinstance(each, str | int | float) and not isinstance(each, bool) and each != ""
        }
    return flat


def _as_text(cell: object) -> str:
    return cell.isoformat() if isinstance(cell, datetime | date) else str(cell).strip()


def _finish(
    kind: str, header_row: int, columns: dict[str, list[str]], numbers: set[str]
) -> TableSample:
    return TableSample(
        kind=kind,
        header_row=header_row,
        columns={name: tuple(cells) for name, cells in columns.items() if cells},
        has_number=frozenset(numbers),
    )
