"""Logins of every role for tests of pages."""

from typing import TYPE_CHECKING

from netral.casework.script import SUBJECT_PERSON
from netral_console.accounts.role import ConsoleRole

if TYPE_CHECKING:
    from netral_console.accounts.models import User

PASSWORD = "sandi-rekaan-yang-panjang-7"  # noqa: S105 - of invented logins
ACTORS = {
    ConsoleRole.INTAKE_OFFICER: "petugas-1",
    ConsoleRole.REVIEWER: "pemeriksa-01",
    ConsoleRole.COORDINATOR: "koordinator-1",
    ConsoleRole.AUTHORITY: "pejabat-1",
    ConsoleRole.AUDITOR: "auditor-1",
    ConsoleRole.DATA_PROTECTION_OFFICER: "pelindung-1",
    ConsoleRole.PERSON: "akun-orang-0001",
    ConsoleRole.ADMINISTRATOR: "admin-1",
}


def make_login(role: ConsoleRole, *, actor_id: str | None = None, **facts: str) -> "User":
    """Make a login, named like the actors of `netral.casework.script`."""
    from netral_console.accounts.models import User

    actor = actor_id or ACTORS[role]
    if role is ConsoleRole.PERSON:
        facts.setdefault("person", SUBJECT_PERSON)
    return User.objects.create_login(actor, PASSWORD, role=role, actor_id=actor, **facts)


def make_all_logins() -> "dict[ConsoleRole, User]":
    """Make one login of each role."""
    return {role: make_login(role) for role in ConsoleRole}
