"""All counts of all thirty days, bounded by all thirty days together."""

from datetime import date

import pytest

from netral.casework import Procedure, load_procedure
from netral.cli.shipped import find_procedure_path
from netral.reporting.transparency import Release, count_cases, publish_release
from tests.reporting.transparency.attack import Attacker
from tests.reporting.transparency.case_days import CONTESTANTS, play_days
from tests.reporting.transparency.practice_days import publish_days

pytestmark = pytest.mark.soak


def publish_cases(procedure: Procedure, *, cases_a_day: int) -> list[Release]:
    releases: list[Release] = []
    for day, _, tally in play_days(procedure, days=30, cases_a_day=cases_a_day):
        cases = count_cases(tally, contestants=CONTESTANTS)
        assert isinstance(day, date)
        releases.append(publish_release([cases], day=day, earlier=releases))
    return releases


@pytest.mark.parametrize(("seed", "pace"), [(1, 8), (2, 3), (3, 40)])
def test_no_count_and_no_rise_of_any_day_is_known_better_than_to_eleven(
    seed: int, pace: int
) -> None:
    attacker = Attacker(publish_days(30, seed=seed, pace=pace))

    assert len(attacker.places()) == 30 * 50
    assert list(attacker.iter_exposed()) == []
    assert list(attacker.iter_small_rises()) == []


@pytest.mark.parametrize("cases_a_day", [2, 9])
def test_nor_of_an_election_of_whole_cases(cases_a_day: int) -> None:
    releases = publish_cases(load_procedure(find_procedure_path()), cases_a_day=cases_a_day)
    attacker = Attacker(releases)

    assert list(attacker.iter_exposed()) == []
    assert list(attacker.iter_small_rises()) == []
