"""An office at work: a clock that tests set, reviewers to draw from, cases by script."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from netral.casework import Procedure
from netral.casework.script import START, CaseScript, make_pool
from netral_console.accounts.role import ConsoleRole
from tests.console.registered import register

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

PNG = b"\x89PNG\r\n\x1a\n tanda terima rekaan"


class Watch:
    """The clock of the pages, set by hand."""

    def __init__(self) -> None:
        self.at = START

    def follow(self, script: CaseScript, **later: float) -> datetime:
        """Go to a moment after the last event of a script."""
        self.at = script.at + timedelta(**(later or {"hours": 1}))
        return self.at


class Desk:
    """A login of the office, with the few things that tests do with a case."""

    def __init__(self, client: "Client") -> None:
        self.client = client

    def see(self, script: CaseScript) -> str:
        """Read the page of a case."""
        return str(self.client.get(f"/perkara/{script.case_id}/").content.decode())

    def send(self, script: CaseScript, step: str, **typed: object) -> object:
        """Send the form of a step, as the page shows it now."""
        form = {"event_id": f"EV-uji-{step}", "version": script.case.version, **typed}
        return self.client.post(f"/perkara/{script.case_id}/langkah/{step}", form)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    from netral_console import clock

    found = Watch()
    monkeypatch.setattr(clock, "now", lambda: found.at)
    return found


@pytest.fixture
def office(enter: "Callable[[ConsoleRole], Client]") -> "Callable[[ConsoleRole], Desk]":
    """Give a way to sit at a desk of the office, with a person in the register."""
    register()
    return lambda role: Desk(enter(role))


@pytest.fixture
def new_script(store: "PostgresCaseStore", procedure: Procedure) -> "Callable[..., CaseScript]":
    """Give scripts of cases whose seeds the console keeps."""
    from netral_console.office.drawing import keep_seeds

    def make(number: int = 1, **named: object) -> CaseScript:
        script = CaseScript(store, procedure, number=number, **named)  # type: ignore[arg-type]
        keep_seeds(script.seeds, at=script.began_at - timedelta(days=20))
        return script

    return make


def hire_reviewers(taken: str = "pemeriksa-01") -> None:
    """Make the logins of the script's pool; one has a login already."""
    from netral_console.accounts.models import User

    for member in make_pool():
        if member.reviewer == taken and User.objects.filter(actor_id=taken).exists():
            User.objects.filter(actor_id=taken).update(person=member.person, unit=member.unit)
        else:
            # Nobody logs in with these: hashing twelve passwords takes seconds.
            User.objects.create_login(
                member.reviewer,
                None,
                role=ConsoleRole.REVIEWER,
                actor_id=member.reviewer,
                person=member.person,
                unit=member.unit,
            )
