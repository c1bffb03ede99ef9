"""The register as SIASN exports it: "Data Utama", every column, most of them never to be read."""

import io
import random
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netral_practice.civil_servant import NipDamage, PracticeCivilServant
from netral_practice.errors import MissingWorkbookWriterError
from netral_practice.writing.zip_file import write_zip

HEADERS = (
    "PNS ID", "NIP BARU", "NIP LAMA", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TEMPAT LAHIR ID",
    "TEMPAT LAHIR NAMA", "TANGGAL LAHIR", "JENIS KELAMIN", "AGAMA ID", "AGAMA NAMA",
    "JENIS KAWIN ID", "JENIS KAWIN NAMA", "NIK", "NOMOR HP", "EMAIL", "EMAIL GOV", "ALAMAT",
    "NPWP NOMOR", "BPJS", "JENIS PEGAWAI ID", "JENIS PEGAWAI NAMA", "KEDUDUKAN HUKUM ID",
    "KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS", "KARTU ASN VIRTUAL", "NOMOR SK CPNS",
    "TANGGAL SK CPNS", "TMT CPNS", "NOMOR SK PNS", "TANGGAL SK PNS", "TMT PNS", "GOL AWAL ID",
    "GOL AWAL NAMA", "GOL AKHIR ID", "GOL AKHIR NAMA", "TMT GOLONGAN", "MK TAHUN", "MK BULAN",
    "JENIS JABATAN ID", "JENIS JABATAN NAMA", "JABATAN ID", "JABATAN NAMA", "TMT JABATAN",
    "TINGKAT PENDIDIKAN ID", "TINGKAT PENDIDIKAN NAMA", "PENDIDIKAN ID", "PENDIDIKAN NAMA",
    "TAHUN LULUS", "KPKN ID", "KPKN NAMA", "LOKASI KERJA ID", "LOKASI KERJA NAMA", "UNOR ID",
    "UNOR NAMA", "INSTANSI INDUK ID", "INSTANSI INDUK NAMA", "INSTANSI KERJA ID",
    "INSTANSI KERJA NAMA", "SATUAN KERJA INDUK ID", "SATUAN KERJA INDUK NAMA",
    "SATUAN KERJA KERJA ID", "SATUAN KERJA KERJA NAMA", "IS VALID NIK", "NAMA SEKOLAH",
    "FLAG IKD", "ESELON ID", "ESELON NAMA",
)  # fmt: skip
"""All columns of the export, in its order."""

SENSITIVE = (
    "NIK",
    "NOMOR HP",
    "EMAIL",
    "ALAMAT",
    "NPWP NOMOR",
    "BPJS",
    "AGAMA NAMA",
    "JENIS KAWIN NAMA",
    "TEMPAT LAHIR NAMA",
    "PENDIDIKAN NAMA",
    "NAMA SEKOLAH",
)
"""Columns that nobody may read; their values are canaries."""

_AGENCY = "Pemerintah Provinsi Praktik"
_CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"
_FIXED_TIME = "1980-01-01T00:00:00Z"
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitiveValues:
    """What the sensitive columns hold, as canaries for the scan of written files."""

    by_column: dict[str, tuple[str, ...]]


def write_register(
    path: Path, people: Sequence[PracticeCivilServant], *, seed: int
) -> SensitiveValues:
    """Write the register.

    Args:
        path: Where to.
        people: One row each.
        seed: For the invented values of the columns that nobody reads.

    Returns:
        The canaries.

    Raises:
        MissingWorkbookWriterError: If openpyxl is not installed.
    """
    try:
        # An extra: only whoever writes a practice world needs it.
        from openpyxl import Workbook  # noqa: PLC0415
    except ImportError as error:
        raise MissingWorkbookWriterError from error
    rng = random.Random(f"register {seed}")  # noqa: S311 - invented values, no secrets
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data Utama")
    sheet.append(HEADERS)
    canaries: dict[str, list[str]] = {column: [] for column in SENSITIVE}
    for person in people:
        row = _make_row(person, rng)
        for column in SENSITIVE:
            canaries[column].append(str(row[column]))
        sheet.append([row.get(header) for header in HEADERS])
    buffer = io.BytesIO()
    book.save(buffer)
    _write_fixed(path, buffer)
    return SensitiveValues(by_column={name: tuple(values) for name, values in canaries.items()})


def _write_fixed(path: Path, buffer: io.BytesIO) -> None:
    """Store the workbook again without the moment at which it was made."""
    entries = {}
    with zipfile.ZipFile(buffer) as book:
        for name in sorted(book.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = book.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + _FIXED_TIME.encode() + rb"\g<2>", content)
            entries[name] = content
    write_zip(path, entries)


