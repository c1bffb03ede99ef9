"""The first stage: a linear model over hashed features with whole-number weights."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netral.language.feature import FeatureBatch


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of all heads; sums are exact integers, the same on every machine."""

    weights: NDArray[np.int16]
    """One row a bucket, one column an answer of a head."""
    offsets: NDArray[np.float64]
    scale: float
    """What one unit of weight is worth."""

    def score(self, batch: FeatureBatch) -> NDArray[np.float64]:
        """Score every text for every answer.

        Args:
            batch: Hashed texts.

        Returns:
            One row a text, one column an answer: the log-odds, before calibration.
        """
        taken = self.weights[batch.ids].astype(np.int64)
        sums = np.add.reduceat(taken, batch.starts, axis=0)
        # A whole number, one square root, one product: correctly rounded everywhere.
        lengths = np.sqrt(batch.sizes.astype(np.float64))[:, np.newaxis]
        scores: NDArray[np.float64] = sums * self.scale / lengths + self.offsets
        return scores
