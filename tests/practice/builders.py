"""Small things that the tests of the practice world are made of."""

import random


def seeded(seed: int) -> random.Random:
    """Give chance that is the same in each run."""
    return random.Random(seed)  # noqa: S311 - a test draws no secrets
