"""Walks through the records of a WARC file, checking every digest, unpacking nothing to disk."""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import brotli  # type: ignore[import-untyped]
import zstandard
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import BufferedReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.statusandheaders import (  # type: ignore[import-untyped]
    StatusAndHeadersParserException,
)

from netral.intake.capture.page_content import MAX_HTML_BYTES
from netral.intake.capture.post_address import PostAddress, find_post_address
from netral.intake.capture.web_page import CapturedPage
from netral.intake.errors import DamagedSourceError, TooLargeError

MAX_RECORDS = 1_000_000
_CHUNK_BYTES = 256 * 1024
_FULL_PAGE = "urn:fullpage:"
_IMAGES = ("image/png", "image/jpeg", "image/webp")
_UNDONE = frozenset({"identity", "gzip", "deflate", "br", "zstd"})
_NAME = re.compile(r"[a-z0-9-]{1,20}")
_BLANK = b" \t\r\n\xef\xbb\xbf"
_OK_FROM, _OK_UNTIL = 200, 300
_DAMAGE = (
    *(ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, OSError, ValueError),
    *(zlib.error, KeyError, IndexError, AttributeError, TypeError),
)
"""What the library raises on damaged records; it was not made for hostile ones."""


class _Brotli:
    """Brotli as the library asks a packing; its own wrapper fits an older Brotli only."""

    unused_data = b""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def decompress(self, data: bytes) -> bytes:
        return bytes(self._stream.process(data))


BufferedReader.DECOMPRESSORS |= {
    "br": _Brotli,
    "zstd": lambda: zstandard.ZstdDecompressor().decompressobj(),
}
Open = Callable[[], BinaryIO]


@dataclass(slots=True, kw_only=True)
class _Found:
    """Which record holds the page of a post, as far as was seen."""

    address: PostAddress
    url: str
    best: int
    status: int
    location: str


@dataclass(slots=True, kw_only=True)
class WarcSurvey:
    """What a WARC file holds, from one walk through all of it."""

    records: int = 0
    by_type: dict[str, int] = field(default_factory=dict)
    damaged: set[int] = field(default_factory=set)
    """Numbers of records whose digest does not match."""
    unproven: int = 0
    """Records that carry no digest."""
    holds_secrets: bool = False
    """Requests carry cookies or tokens: the capture shows what a login saw."""
    images: set[str] = field(default_factory=set)
    """Addresses of which there is a picture of the full page."""
    posts: dict[tuple[str, str], _Found] = field(default_factory=dict)
    other_pages: int = 0
    """Pages under addresses of no post."""


def survey_warc(open_file: Open, *, file: str, part: str) -> WarcSurvey:
    """Walk through a WARC file once: digests, pictures, and where the pages of posts are.

    Args:
        open_file: Opens the file.
        file: Its name, for errors.
        part: Its path inside a package, or empty.

    Returns:
        What it holds.

    Raises:
        DamagedSourceError: If it is no WARC file, or is cut off.
        TooLargeError: If it has more records than any honest one.
    """
    survey = WarcSurvey()
    for number, record in _iter_records(open_file, file, part, check_digests=True):
        if number > MAX_RECORDS:
            raise TooLargeError(file, "the number of its records", number, MAX_RECORDS)
        survey.records = number
        survey.by_type[str(record.rec_type)] = survey.by_type.get(str(record.rec_type), 0) + 1
        url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        size_bytes, passed = 0, None
        try:
            _note_record(survey, record, url, number)
            while piece := record.raw_stream.read(_CHUNK_BYTES):
                size_bytes += len(piece)
            passed = record.digest_checker.passed if record.digest_checker else None
        except _DAMAGE:
            # A digest that is none, or packed bytes that end too early.
            passed = False
        if passed is False:
            survey.damaged.add(number)
        survey.unproven += passed is None
        if url.casefold().startswith(_FULL_PAGE) and size_bytes and passed is not False:
            survey.images.add(_plain_address(url[len(_FULL_PAGE) :]))
    if survey.records == 0:
        raise DamagedSourceError(file, part, "it holds no record")
    return survey


