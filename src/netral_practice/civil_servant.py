"""An invented civil servant (*ASN*): number, unit, position, and a damaged row now and then."""

import random
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netral_practice.chance import happens
from netral_practice.invented_name import InventedName


class NipDamage(StrEnum):
    """What a spreadsheet did to the NIP cell of a row; all are refused at import."""

    NONE = "none"
    NUMERIC = "numeric"
    """A number cell: the last digits are invented."""
    CUT = "cut"
    """Text of 15 digits."""
    ZEROS = "zeros"
    """Text whose last three digits became zeros."""
    SCIENTIFIC = "scientific"
    """Text like 1.98609E+17."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCivilServant:
    """A civil servant who does not exist."""

    pns_id: str
    nip: str
    name: InventedName
    title_after: str
    is_pppk: bool
    born_on: date
    serving_since: date
    unit: str
    position_kind: str
    position: str
    echelon: str
    legal_status: str
    damage: NipDamage


TITLES = (
    "S.E.",
    "S.Sos.",
    "S.H.",
    "S.Kom.",
    "S.Pd.",
    "S.K.M.",
    "S.T.",
    "A.Md.",
    "M.Si.",
    "M.M.",
    "",
    "",
)
_POSITIONS = (
    (
        "Jabatan Pelaksana",
        (
            "Pengadministrasi Perkantoran",
            "Pengolah Data",
            "Penelaah Teknis Kebijakan",
            "Operator Layanan Operasional",
        ),
        "",
    ),
    (
        "Jabatan Fungsional",
        (
            "Guru Ahli Muda",
            "Perawat Terampil",
            "Arsiparis Ahli Pertama",
            "Pranata Komputer Ahli Muda",
            "Penyuluh Sosial",
            "Auditor Ahli Pertama",
        ),
        "",
    ),
    (
        "Jabatan Struktural",
        ("Kepala Subbagian Umum", "Kepala Seksi Pelayanan", "Sekretaris Kelurahan", "Lurah"),
        "IV.a",
    ),
)
"""Kind of position, positions of that kind, and the echelon that goes with it."""
_LEGAL_STATUSES = (*["Aktif"] * 40, "CLTN", "Tugas Belajar", "Masa Persiapan Pensiun")


def make_nip(
    *, born_on: date, serving_since: date, is_pppk: bool, is_female: bool, serial: int
) -> str:
    """Make a NIP by its digits: birth, appointment, month or contract, sex, serial.

    Args:
        born_on: Digits 1 to 8.
        serving_since: The year is digits 9 to 12, for PNS the month digits 13 and 14.
        is_pppk: Contract staff have ``21`` in digits 13 and 14.
        is_female: Digit 15.
        serial: Digits 16 to 18, 1 to 999.

    Returns:
        18 digits.

    Example:
        >>> make_nip(
        ...     born_on=date(1986, 9, 26), serving_since=date(2006, 4, 1), is_pppk=False,
        ...     is_female=False, serial=1,
        ... )
        '198609262006041001'
    """
    middle = "21" if is_pppk else f"{serving_since.month:02d}"
    sex = "2" if is_female else "1"
    return f"{born_on:%Y%m%d}{serving_since.year:04d}{middle}{sex}{serial:03d}"


class CivilServantSource:
    """Appoints civil servants, each with a NIP that nobody else has.

    Args:
        rng: The only source of chance.
        units: Names of the units.
        last_day: Nobody is appointed later than two years before this day.
    """

    def __init__(self, rng: random.Random, *, units: tuple[str, ...], last_day: date) -> None:
        self._rng = rng
        self._units = units
        self._last_day = last_day
        self._nips: set[str] = set()

    def appoint(self, name: InventedName, *, damage: NipDamage) -> PracticeCivilServant:
        """Appoint one more civil servant."""
        rng = self._rng
        is_pppk = happens(rng, 0.25)
        while True:
            years = rng.randrange(2, 6) if is_pppk else rng.randrange(3, 30)
            serving_since = self._last_day.replace(day=1) - timedelta(
                days=365 * years + 31 * rng.randrange(12)
            )
            serving_since = serving_since.replace(day=1)
            born_on = serving_since - timedelta(
                days=365 * rng.randrange(21, 36) + rng.randrange(360)
            )
            nip = make_nip(
                born_on=born_on,
                serving_since=serving_since,
                is_pppk=is_pppk,
                is_female=name.is_female,
                serial=rng.randrange(1, 60),
            )
            if nip not in self._nips:
                break
        self._nips.add(nip)
        position_kind, positions, echelon = rng.choice(_POSITIONS)
        return PracticeCivilServant(
            pns_id=str(uuid.UUID(int=rng.getrandbits(128), version=4)),
            nip=nip,
            name=name,
            title_after=rng.choice(TITLES),
            is_pppk=is_pppk,
            born_on=born_on,
            serving_since=serving_since,
            unit=rng.choice(self._units),
            position_kind=position_kind,
            position=rng.choice(positions),
            echelon=echelon,
            legal_status=rng.choice(_LEGAL_STATUSES),
            damage=damage,
        )
