"""Who may log in to the console: the roles of the table of steps, and the administrator."""

from enum import StrEnum

from netral.casework import Role
from netral.reporting.bilingual import Bilingual


class ConsoleRole(StrEnum):
    """The one role of a login; somebody with two offices has two logins."""

    INTAKE_OFFICER = "intake_officer"
    REVIEWER = "reviewer"
    COORDINATOR = "coordinator"
    AUTHORITY = "authority"
    AUDITOR = "auditor"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    PERSON = "person"
    ADMINISTRATOR = "administrator"
    """Sets the console up; sees no content of any case."""

    @property
    def case_role(self) -> Role | None:
        """The role in the table of steps; an administrator has none."""
        return None if self is ConsoleRole.ADMINISTRATOR else Role(self.value)


STAFF = frozenset(ConsoleRole) - {ConsoleRole.PERSON}

ROLE_WORDS = {
    ConsoleRole.INTAKE_OFFICER: Bilingual("Petugas penerima", "Intake officer"),
    ConsoleRole.REVIEWER: Bilingual("Pemeriksa", "Reviewer"),
    ConsoleRole.COORDINATOR: Bilingual("Koordinator", "Coordinator"),
    ConsoleRole.AUTHORITY: Bilingual("Pejabat yang berwenang", "Authority"),
    ConsoleRole.AUDITOR: Bilingual("Auditor", "Auditor"),
    ConsoleRole.DATA_PROTECTION_OFFICER: Bilingual(
        "Petugas pelindungan data", "Data-protection officer"
    ),
    ConsoleRole.PERSON: Bilingual("Pegawai", "Civil servant"),
    ConsoleRole.ADMINISTRATOR: Bilingual("Administrator", "Administrator"),
}
