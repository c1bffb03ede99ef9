"""Who acts in a case: a human being in a role, or the machine."""

from dataclasses import dataclass
from enum import StrEnum

from netral.casework.ids import ActorId, PersonKey


class Role(StrEnum):
    """A role of the table of steps; an administrator has no role in a case at all."""

    REPORTER = "reporter"
    """Somebody from the public."""
    INTAKE_OFFICER = "intake_officer"
    REVIEWER = "reviewer"
    COORDINATOR = "coordinator"
    """Sees queues and deadlines; assigns nobody and decides nothing."""
    AUTHORITY = "authority"
    PERSON = "person"
    """The civil servant whom the case is about."""
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    AUDITOR = "auditor"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One human being in one role."""

    actor_id: ActorId
    role: Role
    person: PersonKey | None = None
    """Their own pseudonym if they are a civil servant, so that nobody acts in their own case."""
