"""Fixtures of the desk's tests."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from netral.casework import Procedure
from netral.casework.script import CaseScript
from tests.console.registered import register
from tests.console.reviewers.desk_script import (
    FIRST,
    SECOND,
    Clock,
    begin_without_invented,
    deal,
    open_before,
)

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch, store: "PostgresCaseStore") -> Clock:  # noqa: ARG001
    from netral_console import clock

    made = Clock(clock.now())
    monkeypatch.setattr(clock, "now", made.now)
    return made


@pytest.fixture
def script(store: "PostgresCaseStore", procedure: Procedure, time: Clock) -> CaseScript:
    """Open a case and draw two reviewers, who get no invented items."""
    register()
    made = CaseScript(store, procedure, at=time.now() - timedelta(days=2))
    made.open()
    made.draw()
    begin_without_invented(*(each.actor_id for each in made.sitting()))
    return made


@pytest.fixture
def seeded_script(store: "PostgresCaseStore", procedure: Procedure, time: Clock) -> CaseScript:
    """Open a case with which an invented item comes before the first reviewer."""
    register()
    deal([FIRST], wanted=True, seats=1)
    return open_before(
        (FIRST, SECOND), store, procedure, number=1, at=time.now() - timedelta(days=2)
    )
