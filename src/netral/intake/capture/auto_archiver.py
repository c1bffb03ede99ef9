"""Reads what Bellingcat's auto-archiver wrote: its table, and the files beside it."""

import ast
import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from netral.errors import NetralError
from netral.intake.bundle import Bundle, BundleItem, open_bundle
from netral.intake.capture.post_address import find_post_address
from netral.intake.capture.single_file import MAX_PAGE_BYTES
from netral.intake.capture.warc_reader import CLOCK, WEB_CARD
from netral.intake.capture.web_page import PARSER_VERSION, CapturedPage, walk_pages
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import UnfitRecordError
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import SourceFile, read_source_file
from netral.values.provenance import Grade

_HEADER = {"status", "metadata", "media"}
_MAX_TABLE_BYTES = 64 * 1024 * 1024
_MAX_CELL = 1024 * 1024
_HASHES = {"SHA-256": "sha256", "SHA3-512": "sha3_512"}
_UNREADABLE = (ValueError, SyntaxError, MemoryError, RecursionError, TypeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Media:
    name: str
    """Without folders."""
    is_page: bool
    is_picture: bool
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Archived:
    """One row: an address, and the files that were made from it."""

    url: str
    media: tuple[_Media, ...]


class AutoArchiverReader:
    """Reads its CSV table or its JSON, alone or in the folder with the files.

    Its table is written as Python values. They are taken apart as literals, never
    run. What it states of text and time is not taken over: times in it were shifted
    by a known fault, and only the captured page shows what was written.
    """

    source_format = "netral.auto_archiver.v1"
    format_name = "auto-archiver output"
    grade = Grade.C
    cards = (WEB_CARD,)

    def recognise(self, path: Path) -> bool:
        try:
            return bool(_find_tables(open_bundle(path)))
        except NetralError:
            return False

    def inspect(self, path: Path) -> Inspection:
        bundle = open_bundle(path)
        tables = _find_tables(bundle)
        rows = sum(1 for table in tables for _ in _iter_rows(table))
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="table" if tables[0].name.endswith(".csv") else "JSON",
            grade=self.grade,
            would_read=(f"{rows} archived addresses",),
            would_not_read=(
                UnreadPart(path="text, title and time of the table", reason="only the page counts"),
                UnreadPart(path="films, thumbnails", reason="not on the list of what is read"),
            ),
            record_count=rows,
            notes=("A row counts only with its page and its screenshot beside it.", CLOCK),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        bundle = open_bundle(path)
        tables = _find_tables(bundle)
        files = {PurePosixPath(item.name).name: item for item in bundle.items}
        source = _identify(path, tables)
        maker = ActMaker(
            source=source,
            source_format=self.source_format,
            parser_version=PARSER_VERSION,
            grade=self.grade,
        )
        for table in tables:
            for number, row in enumerate(_iter_rows(table), 1):
                pointer = f"row {number}"
                try:
                    page = _capture(row, files, pointer)
                except UnfitRecordError as unfit:
                    yield source.reject(unfit, pointer)
                else:
                    yield from walk_pages([page], maker=maker, door=door)


def _identify(path: Path, tables: list[BundleItem]) -> SourceFile:
    if not path.is_dir():
        return read_source_file(path)
    digest = tables[0].archive.identify([table.item for table in tables])
    return SourceFile(name=path.name, sha256=digest.sha256)


def _find_tables(bundle: Bundle) -> list[BundleItem]:
    tables = []
    for item in bundle.items[:2_000]:
        name = item.name.lower()
        is_alone = len(bundle.items) == 1
        if not (is_alone or name.endswith((".csv", ".json"))) or "/" in name:
            continue
        if item.size_bytes <= _MAX_TABLE_BYTES and _is_table(item.read()):
            tables.append(item)
    return sorted(tables, key=lambda item: item.name)


def _is_table(content: bytes) -> bool:
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{"):
        found = _decode_object(content)
        return found is not None and found.keys() >= _HEADER
    first = head.splitlines()[0] if head else b""
    header = {cell.strip().strip('"') for cell in first.decode("utf-8", "replace").split(",")}
    return header == _HEADER


def _iter_rows(table: BundleItem) -> Iterator[_Archived | UnfitRecordError]:
    content = table.read().removeprefix(b"\xef\xbb\xbf")
    if content.lstrip().startswith(b"{"):
        found = _decode_object(content) or {}
        yield _read_row(found.get("metadata"), found.get("media"))
        return
    text = io.StringIO(content.decode("utf-8", errors="replace"), newline="")
    rows = csv.DictReader(text, strict=True)
    try:
        for row in rows:
            yield _read_cells(row.get("metadata"), row.get("media"))
    except csv.Error:
        yield refuse(Reason.BROKEN_QUOTES, "the rest of the table")


def _read_cells(metadata: str | None, media: str | None) -> _Archived | UnfitRecordError:
    if metadata is None or media is None:
        return refuse(Reason.WRONG_CELL_COUNT, "metadata, media")
    if len(metadata) > _MAX_CELL or len(media) > _MAX_CELL:
        return refuse(Reason.TOO_LONG, f"more than {_MAX_CELL:,} signs")
    try:
        return _read_row(ast.literal_eval(metadata), ast.literal_eval(media))
    except _UNREADABLE:
        return refuse(Reason.UNKNOWN_RECORD, "metadata, media")


def _read_row(metadata: object, media: object) -> _Archived | UnfitRecordError:
    if isinstance(metadata, dict) and isinstance(metadata.get("metadata"), dict):
        media = metadata.get("media", media)
        metadata = metadata["metadata"]
    url = metadata.get("url") if isinstance(metadata, dict) else None
    if not isinstance(url, str) or not isinstance(media, list):
        return refuse(Reason.UNKNOWN_RECORD, "metadata, media")
    return _Archived(url=url, media=tuple(_iter_media(media)))


def _iter_media(items: list[object]) -> Iterator[_Media]:
    for item in items:
        if not isinstance(item, dict):
            continue
        properties = item.get("properties")
        facts = properties if isinstance(properties, dict) else {}
        path = item.get("_key") or item.get("filename") or ""
        name = PurePosixPath(str(path).replace("\\", "/")).name
        kind = str(item.get("_mimetype") or "")
        yield _Media(
            name=name,
            is_page=kind.startswith("text/html") or name.endswith((".html", ".htm")),
            is_picture=kind.startswith("image/")
            and "screenshot" in f"{facts.get('id', '')} {name}".casefold(),
            hash=str(facts.get("hash") or ""),
        )


def _capture(
    row: _Archived | UnfitRecordError, files: dict[str, BundleItem], pointer: str
) -> CapturedPage:
    if isinstance(row, UnfitRecordError):
        raise row
    address = find_post_address(row.url)
    if address is None:
        raise refuse(Reason.NOT_A_POST, "url")
    html, has_image, is_damaged = None, False, False
    for media in row.media:
        item = files.get(media.name)
        if item is None or item.size_bytes > MAX_PAGE_BYTES:
            continue
        if media.is_page or media.is_picture:
            content = item.read()
            is_damaged |= not _is_intact(content, media.hash)
            html = content if media.is_page and html is None else html
            has_image |= media.is_picture
    return CapturedPage(
        address=address, pointer=pointer, html=html, has_image=has_image, is_damaged=is_damaged
    )


def _is_intact(content: bytes, stated: str) -> bool:
    kind, _, digest = stated.partition(":")
    if kind not in _HASHES:
        return not stated
    return hashlib.new(_HASHES[kind], content).hexdigest() == digest.casefold()


def _decode_object(content: bytes) -> dict[str, object] | None:
    try:
        return msgspec.json.decode(content, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
