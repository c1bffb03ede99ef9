"""Tests of conservation: intake is the sum of states, whatever happens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netral.casework import InMemoryCaseStore, Procedure
from netral.casework.counting import count_states_of_events, verify_counts
from netral.casework.errors import CountsDoNotCloseError
from netral.casework.event import CaseEvent
from netral.casework.event_record import EVENT_TYPES, event_to_record, record_to_event
from netral.casework.script import CaseScript
from netral.casework.state import CaseState
from netral.casework.vote import Assessment
from tests.casework.machine import PROCEDURE

WAYS = ("open", "notice", "final", "decision", "referral", "dismissed", "appealed")


def play(script: CaseScript, way: str) -> None:
    match way:
        case "open":
            script.open()
        case "notice":
            script.play_to_notice_due()
        case "final":
            script.play_to_final_review()
        case "decision":
            script.play_to_decision()
        case "referral":
            script.play_to_referral()
        case "dismissed":
            script.open()
            script.draw()
            script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
        case _:
            script.play_to_referral()
            script.appeal()
            script.draw()
            script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)


def store_of(ways: list[str], procedure: Procedure) -> InMemoryCaseStore:
    store = InMemoryCaseStore(procedure)
    for number, way in enumerate(ways, start=1):
        play(CaseScript(store, procedure, number=number), way)
    return store


class TestVerifyCounts:
    @given(ways=st.lists(st.sampled_from(WAYS), min_size=1, max_size=8))
    @settings(max_examples=25, deadline=None)
    def test_intake_is_the_sum_of_states(self, ways: list[str]) -> None:
        store = store_of(ways, PROCEDURE)

        verify_counts(store.iter_events(), store.count_states(), taken_in=len(ways))
        assert sum(store.count_states().values()) == len(ways)

    @pytest.mark.parametrize("change", ["lost case", "hidden event", "moved case", "extra receipt"])
    def test_notices_what_was_taken_away(self, change: str, procedure: Procedure) -> None:
        store = store_of(["open", "notice", "dismissed"], procedure)
        events, counts, taken_in = list(store.iter_events()), dict(store.count_states()), 3
        verify_counts(events, counts, taken_in=taken_in)
        match change:
            case "lost case":
                events = [each for each in events if each.case_id != events[0].case_id]
            case "hidden event":
                events = events[:-1]
            case "moved case":
                counts[CaseState.CLOSED], counts[CaseState.EXPIRED] = 0, 1
            case _:
                taken_in = 4

        with pytest.raises(CountsDoNotCloseError):
            verify_counts(events, counts, taken_in=taken_in)

    def test_of_nothing_is_nothing(self) -> None:
        assert count_states_of_events([]) == {}


class TestEventRecord:
    @pytest.fixture
    def events(self, procedure: Procedure) -> list[CaseEvent]:
        return list(store_of(["appealed", "dismissed"], procedure).iter_events())

    def test_gives_every_event_back_as_it_was(self, events: list[CaseEvent]) -> None:
        assert [record_to_event(event_to_record(each)) for each in events] == events

    def test_knows_every_type_of_event(self) -> None:
        assert len(EVENT_TYPES) == 25
        assert len({kind.step for kind in EVENT_TYPES.values()}) == 25
