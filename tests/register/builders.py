"""Builds small registers, declarations and gates. All people here are invented."""

from collections.abc import Mapping, Sequence
from datetime import date, timezone
from pathlib import Path

import openpyxl

from netral.register import (
    CivilServant,
    CivilServantId,
    DeclaredAccount,
    Gate,
    Nip,
    Roster,
    Window,
)
from netral.values import WIB, AccountReference, Platform

BUDI = "198609262006041001"
SITI = "199001152015032007"
PPPK = "199001012022211003"
KEY = b"a key for tests!"

REGISTER_HEADER = (
    "PNS ID",
    "NIP BARU",
    "NIP LAMA",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "AGAMA NAMA",
    "JENIS KAWIN NAMA",
    "NIK",
    "NOMOR HP",
    "EMAIL",
    "EMAIL GOV",
    "ALAMAT",
    "NPWP NOMOR",
    "BPJS",
    "JENIS PEGAWAI NAMA",
    "KEDUDUKAN HUKUM NAMA",
    "STATUS CPNS PNS",
    "TMT CPNS",
    "JENIS JABATAN NAMA",
    "JABATAN ID",
    "JABATAN NAMA",
    "TMT JABATAN",
    "PENDIDIKAN NAMA",
    "UNOR NAMA",
    "INSTANSI KERJA NAMA",
    "ESELON NAMA",
)
ACCOUNTS_HEADER = (
    "nip,platform,handle,url,account_id,display_name,declared_on,valid_from,valid_to,"
    "visibility_at_declaration,source_document"
)
BUDI_ROW = {
    "PNS ID": "A5EB03E2-0001",
    "NIP BARU": BUDI,
    "NAMA": "BUDI CONTOH",
    "GELAR DEPAN": "Dr.",
    "GELAR BELAKANG": "S.H.",
    "JENIS PEGAWAI NAMA": "PNS Daerah",
    "KEDUDUKAN HUKUM NAMA": "Aktif",
    "STATUS CPNS PNS": "PNS",
    "TMT CPNS": "01-04-2006",
    "JENIS JABATAN NAMA": "Struktural",
    "JABATAN ID": "99",
    "JABATAN NAMA": "Kepala Seksi",
    "TMT JABATAN": "02-01-2020",
    "UNOR NAMA": "Dinas Contoh",
    "INSTANSI KERJA NAMA": "Pemerintah Contoh",
    "ESELON NAMA": "IV.a",
}
SITI_ROW = {
    "PNS ID": "A5EB03E2-0002",
    "NIP BARU": SITI,
    "NAMA": "SITI CONTOH",
    "TMT CPNS": "01-03-2015",
    "UNOR NAMA": "Dinas Contoh",
}


def write_workbook(
    path: Path,
    rows: Sequence[Mapping[str, object]],
    *,
    header: Sequence[str] = REGISTER_HEADER,
    above: Sequence[Sequence[object]] = (),
) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for line in above:
        sheet.append(list(line))
    sheet.append(list(header))
    for row in rows:
        sheet.append([row.get(title) for title in header])
    workbook.save(path)
    return path


def write_text(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def person(
    nip: str = BUDI, *, person_id: str = "a5eb03e2-0001", serving_since: date | None = None
) -> CivilServant:
    return CivilServant(
        civil_servant_id=CivilServantId(person_id), nip=Nip(nip), serving_since=serving_since
    )


def account(
    owner: CivilServant,
    *,
    platform: Platform = Platform.INSTAGRAM,
    handle: str | None = "budi.contoh",
    account_id: str | None = None,
    valid_from: date = date(2024, 1, 1),
    valid_to: date | None = None,
) -> DeclaredAccount:
    return DeclaredAccount(
        civil_servant_id=owner.civil_servant_id,
        platform=platform,
        handle=handle,
        account_id=account_id,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def roster(people: Sequence[CivilServant], accounts: Sequence[DeclaredAccount]) -> Roster:
    return Roster(
        civil_servants={one.civil_servant_id: one for one in people}, accounts=tuple(accounts)
    )


def gate(
    of: Roster,
    *,
    zone: timezone = WIB,
    first_date: date = date(2024, 1, 1),
    until_date: date = date(2025, 1, 1),
) -> Gate:
    window = Window(first_date=first_date, until_date=until_date, zone=zone)
    return Gate(of, window=window, pseudonym_key=KEY)


def reference(
    handle: str | None = "budi.contoh",
    *,
    platform: Platform = Platform.INSTAGRAM,
    account_id: str | None = None,
) -> AccountReference:
    return AccountReference(platform=platform, handle=handle, account_id=account_id)
