"""Fixtures of the desk's tests."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from netral.casework import Procedure
from netral.casework.script import CaseScript
from tests.console.registered import register
from tests.console.reviewers.desk_script import Clock, begin_without_invented

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
