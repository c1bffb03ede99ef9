"""Who stands on a document: the office that writes, officials, and the person."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The office that writes, and this document's place in its register of letters."""

    office: str
    address: str
    place: str
    number: str
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """An official who signs or examines."""

    name: str
    nip: str
    position: str


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
