"""An array of numbers: its kind, its shape, and arithmetic with the rules of numpy."""

from array import array as memory
from collections.abc import Callable, Iterator
from math import prod
from typing import Any

from numpy.kernel import kernels

_ROWS_AND_COLUMNS = 2


class Kind:
    """A kind of number, with how it is kept.

    A 64-bit whole number is kept in a float, which holds it exactly below 2**53; the
    hashes, which need all 64 bits, are a kind of their own.
    """

    def __init__(self, name: str, code: str, *, rank: int, whole: bool) -> None:
        self.name = name
        self.code = code
        self.rank = rank
        self.whole = whole

    def __call__(self, value: Any) -> "ndarray":
        """Give one number of this kind."""
        return ndarray(fill(self, [value]), (), self)

    def __repr__(self) -> str:
        return f"<{self.name}>"


bool_ = Kind("bool", "B", rank=0, whole=True)
int8 = Kind("int8", "b", rank=1, whole=True)
int16 = Kind("int16", "h", rank=2, whole=True)
int32 = Kind("int32", "i", rank=3, whole=True)
int64 = Kind("int64", "d", rank=4, whole=True)
uint64 = Kind("uint64", "Q", rank=5, whole=True)
float32 = Kind("float32", "f", rank=6, whole=False)
float64 = Kind("float64", "d", rank=7, whole=False)
_NAMED = {
    "<i2": int16,
    "|i1": int8,
    "i1": int8,
    "int8": int8,
    "int16": int16,
    "<i4": int32,
    "int32": int32,
    "<i8": int64,
    "<f4": float32,
    "<f8": float64,
    "float32": float32,
    "float64": float64,
}
_OF_TYPE = {bool: bool_, int: int64, float: float64}


def find_kind(wanted: Any) -> Kind:
    """Find a kind by itself, by its name, or by the type of Python."""
    if isinstance(wanted, Kind):
        return wanted
    found = _OF_TYPE.get(wanted) if isinstance(wanted, type) else _NAMED.get(wanted)
    if found is None:
        raise TypeError(f"no kind of number is called {wanted!r}")  # noqa: EM102, TRY003
    return found


def fill(kind: Kind, values: Any) -> memory:
    """Keep numbers as their kind does."""
    return memory(kind.code, values)


def blank(kind: Kind, size: int) -> memory:
    """Keep zeros."""
    return memory(kind.code, bytes(size * memory(kind.code).itemsize))


def common(first: Kind, second: Kind) -> Kind:
    """Give the kind that holds the numbers of both, as numpy has it for those used here."""
    if first is second:
        return first
    low, high = sorted((first, second), key=lambda kind: kind.rank)
    mixes_large = high is float32 and low in (int32, int64, uint64)
    return float64 if mixes_large or (high is uint64 and low is int64) else high


