"""An account is proven by its owner's archive; of the archive nothing is kept."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database
from tests.console.canaries import folder_of
from tests.intake.builders import CANARY, OWNER_HANDLE, OWNER_ID, write_zip, x_files

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def person(enter: "Callable[[ConsoleRole], Client]") -> "Client":
    return enter(ConsoleRole.PERSON)


@pytest.fixture
def archive(tmp_path: Path) -> bytes:
    return write_zip(tmp_path / "x.zip", x_files()).read_bytes()


def ask(person: "Client", handle: str, platform: str = "x") -> None:
    wish = {"kind": "declare", "platform": platform, "handle": handle}
    assert person.post("/saya/akun/kirim", wish).status_code == 302


def bring(person: "Client", content: bytes, *, number: int = 1) -> str:
    sent = {"archive": SimpleUploadedFile("arsip.zip", content)}
    return str(person.post(f"/saya/akun/{number}/buktikan", sent, follow=True).content.decode())


def proofs() -> list[str]:
    from netral_console.cases.asking import asking_as_store
    from netral_console.persons.models import AccountWish

    with asking_as_store(using="default"):
        return list(AccountWish.objects.order_by("position").values_list("proven_how", flat=True))


@pytest.mark.parametrize("handle", [f"@{OWNER_HANDLE.upper()}", OWNER_ID])
def test_the_own_archive_proves_an_account(person: "Client", archive: bytes, handle: str) -> None:
    ask(person, handle)
    page = bring(person, archive)
    assert "Terbukti milik Anda dengan arsip sendiri" in page
    assert proofs() == ["own_archive"]


@pytest.mark.parametrize(("handle", "platform"), [("akun_lain", "x"), (OWNER_HANDLE, "tiktok")])
def test_the_archive_of_another_account_proves_nothing(
    person: "Client", archive: bytes, handle: str, platform: str
) -> None:
    ask(person, handle, platform)
    assert "Arsip ini milik akun lain" in bring(person, archive)
    assert proofs() == [""]


@pytest.mark.parametrize("content", [b"PK bukan zip", b"\x00" * 40])
def test_what_is_no_archive_is_refused_in_one_sentence(person: "Client", content: bytes) -> None:
    ask(person, OWNER_HANDLE)
    page = bring(person, content)
    assert "bukan arsip yang dapat dibuka" in page
    assert "tidak disimpan" in page
    assert proofs() == [""]


def test_nobody_proves_the_wish_of_another_person(
    person: "Client", archive: bytes, enter: "Callable[[ConsoleRole], Client]"
) -> None:
    from netral_console import clock
    from netral_console.persons.wishes import keep_wish

    keep_wish(
        "orang-lain", kind="declare", platform="x", handle=OWNER_HANDLE, note="", at=clock.now()
    )
    sent = {"archive": SimpleUploadedFile("arsip.zip", archive)}
    assert person.post("/saya/akun/1/buktikan", sent).status_code == 404
    assert enter(ConsoleRole.INTAKE_OFFICER).post("/saya/akun/1/buktikan", sent).status_code == 404
    assert proofs() == [""]


def test_nothing_of_the_archive_is_kept(
    person: "Client", archive: bytes, database: Database
) -> None:
    ask(person, OWNER_HANDLE)
    bring(person, archive)
    piece = archive[64:128]
    folders = (folder_of(database), Path(os.environ["NETRAL_DATA"]))
    found = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and any(each in path.read_bytes() for each in (piece, CANARY.encode()))
    ]
    assert found == []


def test_a_wish_is_taken_back_until_it_is_answered(person: "Client") -> None:
    ask(person, OWNER_HANDLE)
    assert person.post("/saya/akun/1/tarik").status_code == 302
    assert proofs() == []
