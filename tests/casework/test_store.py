"""The store in memory keeps what the port promises."""

import dataclasses
from collections.abc import Callable

import pytest

from netral.casework import InMemoryCaseStore, Procedure
from netral.casework.case import Case
from netral.casework.event import CaseEvent
from netral.casework.testing import store_contract
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


class TestCase:
    def test_counts_nothing_about_a_person(self) -> None:
        names = {field.name for field in dataclasses.fields(Case)}

        assert not {name for name in names if "history" in name or "total" in name}
