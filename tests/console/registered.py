"""Invented civil servants in the console's register."""

from datetime import UTC, datetime

from netral.casework.script import SUBJECT_PERSON

NAME = "Siti Rekaan Kusumawardani"
NIP = "198501012010012001"


def register(person: str = SUBJECT_PERSON, *, name: str = NAME, nip: str = NIP) -> None:
    """Register a civil servant of an invented unit."""
    from netral_console.cases.asking import asking_as_store
    from netral_console.registry.identity import PLACE, write_identity
    from netral_console.registry.models import CivilServantRow, Unit
    from netral_console.sealing.envelope import seal

    identity = write_identity(name=name, nip=nip, rank="Penata (III/c)", position="Analis Rekaan")
    with asking_as_store(using="default"):
        sealed = seal(person, PLACE, identity)
    Unit.objects.using("owner").get_or_create(
        unit_id="unit-subjek", defaults={"title": "Dinas Rekaan Kota"}
    )
    CivilServantRow.objects.using("owner").create(
        person=person,
        unit_id="unit-subjek",
        sealed_identity=sealed,
        imported_at=datetime(2024, 9, 1, tzinfo=UTC),
    )