def iter_warc_pages(
    open_file: Open, survey: WarcSurvey, *, file: str, part: str, images: set[str]
) -> Iterator[CapturedPage]:
    """Iterate over the pages of posts in a WARC file.

    Args:
        open_file: Opens the file once more.
        survey: From `survey_warc`.
        file: Its name, for errors.
        part: Its path inside a package, or empty.
        images: Addresses with a picture; in a package it may lie in another WARC file.

    Yields:
        One page a post: of several answers the one that shows most.
    """
    wanted = {found.best: found for found in survey.posts.values()}
    if not wanted:
        return
    for number, record in _iter_records(open_file, file, part, check_digests=False):
        found = wanted.pop(number, None)
        if found is not None:
            packing, html = _find_packing(record), _read_html(record)
            is_packed = bool(packing) and not (html or b"").lstrip(_BLANK).startswith(b"<")
            yield CapturedPage(
                address=found.address,
                pointer=f"{part}#record {number}" if part else f"record {number}",
                html=None if is_packed else html,
                packing=packing if is_packed else "",
                status=found.status,
                location=found.location,
                has_image=_plain_address(found.url) in images,
                is_damaged=number in survey.damaged,
            )
        if not wanted:
            return


def _note_record(survey: WarcSurvey, record: Any, url: str, number: int) -> None:
    kind = record.rec_type
    if kind == "request":
        if _read_header(record, "Cookie") or _read_header(record, "Authorization"):
            survey.holds_secrets = True
        return
    if kind not in ("response", "revisit", "resource") or not url.casefold().startswith("http"):
        return
    status = _read_status(record)
    is_page = "html" in _read_header(record, "Content-Type").casefold() or kind == "revisit"
    address = find_post_address(url)
    if address is None:
        survey.other_pages += is_page
        return
    if not is_page and _OK_FROM <= status < _OK_UNTIL:
        return
    key = (address.platform.value, address.post_id)
    known = survey.posts.get(key)
    worth = (_OK_FROM <= status < _OK_UNTIL, kind != "revisit")
    if known is None or worth > (_OK_FROM <= known.status < _OK_UNTIL, False):
        survey.posts[key] = _Found(
            address=address,
            url=url,
            best=number,
            status=status,
            location=_read_header(record, "Location"),
        )


def _iter_records(
    open_file: Open, file: str, part: str, *, check_digests: bool
) -> Iterator[tuple[int, Any]]:
    number = 0
    try:
        with open_file() as stream:
            for record in ArchiveIterator(stream, check_digests=check_digests):
                number += 1
                yield number, record
    except RecursionError as error:
        raise DamagedSourceError(file, part, f"record {number + 1} cannot be read") from error
    except _DAMAGE as error:
        raise DamagedSourceError(file, part, f"record {number + 1} cannot be read") from error


def _find_packing(record: Any) -> str:
    """Find a packing that cannot be undone; some tools undo it and leave the header."""
    packing = _read_header(record, "Content-Encoding").strip().casefold()
    if not packing or packing in _UNDONE:
        return ""
    return packing if _NAME.fullmatch(packing) else "unknown"


def _read_html(record: Any) -> bytes | None:
    """Read the page of a record, with its packing undone; ``None`` if there is none."""
    if record.rec_type == "revisit":
        return None
    pieces, size_bytes = [], 0
    stream = record.content_stream()
    try:
        while size_bytes < MAX_HTML_BYTES and (piece := stream.read(_CHUNK_BYTES)):
            pieces.append(piece)
            size_bytes += len(piece)
    except _DAMAGE:
        return None
    return b"".join(pieces)


def _read_header(record: Any, name: str) -> str:
    headers = record.http_headers
    if headers is None:
        headers = record.rec_headers
    value = headers.get_header(name) if headers is not None else None
    return str(value or "")


def _read_status(record: Any) -> int:
    headers = record.http_headers
    code = str(headers.get_statuscode() or "") if headers is not None else "200"
    return int(code) if code.isascii() and code.isdecimal() and len(code) == len("200") else 0


def _plain_address(url: str) -> str:
    return url.partition("#")[0].rstrip("/")
