"""A reporter's screenshot: read by a machine on request, kept as pixels, or not kept at all."""

import hashlib
import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw, ImageFont

from netral.intake.screenshot.form_draft import propose_form
from netral.intake.screenshot.recognised_text import find_tesseract
from netral_console.accounts.role import ConsoleRole
from tests.console.public.test_public import TOLD, without_code
from tests.intake.test_screenshot import PLACE, declared_picture

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

pytestmark = pytest.mark.usefixtures("store")
LINES = (
    "08.31",
    "Akun Rekaan @akunrekaan",
    "Ayo pilih pasangan kami!",
    "2 Oktober 2024 pukul 19.30 WIB",
)
EMPTY = dict.fromkeys(TOLD, "")
needs_tesseract = pytest.mark.skipif(
    find_tesseract() is None,
    reason="TESSERACT WITH INDONESIAN IS ABSENT; scripts/install_system_packages.sh",
)


@pytest.fixture
def visitor() -> "Client":
    from django.test import Client

    return Client()


def draw_screenshot(*lines: str, kind: str = "PNG", place: bool = False) -> io.BytesIO:
    """Draw a screenshot as a telephone makes it; with `place` as its camera does."""
    image = Image.new("RGB", (1080, 120 + 110 * len(lines)), "white")
    pen, letters = ImageDraw.Draw(image), ImageFont.load_default(44)
    for number, line in enumerate(lines):
        pen.text((40, 60 + 110 * number), line, fill="black", font=letters)
    exif = Image.Exif()
    if place:
        exif[0x8825] = PLACE
        exif[0x010F] = "MEREK RAHASIA"
    drawn = io.BytesIO()
    image.save(drawn, kind, exif=exif.tobytes() if place else b"")
    drawn.seek(0)
    drawn.name = f"layar.{kind.lower()}"
    return drawn