class ndarray:  # noqa: N801
    """Numbers in one or two axes, one row after the other."""

    __slots__ = ("data", "dtype", "shape")

    def __init__(self, data: memory, shape: tuple[int, ...], dtype: Kind) -> None:
        self.data = data
        self.shape = shape
        self.dtype = dtype

    @property
    def size(self) -> int:
        return len(self.data)

    @property
    def ndim(self) -> int:
        return len(self.shape)

    @property
    def nbytes(self) -> int:
        size = 8 if self.dtype is int64 else self.data.itemsize
        return self.size * size

    @property
    def rows_and_columns(self) -> tuple[int, int]:
        if self.ndim == _ROWS_AND_COLUMNS:
            return self.shape[0], self.shape[1]
        return 1, self.size

    @property
    def row_size(self) -> int:
        return prod(self.shape[1:])

    @property
    def address(self) -> int:
        return self.data.buffer_info()[0]

    @property
    def place(self) -> tuple[str, int]:
        return self.data.typecode, self.address

    @property
    def T(self) -> "ndarray":  # noqa: N802
        rows, columns = self.rows_and_columns
        turned = memory(self.data.typecode)
        for column in range(columns):
            turned.extend(self.data[column::columns])
        return ndarray(turned, (columns, rows), self.dtype)

    def __len__(self) -> int:
        return self.shape[0]

    def __iter__(self) -> Iterator[Any]:
        if self.ndim == 1:
            return iter(self.tolist())
        return iter([self[row] for row in range(len(self))])

    def __float__(self) -> float:
        return float(self._only())

    def __int__(self) -> int:
        return int(self._only())

    __index__ = __int__

    def __bool__(self) -> bool:
        return bool(self._only())

    def _only(self) -> Any:
        (value,) = self.data
        return value

    def tolist(self) -> Any:
        plain = self._plain()
        if self.ndim == 0:
            return plain[0]
        if self.ndim == 1:
            return plain
        rows, columns = self.rows_and_columns
        return [plain[row * columns : (row + 1) * columns] for row in range(rows)]

    def _plain(self) -> list[Any]:
        if self.dtype is bool_:
            return [bool(value) for value in self.data]
        if self.dtype is int64:
            return [int(value) for value in self.data]
        return self.data.tolist()

    def copy(self) -> "ndarray":
        return ndarray(self.data[:], self.shape, self.dtype)

    def ravel(self) -> "ndarray":
        return ndarray(self.data, (self.size,), self.dtype)

    def reshape(self, *shape: Any) -> "ndarray":
        wanted = list(shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape)
        if -1 in wanted:
            known = prod(side for side in wanted if side != -1)
            wanted[wanted.index(-1)] = self.size // known
        if prod(wanted) != self.size:
            raise ValueError(f"{self.size} numbers do not fill {wanted}")  # noqa: EM102, TRY003
        return ndarray(self.data, tuple(wanted), self.dtype)

    def astype(self, kind: Any, *, copy: bool = True) -> "ndarray":
        wanted = find_kind(kind)
        if wanted is self.dtype:
            return self.copy() if copy else self
        made = ndarray(blank(wanted, self.size), self.shape, wanted)
        kernels().cast(*self.place, *made.place, self.size, wanted.whole and not self.dtype.whole)
        return made

    def sum(self) -> Any:
        total = sum(self.data)
        return int(total) if self.dtype.whole else total

    def any(self) -> bool:
        return any(self.data)

    # Choosing

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, tuple):
            return self._choose_in_both(*key)
        if key is None:
            return ndarray(self.data, (1, *self.shape), self.dtype)
        if isinstance(key, int):
            return self._row(key)
        if isinstance(key, slice):
            return self._slice(key)
        return self._gather(as_places(key))

    def _row(self, row: int) -> Any:
        if self.ndim == 1:
            value = self.data[row]
            return ndarray(memory(self.data.typecode, [value]), (), self.dtype)
        row += len(self) if row < 0 else 0
        size = self.row_size
        return ndarray(self.data[row * size : (row + 1) * size], self.shape[1:], self.dtype)

    def _slice(self, part: slice) -> "ndarray":
        start, stop, step = part.indices(len(self))
        if step != 1:
            return self._gather(as_places(list(range(start, stop, step))))
        stop = max(start, stop)
        size = self.row_size
        data = self.data[start * size : stop * size]
        return ndarray(data, (stop - start, *self.shape[1:]), self.dtype)

    def _gather(self, places: "ndarray") -> "ndarray":
        shape = (len(places), *self.shape[1:])
        made = ndarray(blank(self.dtype, prod(shape)), shape, self.dtype)
        size = self.row_size
        kernels().gather(*self.place, size, len(self), places.address, len(places), made.address)
        return made

    def _choose_in_both(self, rows: Any, columns: Any) -> Any:
        if columns is None:
            return ndarray(self.data, (self.size, 1), self.dtype)[rows]
        if isinstance(rows, int) and isinstance(columns, int):
            return self[rows][columns]
        chosen = self[rows]
        picked = range(self.shape[1])[columns]
        places = [picked] if isinstance(picked, int) else list(picked)
        width, count = self.shape[1], len(chosen)
        made = ndarray(blank(self.dtype, count * len(places)), (count, len(places)), self.dtype)
        for place, column in enumerate(places):
            made.data[place :: len(places)] = chosen.data[column::width]
        return made.ravel() if isinstance(picked, int) else made

    def __setitem__(self, key: Any, value: Any) -> None:
        if isinstance(key, tuple):
            self._set_in_both(*key, value)
        elif isinstance(key, slice) and key.step is None:
            start, stop, _ = key.indices(len(self))
            self._scatter(as_places(range(start, stop)), value)
        elif isinstance(key, int):
            self._scatter(as_places([key % len(self)]), value)
        else:
            self._scatter(as_places(key), value)

    def _scatter(self, places: "ndarray", value: Any) -> None:
        given = as_array(value, like=self.dtype).astype(self.dtype, copy=False)
        size = self.row_size
        across, down = 1, size
        if given.size == 1:
            across = down = 0
        elif given.size == size and (given.ndim < self.ndim or len(places) == 1):
            down = 0
        elif given.size != size * len(places):
            raise ValueError("the numbers do not fit where they are put")  # noqa: EM101, TRY003
        kernels().scatter(
            *self.place, size, len(self), places.address, len(places), given.address, down, across
        )

    def _set_in_both(self, rows: Any, columns: Any, value: Any) -> None:
        width = self.shape[1]
        if isinstance(rows, int) and isinstance(columns, int):
            self.data[rows * width + columns] = value
            return
        if not isinstance(rows, slice) or not isinstance(columns, int):
            raise NotImplementedError
        given = as_array(value, like=self.dtype).astype(self.dtype, copy=False)
        column = columns % width
        count = len(self)
        self.data[column::width] = given.data if given.size == count else given.data * count

    # Arithmetic

    def _with(self, name: str, other: Any, *, swapped: bool = False) -> "ndarray":
        beside = as_array(other, like=self.dtype)
        return combine(name, beside, self) if swapped else combine(name, self, beside)

    def __matmul__(self, other: "ndarray") -> "ndarray":
        rows, inner = self.rows_and_columns
        _, columns = other.rows_and_columns
        kind = common(self.dtype, other.dtype)
        made = ndarray(blank(kind, rows * columns), (rows, columns), kind)
        kernels().multiply(*self.place, *other.place, *made.place, rows, inner, columns)
        return made

    def __neg__(self) -> "ndarray":
        return apply("negative", self, self.dtype)

    def __invert__(self) -> "ndarray":
        return apply("invert", self, bool_)


