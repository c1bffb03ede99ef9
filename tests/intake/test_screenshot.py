"""Tests of lone screenshots: checked before decoding, written anew, and never an act."""

import io
import json
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from typer.testing import CliRunner

from netral.cli.intake import app
from netral.errors import NetralError
from netral.intake import ask_apart, inspect_file
from netral.intake.errors import DamagedSourceError, RefusedFormatError, TooLargeError
from netral.intake.screenshot.form_draft import propose_form, propose_moment
from netral.intake.screenshot.picture import WorkingCopy, make_working_copy
from netral.intake.screenshot.reading import copy_apart, read_screenshot
from netral.intake.screenshot.recognised_text import find_tesseract
from netral.values.instant import WIB
from tests.intake.builders import read_all

PLACE = {1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 30.0)}


def write_picture(path: Path, *, kind: str = "PNG", place: bool = False, text: str = "") -> Path:
    image = Image.new("RGB", (640, 200), "white")
    if text:
        ImageDraw.Draw(image).text((20, 60), text, fill="black", font=ImageFont.load_default(40))
    exif = Image.Exif()
    if place:
        exif[0x8825] = PLACE
        exif[0x010F] = "MEREK RAHASIA"
    image.save(path, kind, exif=exif.tobytes() if place else b"")
    return path


def chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def declared_picture(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    magic = b"\x89PNG\r\n\x1a\n"
    return magic + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


class TestMakeWorkingCopy:
    @pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
    def test_drops_place_and_camera(self, tmp_path: Path, kind: str) -> None:
        path = write_picture(tmp_path / "x", kind=kind, place=True)

        copy = ask_apart(path, lambda: make_working_copy(path), WorkingCopy)

        assert copy.facts.has_location
        with Image.open(io.BytesIO(copy.content)) as written:
            assert dict(written.getexif()) == {}
            assert written.info == {}
            assert written.size == (640, 200)
        assert b"MEREK" not in copy.content

    def test_drops_what_hides_behind_the_pixels(self, tmp_path: Path) -> None:
        path = write_picture(tmp_path / "x")
        path.write_bytes(path.read_bytes() + b"PK\x03\x04TERSEMBUNYI")

        assert b"TERSEMBUNYI" not in make_working_copy(path).content

    @pytest.mark.parametrize("size", [(40_001, 1_000), (100_000, 100_000), (2**31 - 1, 2**31 - 1)])
    def test_refuses_too_many_pixels_before_decoding_one(
        self, tmp_path: Path, size: tuple[int, int]
    ) -> None:
        path = tmp_path / "x.png"
        path.write_bytes(declared_picture(*size))

        with pytest.raises((TooLargeError, DamagedSourceError)):
            ask_apart(path, lambda: make_working_copy(path), WorkingCopy)

    def test_takes_as_many_pixels_as_are_allowed(self, tmp_path: Path) -> None:
        path = tmp_path / "x.png"
        Image.new("L", (8_000, 5_000)).save(path)

        copy = ask_apart(path, lambda: make_working_copy(path), WorkingCopy)

        assert (copy.facts.width, copy.facts.height) == (8_000, 5_000)

    @pytest.mark.parametrize("orientation", [1, 6], ids=["upright", "turned"])
    def test_takes_as_many_coloured_pixels_too(self, tmp_path: Path, orientation: int) -> None:
        path = tmp_path / "x.jpg"
        exif = Image.Exif()
        exif[0x0112] = orientation
        Image.new("RGB", (8_000, 5_000), "navy").save(path, exif=exif.tobytes())

        copy = copy_apart(path)

        turned = (8_000, 5_000) if orientation == 1 else (5_000, 8_000)
        with Image.open(io.BytesIO(copy.content)) as written:
            assert written.size == turned

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(b"GIF89a" + b"\0" * 30, id="GIF"),
            pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="SVG"),
            pytest.param(b"RIFF\0\0\0\0WAVEfmt ", id="a sound"),
            pytest.param(b"II*\0" + b"\0" * 30, id="TIFF"),
        ],
    )
    def test_opens_no_other_kind(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "x.png"
        path.write_bytes(content)

        with pytest.raises(RefusedFormatError):
            make_working_copy(path)

    def test_refuses_a_moving_picture(self, tmp_path: Path) -> None:
        frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
        frames[0].save(tmp_path / "x", "WEBP", save_all=True, append_images=frames[1:])

        with pytest.raises(RefusedFormatError, match="moving"):
            make_working_copy(tmp_path / "x")

    def test_answers_damage_with_its_own_errors(self, tmp_path: Path) -> None:
        whole = write_picture(tmp_path / "x", kind="JPEG").read_bytes()
        for kept in range(20, len(whole), len(whole) // 12):
            (tmp_path / "x").write_bytes(whole[:kept])
            with pytest.raises(NetralError):
                make_working_copy(tmp_path / "x")


class TestScreenshotReader:
    def test_never_makes_an_act(self, tmp_path: Path) -> None:
        acts, rejected, door = read_all(write_picture(tmp_path / "x.png"))

        assert (acts, [record.code for record in rejected]) == ([], ["lone-screenshot"])
        assert door.asked == []

    def test_inspects_as_lead_material(self, tmp_path: Path) -> None:
        inspection = inspect_file(write_picture(tmp_path / "x.jpg", kind="JPEG", place=True))

        assert (inspection.grade.value, inspection.would_read) == ("D", ())
        assert any("where it was taken" in note for note in inspection.notes)


class TestProposeForm:
    def test_finds_what_belongs_into_the_form(self) -> None:
        draft = propose_form(
            "@kota_kita\n12 Oktober 2024 pukul 08.15 WIB\nx.com/kota_kita/status/1"
        )

        assert draft.handles == ("kota_kita",)
        assert draft.dates == ("12 Oktober 2024",)
        assert draft.times == ("08.15 WIB",)
        assert draft.addresses == ("x.com/kota_kita/status/1",)

    def test_reads_the_day_in_both_languages_and_in_digits(self) -> None:
        draft = propose_form("Oct 2, 2024\n2024-10-03\n04/10/2024\nMari 20 orang")

        assert draft.dates == ("Oct 2, 2024", "2024-10-03", "04/10/2024")


class TestProposeMoment:
    @pytest.mark.parametrize(
        "text",
        [
            "2 Oktober 2024 pukul 19.30",
            "2 Okt 2024 19:30 WIB",
            "19.30 · 2 Okt 2024",
            "7:30 PM · Oct 2, 2024",
            "October 2, 2024 at 7:30 PM",
            "02/10/2024, 19.30",
            "2024-10-02 19:30",
            "2 Oktober 2024 pukul 20.30 WITA",
            "2 Oktober 2024 - 21.30 WIT",
            "08.31\n@kota_kita\n2 Oktober 2024 19.30\n12 suka",
        ],
    )
    def test_finds_a_day_with_its_time(self, text: str) -> None:
        moment = propose_moment(text)

        assert moment is not None
        assert moment.astimezone(WIB).isoformat() == "2024-10-02T19:30:00+07:00"

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("08.31\n2 Oktober 2024", id="the telephone's own clock"),
            pytest.param("2 Oktober 19.30", id="no year"),
            pytest.param("31 Februari 2024 19.30", id="no such day"),
            pytest.param("13/13/2024 19.30", id="no such month"),
            pytest.param("2 Okt 2024 19.30\n3 Okt 2024 07.00", id="two moments"),
            pytest.param("12.10.2024.19.30.55", id="a number"),
            pytest.param("", id="nothing"),
        ],
    )
    def test_finds_none_where_it_would_guess(self, text: str) -> None:
        assert propose_moment(text) is None

    @given(st.text(alphabet="0123456789:./- OktPMWIB,pukul", max_size=60))
    def test_answers_any_text(self, text: str) -> None:
        moment = propose_moment(text)

        assert moment is None or moment.utcoffset() is not None


