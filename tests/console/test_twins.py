"""The store in PostgreSQL and the one in memory answer alike, whatever is tried in whatever order.

A guard that refused what the core allows would show here, and so would the reverse where
the core refuses: both must refuse with the same error and the same facts.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from netral.casework import Case, CaseEvent, InMemoryCaseStore
from netral.casework.errors import CaseworkError, DutyNotDoneError
from netral_console.database import Database
from tests.casework.machine import PROCEDURE, CaseMachine
from tests.console.conftest import empty

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore

# The database believes no moment ahead of its own clock, so the play ends here.
CURTAIN = datetime(2026, 1, 1, tzinfo=UTC)


class TwinStore(InMemoryCaseStore):
    """Takes each step in both stores and compares what they say."""

    def __init__(self, twin: "PostgresCaseStore") -> None:
        super().__init__(PROCEDURE)
        self.twin = twin

    def record(self, event: CaseEvent, *, expected_version: int | None = None) -> Case:
        if event.at > CURTAIN:
            raise DutyNotDoneError(event.case_id, event.step.value, "none", "the play is over")
        try:
            here = super().record(event, expected_version=expected_version)
        except CaseworkError as refusal:
            with pytest.raises(type(refusal)) as there:
                self.twin.record(event, expected_version=expected_version)
            if there.value.args != refusal.args:
                pytest.fail(f"{there.value} is not {refusal}")
            raise
        assert self.twin.record(event, expected_version=expected_version) == here
        return here


def play_twins(database: Database, *, examples: int, steps: int) -> int:
    """Let the machine try everything on both stores; give the number of steps it tried."""
    from netral_console.cases.store import PostgresCaseStore

    class TwinMachine(CaseMachine):
        def open_store(self) -> TwinStore:
            empty(database)
            return TwinStore(PostgresCaseStore(PROCEDURE))

        def teardown(self) -> None:
            if not hasattr(self, "store"):
                return
            twin = self.store.twin
            assert list(twin.iter_events()) == list(self.store.iter_events())
            assert list(twin.iter_cases()) == list(self.store.iter_cases())
            assert twin.count_states() == self.store.count_states()

    TwinMachine.steps = 0
    run_state_machine_as_test(
        TwinMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            # A failure is read as it came: shrinking one against a database takes minutes.
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )
    return TwinMachine.steps


class TestTwins:
    def test_answer_alike(self, database: Database) -> None:
        assert play_twins(database, examples=10, steps=40) > 120