def _operator(name: str, *, swapped: bool = False) -> Callable[[ndarray, Any], ndarray]:
    return lambda self, other: self._with(name, other, swapped=swapped)


for _method, _name in {
    "add": "add",
    "sub": "subtract",
    "mul": "multiply",
    "truediv": "divide",
    "and": "both",
    "or": "either",
    "xor": "differ",
    "lshift": "left",
    "rshift": "right",
}.items():
    setattr(ndarray, f"__{_method}__", _operator(_name))
    setattr(ndarray, f"__r{_method}__", _operator(_name, swapped=True))
for _method in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(ndarray, f"__{_method}__", _operator(_method))
_TELLING = frozenset({"eq", "ne", "lt", "le", "gt", "ge"})


def as_array(value: Any, *, like: Kind) -> ndarray:
    """Give a value as an array; a bare number takes the kind that it meets, as in numpy."""
    if isinstance(value, ndarray):
        return value
    if isinstance(value, (list, tuple)):
        return ndarray(fill(like, value), (len(value),), like)
    kind = float64 if isinstance(value, float) and like.whole else like
    if isinstance(value, int) and like is bool_ and not isinstance(value, bool):
        kind = int64
    return ndarray(fill(kind, [value]), (), kind)


def as_places(key: Any) -> ndarray:
    """Give the places that a choice means: those listed, or those where it is true."""
    if isinstance(key, ndarray):
        if key.dtype is bool_:
            return find_true(key)
        return key.astype(int64, copy=False)
    return ndarray(memory("d", key), (len(key),), int64)


def find_true(key: ndarray) -> ndarray:
    """Find the places that are not zero."""
    made = blank(int64, key.size)
    count = kernels().find_true(*key.place, key.size, made.buffer_info()[0])
    return ndarray(made[:count], (count,), int64)


def apply(name: str, value: ndarray, kind: Kind) -> ndarray:
    """Work on each number by itself."""
    made = ndarray(blank(kind, value.size), value.shape, kind)
    kernels().each(name, *value.place, *made.place, value.size)
    return made


def combine(name: str, first: ndarray, second: ndarray) -> ndarray:
    """Work on two numbers at a time, one axis stretched over the other where it is one long."""
    meets = common(first.dtype, second.dtype)
    kind = meets
    if name in _TELLING:
        kind = bool_
    elif name == "divide" and meets is not float32:
        kind = float64
    if meets is uint64:
        first, second = first.astype(uint64, copy=False), second.astype(uint64, copy=False)
    shape = _stretch(first.shape, second.shape)
    made = ndarray(blank(kind, prod(shape)), shape, kind)
    rows, columns = made.rows_and_columns
    kernels().pair(
        name,
        *first.place,
        *_steps(first.shape),
        *second.place,
        *_steps(second.shape),
        *made.place,
        rows,
        columns,
    )
    return made


def _stretch(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[int, ...]:
    longest = max(len(first), len(second))
    one = (1,) * (longest - len(first)) + first
    two = (1,) * (longest - len(second)) + second
    if any(a != b and 1 not in (a, b) for a, b in zip(one, two, strict=True)):
        raise ValueError(f"{first} and {second} do not go together")  # noqa: EM102, TRY003
    return tuple(b if a == 1 else a for a, b in zip(one, two, strict=True))


def _steps(shape: tuple[int, ...]) -> tuple[int, int]:
    """Give how far one row and one column further lie; zero where an axis is stretched."""
    padded = (1,) * (_ROWS_AND_COLUMNS - len(shape)) + shape
    rows, columns = padded
    return (columns if rows > 1 else 0), (1 if columns > 1 else 0)
