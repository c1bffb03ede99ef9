"""The public report of this console: its cases and invented items counted, and published."""

from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path

from netral.casework import Assessment
from netral.casework.standing import find_standing
from netral.language.model_figures import load_figures
from netral.language.model_file import LanguageModel, load_model
from netral.reporting.bilingual import Bilingual
from netral.reporting.counts import Counts
from netral.reporting.transparency import (
    LEDGER_FILE,
    Population,
    Release,
    count_cases,
    count_invented,
    count_records,
    describe_method,
    extend_releases,
    list_contestants,
    read_ledger,
    write_release,
)
from netral_console import wiring
from netral_console.administration.rulebooks import list_editions
from netral_console.cases.asking import asking_as_store
from netral_console.reviewers.models import SeededAnswer, SeededItem


def write_transparency(
    folder: Path, *, at: datetime, runs: tuple[Counts, ...] | None = None
) -> Release:
    """Write the public report of today into a folder; run it once a day.

    Args:
        folder: Any web server may give it out as it is. The releases so far lie in it;
            without them the next one cannot know what is public already.
        at: Now.
        runs: The counts of the screenings whose indications were loaded, if they are
            to be told.

    Returns:
        What was published.

    Raises:
        DayNotPublishableError: If other counts of today are public already.
        CensusUnreadableError: If the earlier releases cannot be read.
    """
    day = wiring.get_procedure().local_day(at)
    names = list_contestants(wiring.get_election())
    populations = [_count_cases(at, tuple(names)), _count_invented()]
    if runs is not None:
        populations.append(count_records(runs))
    earlier = read_ledger(folder / LEDGER_FILE)
    releases = extend_releases(earlier, populations, day=day)
    election = wiring.get_election()
    write_release(
        releases,
        folder,
        title=Bilingual(election.title, election.title),
        contestants=names,
        method=describe_method(
            election, list_editions(), model=_model(), figures=load_figures(_model())
        ),
    )
    return releases[-1]


def _count_cases(at: datetime, contestants: tuple[str, ...]) -> Population:
    procedure = wiring.get_procedure()
    day = procedure.local_day(at)
    tally = Counter(
        find_standing(case, procedure, on=day) for case in wiring.get_store().iter_cases()
    )
    return count_cases(tally, contestants=contestants)


def _count_invented() -> Population:
    with asking_as_store(using="default"):
        neutral = set(SeededItem.objects.filter(is_neutral=True).values_list("item_id", flat=True))
        answers = SeededAnswer.objects.exclude(assessment="").values_list("item_id", "assessment")
        said = [assessment for item_id, assessment in answers if item_id in neutral]
    confirmed = sum(each == Assessment.SUPPORTED.value for each in said)
    return count_invented(neutral=len(said), confirmed=confirmed)


@cache
def _model() -> LanguageModel:
    return load_model()
