"""An attacker who has every published file of every day, the rules, and an integer program.

The attacker reads the ledger of releases as the web server gives it out, and nothing of
Netral but its documentation (docs/howto/transparency.md).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from netral.reporting.transparency import Release
from netral.reporting.transparency.ledger import spell_ledger

STEP = 12
UNBOUNDED = 3
"""How the solver says that nothing is known on a side."""
FAR = 10**9
KNOWN_TO_GROW = {"cases": {"erased"}, "records": None, "invented": None}
"""Cells that everybody knows never to shrink; `None` is all of the population."""

Place = tuple[int, str, str]
"""Day, population and cell; ``=total`` is the population's total."""
Interval = tuple[int, int]


@dataclass
class Program:
    """An integer program as it is being written down."""

    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    place: dict[Place, int] = field(default_factory=dict)
    rows: list[dict[int, float]] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)

    def add_count(self, place: Place, low: float, high: float) -> None:
        self.place[place] = len(self.lows)
        self.lows.append(low)
        self.highs.append(high)

    def add_fact(self, terms: dict[int, float], low: float, high: float) -> None:
        self.rows.append(terms)
        self.least.append(low)
        self.most.append(high)

    def constraints(self) -> LinearConstraint:
        data, across, down = [], [], []
        for number, terms in enumerate(self.rows):
            for column, value in terms.items():
                data.append(value)
                across.append(column)
                down.append(number)
        matrix = csr_array((data, (down, across)), shape=(len(self.rows), len(self.lows)))
        return LinearConstraint(matrix, np.array(self.least), np.array(self.most))


def write_program(releases: Sequence[Release]) -> Program:
    """Write down everything that all releases say, from their published lines."""
    program = Program()
    program.add_fact({}, 0, 0)
    for day, line in enumerate(spell_ledger(releases).splitlines()):
        for population in json.loads(line)["populations"]:
            _write_day(program, day, population)
    for (day, name, cell), here in list(program.place.items()):
        later = program.place.get((day + 1, name, cell))
        grows = KNOWN_TO_GROW[name]
        if later is not None and (cell == "=total" or grows is None or cell in grows):
            program.add_fact({later: 1, here: -1}, 0, np.inf)
    return program


def _write_day(program: Program, day: int, population: dict[str, object]) -> None:
    name = population["key"]
    low, high = 0.0, np.inf
    told = population["total"]
    if told is not None:
        if population["total_waits"]:
            low = told + STEP
        elif population["total_date"] == population["day"]:
            low = high = told
        else:
            low, high = told, told + STEP - 1
    program.add_count((day, name, "=total"), low, high)
    whole = {program.place[day, name, "=total"]: 1.0}
    for part in population["parts"]:
        first, *others = part["splits"]
        columns = []
        for split in (first, *others):
            for cell, span in split.items():
                program.add_count((day, name, cell), span["low"], span["high"])
            columns.append([program.place[day, name, cell] for cell in split])
        whole |= dict.fromkeys(columns[0], -1.0)
        for other in columns[1:]:
            program.add_fact(dict.fromkeys(columns[0], 1.0) | dict.fromkeys(other, -1.0), 0, 0)
    program.add_fact(whole, 0, 0)


class Attacker:
    """Bounds counts, and differences of counts, by all releases together.

    Each solution is a whole history that fits everything published. Where the histories
    found so far already lie 11 apart, a count is open and needs no program of its own.
    """

    def __init__(self, releases: Sequence[Release]) -> None:
        self.program = write_program(releases)
        columns = self.program.place
        self._known = self.program.constraints()
        self._limits = Bounds(np.array(self.program.lows), np.array(self.program.highs))
        self._rises = {
            place: (column, columns[place[0] + 1, *place[1:]])
            for place, column in columns.items()
            if (place[0] + 1, *place[1:]) in columns
        }
        self._earlier = np.array([pair[0] for pair in self._rises.values()], int)
        self._later = np.array([pair[1] for pair in self._rises.values()], int)
        self._counts = _Range(len(columns))
        self._differences = _Range(len(self._rises))
        for direction in np.random.default_rng(1).choice((-1.0, 1.0), (40, len(columns))):
            self._solve(direction)

    def places(self, days: Iterable[int] | None = None) -> list[Place]:
        wanted = None if days is None else set(days)
        return [place for place in self.program.place if wanted is None or place[0] in wanted]

    def bound(self, place: Place) -> Interval:
        """Bound one count."""
        return self._bound({self.program.place[place]: 1.0})

    def bound_rise(self, place: Place) -> Interval:
        """Bound by how much a count has risen by the next day."""
        earlier, later = self._rises[place]
        return self._bound({later: 1.0, earlier: -1.0})

    def iter_exposed(self, days: Iterable[int] | None = None) -> Iterator[tuple[Place, Interval]]:
        """Iterate over the counts that are known better than to 11, and were not told."""
        lows, highs = self.program.lows, self.program.highs
        for place in self.places(days):
            column = self.program.place[place]
            is_told = place[2] == "=total" and lows[column] == highs[column]
            if is_told or self._counts.is_open(column):
                continue
            low, high = self.bound(place)
            if high - low < STEP - 1:
                yield place, (low, high)

    def iter_small_rises(
        self, days: Iterable[int] | None = None
    ) -> Iterator[tuple[Place, Interval]]:
        """Iterate over the differences of two days that are known, and small."""
        wanted = None if days is None else set(days)
        for number, place in enumerate(self._rises):
            if (wanted is not None and place[0] not in wanted) or self._differences.is_open(number):
                continue
            low, high = self.bound_rise(place)
            if high - low < STEP - 1 and low < STEP:
                yield place, (low, high)

    def _bound(self, goal: dict[int, float]) -> Interval:
        return self._push(goal, 1), self._push(goal, -1)

    def _push(self, goal: dict[int, float], sign: int) -> int:
        direction = np.zeros(len(self.program.lows))
        for column, value in goal.items():
            direction[column] = sign * value
        found = self._solve(direction)
        return -sign * FAR if found is None else round(sign * found)

    def _solve(self, direction: np.ndarray) -> float | None:
        answer = milp(
            direction,
            constraints=self._known,
            bounds=self._limits,
            integrality=np.ones(len(direction)),
        )
        if answer.status == UNBOUNDED:
            return None
        assert answer.success, answer.message
        history = np.round(answer.x)
        self._counts.note(history)
        self._differences.note(history[self._later] - history[self._earlier])
        return float(answer.fun)


class _Range:
    """The smallest and largest values that some history was seen to take."""

    def __init__(self, size: int) -> None:
        self._low = np.full(size, np.inf)
        self._high = np.full(size, -np.inf)

    def note(self, values: np.ndarray) -> None:
        self._low = np.minimum(self._low, values)
        self._high = np.maximum(self._high, values)

    def is_open(self, number: int) -> bool:
        return bool(self._high[number] - self._low[number] >= STEP - 1)
