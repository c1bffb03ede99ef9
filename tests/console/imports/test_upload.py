"""An upload is sealed as it comes in, and gone if no import comes of it."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.console.imports.conftest import Officer, list_kept
from tests.console.people import make_login
from tests.register.builders import BUDI

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def strict(store: object) -> "Client":  # noqa: ARG001 - empties
    """An officer whose browser sends no token of the form."""
    from django.test import Client

    from netral_console.accounts.role import ConsoleRole

    client = Client(enforce_csrf_checks=True)
    client.force_login(
        make_login(ConsoleRole.INTAKE_OFFICER),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def list_imports() -> list[int]:
    from netral_console.imports.models import ImportJob

    return list(ImportJob.objects.using("owner").values_list("position", flat=True))


def test_without_the_token_of_the_form_leaves_nothing(strict: "Client", files: list[Path]) -> None:
    with files[0].open("rb") as opened:
        answer = strict.post("/impor/register", {"files": opened})

    assert answer.status_code == 403
    assert list_imports() == []
    assert list_kept() == []


def test_without_a_file_leaves_nothing(officer: Officer) -> None:
    page = officer.client.post("/impor/register", {}, follow=True).content.decode()

    assert "Pilih sekurangnya satu berkas" in page
    assert list_imports() == []
    assert list_kept() == []


def test_of_another_field_is_passed_over(officer: Officer, files: list[Path]) -> None:
    with files[0].open("rb") as strange, files[1].open("rb") as wanted:
        officer.client.post("/impor/register", {"other": strange, "files": wanted})

    assert [each for each in list_kept() if each.endswith(".sealed")] == ["0.sealed"]


class BreakingOff(io.BytesIO):
    """A connection that ends in the middle of a file."""

    def read(self, size: int | None = -1) -> bytes:
        content = super().read(size)
        if not content:
            raise OSError
        return content


def test_that_breaks_off_leaves_nothing(officer: Officer) -> None:
    head = (
        b'--x\r\nContent-Disposition: form-data; name="files"; filename="register.csv"\r\n'
        b"Content-Type: text/csv\r\n\r\nNIP,NAMA\r\n"
    )

    officer.client.generic(
        "POST",
        "/impor/register",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH="9000000",
        **{"wsgi.input": BreakingOff(head + BUDI.encode() * 100_000)},
    )

    assert list_imports() == []
    assert list_kept() == []


def test_comes_to_no_folder_in_clear(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    # Django's own handlers would need this folder for a file of this size.
    monkeypatch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", str(tmp_path / "is not there"))
    large = tmp_path / "register.csv"
    large.write_text(f"NIP,NAMA\n{BUDI},Rekaan\n" * 100_000, encoding="utf-8")
    assert large.stat().st_size > settings.FILE_UPLOAD_MAX_MEMORY_SIZE

    officer.choose(large)

    kept = [each for each in (Path(settings.DATA_FOLDER) / "imports").rglob("*") if each.is_file()]
    assert [each.name for each in kept] == ["0.sealed"]
    assert BUDI.encode() not in kept[0].read_bytes()
