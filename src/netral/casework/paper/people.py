"""Who stands on a document: the office that writes, officials, and the person."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from netral.casework.paper.block import Signature
from netral.casework.paper.spelling import spell_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The office that writes, and this document's place in its register of letters."""

    office: str
    address: str
    place: str
    number: str
    dated: date
    parents: tuple[str, ...] = ()
    """The government above the office, line by line."""
    contact: str = ""
    """Telephone, site and mail address, as one line."""
    secrecy: str = "Rahasia"
    copies_to: tuple[str, ...] = ()
    """*Tembusan* of this document."""
    is_specimen: bool = False
    """Whether the office has not yet put in its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """An official who signs or examines."""

    name: str
    nip: str
    position: str
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOnPaper:
    """The civil servant, as a letter to them or about them names them.

    Comes from the register for the one document that needs it; a case holds no name.
    """

    name: str = field(repr=False)
    nip: str = field(repr=False)
    grade: str = ""
    """Pangkat/golongan ruang."""
    position: str = ""
    unit: str = ""


PRESUMPTION = (
    "Dokumen ini bukan putusan. Yang bersangkutan dianggap tidak bersalah sampai ada keputusan "
    "pejabat yang berwenang; yang diuraikan di sini adalah dugaan."
)
"""Stands in every document about the person."""


class HeadOfPaper(TypedDict):
    """What every document takes from its letterhead."""

    number: str
    parents: tuple[str, ...]
    office: str
    office_address: str
    office_contact: str
    place_and_date: str
    secrecy: str
    copies_to: tuple[str, ...]
    is_specimen: bool


def head_of_paper(head: Letterhead) -> HeadOfPaper:
    """Give what a document takes from its letterhead."""
    return HeadOfPaper(
        number=head.number,
        parents=head.parents,
        office=head.office,
        office_address=head.address,
        office_contact=head.contact,
        place_and_date=f"{head.place}, {spell_date(head.dated)}",
        secrecy=head.secrecy,
        copies_to=head.copies_to,
        is_specimen=head.is_specimen,
    )


def address_person(person: PersonOnPaper) -> tuple[str, ...]:
    """Give the lines that address a letter to the person."""
    nip = f"NIP {person.nip}" if person.nip else ""
    lines = (f"Yth. Sdr. {person.name}", nip, person.position, person.unit)
    return tuple(line for line in lines if line)


def rows_of_person(person: PersonOnPaper) -> tuple[tuple[str, str], ...]:
    """Give the rows that say who a document is about."""
    rows = (
        ("Nama", person.name),
        ("NIP", person.nip),
        ("Pangkat/golongan ruang", person.grade),
        ("Jabatan", person.position),
        ("Unit kerja", person.unit),
    )
    return tuple((label, value) for label, value in rows if value)


def place_to_sign(official: Official) -> Signature:
    """Give the place where an official signs."""
    return Signature(
        role=f"{official.position},", name=official.name, grade=official.grade, nip=official.nip
    )
