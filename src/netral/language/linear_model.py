"""The first stage: a linear model over hashed features with whole-number weights."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netral.language.feature import FeatureBatch


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Word weights of the answers and of a few teachers, and what the answers take from each.

    Teachers were learned from weak labels (tone, headlines …). They too are linear
    in the words; an answer takes their value and its size.
    """

    weights: NDArray[np.int16]
    """One row a bucket; one column an answer, then one a teacher."""
    units: NDArray[np.float64]
    """What one unit of weight is worth, by column."""
    teachers: NDArray[np.float64]
    """One row a teacher, then one the size of each teacher; one column an answer."""
    offsets: NDArray[np.float64]

    def score(self, batch: FeatureBatch) -> NDArray[np.float64]:
        """Score every text for every answer.

        Args:
            batch: Hashed texts.

        Returns:
            One row a text, one column an answer, before calibration.
        """
        sums = np.add.reduceat(self.weights[batch.ids], batch.starts, axis=0, dtype=np.int64)
        # Whole numbers, then single roundings in a fixed order: the same everywhere.
        lengths = np.sqrt(batch.sizes.astype(np.float64))[:, np.newaxis]
        values = sums * self.units / lengths
        answers = len(self.offsets)
        scores = values[:, :answers] + self.offsets
        lessons = values[:, answers:]
        every = np.concatenate([lessons, np.abs(lessons)], axis=1)
        for place in range(every.shape[1]):
            scores += every[:, place : place + 1] * self.teachers[place]
        return scores
