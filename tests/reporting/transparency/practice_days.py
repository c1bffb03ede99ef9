"""Days of a practice election: cases come in, move on, end, are appealed and are erased."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from netral.reporting.counts import Counts
from netral.reporting.transparency import (
    Population,
    Release,
    count_cases,
    count_invented,
    count_records,
    publish_release,
)
from netral.reporting.transparency.publishing import Check, leaves_all_open
from netral.values.standing import OFFICE_OF, Ending, Stage, Standing

FIRST_DAY = date(2024, 10, 1)
CONTESTANTS = ("satu", "dua", "tiga")


def iter_tallies(days: int, *, seed: int = 1, pace: int = 8) -> Iterator[Counter[Standing]]:
    """Where all cases stand, day after day; at most `pace` come in on a day."""
    chance = random.Random(seed)  # noqa: S311 - an invented election, the same each time
    cases: list[Standing] = []
    for _ in range(days):
        for _ in range(chance.choice((0, 0, 1, 2, pace))):
            stage = chance.choice((Stage.LEAD, Stage.DRAW))
            name = "" if stage is Stage.LEAD else chance.choices(CONTESTANTS, (6, 3, 1))[0]
            cases.append(Standing(stage=stage, contestant_id=name))
        cases = [_move(case, chance) for case in cases]
        yield Counter(cases)


def _move(case: Standing, chance: random.Random) -> Standing:
    if chance.random() > 0.25:
        return case
    name = case.contestant_id or chance.choice(CONTESTANTS)
    if case.stage is not None:
        if chance.random() < 0.3:
            ending = chance.choices(list(Ending), (6, 3, 2, 1))[0]
            return Standing(ending=ending, contestant_id=case.contestant_id)
        stage = chance.choice(list(Stage)[1:])
        late = OFFICE_OF[stage] is not None and chance.random() < 0.2
        return Standing(stage=stage, is_late=late, contestant_id=name)
    if case.ending is not None and chance.random() < 0.1:
        appealed = Standing(stage=Stage.APPEAL, contestant_id=case.contestant_id)
        return chance.choice((appealed, Standing()))
    return case


def make_counts(scale: int) -> Counts:
    """Counts of all runs so far; `scale` grows from day to day."""
    return Counts(
        read=scale * 47,
        undeclared=scale * 30,
        not_valid=scale,
        outside_window=scale * 5,
        quarantined={"missing_time": scale},
        screened=scale * 10,
        indication_acts=scale,
        indications=scale,
        unclear=scale * 2,
        nothing=scale * 7,
    )


def list_populations(tally: Counter[Standing], day: int) -> list[Population]:
    return [
        count_cases(tally, contestants=CONTESTANTS),
        count_records([make_counts(1 + day * 3)]),
        count_invented(neutral=day * 2, confirmed=day // 9),
    ]


def publish_days(
    days: int, *, seed: int = 1, pace: int = 8, check: Check = leaves_all_open
) -> list[Release]:
    """Publish a practice election, one release a day."""
    releases: list[Release] = []
    for number, tally in enumerate(iter_tallies(days, seed=seed, pace=pace)):
        populations = list_populations(tally, number)
        day = FIRST_DAY + timedelta(days=number)
        releases.append(publish_release(populations, day=day, earlier=releases, check=check))
    return releases
