"""Names the files that Netral recognises and does not read, and says what to do instead."""

from pathlib import Path

from netral.intake.errors import RefusedFormatError

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "Hand in the data from which it was printed."),
    (b"\x89PNG", "a picture (PNG)", "A lone picture can open a lead; it is no table of acts."),
    (
        b"\xff\xd8\xff",
        "a picture (JPEG)",
        "A lone picture can open a lead; it is no table of acts.",
    ),
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
    (b"WARC/", "a web capture (WARC)", "Hand in a table made from it, with the capture's digest."),
    (b"<!DOCTYPE", "a web page", "Ask the platform for the export as JSON."),
    (b"<!doctype", "a web page", "Ask the platform for the export as JSON."),
    (b"<html", "a web page", "Ask the platform for the export as JSON."),
    (b"<?xml", "an XML file", "Ask the source for CSV or JSON."),
)
_WHY = "Netral reads no acts from this kind of file"


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
