"""What is counted: cases, records or invented items, split into cells that add up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from netral.reporting.errors import CountsDoNotCloseError
from netral.reporting.transparency.span import CountSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A share of a population, split in one way or in several; each split adds up to it."""

    key: str
    splits: tuple[Mapping[str, int], ...]
    """True counts by the key of their cell; a key stands once in the population."""

    @property
    def count(self) -> int:
        """The true count of the part."""
        return sum(self.splits[0].values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """True counts of one day; they never leave the house.

    Whatever was counted once stays counted: a population never shrinks. An erased case
    moves to the cell of erased cases.
    """

    key: str
    parts: tuple[Part, ...]
    shows_total: bool = True
    """Whether its total is published now and then, exactly."""
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lines shown beside the cells: each adds up cells of one split."""
    growing: tuple[str, ...] = ()
    """Cells of which everybody knows that they never shrink, where totals are published."""

    @property
    def count(self) -> int:
        """The true total."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPart:
    """A part as the public sees it."""

    key: str
    splits: tuple[Mapping[str, CountSpan], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPopulation:
    """A population as the public sees it, on one day."""

    key: str
    day: date
    step: int
    """How many values each span holds."""
    parts: tuple[PublishedPart, ...]
    total: int | None = None
    """The last exact total; `None` if totals are not published."""
    total_date: date | None = None
    """The day of that total; `None` before the first."""
    total_waits: bool = False
    """The total has grown by a step or more and is still not told, because it tells too much."""
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    growing: tuple[str, ...] = ()

    @property
    def tells_total(self) -> bool:
        """Whether the total is that of this very day."""
        return self.total is not None and self.total_date == self.day

    def spans(self) -> dict[str, CountSpan]:
        """Give every cell's span by its key."""
        return {
            key: span for part in self.parts for split in part.splits for key, span in split.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Everything that is published on one day."""

    day: date
    populations: tuple[PublishedPopulation, ...]

    def find(self, key: str) -> PublishedPopulation | None:
        """Find a population by its key."""
        return next((each for each in self.populations if each.key == key), None)


def verify_splits(population: Population) -> None:
    """Verify that each way to split a part adds up to the same.

    Args:
        population: The true counts.

    Raises:
        CountsDoNotCloseError: If two splits of a part differ.
    """
    for part in population.parts:
        for number, split in enumerate(part.splits[1:], start=2):
            found = sum(split.values())
            if found != part.count:
                whole, cells = f"{population.key}/{part.key}", f"the cells of split {number}"
                raise CountsDoNotCloseError(whole, part.count, cells, found)
