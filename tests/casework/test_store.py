"""The store in memory keeps what the port promises."""

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from netral.casework import InMemoryCaseStore, Procedure
from netral.casework.case import Case
from netral.casework.errors import DutyNotDoneError
from netral.casework.event import CaseEvent, VoteCast
from netral.casework.ids import EventId
from netral.casework.script import REASON, RULE, CaseScript
from netral.casework.state import CaseState
from netral.casework.testing import store_contract
from netral.casework.vote import Assessment
from netral.errors import NetralError


class ForgetfulStore(InMemoryCaseStore):
    """Forgets the event when it keeps the state: two writes instead of one."""

    def _keep(self, event: CaseEvent, after: Case) -> None:
        super()._keep(event, after)
        if after.version == 4:
            self._events.pop()


class RepeatingStore(InMemoryCaseStore):
    """Takes the same event again as a new one."""

    def record(self, event: CaseEvent, *, expected_version: int | None = None) -> Case:
        self._of_id.pop(event.event_id, None)
        return super().record(event, expected_version=expected_version)


class DeafStore(InMemoryCaseStore):
    """Does not hear which version somebody saw."""

    def record(self, event: CaseEvent, *, expected_version: int | None = None) -> Case:
        del expected_version
        return super().record(event)


class KeepingStore(InMemoryCaseStore):
    """Erases by a flag and keeps everything."""

    def _keep(self, event: CaseEvent, after: Case) -> None:
        self._events.append(event)
        self._of_id[event.event_id] = event
        self._cases[event.case_id] = after


class TestStoreContract:
    def test_is_kept_by_the_store_in_memory(self, procedure: Procedure) -> None:
        store_contract(InMemoryCaseStore, procedure)

    @pytest.mark.parametrize("broken", [ForgetfulStore, RepeatingStore, DeafStore, KeepingStore])
    def test_finds_a_broken_store(
        self, broken: Callable[[Procedure], InMemoryCaseStore], procedure: Procedure
    ) -> None:
        with pytest.raises((AssertionError, NetralError)):
            store_contract(broken, procedure)


class TestThreeClicks:
    def test_make_one_vote_in_each_of_three_hundred_cases(self, procedure: Procedure) -> None:
        store = InMemoryCaseStore(procedure)
        scripts = [CaseScript(store, procedure, number=number) for number in range(1, 301)]
        clicks: list[VoteCast] = []
        for script in scripts:
            script.open()
            script.draw()
            facts = {"assessment": Assessment.SUPPORTED, "rule_code": RULE, "reason": REASON}
            event = script.event(VoteCast, script.sitting()[0], **facts)
            clicks += [
                replace(event, event_id=EventId(f"{event.event_id}-{click}")) for click in range(3)
            ]

        with ThreadPoolExecutor(6) as threads:
            taken = sum(threads.map(lambda click: self.is_taken(store, click), clicks))

        assert taken == 300
        assert store.count_states() == {CaseState.REVIEW: 300}
        assert all(len(script.case.votes) == 1 for script in scripts)

    @staticmethod
    def is_taken(store: InMemoryCaseStore, event: VoteCast) -> bool:
        try:
            store.record(event)
        except DutyNotDoneError:
            return False
        return True


class TestCase:
    def test_counts_nothing_about_a_person(self) -> None:
        names = {field.name for field in dataclasses.fields(Case)}

        assert not {name for name in names if "history" in name or "total" in name}