class TestReadScreenshot:
    def test_proposes_nothing_where_no_program_reads(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))

        read = read_screenshot(write_picture(tmp_path / "x.png"))

        assert (read.draft, read.copy.media_type) == (None, "image/png")


class TestLead:
    def test_writes_a_copy_and_a_draft(self, tmp_path: Path) -> None:
        path = write_picture(tmp_path / "x.png", place=True)

        done = CliRunner().invoke(app, ["lead", str(path), "--out", str(tmp_path / "o"), "--json"])

        assert done.exit_code == 0
        document = json.loads(done.stdout)
        assert document["kind"] == "lead material"
        assert document["dropped"] == {"location": True, "camera_facts": True}
        assert (tmp_path / "o" / document["copy"]).is_file()
        assert len(list((tmp_path / "o").iterdir())) == 2

    def test_proposes_the_words_where_it_can_read_them(self, tmp_path: Path) -> None:
        if find_tesseract() is None:
            pytest.skip("TESSERACT WITH INDONESIAN IS ABSENT; scripts/install_system_packages.sh")
        path = write_picture(tmp_path / "x.png", text="Dukung pasangan kami")

        done = CliRunner().invoke(app, ["lead", str(path), "--out", str(tmp_path / "o"), "--json"])

        assert "pasangan" in json.loads(done.stdout)["proposals_by_machine"]["text"].casefold()
