"""Makes arrays: from lists, from bytes, one behind the other."""

from array import array as memory
from collections.abc import Iterable, Sequence
from math import prod
from typing import Any

from numpy.arrays import (
    Kind,
    blank,
    bool_,
    common,
    fill,
    find_kind,
    float64,
    int64,
    ndarray,
)
from numpy.rows import FROM_SIZE, SparseRows

_ROWS_AND_COLUMNS = 2


def array(values: Any, dtype: Any = None) -> ndarray:
    """Make an array of a list, or of a list of equally long lists."""
    if isinstance(values, ndarray):
        return values.copy() if dtype is None else values.astype(dtype)
    listed = list(values)
    if listed and isinstance(listed[0], (list, tuple, ndarray)):
        rows = [list(row) for row in listed]
        flat = [value for row in rows for value in row]
        shape: tuple[int, ...] = (len(rows), len(rows[0]))
    else:
        flat, shape = listed, (len(listed),)
    kind = _guess(flat) if dtype is None else find_kind(dtype)
    return ndarray(fill(kind, flat), shape, kind)


def _guess(values: Sequence[Any]) -> Kind:
    if values and all(isinstance(value, bool) for value in values):
        return bool_
    if values and all(isinstance(value, int) for value in values):
        return int64
    return float64


def zeros(shape: Any, dtype: Any = float64) -> Any:
    """Make zeros; a large table keeps only the rows that are set later."""
    sides = (shape,) if isinstance(shape, int) else tuple(int(side) for side in shape)
    kind = find_kind(dtype)
    size = prod(sides)
    if size >= FROM_SIZE and len(sides) == _ROWS_AND_COLUMNS:
        return SparseRows((sides[0], sides[1]), kind)
    return ndarray(blank(kind, size), sides, kind)


empty = zeros


def arange(stop: int) -> ndarray:
    """Count from zero."""
    return ndarray(memory("d", range(stop)), (stop,), int64)


def fromiter(values: Iterable[Any], dtype: Any, count: int = -1) -> ndarray:  # noqa: ARG001
    """Make an array of whatever comes."""
    kind = find_kind(dtype)
    data = fill(kind, values)
    return ndarray(data, (len(data),), kind)


def frombuffer(content: bytes, dtype: Any, count: int = -1, offset: int = 0) -> ndarray:
    """Read an array from bytes, the lowest byte of a number first."""
    kind = find_kind(dtype)
    data = memory("q" if kind is int64 else kind.code)
    until = len(content) if count < 0 else offset + count * data.itemsize
    data.frombytes(memoryview(content)[offset:until])
    if kind is int64:
        data = memory("d", data)
    return ndarray(data, (len(data),), kind)


def concatenate(parts: Sequence[Any], axis: int = 0) -> ndarray:
    """Put arrays one behind the other, or side by side."""
    arrays = [part if isinstance(part, ndarray) else _listed(part) for part in parts]
    kind = arrays[0].dtype
    for each in arrays[1:]:
        kind = common(kind, each.dtype)
    arrays = [each.astype(kind, copy=False) for each in arrays]
    if axis == 1:
        return _side_by_side(arrays, kind)
    data = memory(kind.code)
    for each in arrays:
        data.extend(each.data)
    rows = sum(len(each) for each in arrays)
    return ndarray(data, (rows, *arrays[0].shape[1:]), kind)


def _listed(part: Sequence[Any]) -> ndarray:
    if not part:
        return ndarray(blank(float64, 0), (0,), float64)
    return array(part)


def _side_by_side(arrays: Sequence[ndarray], kind: Kind) -> ndarray:
    rows = len(arrays[0])
    width = sum(each.shape[1] for each in arrays)
    data = blank(kind, rows * width)
    start = 0
    for each in arrays:
        size = each.shape[1]
        for row in range(rows):
            place = row * width + start
            data[place : place + size] = each.data[row * size : (row + 1) * size]
        start += size
    return ndarray(data, (rows, width), kind)
