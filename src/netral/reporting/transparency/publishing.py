"""Publishes a day's counts so that all releases together leave every count open.

The steps, for each population:

1. Every cell becomes a span of twelve values that starts at a multiple of twelve.
2. The total is told exactly, if it has grown by twelve since it was last told.
3. The bounds of all cells of all releases, this one included, are found. If any is
   narrower than 11, the total waits; if that is not enough, the spans are doubled, as
   often as it takes.

So what is published follows from the true counts of the day and from what is public
already. Nothing but the earlier releases is kept.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from netral.reporting.errors import DayNotPublishableError
from netral.reporting.transparency.bounds import TOTAL, find_bounds
from netral.reporting.transparency.population import (
    Population,
    PublishedPart,
    PublishedPopulation,
    Release,
    verify_splits,
)
from netral.reporting.transparency.span import LEAST_GAP, STEP, CountSpan, coarsen

_MOST_DOUBLINGS = 40

Check = Callable[[Sequence[PublishedPopulation]], bool]


def leaves_all_open(history: Sequence[PublishedPopulation]) -> bool:
    """Whether no count of any release could be known better than to 11.

    A cell that never shrinks ties the days in a way that `find_bounds` does not know. So
    the others must stay open while such cells stand at their lowest all the time, and
    numbers must fit while they stand at their highest.

    A total of the day on which it was told is known; so is a part that is the whole.

    Args:
        history: One population in all releases, the oldest first.

    Returns:
        Whether every bound is at least 11 wide.
    """
    lowest = find_bounds([_pin(each, at_high=False) for each in history])
    highest = find_bounds([_pin(each, at_high=True) for each in history])
    return all(
        bound.gap >= LEAST_GAP
        for population, bounds in zip(history, lowest, strict=True)
        for key, bound in bounds.items()
        if key not in population.growing and not _is_told(population, key)
    ) and all(bound.gap >= 0 for bounds in highest for bound in bounds.values())


def publish_release(
    populations: Sequence[Population],
    *,
    day: date,
    earlier: Sequence[Release] = (),
    check: Check = leaves_all_open,
) -> Release:
    """Publish the counts of a day.

    Args:
        populations: The true counts.
        day: The local day.
        earlier: All releases before, the oldest first.
        check: Says whether a history may be public; tests put broken ones here.

    Returns:
        The release. The same counts after the same releases give the same.

    Raises:
        CountsDoNotCloseError: If splits of a part do not add up to the same.
        DayNotPublishableError: If the day is not after the last release, or a
            population has shrunk.
    """
    if earlier and day <= earlier[-1].day:
        raise DayNotPublishableError(day.isoformat(), f"{earlier[-1].day} is published already")
    published = []
    for population in populations:
        verify_splits(population)
        found = (release.find(population.key) for release in earlier)
        history = [each for each in found if each is not None]
        published.append(_publish(population, day=day, history=history, check=check))
    return Release(day=day, populations=tuple(published))


def extend_releases(
    earlier: Sequence[Release], populations: Sequence[Population], *, day: date
) -> list[Release]:
    """Add a day to the releases; the same counts of a day that is there change nothing.

    Args:
        earlier: All releases so far, the oldest first.
        populations: The true counts of the day.
        day: The local day.

    Returns:
        All releases, the day's among them.

    Raises:
        CountsDoNotCloseError: If splits of a part do not add up to the same.
        DayNotPublishableError: If other counts of that day, or a later day, are public.
    """
    is_there = bool(earlier) and earlier[-1].day == day
    before = list(earlier[:-1] if is_there else earlier)
    release = publish_release(populations, day=day, earlier=before)
    if is_there and release != earlier[-1]:
        raise DayNotPublishableError(day.isoformat(), "other counts of it are public already")
    return [*before, release]


def _publish(
    population: Population, *, day: date, history: Sequence[PublishedPopulation], check: Check
) -> PublishedPopulation:
    if history and population.count < find_bounds(history)[-1][TOTAL].low:
        raise DayNotPublishableError(day.isoformat(), f"{population.key} has shrunk")
    for candidate in _iter_candidates(population, day=day, last=history[-1] if history else None):
        if check([*history, candidate]):
            return candidate
    raise DayNotPublishableError(day.isoformat(), f"{population.key} contradicts what is published")


def _iter_candidates(
    population: Population, *, day: date, last: PublishedPopulation | None
) -> Iterator[PublishedPopulation]:
    told = last.total if last is not None and last.total is not None else 0
    told_date = None if last is None else last.total_date
    has_grown = population.shows_total and population.count >= told + STEP
    for doubling in range(_MOST_DOUBLINGS):
        blank = _coarsen(population, day=day, step=STEP << doubling)
        if has_grown:
            yield replace(blank, total=population.count, total_date=day)
        if population.shows_total:
            yield replace(blank, total=told, total_date=told_date, total_waits=has_grown)
        else:
            yield blank


def _coarsen(population: Population, *, day: date, step: int) -> PublishedPopulation:
    return PublishedPopulation(
        key=population.key,
        day=day,
        step=step,
        parts=tuple(
            PublishedPart(
                key=part.key,
                splits=tuple(_coarsen_split(split, step) for split in part.splits),
            )
            for part in population.parts
        ),
        sums=population.sums,
        growing=population.growing,
    )


def _pin(population: PublishedPopulation, *, at_high: bool) -> PublishedPopulation:
    if not population.growing:
        return population
    parts = []
    for part in population.parts:
        splits = tuple(
            {
                key: _end_of(span, at_high=at_high) if key in population.growing else span
                for key, span in split.items()
            }
            for split in part.splits
        )
        parts.append(PublishedPart(key=part.key, splits=splits))
    return replace(population, parts=tuple(parts))


def _end_of(span: CountSpan, *, at_high: bool) -> CountSpan:
    end = span.high if at_high else span.low
    return CountSpan(end, end)


def _coarsen_split(split: Mapping[str, int], step: int) -> dict[str, CountSpan]:
    return {key: coarsen(count, step=step) for key, count in split.items()}


def _is_told(population: PublishedPopulation, key: str) -> bool:
    only_part = len(population.parts) == 1 and key == f"part:{population.parts[0].key}"
    return population.tells_total and (key == TOTAL or only_part)
