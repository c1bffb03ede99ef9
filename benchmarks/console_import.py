"""A register of 65,000 people with their accounts, from the officer's files to the console.

It starts a console of its own with no one in it. An officer's upload is sealed as it comes
in; the worker checks the files, is told yes, and imports them. Files are invented: a
workbook with the columns of SIASN's export, and a table of declared accounts.

    python -m benchmarks.console_import
    python -m benchmarks.console_import --people 5000
"""

import argparse
import secrets
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from benchmarks.console_world import PASSWORD, prepared

if TYPE_CHECKING:
    from django.test import Client

HEADER = (
    *("PNS ID", "NIP BARU", "NIP LAMA", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TANGGAL LAHIR"),
    *("JENIS KELAMIN", "AGAMA NAMA", "NIK", "NOMOR HP", "EMAIL", "ALAMAT", "JENIS PEGAWAI NAMA"),
    *("KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS", "TMT CPNS", "JENIS JABATAN NAMA", "JABATAN NAMA"),
    *("TMT JABATAN", "PENDIDIKAN NAMA", "UNOR NAMA", "INSTANSI KERJA NAMA", "ESELON NAMA"),
)
PLATFORMS = ("instagram", "facebook", "tiktok", "x", "youtube")
UNITS = 600
ACCOUNTS_OF_TWO = 3
"""Accounts of two people together."""


def main() -> None:
    """Measure, and print seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=65_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netral-import-") as name, prepared(Path(name)):
        files = [
            write_register(Path(name) / "register.xlsx", given.people),
            write_accounts(Path(name) / "accounts.csv", given.people),
        ]
        sizes = ", ".join(f"{each.name} {each.stat().st_size / 2**20:.1f} MiB" for each in files)
        print(f"{given.people:,} people; {sizes}", flush=True)
        measure(files)


def write_register(path: Path, count: int) -> Path:
    """Write a register as SIASN exports it."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet()
    sheet.append(HEADER)
    for number in range(count):
        row = {
            "PNS ID": f"A5EB03E2-{number:08d}",
            "NIP BARU": make_nip(number),
            "NAMA": f"PEGAWAI REKAAN {number}",
            "GELAR BELAKANG": "S.H.",
            "JENIS KELAMIN": "F",
            "AGAMA NAMA": "x",
            "NIK": f"317{number:013d}",
            "NOMOR HP": "0800000000",
            "EMAIL": f"pegawai{number}@contoh.invalid",
            "ALAMAT": "Jalan Contoh",
            "JENIS PEGAWAI NAMA": "PNS Daerah",
            "KEDUDUKAN HUKUM NAMA": "Aktif",
            "STATUS CPNS PNS": "PNS",
            "TMT CPNS": "01-03-2015",
            "JENIS JABATAN NAMA": "Fungsional Umum",
            "JABATAN NAMA": "Analis Contoh",
            "UNOR NAMA": f"Dinas Contoh Nomor {number % UNITS}",
            "INSTANSI KERJA NAMA": "Pemerintah Contoh",
        }
        sheet.append([row.get(title) for title in HEADER])
    workbook.save(path)
    return path


def write_accounts(path: Path, people: int) -> Path:
    """Write three declared accounts for every two people."""
    lines = ["nip,platform,handle,account_id,declared_on,valid_from"]
    for number in range(people * ACCOUNTS_OF_TWO // 2):
        platform = PLATFORMS[number // people % len(PLATFORMS)]
        nip = make_nip(number % people)
        lines.append(f"{nip},{platform},rekaan_{number},{10**9 + number},2024-01-02,2024-01-02")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def make_nip(number: int) -> str:
    """Make a NIP that passes every check and belongs to nobody."""
    return f"1990{number // 28 % 12 + 1:02d}{number % 28 + 1:02d}2015032{number // 336 + 1:03d}"


def measure(files: Sequence[Path]) -> None:
    """Import the files, and print what each step took."""
    from netral_console.imports.models import ImportJob  # noqa: PLC0415 - needs Django
    from netral_console.imports.worker import Worker  # noqa: PLC0415
    from netral_console.registry.pseudonym_key import keep_pseudonym_key  # noqa: PLC0415

    keep_pseudonym_key(secrets.token_bytes(32))
    officer = log_in()
    shown: list[str] = []
    began = time.monotonic()
    with Worker(watch=shown.append) as worker:
        with timed("upload, sealed as it comes in"):
            send(officer, files)
        with timed("check"):
            worker.work_once()
        officer.post("/impor/1/masukkan")
        with timed("import"):
            worker.work_once()
    took = time.monotonic() - began
    print(f"all: {took:.1f} s; progress was shown {shown.count('writing')} times")
    job = ImportJob.objects.using("owner").get()
    print(f"{job.state}, {job.done:,} of {job.total:,}: {job.counts}")


def log_in() -> "Client":
    """Log an invented officer in."""
    from django.test import Client  # noqa: PLC0415 - needs Django

    from netral_console.accounts.models import User  # noqa: PLC0415
    from netral_console.accounts.role import ConsoleRole  # noqa: PLC0415

    login = User.objects.create_login(
        "petugas-1", PASSWORD, role=ConsoleRole.INTAKE_OFFICER, actor_id="petugas-1"
    )
    officer = Client(SERVER_NAME="localhost")
    officer.force_login(login, backend="allauth.account.auth_backends.AuthenticationBackend")
    return officer


def send(officer: "Client", files: Sequence[Path]) -> None:
    """Send the form with the files."""
    with ExitStack() as stack:
        opened = [stack.enter_context(each.open("rb")) for each in files]
        officer.post("/impor/register", {"files": opened})


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Print how long something took."""
    began = time.monotonic()
    yield
    print(f"{name}: {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
