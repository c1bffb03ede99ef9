"""Chance, drawn from one seeded source only."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def happens(rng: random.Random, share: float) -> bool:
    """Draw whether something happens that happens in a share of all cases."""
    return rng.random() < share


def pick(rng: random.Random, values: Sequence[T]) -> T:
    """Pick one of several values; several times faster than `random.choice`."""
    return values[int(rng.random() * len(values))]
