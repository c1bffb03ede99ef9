"""Names the files that Netral recognises and does not read, and says what to do instead."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from netral.intake.archive import Archive
from netral.intake.errors import RefusedFormatError, UnknownLayoutError
from netral.intake.x_archive.part import is_grailbird

_WHY = "Netral reads no acts from this kind of file"
_PRIVATE = "private messages are never opened"
_NO_INTEGRITY = "it cannot be checked against what the server sent"
_WHOLE = "Hand in the whole archive: zip or folder."
_UNPACK = "Unpack it and hand in what is inside."
_AS_CAPTURE = "Capture the page as WACZ, or save it with SingleFile."
_AS_PICTURE = "Save it as PNG or JPEG; a lone picture can open a lead and proves nothing."
_AS_JSON = "Ask the owner to download it once more and to choose JSON."
_PROOF = "it proves when a file existed, and holds no act"
_BESIDE = "Keep it beside the file that it proves (docs/reference/evidence_proofs.md)."
_TAKE_OUT = "Take it out of what you hand in."
_OLD_ADVICE = "Ask X for a new archive; it holds the same posts and more."


@dataclass(frozen=True, slots=True)
class ForeignKind:
    """A kind of file that is known and not read."""

    name: str
    advice: str
    why: str = _WHY

    def refuse(self, file: str) -> RefusedFormatError:
        """Give the error to raise for a file of this kind."""
        return RefusedFormatError(file, self.name, self.why, self.advice)


_MHTML = ForeignKind("a web page saved as MHTML", _AS_CAPTURE, _NO_INTEGRITY)
_PAGE = ForeignKind("a web page", "Ask the platform for the export as JSON.")
_PICTURE = ForeignKind("a picture that is not read", _AS_PICTURE)
_FILM = ForeignKind("a film or a sound", "Hand in the export that tells who published it.")
_MAIL = ForeignKind("an e-mail", _TAKE_OUT, _PRIVATE)
_STAMP = ForeignKind("a time stamp (RFC 3161) or another signed message", _BESIDE, _PROOF)
_OLD = ForeignKind("part of an old Twitter archive (before 2018, Grailbird)", _OLD_ADVICE)
_WHATSAPP = ForeignKind("a WhatsApp chat", _TAKE_OUT, _PRIVATE)
_NEW_DOWNLOAD = "Ask the owner for a new download as JSON; it holds the same and says more."
OLD_INSTAGRAM = ForeignKind("an Instagram archive from before 2021", _NEW_DOWNLOAD)
_MAGIC: tuple[tuple[bytes, ForeignKind], ...] = (
    (b"%PDF", ForeignKind("a PDF document", "Hand in the data from which it was printed.")),
    (b"GIF8", ForeignKind("a picture (GIF)", _AS_PICTURE)),
    (b"II*\0", ForeignKind("a picture (TIFF)", _AS_PICTURE)),
    (b"MM\0*", ForeignKind("a picture (TIFF)", _AS_PICTURE)),
    (b"\x1aE\xdf\xa3", _FILM),
    (b"OggS", _FILM),
    (b"ID3", _FILM),
    (b"\x1f\x8b", ForeignKind("a gzip file", _UNPACK)),
    (b"BZh", ForeignKind("a bzip2 file", _UNPACK)),
    (b"\xfd7zXZ", ForeignKind("an xz file", _UNPACK)),
    (b"\x28\xb5\x2f\xfd", ForeignKind("a Zstandard file", _UNPACK)),
    (b"7z\xbc\xaf", ForeignKind("a 7-Zip archive", _UNPACK)),
    (b"Rar!", ForeignKind("a RAR archive", _UNPACK)),
    (b"SQLite format 3", ForeignKind("a SQLite database", "Export the table as CSV or Parquet.")),
    (b"ARROW1", ForeignKind("an Arrow file", "Save the table as Parquet or CSV.")),
    (b"\xd0\xcf\x11\xe0", ForeignKind("an old Office document", "Save the table as CSV.")),
    (b"\x7fELF", ForeignKind("a program", "Hand in an export of a platform.")),
    (b"MZ", ForeignKind("a program", "Hand in an export of a platform.")),
    (b"<?xml", ForeignKind("an XML file", "Ask the source for CSV or JSON.")),
    (
        b"\x0a\xa1gversion\x02",
        ForeignKind("a CAR file of version 2", "Ask for the repository as version 1 (getRepo)."),
    ),
    (b"\0OpenTimestamps", ForeignKind("an OpenTimestamps proof", _BESIDE, _PROOF)),
    (b"-----BEGIN ", ForeignKind("a certificate or a key (PEM)", _BESIDE, "it holds no act")),
    (
        b"window.YTD.direct_message",
        ForeignKind("a list of private messages of an X archive", _WHOLE, _PRIVATE),
    ),
    (b"window.YTD.", ForeignKind("one list of an X archive", _WHOLE)),
    (
        b"filedesc://",
        ForeignKind("a web capture of the older kind (ARC)", "Write it anew as WARC."),
    ),
    (b"window.__THAR_CONFIG", ForeignKind("the manifest of an X archive", _WHOLE)),
    (b"Grailbird.data.", _OLD),
    (b"From: <Saved by ", _MHTML),
    (b"Received: ", _MAIL),
    (b"Return-Path: ", _MAIL),
    (
        b"Notes:",
        ForeignKind("LinkedIn's list of connections or followers", _TAKE_OUT, "about other people"),
    ),
)
_BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
_BRANDS = re.compile(rb".{4}ftyp(heic|heix|heif|mif1|msf1|avif)?", re.DOTALL)
_SIGNED = re.compile(
    rb"\x30.{1,40}\x06(?:\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02|\x09\x60\x86\x48\x01\x65\x03\x04\x02"
    rb"|\x05\x2b\x0e\x03\x02\x1a)",
    re.DOTALL,
)
"""DER that soon names signed data, or the digest of a request for a time stamp."""
_CHAT = re.compile(
    rb"\[?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[.:]\d{2}[^\n]{0,20}?(?:\] |\s-\s)[^\n]*"
)
_HEADERS = re.compile(rb"(?:[A-Za-z-]{2,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){3}")
_TIKTOK_TEXT = re.compile(rb"Date: \d{4}-\d{2}-\d{2}[^\n]*\r?\n[A-Z][A-Za-z ]{1,30}: ")
_HTML = re.compile(rb"<!doctype html|<html|<head", re.IGNORECASE)
_SAVED_BY_BROWSER = re.compile(rb"<!--\s{0,3}saved from url=")
_TELEGRAM_PAGE = b"<title>Exported Data</title>"
_MARKS = (b"\xef\xbb\xbf", "\u200e".encode())
_LOOKED_AT = 4096

_SHEET = "[Content_Types].xml"
_OPEN_DOCUMENT = "META-INF/manifest.xml"
_MEDIA = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".gif", ".mp4", ".mov", ".mp3"})
_OLD_INSTAGRAM = frozenset({"media.json", "connections.json", "likes.json", "comments.json"})
_EXPORTS: tuple[tuple[re.Pattern[str], ForeignKind], ...] = (
    (
        re.compile(r"(?:.*/)?(?:your_facebook_activity|your_instagram_activity|connections)/.*"),
        ForeignKind(
            "a part of a Facebook or Instagram archive",
            "Hand it in with the other parts, in one folder.",
            "no list that is read is in it",
        ),
    ),
    (
        re.compile(r"(?:.*/)?(?:Connections|Profile|Positions)\.csv"),
        ForeignKind(
            "the first part of a LinkedIn archive",
            "Wait for the complete archive, which LinkedIn sends about a day later.",
            "posts, comments and reactions are not in it",
        ),
    ),
    (
        re.compile(r"(?:.*/)?messages[0-9]*\.html"),
        ForeignKind("a Telegram export in HTML", "Export it once more, as JSON."),
    ),
    (
        re.compile(r"Takeout/.*"),
        ForeignKind(
            "a Google Takeout without YouTube",
            "Ask the owner for a Takeout of YouTube and of My Activity, as JSON.",
            "only what is about YouTube is read",
        ),
    ),
)
_MAX_ENDINGS = 12
_ENDING = re.compile(r"\.[a-z0-9]{1,7}")


def explain_archive(archive: Archive) -> RefusedFormatError | UnknownLayoutError:
    """Say why an archive that no reader knows is not read.

    Args:
        archive: A zip or a folder.

    Returns:
        The error to raise. It names endings and numbers of files, never their names.
    """
    names = [item.name for item in archive.items]
    if is_grailbird(archive.items):
        kind = ForeignKind("an old Twitter archive (before 2018, Grailbird)", _OLD_ADVICE)
    elif _SHEET in names:
        kind = ForeignKind("an Office document", "Save the table of acts as CSV or Parquet.")
    elif _OPEN_DOCUMENT in names:
        kind = ForeignKind("an OpenDocument file", "Save the table of acts as xlsx or CSV.")
    else:
        found = _find_export(names)
        if found is None:
            return _explain_endings(archive.name, [_find_ending(name) for name in names])
        kind = found
    return kind.refuse(archive.name)


def _find_export(names: Collection[str]) -> ForeignKind | None:
    files = {name.rpartition("/")[2] for name in names}
    if len(_OLD_INSTAGRAM & files) > 1:
        return OLD_INSTAGRAM
    if "_chat.txt" in files:
        return _WHATSAPP
    return next(
        (kind for pattern, kind in _EXPORTS if any(pattern.fullmatch(name) for name in names)), None
    )


def _explain_endings(
    file: str, endings: Collection[str]
) -> RefusedFormatError | UnknownLayoutError:
    if not endings:
        return UnknownLayoutError(file, ("no files",), ())
    if _MEDIA.issuperset(endings):
        advice = "Hand it in with the other parts of the export, in one folder."
        why = "no list of acts is in it"
        return RefusedFormatError(file, "pictures and films alone", why, advice)
    shown = [f"{ending} ({count})" for ending, count in Counter(endings).most_common(_MAX_ENDINGS)]
    return UnknownLayoutError(file, shown, ())


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
    kind = _find_kind(head[:_LOOKED_AT])
    return kind.refuse(path.name) if kind is not None else None


def _find_kind(head: bytes) -> ForeignKind | None:
    start = head
    for mark in _MARKS:
        start = start.removeprefix(mark)
    start = start.lstrip()
    for magic, kind in _MAGIC:
        if head.startswith(magic) or start.startswith(magic):
            return kind
    brand = _BRANDS.match(head)
    if brand is not None:
        return _PICTURE if brand[1] else _FILM
    if _BITMAP.match(head):
        return _PICTURE
    if head.startswith(b"RIFF"):
        return _FILM
    if _SIGNED.match(head):
        return _STAMP
    return _find_text(start)


def _find_text(start: bytes) -> ForeignKind | None:
    if _HTML.match(start):
        return _find_page(start)
    if _TIKTOK_TEXT.match(start):
        return ForeignKind("a list of a TikTok archive as text", _AS_JSON)
    if _CHAT.match(start):
        return _WHATSAPP
    headers = _HEADERS.match(start)
    if headers is not None and b"multipart/related" in start:
        return _MHTML
    is_mail = headers is not None and {b"from", b"subject"} <= set(_names(headers[0]))
    return _MAIL if is_mail else None


def _find_page(start: bytes) -> ForeignKind:
    if _TELEGRAM_PAGE in start:
        return ForeignKind("a Telegram export in HTML", "Export it once more, as JSON.")
    saved = ForeignKind("a web page saved by a browser", _AS_CAPTURE, _NO_INTEGRITY)
    return saved if _SAVED_BY_BROWSER.search(start) else _PAGE


def _names(headers: bytes) -> list[bytes]:
    return [line.partition(b":")[0].lower() for line in headers.splitlines()]
