"""Finds the reader of an owner's archive among the five that the look-back offers."""

from collections.abc import Callable
from pathlib import Path

from netral.intake.archive import open_archive
from netral.intake.errors import RefusedFormatError
from netral.intake.facebook.reader import FacebookArchiveReader
from netral.intake.instagram.reader import InstagramArchiveReader
from netral.intake.reader import Reader
from netral.intake.tiktok.reader import TikTokArchiveReader
from netral.intake.x_archive.reader import XArchiveReader
from netral.intake.youtube.takeout_reader import YouTubeTakeoutReader

_READERS: tuple[Callable[[], Reader], ...] = (
    XArchiveReader,
    FacebookArchiveReader,
    InstagramArchiveReader,
    TikTokArchiveReader,
    YouTubeTakeoutReader,
)
"""In the order in which a server asks them."""
_ZIP_MAGIC = b"PK"


def find_archive_reader(path: Path) -> Reader:
    """Find the reader of an archive by its shape, as a server does.

    Args:
        path: The archive.

    Returns:
        The reader.

    Raises:
        RefusedFormatError: If it is no archive of one of the five platforms.
        NetralError: If it is a zip that is damaged or not safe to open.
    """
    for make in _READERS:
        reader = make()
        if reader.recognise(path):
            return reader
    with path.open("rb") as file:
        is_zip = file.read(2) == _ZIP_MAGIC
    if is_zip:
        open_archive(path)
    raise RefusedFormatError(
        path.name,
        "no archive that the look-back knows",
        "it has the shape of none of the five exports",
        "Ask the platform for your data as JSON and hand in the zip as it came.",
    )
