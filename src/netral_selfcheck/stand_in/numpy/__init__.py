"""The few operations of numpy that reading a text uses, where no numpy can be had.

On one's own device there is no numpy. This package bears its name there, keeps numbers in
the memory of the engine, and leaves the loops to `netral_kernels` (site/kernels.js). What it
does not offer is an AttributeError, never another answer. It knows one and two axes, and
gives copies where numpy gives views; `tests/selfcheck/test_stand_in.py` compares both.
"""

from numpy.arrays import (
    Kind,
    bool_,
    float32,
    float64,
    int8,
    int16,
    int32,
    int64,
    ndarray,
    uint64,
)
from numpy.making import (
    arange,
    array,
    concatenate,
    empty,
    frombuffer,
    fromiter,
    zeros,
)
from numpy.working import (
    abs,  # noqa: A004
    add,
    argsort,
    bincount,
    cumsum,
    diff,
    flatnonzero,
    maximum,
    minimum,
    prod,
    repeat,
    rint,
    sort,
    sqrt,
    take,
    take_along_axis,
    unique,
)

newaxis = None

__all__ = [
    "Kind",
    "abs",
    "add",
    "arange",
    "argsort",
    "array",
    "bincount",
    "bool_",
    "concatenate",
    "cumsum",
    "diff",
    "empty",
    "flatnonzero",
    "float32",
    "float64",
    "frombuffer",
    "fromiter",
    "int8",
    "int16",
    "int32",
    "int64",
    "maximum",
    "minimum",
    "ndarray",
    "newaxis",
    "prod",
    "repeat",
    "rint",
    "sort",
    "sqrt",
    "take",
    "take_along_axis",
    "uint64",
    "unique",
    "zeros",
]