def named(content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = "layar.png"
    return file


def value_in(page: str, field: str) -> str:
    found = re.search(rf'name="{field}"[^>]*?value="([^"]*)"', page)
    return found[1] if found else ""


def count_reports() -> int:
    from netral_console.cases.asking import asking_as_store
    from netral_console.public.models import Report

    with asking_as_store(using="default"):
        return Report.objects.count()


def read_vault() -> list[bytes]:
    from netral_console.exhibits.store import find_vault_folder

    return [path.read_bytes() for path in find_vault_folder().rglob("*") if path.is_file()]


@needs_tesseract
class TestReadPicture:
    def test_fills_empty_fields_says_that_a_machine_did_and_keeps_nothing(
        self, visitor: "Client"
    ) -> None:
        answer = visitor.post("/lapor/baca", {**EMPTY, "picture": draw_screenshot(*LINES)})

        page = answer.content.decode()
        assert answer.status_code == 200
        assert value_in(page, "handle") == "akunrekaan"
        assert value_in(page, "occurred_at") == "2024-10-02T19:30"
        assert "Ayo pilih pasangan kami!" in page
        assert "Sebuah mesin membaca gambar ini dan bisa salah." in page
        assert page.count("Dibaca mesin dari gambar; bisa salah.") == 3
        assert "Gambar tidak disimpan." in page
        assert (count_reports(), read_vault()) == (0, [])

    def test_leaves_what_the_reporter_typed(self, visitor: "Client") -> None:
        typed = {**EMPTY, "handle": "akun_lain", "story": "Saya lihat sendiri."}

        page = visitor.post("/lapor/baca", {**typed, "picture": draw_screenshot(*LINES)})

        shown = page.content.decode()
        assert value_in(shown, "handle") == "akun_lain"
        assert "Saya lihat sendiri.</textarea>" in shown
        assert "Semua kata yang terbaca" in shown

    def test_answers_the_pages_own_script_with_what_it_swaps(self, visitor: "Client") -> None:
        answer = visitor.post(
            "/lapor/baca", {**EMPTY, "picture": named(b"GIF89a")}, headers={"HX-Request": "true"}
        )

        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Gambar itu tidak dapat dibuka." in page
        assert "Gambar tidak disimpan." not in page

    def test_reads_a_few_pictures_at_a_time(self, visitor: "Client") -> None:
        from netral_console.public.picture import reading_slot

        with reading_slot() as first, reading_slot() as second:
            busy = visitor.post("/lapor/baca", {**EMPTY, "picture": draw_screenshot(*LINES)})
        free = visitor.post("/lapor/baca", {**EMPTY, "picture": draw_screenshot(*LINES)})

        assert (first, second) == (True, True)
        assert busy.status_code == 503
        assert "Mesin sedang membaca gambar lain." in busy.content.decode()
        assert free.status_code == 200

    def test_stops_a_flood_of_pictures_and_still_takes_a_report(self, visitor: "Client") -> None:
        for _ in range(20):
            visitor.post("/lapor/baca", {**EMPTY, "picture": named(declared_picture(9, 9))})

        stopped = visitor.post("/lapor/baca", {**EMPTY, "picture": draw_screenshot(*LINES)})

        assert stopped.status_code == 429
        assert visitor.post("/lapor/kirim", TOLD).status_code == 200


class TestProposeFields:
    def test_takes_no_time_without_a_day_and_tells_what_else_was_read(self) -> None:
        from netral_console.public.picture import propose_fields

        seen = propose_fields(propose_form("08.31\n@satu lalu @dua_lain\n2 Oktober 2024\nAyo!"))

        assert seen.fields["handle"] == "satu"
        assert "occurred_at" not in seen.fields
        assert seen.others == ("dua_lain", "2 Oktober 2024", "08.31")

    def test_fills_in_no_more_than_the_form_takes(self) -> None:
        from netral_console.public.picture import propose_fields
        from netral_console.public.report_form import PublicReportForm

        seen = propose_fields(propose_form("kata " * 4000))

        form = PublicReportForm({**TOLD, "story": seen.fields["story"]})
        assert "story" not in form.errors
        assert len(seen.text) > len(seen.fields["story"])


def test_without_the_program_the_form_works_and_says_so(
    visitor: "Client", monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    page = visitor.get("/lapor/").content.decode()
    read = visitor.post("/lapor/baca", {**EMPTY, "picture": draw_screenshot(*LINES)})
    sent = visitor.post("/lapor/kirim", {**TOLD, "picture": draw_screenshot(*LINES)})

    assert "Server ini tidak dapat membaca gambar" in page
    assert "Baca gambar dan isi" not in page
    assert read.status_code == 503
    assert "Server ini tidak dapat membaca gambar." in read.content.decode()
    assert sent.status_code == 200


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_is_kept_and_shown_are_pixels_without_place_and_camera(
    visitor: "Client",
    store: "PostgresCaseStore",
    enter: "Callable[[ConsoleRole], Client]",
    kind: str,
) -> None:
    from netral_console.exhibits.store import read_content

    sent = draw_screenshot(*LINES, kind=kind, place=True)
    assert b"MEREK RAHASIA" in sent.getvalue()

    visitor.post("/lapor/kirim", {**TOLD, "picture": sent})

    (case,) = store.iter_cases()
    page = enter(ConsoleRole.INTAKE_OFFICER).get(f"/informasi-awal/{case.case_id}/")
    address = re.search(r'src="[^"]*(/bukti/[^"]+)"', page.content.decode())
    assert address is not None
    shown = visitor.get(address[1], headers={"Host": "127.0.0.1"}).content
    with Image.open(io.BytesIO(shown)) as picture:
        assert (dict(picture.getexif()), picture.size[0]) == ({}, 1080)
    kept = read_content(hashlib.sha256(shown).hexdigest())
    assert kept == shown
    assert all(b"MEREK RAHASIA" not in each for each in read_vault())


BAD_PICTURES = [
    pytest.param(b"GIF89a" + b"\0" * 30, id="a GIF"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 30, id="damaged"),
    pytest.param(declared_picture(40_001, 1_000), id="too many pixels"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 10 * 1024 * 1024, id="too many bytes"),
]


@pytest.mark.parametrize("content", BAD_PICTURES)
def test_a_picture_that_cannot_be_opened_is_refused_alike_for_every_account(
    visitor: "Client", store: "PostgresCaseStore", content: bytes
) -> None:
    def send(handle: str) -> tuple[int, str]:
        answer = visitor.post("/lapor/kirim", {**TOLD, "handle": handle, "picture": named(content)})
        return answer.status_code, without_code(answer.content.decode()).replace(handle, "AKUN")

    declared, undeclared = send("akunrekaan"), send("akun_orang_lain")

    assert declared == undeclared
    assert declared[0] == 422
    assert "Gambar itu tidak dapat dibuka." in declared[1]
    assert TOLD["story"] in declared[1]
    assert list(store.iter_cases()) == []
    assert (count_reports(), read_vault()) == (0, [])


def test_a_report_with_a_picture_looks_the_same_for_every_account(visitor: "Client") -> None:
    answers = [
        visitor.post("/lapor/kirim", {**TOLD, "handle": handle, "picture": draw_screenshot(*LINES)})
        for handle in ("akunrekaan", "akun_orang_lain")
    ]

    assert [each.status_code for each in answers] == [200, 200]
    one, other = (without_code(each.content.decode()) for each in answers)
    assert one == other


@pytest.mark.parametrize("address", ["/lapor/kirim", "/lapor/baca"])
def test_an_address_that_only_takes_forms_leads_back_to_the_form(
    visitor: "Client", address: str
) -> None:
    assert visitor.get(address).headers["Location"] == "/lapor/"


def log_size_in(page: str) -> int:
    """Read how long the log is from a receipt, as whoever tries accounts out would."""
    found = re.search(r"netral\.localhost/log\n(\d+)\n", page)
    assert found is not None
    return int(found[1])


def test_a_receipt_does_not_tell_by_the_length_of_the_log_what_was_kept(
    visitor: "Client", monkeypatch: pytest.MonkeyPatch
) -> None:
    from netral_console import clock
    from netral_console.office.expiry import run_expiry

    size = log_size_in(visitor.post("/lapor/kirim", TOLD).content.decode())

    def send(**change: object) -> int:
        nonlocal size
        before = size
        size = log_size_in(visitor.post("/lapor/kirim", {**TOLD, **change}).content.decode())
        return size - before

    def picture() -> io.BytesIO:
        return draw_screenshot(*LINES)

    assert send(handle="akun_orang_lain") == send() == 1
    grown = {
        "nobody's account": send(handle="akun_orang_lain", picture=picture()),
        "a first picture": send(picture=picture()),
        "the same picture": send(picture=picture()),
        "another post": send(picture=picture(), url="https://instagram.com/p/lain"),
    }
    later = clock.now() + timedelta(days=20)
    run_expiry(at=later)
    monkeypatch.setattr(clock, "now", lambda: later)
    send()
    grown["a post that is no lead any more"] = send(picture=picture())
    assert set(grown.values()) == {2}, grown
