"""What each word adds to each window of the network, worked out once a word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.float32]
"""Whole numbers held in floats, each below 2**24."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights and biases as whole numbers, with what one unit of their product is worth."""

    weights: NDArray[np.float64]
    biases: NDArray[np.float64]
    unit: float


class WordWindows:
    """Windows of one, two and more words over a text, from the words' own shares.

    A window is linear in its words, and sums of whole numbers have no order. So a
    word's share is one product, kept after its first use; reading adds shares up.
    """

    def __init__(self, table: NDArray[np.int8], windows: Sequence[Layer], flag: int) -> None:
        """Prepare room for the shares; none is worked out yet.

        Args:
            table: Word vectors as whole numbers, row 0 being nothing.
            windows: One layer a width; its rows are those of its words, one after the other,
                each with a last row for the flag of the target.
            flag: What stands beside a word vector if the word is the target.
        """
        self._table = table
        step = table.shape[1] + 1
        blocks = [
            layer.weights[shift * step : (shift + 1) * step].astype(np.float32)
            for width, layer in enumerate(windows, start=1)
            for shift in range(width)
        ]
        self._weights = [block[:-1] for block in blocks]
        self._flags = [block[-1] * np.float32(flag) for block in blocks]
        self._biases = [layer.biases.astype(np.float32) for layer in windows]
        self._shares = [np.zeros((len(table), block.shape[1]), np.float32) for block in blocks]
        self._known = np.zeros(len(table), dtype=bool)

    def apply(self, ids: NDArray[np.int64], flagged: NDArray[np.int64]) -> list[Whole]:
        """Apply every window at every place.

        Args:
            ids: Numbers of the words of all texts in one row, with zeros between texts.
            flagged: Places of the words that are the target.

        Returns:
            For each width the activations, one row a place, none below zero.
        """
        self._learn(ids)
        size = len(ids)
        block = 0
        found: list[Whole] = []
        for width, biases in enumerate(self._biases, start=1):
            sums = np.take(self._shares[block], ids, axis=0)
            sums += biases
            sums[flagged] += self._flags[block]
            for shift in range(1, width):
                sums[: size - shift] += np.take(self._shares[block + shift], ids[shift:], axis=0)
                before = flagged[flagged >= shift] - shift
                sums[before] += self._flags[block + shift]
            block += width
            found.append(np.maximum(sums, 0, out=sums))
        return found

    def _learn(self, ids: NDArray[np.int64]) -> None:
        new = np.unique(ids[~self._known[ids]])
        if not len(new):
            return
        vectors = self._table[new].astype(np.float32)
        for shares, weights in zip(self._shares, self._weights, strict=True):
            shares[new] = vectors @ weights
        self._known[new] = True
