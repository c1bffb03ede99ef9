"""An attacker with every published table of every day, and an integer program."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from netral.reporting.transparency import Release

GROWING = frozenset({"contestant"})
"""Tables whose rows never fall: a case that was taken in stays counted."""


def bound_cells(
    releases: Sequence[Release], *, first: int = 0, last: int | None = None
) -> dict[tuple[int, str, str], tuple[int, int]]:
    """Bound every cell of some releases by what all releases say together.

    Variables are the true counts. Known are the spans, that all tables of a day have the
    same sum, and that rows of a growing table never fall from one day to the next.
    """
    spans = {
        (day, table.name, row.key): row.span
        for day, release in enumerate(releases)
        for table in release.tables
        for row in table.rows
    }
    keys = list(spans)
    known = _list_constraints(releases, {key: number for number, key in enumerate(keys)})
    until = len(releases) if last is None else last
    limits = Bounds(
        np.array([spans[key].low for key in keys], float),
        np.array([spans[key].high for key in keys], float),
    )
    return {
        key: (_push(number, 1, known, limits), _push(number, -1, known, limits))
        for number, key in enumerate(keys)
        if first <= key[0] < until
    }


def _push(number: int, sign: int, known: LinearConstraint, limits: Bounds) -> int:
    goal = np.zeros(len(limits.lb))
    goal[number] = sign
    answer = milp(goal, constraints=known, bounds=limits, integrality=np.ones(len(goal)))
    assert answer.success, answer.message
    return round(sign * answer.fun)


def _list_constraints(
    releases: Sequence[Release], place: dict[tuple[int, str, str], int]
) -> LinearConstraint:
    rows: list[np.ndarray] = [np.zeros(len(place))]
    highs = [0.0]
    for day, release in enumerate(releases):
        for other in release.tables[1:]:
            line = np.zeros(len(place))
            for row in release.tables[0].rows:
                line[place[day, release.tables[0].name, row.key]] = 1
            for row in other.rows:
                line[place[day, other.name, row.key]] = -1
            rows.append(line)
            highs.append(0)
    for (day, name, key), here in place.items():
        later = place.get((day + 1, name, key))
        if name in GROWING and later is not None:
            line = np.zeros(len(place))
            line[later], line[here] = 1, -1
            rows.append(line)
            highs.append(np.inf)
    return LinearConstraint(np.array(rows), np.zeros(len(rows)), np.array(highs))
