"""How far two blind reviewers agree beyond chance: Cohen's kappa, with its interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_Z = 1.959964
"""95 % of a normal distribution lies within so many standard errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement of pairs of votes."""

    pairs: int
    observed: float
    """Share of pairs that say the same."""
    kappa: float | None
    """`None` if every vote is the same, or there is none: chance alone explains that."""
    low: float | None = None
    high: float | None = None


def measure_agreement(pairs: Sequence[tuple[bool, bool]]) -> Agreement:
    """Measure the agreement of the two votes of each pair.

    Args:
        pairs: For each case whether the first and the second reviewer supported it. The
            order within a pair does not matter: who is first is chance.

    Returns:
        Cohen's kappa with the interval of its large-sample standard error
        (Cohen 1960; Fleiss, Cohen and Everitt 1969). With few pairs it is wide, and that is
        what it should say.

    Example:
        >>> measure_agreement([(True, True), (False, False), (True, True), (True, False)]).kappa
        0.5
    """
    count = len(pairs)
    if not count:
        return Agreement(pairs=0, observed=0.0, kappa=None)
    observed = sum(first == second for first, second in pairs) / count
    first_yes = sum(first for first, _ in pairs) / count
    second_yes = sum(second for _, second in pairs) / count
    by_chance = first_yes * second_yes + (1 - first_yes) * (1 - second_yes)
    if by_chance == 1:
        return Agreement(pairs=count, observed=observed, kappa=None)
    kappa = (observed - by_chance) / (1 - by_chance)
    error = math.sqrt(observed * (1 - observed) / count) / (1 - by_chance)
    return Agreement(
        pairs=count,
        observed=observed,
        kappa=kappa,
        low=max(-1.0, kappa - _Z * error),
        high=min(1.0, kappa + _Z * error),
    )
