"""The second stage: a small network over word vectors, computed in whole numbers only.

Every product and sum is of whole numbers that a float holds exactly, so the order of
summation, the number of threads, the batch and the machine cannot change an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from netral.language.word_window import Layer, Whole, WordWindows

LARGEST = 127
"""Activations between the layers are whole numbers up to this."""
LONGEST = 64
"""Words after this many are not read by the network; the linear stage reads all."""
NEAR = 4
"""Words up to this far from the target are also pooled by themselves, and so are those that
are nearer to another contestant."""
_UNKNOWN = 1


@dataclass(frozen=True, slots=True)
class NetworkModel:
    """Word vectors, windows of one to three words, one hidden layer, eight answers."""

    words: dict[str, int]
    table: NDArray[np.int8]
    """One row a word; row 0 is nothing, row 1 an unknown word."""
    flag: int
    """What stands beside a word vector if the word is the target."""
    marks: dict[str, int]
    windows: tuple[Layer, ...]
    pooled_units: tuple[float, ...]
    """For each window, what one unit of its pooled activation is worth."""
    hidden: Layer
    hidden_unit: float
    heads: Layer
    _windows: WordWindows = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the windows; what they keep changes the speed, never an answer."""
        object.__setattr__(self, "_windows", WordWindows(self.table, self.windows, self.flag))

    def score(
        self, texts: Sequence[Sequence[str]], marks: Sequence[Sequence[str]]
    ) -> NDArray[np.float64]:
        """Score masked texts for every answer.

        Args:
            texts: Masked texts, as `netral.language.masking` writes them.
            marks: Marks of the form of each text.

        Returns:
            One row a text, one column an answer; the same alone as in any batch.
        """
        sizes = np.array([max(min(len(text), LONGEST), 1) for text in texts], dtype=np.int64)
        ids, target, other = self._number(texts, sizes)
        starts = np.concatenate([[0], np.cumsum(sizes + len(self.windows) - 1)[:-1]])
        flagged = np.flatnonzero(target)
        outside = _list_gaps(starts, sizes, len(self.windows) - 1)
        from_target, from_other = _measure(target, starts), _measure(other, starts)
        near, beside = from_target <= NEAR, (from_other <= NEAR) & (from_other < from_target)
        near[outside] = beside[outside] = False
        parts: list[NDArray[np.float64]] = []
        for layer, unit, found in zip(
            self.windows, self.pooled_units, self._windows.apply(ids, flagged), strict=True
        ):
            found[outside] = 0
            worth = layer.unit / unit
            parts.append(_scale(np.maximum.reduceat(found, starts, axis=0), worth))
            parts.append(_scale(_pool_near(found, near, starts), worth))
            parts.append(_scale(_pool_near(found, beside, starts), worth))
        parts.append(self._average(ids, starts, sizes))
        parts.append(self._place_marks(marks))
        inner = np.concatenate(parts, axis=1) @ self.hidden.weights + self.hidden.biases
        inner = np.rint(np.maximum(inner, 0) * (self.hidden.unit / self.hidden_unit))
        scores: NDArray[np.float64] = (inner @ self.heads.weights + self.heads.biases) * (
            self.heads.unit
        )
        return scores

    def _number(
        self, texts: Sequence[Sequence[str]], sizes: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Number the words of all texts in one row, with empty places between texts.

        Returns:
            The numbers, and where the target and where other contestants stand.
        """
        gap = [0] * (len(self.windows) - 1)
        ids: list[int] = []
        target: list[int] = []
        other: list[int] = []
        for text, size in zip(texts, sizes, strict=True):
            read = text[:size]
            ids.extend(self.words.get(word, _UNKNOWN) for word in read)
            target.extend(int(word.startswith("<t")) for word in read)
            other.extend(int(word.startswith("<o")) for word in read)
            empty = gap if read else [0, *gap]
            ids.extend(empty)
            target.extend(empty)
            other.extend(empty)
        return (
            np.array(ids, dtype=np.int64),
            np.array(target, dtype=np.int64),
            np.array(other, dtype=np.int64),
        )

    def _average(
        self, ids: NDArray[np.int64], starts: NDArray[np.int64], sizes: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        vectors = np.take(self.table, ids, axis=0).astype(np.float32)
        sums = np.add.reduceat(vectors, starts, axis=0).astype(np.float64)
        return np.rint(sums / sizes[:, np.newaxis])

    def _place_marks(self, marks: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        placed = np.zeros((len(marks), len(self.marks)))
        for row, names in enumerate(marks):
            for name in names:
                place = self.marks.get(name)
                if place is not None:
                    placed[row, place] = LARGEST
        return placed


def _list_gaps(
    starts: NDArray[np.int64], sizes: NDArray[np.int64], width: int
) -> NDArray[np.int64]:
    """List the empty places behind each text."""
    return ((starts + sizes)[:, np.newaxis] + np.arange(width)).ravel()


def _scale(best: Whole, worth: float) -> NDArray[np.float64]:
    return np.minimum(np.rint(best.astype(np.float64) * worth), LARGEST)


def _pool_near(found: Whole, near: NDArray[np.bool_], starts: NDArray[np.int64]) -> Whole:
    """Take the largest activation near the target of each text; zero if it has none."""
    places = np.flatnonzero(near)
    counts = np.add.reduceat(near, starts, dtype=np.int64)
    some = counts > 0
    best = np.zeros((len(starts), found.shape[1]), np.float32)
    if len(places):
        firsts = (np.cumsum(counts) - counts)[some]
        best[some] = np.maximum.reduceat(found[places], firsts, axis=0)
    return best


def _measure(places: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Measure how many words each place is from the nearest marked one of its text.

    Counted up to `NEAR`; what is farther, or in another text, is at `NEAR` + 1.
    """
    size = len(places)
    owner = np.repeat(np.arange(len(starts)), np.diff(np.concatenate([starts, [size]])))
    distances = np.zeros(size, dtype=np.int64) + (NEAR + 1)
    marked = np.flatnonzero(places)
    for distance in range(NEAR, -1, -1):
        for beside in (marked - distance, marked + distance):
            ok = (beside >= 0) & (beside < size)
            reached, around = beside[ok], marked[ok]
            distances[reached[owner[reached] == owner[around]]] = distance
    return distances


__all__ = ["Layer", "NetworkModel"]