def _make_row(person: PracticeCivilServant, rng: random.Random) -> dict[str, Any]:
    day = person.serving_since.strftime("%d-%m-%Y")
    kind = ("PPPK", "71") if person.is_pppk else ("PNS Daerah Prov", "11")
    return {
        **_make_sensitive(rng),
        "PNS ID": person.pns_id,
        "NIP BARU": damage_nip(person.nip, person.damage),
        "NAMA": person.name.full.upper(),
        "GELAR BELAKANG": person.title_after,
        "TEMPAT LAHIR ID": _digits(rng, 8),
        "TANGGAL LAHIR": person.born_on.strftime("%d-%m-%Y"),
        "JENIS KELAMIN": "F" if person.name.is_female else "M",
        "AGAMA ID": str(rng.randrange(1, 7)),
        "JENIS KAWIN ID": str(rng.randrange(1, 5)),
        "EMAIL GOV": f"pegawai{_digits(rng, 6)}@praktik.invalid",
        "JENIS PEGAWAI ID": kind[1],
        "JENIS PEGAWAI NAMA": kind[0],
        "KEDUDUKAN HUKUM ID": "01",
        "KEDUDUKAN HUKUM NAMA": person.legal_status,
        "STATUS CPNS PNS": "P",
        "NOMOR SK CPNS": f"821.12/{_digits(rng, 4)}/{person.serving_since.year}",
        "TANGGAL SK CPNS": day,
        "TMT CPNS": day,
        "GOL AWAL NAMA": rng.choice(("II/a", "II/c", "III/a", "IX")),
        "GOL AKHIR NAMA": rng.choice(("II/d", "III/b", "III/c", "III/d", "IV/a", "IX")),
        "TMT GOLONGAN": day,
        "MK TAHUN": rng.randrange(1, 30),
        "MK BULAN": rng.randrange(12),
        "JENIS JABATAN NAMA": person.position_kind,
        "JABATAN NAMA": person.position,
        "TMT JABATAN": day,
        "TAHUN LULUS": str(person.serving_since.year - 1),
        "UNOR ID": _digits(rng, 10),
        "UNOR NAMA": person.unit,
        "INSTANSI INDUK NAMA": _AGENCY,
        "INSTANSI KERJA NAMA": _AGENCY,
        "SATUAN KERJA INDUK NAMA": _AGENCY,
        "SATUAN KERJA KERJA NAMA": person.unit,
        "IS VALID NIK": "1",
        "FLAG IKD": "0",
        "ESELON NAMA": person.echelon,
    }


def _make_sensitive(rng: random.Random) -> dict[str, str]:
    """Make values that stand out in any file: nobody's number, address or faith."""
    token = _token(rng)
    return {
        # No province has the code 99, no mobile network the prefix 0899 999.
        "NIK": f"99{_digits(rng, 14)}",
        "NOMOR HP": f"0899999{_digits(rng, 6)}",
        "EMAIL": f"kanari.{token.lower()}@surat.invalid",
        "ALAMAT": f"Jalan Kanari {token} No. {rng.randrange(1, 99)}",
        "NPWP NOMOR": f"99.{_digits(rng, 3)}.{_digits(rng, 3)}.9-{_digits(rng, 3)}.000",
        "BPJS": f"99900{_digits(rng, 8)}",
        "AGAMA NAMA": f"Agama Kanari {_token(rng)}",
        "JENIS KAWIN NAMA": f"Kawin Kanari {_token(rng)}",
        "TEMPAT LAHIR NAMA": f"Kanariloka {_token(rng)}",
        "PENDIDIKAN NAMA": f"S-1 Kanari {_token(rng)}",
        "NAMA SEKOLAH": f"Universitas Kanari {_token(rng)}",
    }


def damage_nip(nip: str, damage: NipDamage) -> str | int | float:
    """Give the cell of the NIP column, as a spreadsheet may have spoiled it.

    Args:
        nip: The right 18 digits.
        damage: What happened to the cell.

    Returns:
        Text, or a number.

    Example:
        >>> damage_nip("198609262006041001", NipDamage.CUT)
        '198609262006041'
    """
    match damage:
        case NipDamage.NONE:
            return nip
        case NipDamage.NUMERIC:
            return float(nip)
        case NipDamage.CUT:
            return nip[:15]
        case NipDamage.ZEROS:
            return nip[:15] + "000"
        case NipDamage.SCIENTIFIC:
            return f"{float(nip):.5E}"


def _digits(rng: random.Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def _token(rng: random.Random) -> str:
    return "".join(_CONSONANTS[rng.randrange(len(_CONSONANTS))] for _ in range(7))
