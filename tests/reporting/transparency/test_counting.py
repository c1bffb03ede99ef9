"""Cases are counted once each: what came in stands somewhere."""

from collections import Counter
from dataclasses import replace

import pytest

from netral.casework import Case, CaseState, Procedure
from netral.casework.counting import verify_counts
from netral.casework.ids import make_case_id
from netral.casework.script import START, make_allegation
from netral.casework.standing import find_standing
from netral.reporting.errors import CountsDoNotCloseError
from netral.reporting.transparency import count_cases, count_invented, count_records
from netral.values.standing import Ending, Stage, Standing
from tests.reporting.transparency.case_days import CONTESTANTS, play_days
from tests.reporting.transparency.practice_days import make_counts

TODAY = START.date()


def case_in(state: CaseState) -> Case:
    return Case(
        case_id=make_case_id("ACT-1"),
        state=state,
        state_since=START,
        version=1,
        taken_in_at=START,
        last_at=START,
        allegation=make_allegation(),
        known_on=TODAY,
        reply_until=TODAY,
    )


class TestFindStanding:
    @pytest.mark.parametrize("state", list(CaseState))
    def test_knows_every_state(self, state: CaseState, procedure: Procedure) -> None:
        standing = find_standing(case_in(state), procedure, on=TODAY)

        ended = state in (CaseState.CLOSED, CaseState.CONCLUDED, CaseState.EXPIRED)
        assert (standing.stage is None) == (ended or state is CaseState.ERASED)
        assert (standing.ending is not None) == ended
        assert (standing.contestant_id == "") == (state is CaseState.ERASED)

    def test_makes_nobody_late_in_the_persons_own_time(self, procedure: Procedure) -> None:
        much_later = TODAY.replace(month=12)

        held = find_standing(case_in(CaseState.REVIEW), procedure, on=much_later)
        answering = find_standing(case_in(CaseState.REPLY_WINDOW), procedure, on=much_later)

        assert held.is_late
        assert not answering.is_late


class TestCountCases:
    def test_reconciles_with_the_events_of_every_day(self, procedure: Procedure) -> None:
        seen: set[Standing] = set()
        for number, (_, store, tally) in enumerate(
            play_days(procedure, days=30, cases_a_day=3), start=1
        ):
            population = count_cases(tally, contestants=CONTESTANTS)
            verify_counts(store.iter_events(), store.count_states(), taken_in=3 * number)
            assert population.count == 3 * number
            seen |= set(tally)

        assert {each.ending for each in seen} >= {
            Ending.NOT_PROVEN,
            Ending.VIOLATION,
            Ending.OVERTURNED,
        }
        assert Standing() in seen
        assert {each.stage for each in seen} == {None, *Stage} - {Stage.LEAD}

    def test_puts_each_office_together_from_cells_of_one_split(self) -> None:
        population = count_cases(Counter(), contestants=CONTESTANTS)

        by_stage = population.parts[0].splits[0]
        offices = [keys for name, keys in population.sums.items() if name.startswith("office.")]
        cells = [key for keys in offices for key in keys]
        assert sorted([*cells, "stage.reply"]) == sorted(by_stage)

    def test_counts_a_contestant_without_a_line_as_other(self) -> None:
        tally = Counter({Standing(stage=Stage.DRAW, contestant_id="pihak_lain"): 2})

        population = count_cases(tally, contestants=CONTESTANTS)

        assert population.parts[0].splits[1]["open.other"] == 2


class TestCountRecords:
    def test_adds_runs_up_and_loses_no_record(self) -> None:
        population = count_records([make_counts(2), make_counts(3)])

        assert population.count == make_counts(5).read

    def test_refuses_a_run_that_does_not_close(self) -> None:
        with pytest.raises(CountsDoNotCloseError):
            count_records([replace(make_counts(2), read=1)])


def test_invented_items_publish_no_total() -> None:
    population = count_invented(neutral=20, confirmed=1)

    assert population.count == 20
    assert not population.shows_total
