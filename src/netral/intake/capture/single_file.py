"""Reads pages that the browser extension SingleFile saved, each with a picture beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from netral.errors import NetralError
from netral.intake.bundle import Bundle, BundleItem, open_bundle
from netral.intake.capture.post_address import find_post_address
from netral.intake.capture.warc_reader import CLOCK, WEB_CARD
from netral.intake.capture.web_page import PARSER_VERSION, CapturedPage, walk_pages
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import SourceFile, read_source_file
from netral.values.provenance import Grade

MAX_PAGE_BYTES = 64 * 1024 * 1024
_IMAGE_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")
_IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
_HEAD_BYTES = 4096
_LOOKED_AT = 40
"""Pages that are looked at to say whether an export is one of these."""
_ALL = -1
_MARK = re.compile(rb"<!--\s*(?:Page saved with SingleFile|Archive processed by SingleFile)")
_URL = re.compile(rb"^\s*url:\s*(\S{1,2000})\s*$", re.MULTILINE)
_DATE = re.compile(rb"^\s*saved date:\s*([^\r\n]{1,120})", re.MULTILINE)
_OFFSET = re.compile(r"([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{4})")
_EMBEDDED_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """What the first comment of a saved page says."""

    url: str
    saved_at: str | None
    """Date, time and offset; the name of the zone beside it is in the browser's language."""


def read_saved_page(head: bytes) -> SavedPage | None:
    r"""Read the first comment of a page that SingleFile saved.

    Args:
        head: The first bytes of the page.

    Returns:
        What it says, or ``None`` if SingleFile did not save it.

    Example:
        >>> page = read_saved_page(b"<!DOCTYPE html><!--\n Page saved with SingleFile \n"
        ...     b" url: https://x.com/kota/status/1 \n saved date: Wed Sep 24 2026 10:05:01 "
        ...     b"GMT+0700 (Waktu Indonesia Barat)\n-->")
        >>> page.url, page.saved_at
        ('https://x.com/kota/status/1', 'Sep 24 2026 10:05:01 +0700')
    """
    mark = _MARK.search(head)
    if mark is None:
        return None
    comment = head[mark.start() :].partition(b"-->")[0]
    url, date = _URL.search(comment), _DATE.search(comment)
    if url is None:
        return None
    written = _OFFSET.search(date[1].decode("utf-8", errors="replace")) if date else None
    return SavedPage(
        url=url[1].decode("utf-8", errors="replace"),
        saved_at=" ".join(written.groups()) if written else None,
    )


class SingleFileReader:
    """Reads a saved page, or a folder or zip of saved pages with their pictures.

    The page is plain HTML that anybody can edit: it proves nothing by itself. The
    picture has the page's name with another ending.
    """

    source_format = "netral.singlefile.v1"
    format_name = "Saved pages (SingleFile HTML)"
    grade = Grade.C
    cards = (WEB_CARD,)

    def recognise(self, path: Path) -> bool:
        try:
            return next(_iter_saved(open_bundle(path), look_at=_LOOKED_AT), None) is not None
        except NetralError:
            return False

    def inspect(self, path: Path) -> Inspection:
        bundle = open_bundle(path)
        saved = list(_iter_saved(bundle))
        dates = sorted(page.saved_at for _, page, _ in saved if page.saved_at)
        other = len(bundle.items) - len(saved)
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="zip inside" if any(packed for _, _, packed in saved) else "plain",
            grade=self.grade,
            would_read=(f"{len(saved)} saved pages",),
            would_not_read=(
                UnreadPart(path="scripts, styles, media", reason="never loaded, never run"),
                *(
                    [UnreadPart(path=f"{other} other files", reason="pictures are only looked for")]
                    if other
                    else []
                ),
            ),
            record_count=len(saved),
            notes=(
                "A saved page has no integrity of its own: seal it on receipt.",
                *([f"Saved {dates[0]}: the saving machine's clock, a claim."] if dates else []),
                CLOCK,
            ),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        bundle = open_bundle(path)
        saved = [item for item, _, _ in _iter_saved(bundle)]
        source = (
            SourceFile(
                name=path.name, sha256=saved[0].archive.identify([i.item for i in saved]).sha256
            )
            if path.is_dir() and saved
            else read_source_file(path)
        )
        maker = ActMaker(
            source=source,
            source_format=self.source_format,
            parser_version=PARSER_VERSION,
            grade=self.grade,
        )
        images = _find_images(bundle)
        for number, (item, page, is_packed) in enumerate(_iter_saved(bundle), 1):
            pointer = f"page {number}"
            address = find_post_address(page.url)
            if address is None:
                yield source.reject(refuse(Reason.NOT_A_POST, "saved page"), pointer)
                continue
            captured = CapturedPage(
                address=address,
                pointer=pointer,
                html=None if is_packed else item.read(),
                has_image=_stem(item.name) in images,
            )
            yield from walk_pages([captured], maker=maker, door=door)


def _iter_saved(
    bundle: Bundle, *, look_at: int = _ALL
) -> Iterator[tuple[BundleItem, SavedPage, bool]]:
    for item in bundle.items:
        if look_at == 0:
            return
        is_page = item.name.lower().endswith((".html", ".htm")) or len(bundle.items) == 1
        if not is_page or item.size_bytes > MAX_PAGE_BYTES:
            continue
        look_at -= 1
        head = item.read()[:_HEAD_BYTES]
        page = read_saved_page(head)
        if page is not None:
            yield item, page, _EMBEDDED_ZIP in head


def _find_images(bundle: Bundle) -> set[str]:
    found = set()
    for item in bundle.items:
        is_picture = item.name.lower().endswith(_IMAGE_ENDINGS)
        if (
            is_picture
            and item.size_bytes <= MAX_PAGE_BYTES
            and item.read().startswith(_IMAGE_MAGIC)
        ):
            found.add(_stem(item.name))
    return found


def _stem(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix()
