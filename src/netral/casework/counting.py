"""Conservation: what came in stands somewhere, counted from the events alone."""

from collections import Counter
from collections.abc import Iterable, Mapping

from netral.casework.applying import apply_event
from netral.casework.case import Case
from netral.casework.errors import CountsDoNotCloseError
from netral.casework.event import CaseEvent
from netral.casework.ids import CaseId
from netral.casework.state import CaseState


def count_states_of_events(events: Iterable[CaseEvent]) -> Mapping[CaseState, int]:
    """Count how many cases stand in each state, from the events alone.

    Args:
        events: All events, in the order of recording; cases may be mixed.

    Returns:
        The counts; their sum is the number of cases that were ever taken in.

    Raises:
        EventRefusedError: If an event does not fit the case that the others make.
    """
    cases: dict[CaseId, Case] = {}
    for event in events:
        cases[event.case_id] = apply_event(cases.get(event.case_id), event)
    return Counter(case.state for case in cases.values())


def verify_counts(
    events: Iterable[CaseEvent], standing: Mapping[CaseState, int], *, taken_in: int
) -> None:
    """Verify that intake equals the sum of states; returns nothing.

    Args:
        events: All events, in the order of recording.
        standing: The counts that somebody shows.
        taken_in: How many receipts were given at intake.

    Raises:
        CountsDoNotCloseError: If cases are missing, doubled or stand elsewhere.
    """
    recounted = count_states_of_events(events)
    total = sum(recounted.values())
    if total != taken_in:
        raise CountsDoNotCloseError(taken_in, total, "the events tell another number")
    for state in CaseState:
        if recounted.get(state, 0) != standing.get(state, 0):
            raise CountsDoNotCloseError(
                taken_in, sum(standing.values()), f"{state.value} is counted otherwise"
            )
