"""What an attacker can know of each count, from everything that was ever published.

The attacker holds all releases and knows the rules: splits of a part have equal sums,
parts add up to the population, a population never shrinks, and a total is told exactly as
soon as it has grown by a step, unless the release says that it waits. These facts form a
tree over each day and a chain over the days, so that the bounds can be told exactly,
without a solver. `tests/reporting/transparency` holds them against one.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from netral.reporting.transparency.population import PublishedPart, PublishedPopulation
from netral.reporting.transparency.span import NOTHING, STEP, CountSpan

TOTAL = "total"
"""Under this key the bounds of a population's total are given."""


def find_bounds(history: Sequence[PublishedPopulation]) -> list[dict[str, CountSpan]]:
    """Find the exact bounds of every cell, sum, part and total of one population.

    Every whole number between two bounds is possible.

    Args:
        history: The same population in all releases, the oldest first.

    Returns:
        For each release the bounds by key; parts under ``part:`` and their key, sums
        under ``sum:`` and theirs. A span whose high lies below its low says that no
        numbers fit.
    """
    own = [_total_of(each) for each in history]
    lows = list(accumulate((span.low for span in own), max))
    highs = list(accumulate((span.high for span in reversed(own)), min))[::-1]
    return [
        _bound_day(each, CountSpan(low, high))
        for each, low, high in zip(history, lows, highs, strict=True)
    ]


def add_spans(spans: Iterable[CountSpan]) -> CountSpan:
    """Add spans up, as if nothing tied them.

    Args:
        spans: The spans.

    Returns:
        The span of the sum.
    """
    return sum(spans, NOTHING)


def find_total_rule(population: PublishedPopulation) -> CountSpan | None:
    """Find what the rule for totals says about the total of a day.

    Args:
        population: As published.

    Returns:
        The span, of one value on the day of an exact total; `None` if it says nothing.
    """
    if population.total is None:
        return None
    if population.total_waits:
        return CountSpan(population.total + STEP, 2**62)
    if population.tells_total:
        return CountSpan(population.total, population.total)
    return CountSpan(population.total, population.total + STEP - 1)


def _total_of(population: PublishedPopulation) -> CountSpan:
    free = add_spans(_part_of(part) for part in population.parts)
    rule = find_total_rule(population)
    return free if rule is None else _meet(free, rule)


def _part_of(part: PublishedPart) -> CountSpan:
    ways = [add_spans(split.values()) for split in part.splits]
    return CountSpan(max(each.low for each in ways), min(each.high for each in ways))


def _bound_day(population: PublishedPopulation, total: CountSpan) -> dict[str, CountSpan]:
    parts = {part.key: _part_of(part) for part in population.parts}
    free = add_spans(parts.values())
    found = {TOTAL: _meet(total, free)}
    for part in population.parts:
        bound = _within(parts[part.key], free, total)
        found[f"part:{part.key}"] = bound
        for split in part.splits:
            found |= _bound_split(split, bound, population.sums)
    return found


def _bound_split(
    split: Mapping[str, CountSpan], part: CountSpan, sums: Mapping[str, tuple[str, ...]]
) -> dict[str, CountSpan]:
    free = add_spans(split.values())
    found = {key: _within(span, free, part) for key, span in split.items()}
    for name, keys in sums.items():
        if keys and keys[0] in split:
            found[f"sum:{name}"] = _within(add_spans(split[key] for key in keys), free, part)
    return found


def _within(span: CountSpan, free: CountSpan, whole: CountSpan) -> CountSpan:
    """Bound one summand, of which the others and the whole are known in spans."""
    return CountSpan(
        max(span.low, whole.low - (free.high - span.high)),
        min(span.high, whole.high - (free.low - span.low)),
    )


def _meet(one: CountSpan, other: CountSpan) -> CountSpan:
    return CountSpan(max(one.low, other.low), min(one.high, other.high))
