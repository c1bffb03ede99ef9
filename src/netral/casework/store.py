"""Where cases are kept: the contract of the port, and the store that tests and demos use."""

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Protocol

from netral.casework.case import Case
from netral.casework.errors import (
    CaseMovedOnError,
    CaseNotFoundError,
    CommitmentOutOfTurnError,
    CommitmentReusedError,
    EventIdReusedError,
)
from netral.casework.event import CaseErased, CaseEvent, CaseOpened
from netral.casework.ids import CaseId, EventId
from netral.casework.procedure import Procedure
from netral.casework.state import CaseState
from netral.casework.stepping import take_step


class CaseStore(Protocol):
    """Keeps cases and their history.

    - `record` takes the step while it holds the case, so that all duties are asked of
      the case as it is. When it returns, the event and the new state are both stored
      and durable; when it raises, neither is.
    - Calls for one case are serialised. Whoever passes the version they saw is refused
      if the case has moved on.
    - An event id is recorded once. The same event again changes nothing and gives the
      case as it is; another event under the same id is refused.
    - A commitment of a draw serves one case, and cases take them in the order of their
      numbers, without a gap: whoever opens a case cannot choose its draws.
    - Events are never changed, and removed only by erasure: then `CaseErased` is the
      one event that is left of the case.

    `netral.casework.testing.store_contract` holds the tests that say the same in code.
    """

    def record(self, event: CaseEvent, *, expected_version: int | None = None) -> Case:
        """Take a step and keep it.

        Raises:
            CaseworkError: If the step is refused; see `take_step`.
            CaseMovedOnError: If the case has another version than the expected one.
            EventIdReusedError: If the id belongs to another event.
            CommitmentReusedError: If a commitment belongs to another case.
            CommitmentOutOfTurnError: If a case would take other draws than the next.
        """
        ...

    def find_next_draw_number(self) -> int:
        """Find the number of the committed draws that the next case must take, from 1."""
        ...

    def get_case(self, case_id: CaseId) -> Case:
        """Get a case as it stands.

        Raises:
            CaseNotFoundError: If there is none.
        """
        ...

    def find_case(self, case_id: CaseId) -> Case | None:
        """Find a case, or `None`."""
        ...

    def iter_cases(self) -> Iterator[Case]:
        """Iterate over all cases, in the order in which they came in."""
        ...

    def iter_events(self, case_id: CaseId | None = None) -> Iterator[CaseEvent]:
        """Iterate over the events of a case, or of all, in the order of recording."""
        ...

    def count_states(self) -> Mapping[CaseState, int]:
        """Count how many cases stand in each state, as stored beside the events."""
        ...


class InMemoryCaseStore:
    """Keeps cases in memory, with every guarantee of `CaseStore` but outliving the process."""

    def __init__(self, procedure: Procedure) -> None:
        self._procedure = procedure
        self._lock = threading.RLock()
        self._cases: dict[CaseId, Case] = {}
        self._events: list[CaseEvent] = []
        self._of_id: dict[EventId, CaseEvent] = {}
        self._commitments: set[str] = set()
        self._opened = 0

    def record(self, event: CaseEvent, *, expected_version: int | None = None) -> Case:
        with self._lock:
            known = self._of_id.get(event.event_id)
            if known is not None:
                if known != event:
                    raise EventIdReusedError(event.event_id)
                return self._cases[event.case_id]
            before = self._cases.get(event.case_id)
            version = 0 if before is None else before.version
            if expected_version is not None and expected_version != version:
                raise CaseMovedOnError(event.case_id, expected_version, version)
            after = take_step(before, event, self._procedure)
            self._refuse_wrong_commitments(event)
            self._keep(event, after)
            return after

    def get_case(self, case_id: CaseId) -> Case:
        case = self.find_case(case_id)
        if case is None:
            raise CaseNotFoundError(case_id)
        return case

    def find_case(self, case_id: CaseId) -> Case | None:
        with self._lock:
            return self._cases.get(case_id)

    def iter_cases(self) -> Iterator[Case]:
        with self._lock:
            return iter(list(self._cases.values()))

    def iter_events(self, case_id: CaseId | None = None) -> Iterator[CaseEvent]:
        with self._lock:
            found = [each for each in self._events if case_id in (None, each.case_id)]
        return iter(found)

    def find_next_draw_number(self) -> int:
        with self._lock:
            return self._opened + 1

    def count_states(self) -> Mapping[CaseState, int]:
        with self._lock:
            return Counter(case.state for case in self._cases.values())

    def _refuse_wrong_commitments(self, event: CaseEvent) -> None:
        if not isinstance(event, CaseOpened):
            return
        for each in event.commitments:
            if each.sha256 in self._commitments:
                raise CommitmentReusedError(each.sha256)
            if each.sequence != self._opened + 1:
                raise CommitmentOutOfTurnError(self._opened + 1, each.sequence)

    def _keep(self, event: CaseEvent, after: Case) -> None:
        if isinstance(event, CaseErased):
            gone = [each for each in self._events if each.case_id == event.case_id]
            self._events = [each for each in self._events if each.case_id != event.case_id]
            for each in gone:
                del self._of_id[each.event_id]
        if isinstance(event, CaseOpened):
            self._commitments.update(each.sha256 for each in event.commitments)
            self._opened += 1
        self._events.append(event)
        self._of_id[event.event_id] = event
        self._cases[event.case_id] = after
