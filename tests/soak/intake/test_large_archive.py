"""The long form: a 2 GB archive, of which 1.9 GB are pictures, is read with flat memory."""

import sys
import zipfile
from pathlib import Path

import pytest

from netral.intake import OpenDoor, ask_apart, recognition
from tests.intake.broken_files import resident
from tests.intake.builders import wrap, x_files, x_post

pytestmark = pytest.mark.soak

FILMS, FILM_BYTES = 19, 100_000_000
POSTS = 50_000
MEMORY = 256 * 1024 * 1024


def test_a_large_archive_needs_little_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.zip"
    posts = wrap("tweets", [x_post(f"kiriman {number}") for number in range(POSTS)])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in x_files().items():
            if name != "data/tweets.js":
                archive.writestr(name, content)
        archive.writestr("data/tweets.js", posts, zipfile.ZIP_DEFLATED)
        for number in range(FILMS):
            archive.writestr(f"data/tweets_media/{number}.mp4", bytes(FILM_BYTES))

    def read() -> tuple[int, int]:
        before = resident("VmRSS")
        count = sum(1 for _ in recognition.iter_acts(path, door=OpenDoor()))
        return count, resident("VmHWM") - before

    count, grown = ask_apart(path, read, tuple[int, int])

    with capsys.disabled():
        sys.stderr.write(
            f"\n[soak] {path.stat().st_size / 1e9:.1f} GB, {count:,} records, "
            f"{grown / 2**20:.0f} MiB over the base\n"
        )
    assert count >= POSTS
    assert grown < MEMORY
