"""Exhibits: never the original, never with a cookie, never on the console's own host."""

import io
from datetime import UTC, datetime

import pytest
from django.test import Client, RequestFactory
from PIL import Image

from netral.evidence import CaptureFacts, ExhibitId, IntakeKey
from netral.evidence.errors import BlobDamagedError, BlobMissingError
from netral.evidence.log_verification import verify_records
from netral.evidence.vault import BLOBS_FOLDER, Intake
from netral.values.provenance import Grade

pytestmark = pytest.mark.usefixtures("store")
AT = datetime(2024, 10, 1, tzinfo=UTC)


def keep(content: bytes, media_type: str) -> str:
    import hashlib

    from netral_console.exhibits.store import get_vault

    digest = hashlib.sha256(content).hexdigest()
    intake = Intake(
        intake_key=IntakeKey(f"uji-{digest[:12]}"),
        exhibit_id=ExhibitId(f"EX-{digest[:12]}"),
        content=content,
        facts=CaptureFacts(
            captured_at=AT,
            captured_by="uji",
            captured_with="uji 1",
            grade=Grade.C,
            media_type=media_type,
        ),
    )
    with get_vault() as vault:
        vault.keep([intake], at=AT)
    return digest


def address_of(digest: str) -> str:
    from netral_console.exhibits.address import exhibit_address

    return exhibit_address(RequestFactory().get("/"), digest).removeprefix("http://127.0.0.1")


def test_a_page_of_html_is_shown_as_plain_text() -> None:
    page = b"<script>alert(1)</script>"
    answer = Client(SERVER_NAME="127.0.0.1").get(address_of(keep(page, "text/html")))
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_picture_is_written_anew() -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(drawn, "PNG")
    original = drawn.getvalue() + b"RAHASIA-DI-EKOR"
    answer = Client(SERVER_NAME="127.0.0.1").get(address_of(keep(original, "image/png")))
    assert answer["Content-Type"] == "image/png"
    assert b"RAHASIA" not in answer.content


def test_on_the_console_s_own_host_there_is_no_exhibit() -> None:
    digest = keep(b"isi", "text/plain")
    assert Client(SERVER_NAME="localhost").get(address_of(digest)).status_code == 404


def test_no_cookie_is_set_or_read_on_the_second_host() -> None:
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["sessionid"] = "x" * 32
    answer = client.get(address_of(keep(b"isi dua", "text/plain")))
    assert answer.status_code == 200
    assert not answer.cookies


def test_the_second_host_has_no_pages() -> None:
    assert Client(SERVER_NAME="127.0.0.1").get("/masuk/login/").status_code == 404


def test_an_address_that_nobody_signed_shows_nothing() -> None:
    digest = keep(b"isi tiga", "text/plain")
    answer = Client(SERVER_NAME="127.0.0.1").get(f"/bukti/{digest}:palsu:palsu")
    assert answer.status_code == 404


def test_the_vault_verifies_under_its_seals_and_finds_a_changed_byte() -> None:
    from netral_console.exhibits.store import find_vault_folder, get_vault

    digest = keep(b"isi rekaan", "text/plain")
    with get_vault() as vault:
        assert verify_records(vault).opened == 1
    path = find_vault_folder() / BLOBS_FOLDER / digest[:2] / digest[2:]
    sealed = bytearray(path.read_bytes())
    assert b"rekaan" not in sealed
    sealed[-1] ^= 1
    path.write_bytes(sealed)
    with get_vault() as vault, pytest.raises(BlobDamagedError, match=digest):
        verify_records(vault)


def test_bytes_whose_key_was_destroyed_are_missing() -> None:
    from netral_console.exhibits.store import read_content
    from netral_console.sealing.envelope import erase_subjects

    digest = keep(b"isi rekaan", "text/plain")
    erase_subjects([f"exhibit {digest}"])
    with pytest.raises(BlobMissingError, match=digest):
        read_content(digest)


def test_the_exhibits_host_takes_no_cookie_and_gives_none() -> None:
    from django.http import HttpRequest, HttpResponse

    from netral_console.exhibits.host import ExhibitHostMiddleware

    came: list[dict[str, str]] = []

    def answer(request: HttpRequest) -> HttpResponse:
        came.append(dict(request.COOKIES))
        given = HttpResponse("")
        given.set_cookie("sessionid", "baru")
        return given

    request = RequestFactory(SERVER_NAME="127.0.0.1").get("/")
    request.COOKIES["sessionid"] = "lama"

    given = ExhibitHostMiddleware(answer)(request)

    assert came == [{}]
    assert not given.cookies
