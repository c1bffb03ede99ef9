"""Logins that nobody types a password for: hashing one of each role takes seconds."""

from typing import TYPE_CHECKING

import pytest

from netral.casework.script import SUBJECT_PERSON
from netral_console.accounts.role import ConsoleRole
from tests.console.people import ACTORS

if TYPE_CHECKING:
    from netral_console.accounts.models import User
    from netral_console.cases.store import PostgresCaseStore


@pytest.fixture
def logins(store: "PostgresCaseStore") -> "dict[ConsoleRole, User]":  # noqa: ARG001 - empties
    from netral_console.accounts.models import User

    return {
        role: User.objects.create_login(
            actor_id,
            None,
            role=role,
            actor_id=actor_id,
            person=SUBJECT_PERSON if role is ConsoleRole.PERSON else None,
        )
        for role, actor_id in ACTORS.items()
    }
