"""Works on arrays: rounding, reducing, choosing, ordering."""

from array import array as memory
from collections.abc import Sequence
from math import prod as multiply_all
from typing import Any

from numpy.arrays import (
    Kind,
    apply,
    as_array,
    as_places,
    blank,
    bool_,
    combine,
    find_kind,
    find_true,
    float32,
    float64,
    int64,
    ndarray,
)
from numpy.kernel import kernels


def rint(value: ndarray) -> ndarray:
    """Round to the nearest whole number, halves to the even one."""
    return apply("rint", value, float32 if value.dtype is float32 else float64)


def sqrt(value: ndarray) -> ndarray:
    """Take square roots."""
    return apply("sqrt", value, float32 if value.dtype is float32 else float64)


def abs(value: ndarray) -> ndarray:  # noqa: A001
    """Take sizes without signs."""
    return apply("absolute", value, value.dtype)


def prod(values: Sequence[int]) -> int:
    """Multiply the sides of a shape."""
    return multiply_all(values)


class _Operation:
    """An operation of two numbers, and of the runs of an array."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, first: Any, second: Any, *, out: ndarray | None = None) -> ndarray:
        one = first if isinstance(first, ndarray) else as_array(first, like=second.dtype)
        made = combine(self._name, one, as_array(second, like=one.dtype))
        if out is None:
            return made
        out.data[:] = made.data
        return out

    def reduceat(
        self, value: ndarray, starts: ndarray, axis: int = 0, dtype: Any = None
    ) -> ndarray:
        """Reduce each run of rows from one start to the next."""
        if axis != 0:
            raise NotImplementedError
        kind: Kind = _kind_of_sum(value.dtype) if self._name == "add" else value.dtype
        if dtype is not None:
            kind = find_kind(dtype)
        shape = (len(starts), *value.shape[1:])
        made = ndarray(blank(kind, multiply_all(shape)), shape, kind)
        places = as_places(starts)
        kernels().reduce(
            self._name,
            *value.place,
            len(value),
            value.row_size,
            places.address,
            len(places),
            *made.place,
        )
        return made


def _kind_of_sum(kind: Kind) -> Kind:
    return int64 if kind.whole and kind.code != "Q" else kind


add = _Operation("add")
maximum = _Operation("maximum")
minimum = _Operation("minimum")


def take(value: ndarray, places: ndarray, axis: int = 0) -> ndarray:
    """Take rows by their places."""
    if axis != 0:
        raise NotImplementedError
    return value[places]


def flatnonzero(value: ndarray) -> ndarray:
    """Find the places that are not zero."""
    return find_true(value)


def cumsum(value: ndarray) -> ndarray:
    """Add up from the left."""
    total, sums = 0.0, memory("d")
    for each in value.data:
        total += each
        sums.append(total)
    return ndarray(sums, value.shape, int64 if value.dtype.whole else float64)


def diff(value: ndarray) -> ndarray:
    """Take the distances between neighbours."""
    return value[1:] - value[:-1]


def repeat(value: ndarray, counts: Any) -> ndarray:
    """Repeat each number as often as its count says."""
    times = counts.tolist() if isinstance(counts, ndarray) else [counts] * len(value)
    data = memory(value.data.typecode)
    for place, count in enumerate(times):
        data.extend(value.data[place : place + 1] * count)
    return ndarray(data, (len(data),), value.dtype)


def sort(value: ndarray) -> ndarray:
    """Put numbers in order."""
    made = value.copy()
    kernels().sort(*made.place, made.size)
    return made


def unique(value: ndarray) -> ndarray:
    """Put numbers in order, each once."""
    ordered = sort(value)
    if not len(ordered):
        return ordered
    new = ordered[1:] != ordered[:-1]
    keep = ndarray(memory("B", [1]) + new.data, (len(ordered),), bool_)
    return ordered[keep]


def bincount(value: ndarray, minlength: int = 0) -> ndarray:
    """Count how often each whole number occurs."""
    size = max(int(max(value.data, default=-1)) + 1, minlength)
    made = ndarray(blank(int64, size), (size,), int64)
    kernels().count(*value.place, value.size, made.address)
    return made


def argsort(value: ndarray, *, axis: int = -1, kind: str = "stable") -> ndarray:  # noqa: ARG001
    """Give the places of the numbers of each row in their order; equal ones as they stand."""
    if value.ndim == 1:
        order = sorted(range(value.size), key=value.data.__getitem__)
        return ndarray(memory("d", order), value.shape, int64)
    places = memory("d")
    for row in value.tolist():
        places.extend(sorted(range(len(row)), key=row.__getitem__))
    return ndarray(places, value.shape, int64)


def take_along_axis(value: ndarray, places: ndarray, *, axis: int) -> ndarray:
    """Take from each row what stands at its places."""
    if axis != 1:
        raise NotImplementedError
    data = memory(value.data.typecode)
    for row, chosen in zip(value.tolist(), places.tolist(), strict=True):
        data.extend(memory(value.data.typecode, [row[place] for place in chosen]))
    return ndarray(data, places.shape, value.dtype)
