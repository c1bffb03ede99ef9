"""Names the files that Netral recognises and does not read, and says what to do instead."""

import re
from collections import Counter
from pathlib import Path, PurePosixPath

from netral.intake.archive import Archive
from netral.intake.errors import RefusedFormatError, UnknownLayoutError
from netral.intake.x_archive.part import is_grailbird

_GRAILBIRD = "part of an old Twitter archive (before 2018, Grailbird)"
_GRAILBIRD_ADVICE = "Ask X for a new archive; it holds the same posts and more."
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "Hand in the data from which it was printed."),
    (b"GIF8", "a picture (GIF)", "A lone picture can open a lead; it is no table of acts."),
    (b"\x1f\x8b", "a gzip file", "Unpack it and hand in what is inside."),
    (b"BZh", "a bzip2 file", "Unpack it and hand in what is inside."),
    (b"\xfd7zXZ", "an xz file", "Unpack it and hand in what is inside."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it and hand in what is inside."),
    (b"Rar!", "a RAR archive", "Unpack it and hand in what is inside."),
    (b"SQLite format 3", "a SQLite database", "Export the table as CSV or Parquet."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Save the table as CSV."),
    (b"\x7fELF", "a program", "Hand in an export of a platform."),
    (b"MZ", "a program", "Hand in an export of a platform."),
    (b"<!DOCTYPE", "a web page", "Ask the platform for the export as JSON."),
    (b"<!doctype", "a web page", "Ask the platform for the export as JSON."),
    (b"<html", "a web page", "Ask the platform for the export as JSON."),
    (b"<?xml", "an XML file", "Ask the source for CSV or JSON."),
    (b"window.YTD.", "one list of an X archive", "Hand in the whole archive: zip or folder."),
    (b"window.__THAR_CONFIG", "the manifest of an X archive", "Hand in the whole archive."),
    (b"Grailbird.data.", _GRAILBIRD, _GRAILBIRD_ADVICE),
)
_WHY = "Netral reads no acts from this kind of file"
_SHEET = "[Content_Types].xml"
_MAX_ENDINGS = 12
_ENDING = re.compile(r"\.[a-z0-9]{1,7}")


def explain_archive(archive: Archive) -> RefusedFormatError | UnknownLayoutError:
    """Say why an archive that no reader knows is not read.

    Args:
        archive: A zip or a folder.

    Returns:
        The error to raise. It names endings and numbers of files, never their names.
    """
    if is_grailbird(archive.items):
        name = "an old Twitter archive (before 2018, Grailbird)"
        return RefusedFormatError(archive.name, name, _WHY, _GRAILBIRD_ADVICE)
    if any(item.name == _SHEET for item in archive.items):
        advice = "Save the table of acts as CSV or Parquet."
        return RefusedFormatError(archive.name, "an Office document", _WHY, advice)
    if not archive.items:
        return UnknownLayoutError(archive.name, ("no files",), ())
    endings = Counter(_find_ending(item.name) for item in archive.items)
    shown = [f"{ending} ({count})" for ending, count in endings.most_common(_MAX_ENDINGS)]
    return UnknownLayoutError(archive.name, shown, ())


def _find_ending(name: str) -> str:
    ending = PurePosixPath(name).suffix.lower()
    return ending if _ENDING.fullmatch(ending) else "other files"


def find_foreign_file(path: Path, head: bytes) -> RefusedFormatError | None:
    """Find out whether a file is of a kind that is known and not read.

    Args:
        path: The file, for its name.
        head: Its first bytes.

    Returns:
        The error to raise, or ``None`` if the first bytes are of no such kind.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:16]
    for magic, name, advice in _MAGIC:
        if head.startswith(magic) or start.startswith(magic):
            return RefusedFormatError(path.name, name, _WHY, advice)
    return None
