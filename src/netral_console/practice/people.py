"""Logins of practice: one of each role that is printed, and a pool of reviewers to draw from."""

from collections.abc import Sequence
from dataclasses import dataclass

from netral.casework import ActorId, PersonKey, PoolMember
from netral.casework.ids import UnitId
from netral_console.accounts.models import User
from netral_console.accounts.role import ConsoleRole

PASSWORD = "latihan-netral-2024"  # noqa: S105 - printed at every start of the practice console
SHOWN = {
    "petugas": ConsoleRole.INTAKE_OFFICER,
    "pemeriksa": ConsoleRole.REVIEWER,
    "koordinator": ConsoleRole.COORDINATOR,
    "pejabat": ConsoleRole.AUTHORITY,
    "auditor": ConsoleRole.AUDITOR,
    "pelindung": ConsoleRole.DATA_PROTECTION_OFFICER,
    "administrator": ConsoleRole.ADMINISTRATOR,
    "pegawai": ConsoleRole.PERSON,
}
_SECOND = {
    "petugas2": ConsoleRole.INTAKE_OFFICER,
    "pejabat2": ConsoleRole.AUTHORITY,
    "pelindung2": ConsoleRole.DATA_PROTECTION_OFFICER,
    "administrator2": ConsoleRole.ADMINISTRATOR,
}
_REVIEWERS = 8
"""Few, so that each has several items; a draw still has something to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who works in practice."""

    pool: tuple[PoolMember, ...]


def make_staff(people: Sequence[tuple[str, str]]) -> Staff:
    """Make the logins of the office.

    Args:
        people: Pseudonyms and units of civil servants about whom there is no case; they
            become the reviewers, each of another unit.
    """
    pool = []
    for number in range(1, _REVIEWERS + 1):
        person, unit = people[number - 1]
        name = "pemeriksa" if number == 1 else f"pemeriksa{number}"
        _make(name, ConsoleRole.REVIEWER, person=person, unit=unit)
        member = PoolMember(reviewer=ActorId(name), person=PersonKey(person), unit=UnitId(unit))
        pool.append(member)
    for name, role in (SHOWN | _SECOND).items():
        if role not in (ConsoleRole.REVIEWER, ConsoleRole.PERSON):
            _make(name, role)
    return Staff(pool=tuple(pool))


def make_person_login(person: str) -> None:
    """Make the login of the civil servant whose notice has just come."""
    _make("pegawai", ConsoleRole.PERSON, person=person)


def _make(name: str, role: ConsoleRole, *, person: str | None = None, unit: str = "") -> None:
    User.objects.create_login(
        name,
        PASSWORD,
        role=role,
        actor_id=name,
        person=person,
        unit=unit,
        email=f"{name}@contoh.invalid",
    )
