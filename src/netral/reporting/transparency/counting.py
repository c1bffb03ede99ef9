"""Counts cases, records and invented items as populations that can be published."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from netral.reporting.counts import Counts, verify_counts
from netral.reporting.transparency.population import Part, Population
from netral.values.standing import OFFICE_OF, Ending, Office, Stage, Standing

CASES, RECORDS, INVENTED = "cases", "records", "invented"
OTHER = "other"
"""Contestants that are not listed, and cases of which none is known (yet)."""
ERASED = "erased"
IN_TIME, LATE = "in_time", "late"


def count_cases(tally: Mapping[Standing, int], *, contestants: Sequence[str]) -> Population:
    """Make the population of all cases that were ever taken in.

    Open cases are split twice, by stage and by contestant; what ended is split once, by
    contestant and ending together. A stage is held by one office, so that the lines of
    offices are sums of cells and add nothing to what is known.

    Args:
        tally: How many cases stand where; also those that were erased.
        contestants: Ids of the contestants that get lines of their own.

    Returns:
        The population; its total is the intake.
    """
    named = (*contestants, OTHER)
    stages: Counter[str] = Counter()
    open_for: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for standing, number in tally.items():
        name = standing.contestant_id if standing.contestant_id in contestants else OTHER
        if standing.stage is not None:
            stages[stage_cell(standing.stage, is_late=standing.is_late)] += number
            open_for[open_cell(name)] += number
        elif standing.ending is not None:
            ended[ended_cell(name, standing.ending)] += number
        else:
            ended[ERASED] += number
    return Population(
        key=CASES,
        parts=(
            Part(
                key="open",
                splits=(
                    {cell: stages[cell] for cell in _list_stage_cells()},
                    {open_cell(name): open_for[open_cell(name)] for name in named},
                ),
            ),
            Part(
                key="ended",
                splits=(
                    {
                        cell: ended[cell]
                        for cell in (
                            *(ended_cell(name, ending) for name in named for ending in Ending),
                            ERASED,
                        )
                    },
                ),
            ),
        ),
        growing=(ERASED,),
        sums={
            **{
                f"office.{office.value}.{when}": _cells_of_office(office, when)
                for office in Office
                for when in (IN_TIME, LATE)
            },
            **{
                f"ending.{ending.value}": tuple(ended_cell(name, ending) for name in named)
                for ending in Ending
            },
        },
    )


def count_records(runs: Iterable[Counts]) -> Population:
    """Make the population of all records that were read, in all runs.

    Args:
        runs: The counts of each run.

    Returns:
        The population. Its cells only grow, so that exact totals would tie them over the
        days; none is published.

    Raises:
        CountsDoNotCloseError: If the counts of a run contradict each other.
    """
    found: Counter[str] = Counter()
    for counts in runs:
        verify_counts(counts)
        found.update(
            undeclared=counts.undeclared,
            not_valid=counts.not_valid,
            outside_window=counts.outside_window,
            quarantined=counts.quarantined_total,
            indication_acts=counts.indication_acts,
            unclear=counts.unclear,
            nothing=counts.nothing,
        )
    cells = (
        "undeclared",
        "not_valid",
        "outside_window",
        "quarantined",
        "nothing",
        "unclear",
        "indication_acts",
    )
    split = {cell: found[cell] for cell in cells}
    return Population(key=RECORDS, parts=(Part(key="read", splits=(split,)),), shows_total=False)


def count_invented(*, neutral: int, confirmed: int) -> Population:
    """Make the population of answers to invented items that are known to be neutral.

    Args:
        neutral: Answers that reviewers gave, all together.
        confirmed: Of those, how many said "supported", which was wrong.

    Returns:
        The population; its total is not published, since two cells hide too little of it.
    """
    cells = {"confirmed": confirmed, "dismissed": neutral - confirmed}
    return Population(
        key=INVENTED, parts=(Part(key="answered", splits=(cells,)),), shows_total=False
    )


def stage_cell(stage: Stage, *, is_late: bool) -> str:
    """Give the key of a stage's cell; nobody is late in the person's own time."""
    if OFFICE_OF[stage] is None:
        return f"stage.{stage.value}"
    return f"stage.{stage.value}.{LATE if is_late else IN_TIME}"


def open_cell(name: str) -> str:
    """Give the key of the cell of a contestant's open cases."""
    return f"open.{name}"


def ended_cell(name: str, ending: Ending) -> str:
    """Give the key of the cell of a contestant's cases that ended so."""
    return f"ended.{name}.{ending.value}"


def _list_stage_cells() -> list[str]:
    return list(
        dict.fromkeys(
            stage_cell(stage, is_late=is_late) for stage in Stage for is_late in (False, True)
        )
    )


def _cells_of_office(office: Office, when: str) -> tuple[str, ...]:
    return tuple(
        stage_cell(stage, is_late=when == LATE) for stage in Stage if OFFICE_OF[stage] is office
    )
