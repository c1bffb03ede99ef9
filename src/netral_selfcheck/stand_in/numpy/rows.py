"""A large table of zeros of which only the rows that were set take room."""

from math import prod
from typing import Any

from numpy.arrays import Kind, as_array, as_places, blank, int64, ndarray
from numpy.kernel import kernels

FROM_SIZE = 1_000_000
"""Numbers from which on a table of zeros is kept by rows: a phone has little memory."""


class SparseRows:
    """Rows by their places, as an array gives and takes them; everything else it refuses.

    The first row that is kept is the one of zeros, which all rows share until they are set.
    """

    def __init__(self, shape: tuple[int, int], dtype: Kind) -> None:
        self.shape = shape
        self.dtype = dtype
        self._homes = ndarray(blank(int64, shape[0]), (shape[0],), int64)
        self._kept = ndarray(blank(dtype, shape[1]), (1, shape[1]), dtype)

    def __len__(self) -> int:
        return self.shape[0]

    @property
    def nbytes(self) -> int:
        return prod(self.shape) * self._kept.data.itemsize

    def __getitem__(self, key: Any) -> ndarray:
        taken: ndarray = self._kept[self._homes[as_places(key)]]
        return taken

    def __setitem__(self, key: Any, value: Any) -> None:
        places = as_places(key)
        for place in places.tolist():
            if self._homes.data[place] == 0:
                self._homes.data[place] = len(self._kept)
                self._kept.data.extend(blank(self.dtype, self.shape[1]))
                self._kept.shape = (len(self._kept) + 1, self.shape[1])
        homes = self._homes[places]
        given = as_array(value, like=self.dtype).astype(self.dtype, copy=False)
        width = self.shape[1]
        down = width if given.size == width * len(places) else 0
        across = 0 if given.size == 1 else 1
        kernels().scatter(
            *self._kept.place,
            width,
            len(self._kept),
            homes.address,
            len(homes),
            given.address,
            down,
            across,
        )
