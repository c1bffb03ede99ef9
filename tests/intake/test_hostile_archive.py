"""Tests that archives made to hurt are refused by every way in, with the reason, and at once."""

import io
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, iter_acts, recognition
from netral.intake.archive import open_archive
from netral.intake.errors import DamagedSourceError
from netral.values.errors import DamagedZipError, UnsafeZipError
from tests.intake.builders import write_zip, x_files
from tests.values.test_zip_safety import (
    directory_record,
    duplicate,
    encrypted,
    lying_header,
    overlapping,
    renamed,
    same_bytes_twice,
    split,
    stored_with_two_sizes,
)

ALLOWED_SECONDS = 0.05


def with_x(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    """Give an X archive with something more in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in x_files().items():
            archive.writestr(name, content)
        change(archive)
    return target.getvalue()


def bomb(archive: zipfile.ZipFile) -> None:
    archive.writestr("data/tweets-part1.js", b"\0" * 20_000_000)


def link(archive: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo("data/tweets-part1.js")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    archive.writestr(info, "../../etc/passwd")


def way_out(archive: zipfile.ZipFile) -> None:
    archive.writestr("data/../../tweets.js", "x")


def lying_size() -> bytes:
    """Give an X archive whose posts unpack to more than both places declare."""
    data = bytearray(with_x(lambda archive: archive.writestr("data/z.js", b"x" * 500)))
    name = b"data/tweets.js"
    local = data.index(name) - 30
    record = 0
    for number in range(1, 20):
        record = directory_record(data, number)
        if data[record + 46 : record + 46 + len(name)] == name:
            break
    struct.pack_into("<I", data, local + 22, 100)
    struct.pack_into("<I", data, record + 24, 100)
    return bytes(data)


HOSTILE: dict[str, tuple[Callable[[], bytes | bytearray], str]] = {
    "entries that overlap": (overlapping, "overlap"),
    "one entry's bytes twice": (same_bytes_twice, "duplicate-name"),
    "a bomb among the posts": (lambda: with_x(bomb), "ratio"),
    "a link among the posts": (lambda: with_x(link), "link"),
    "a way out": (lambda: with_x(way_out), "unsafe-name"),
    "an absolute name": (renamed("/etc/passwd"), "unsafe-name"),
    "an encrypted entry": (encrypted, "encrypted"),
    "two headers that differ": (lying_header, "lying-header"),
    "stored with two sizes": (stored_with_two_sizes, "lying-size"),
    "two entries of one name": (duplicate, "duplicate-name"),
    "one of several disks": (split, "split"),
    "posts larger than declared": (lying_size, "lying-size"),
}


@pytest.mark.parametrize("name", HOSTILE)
class TestHostileArchive:
    def test_is_refused_with_its_reason(self, tmp_path: Path, name: str) -> None:
        build, danger = HOSTILE[name]
        path = tmp_path / "x.zip"
        path.write_bytes(build())

        with pytest.raises(UnsafeZipError) as caught:
            list(iter_acts(path, door=OpenDoor()))

        assert caught.value.reason == danger
        assert [child.name for child in tmp_path.iterdir()] == ["x.zip"]

    def test_is_refused_at_once(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / "x.zip"
        path.write_bytes(HOSTILE[name][0]())

        used = min(measure_refusal(path) for _ in range(3))

        assert used < ALLOWED_SECONDS


def measure_refusal(path: Path) -> float:
    """Measure the computing time from the file to its refusal."""
    begin = time.process_time()
    with pytest.raises(NetralError):
        list(recognition.iter_acts(path, door=OpenDoor()))
    return time.process_time() - begin


class TestHonestArchive:
    def test_may_hold_more_pictures_than_any_list_of_what_is_read(self, tmp_path: Path) -> None:
        pictures = {f"data/tweets_media/{number}.jpg": "x" for number in range(2_000)}
        path = write_zip(tmp_path / "x.zip", x_files() | pictures)

        assert len(list(iter_acts(path, door=OpenDoor()))) >= 1

    def test_is_refused_when_its_end_is_missing(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "x.zip", x_files())
        path.write_bytes(path.read_bytes()[:-30])

        with pytest.raises(DamagedZipError):
            list(iter_acts(path, door=OpenDoor()))


def test_a_part_that_grew_since_it_was_listed_is_not_read_in_part(tmp_path: Path) -> None:
    part = tmp_path / "folder" / "tweets.js"
    part.parent.mkdir()
    part.write_text("[]")
    archive = open_archive(part.parent)
    part.write_text("[1, 2]")

    with pytest.raises(DamagedSourceError, match=r"tweets\.js is damaged: it changed while"):
        archive.read(archive.items[0])
