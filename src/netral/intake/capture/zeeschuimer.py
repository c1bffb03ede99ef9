"""Reads what the browser extension Zeeschuimer captured, and the same objects from 4CAT."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from netral.errors import NetralError
from netral.intake.capture.facebook_item import FacebookItemReader
from netral.intake.capture.instagram_item import InstagramCommentReader, InstagramItemReader
from netral.intake.capture.item import ItemReader
from netral.intake.capture.threads_item import ThreadsItemReader
from netral.intake.capture.tiktok_item import TikTokCommentReader, TikTokItemReader
from netral.intake.capture.x_item import XItemReader
from netral.intake.door import Door
from netral.intake.errors import EmptySourceError, UnfitRecordError
from netral.intake.format_card import FormatCard
from netral.intake.json_record import decode_record, find_decoded
from netral.intake.json_source import (
    count_json_records,
    find_json_kind,
    iter_json_records,
    read_json_sample,
)
from netral.intake.plain.row import PlainTable, act_from_row
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import read_source_file
from netral.values.provenance import Grade

_READERS: dict[str, ItemReader] = {
    "twitter.com": XItemReader(),
    "x.com": XItemReader(),
    "twitter-comments": XItemReader(),
    "facebook.com": FacebookItemReader(),
    "instagram.com": InstagramItemReader(),
    "instagram-comments": InstagramCommentReader(),
    "tiktok.com": TikTokItemReader(),
    "tiktok-comments": TikTokCommentReader(),
    "threads.net": ThreadsItemReader(),
    "threads.com": ThreadsItemReader(),
}
"""By Zeeschuimer's own names of the platforms, old and new."""


class _Meta(msgspec.Struct):
    source_platform: str | None = None


class _Envelope(msgspec.Struct):
    """The envelope of a line; operator, browser and address of the page are skipped."""

    source_platform: str | None = None
    data: msgspec.Raw = msgspec.Raw()
    meta: _Meta | None = msgspec.field(name="__import_meta", default=None)

    @property
    def platform(self) -> str | None:
        """The platform, from whichever place says it."""
        return self.source_platform or (self.meta.source_platform if self.meta else None)


_ENVELOPE = msgspec.json.Decoder(_Envelope)
_UNREAD = (
    UnreadPart(path="user_agent, nav_index, source_url", reason="about whoever captured it"),
    UnreadPart(path="everything else of each object", reason="not on the list of what is read"),
)


class ZeeschuimerReader:
    """Reads captures line by line.

    A capture holds what one logged-in person happened to see. That a post is absent
    says nothing.
    """

    source_format = "netral.zeeschuimer.v1"
    format_name = "Zeeschuimer or 4CAT capture (NDJSON)"
    grade = Grade.C
    cards = (
        FormatCard(
            acts="posts on X, Instagram, TikTok, Threads, Facebook; "
            "comments on X, TikTok, Instagram",
            target="X: post and its author; comments: video or post; else what a quote names",
            stable_id="the platform's number of the author; handle beside it",
            time="as the platform wrote it, UTC",
            visibility="private or protected accounts where the capture says so; else unknown",
            limits="holds what one logged-in person saw; pseudonyms are refused",
        ),
    )

    def recognise(self, path: Path) -> bool:
        try:
            sample = read_json_sample(path)
        except NetralError:
            return False
        keys = set(sample.keys)
        if "__import_meta" in keys or {"data", "source_platform", "item_id"} <= keys:
            envelope = find_decoded(_ENVELOPE, sample.first)
            return envelope is not None and envelope.platform is not None
        return False

    def inspect(self, path: Path) -> Inspection:
        sample = read_json_sample(path)
        platforms: dict[str, None] = {}
        for _, record in iter_json_records(path):
            envelope = find_decoded(_ENVELOPE, record) if isinstance(record, bytes) else None
            if envelope is not None and envelope.platform in _READERS:
                platforms[str(envelope.platform)] = None
            if len(platforms) > 1:
                break
        named = ", ".join(platforms) or "no platform that is read"
        is_flat = "__import_meta" in sample.keys
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="processed by 4CAT" if is_flat else "as captured",
            grade=Grade.C,
            would_read=(f"author, moment, text and object of each post or comment ({named})",),
            would_not_read=_UNREAD,
            record_count=count_json_records(path),
            notes=(
                "A capture holds what one logged-in person saw; it is never complete.",
                "It is accepted as evidence by a third party and never made by Netral.",
            ),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        table = PlainTable(source=read_source_file(path), source_format=self.source_format)
        kind = find_json_kind(path)
        number = None
        for number, record in iter_json_records(path):
            try:
                read = _read_record(record, kind.point(number), table, door)
            except UnfitRecordError as unfit:
                yield table.source.reject(unfit, kind.point(number))
            else:
                if read is not None:
                    yield read
        if number is None:
            raise EmptySourceError(path.name, "it holds no record")


def _read_record(
    record: bytes | UnfitRecordError, pointer: str, table: PlainTable, door: Door
) -> ReadRecord | None:
    if isinstance(record, UnfitRecordError):
        raise record
    envelope = decode_record(_ENVELOPE.decode, record)
    reader = _READERS.get(envelope.platform or "")
    if reader is None:
        raise refuse(Reason.UNKNOWN_PLATFORM, "source_platform")
    item = bytes(envelope.data) or record
    account = reader.read_account(item)
    if not door.knows(account):
        return None
    moment = reader.read_moment(item)
    if not door.admits(account, moment.at):
        return None
    cells = reader.read_cells(item)
    return act_from_row(cells, table=table, pointer=pointer, account=account, moment=moment)
