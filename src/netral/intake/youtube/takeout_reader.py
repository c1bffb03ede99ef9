"""Reads what of a Google Takeout is about YouTube, as its owner received it."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from pathlib import Path

from netral.errors import NetralError
from netral.intake.act import ActObject, ZoneSource
from netral.intake.bundle import Bundle, BundlePart, open_bundle
from netral.intake.deed import ActMaker, Deed
from netral.intake.door import Door
from netral.intake.errors import UnfitRecordError
from netral.intake.format_card import FormatCard
from netral.intake.json_list import find_array
from netral.intake.json_shape import JsonShape, find_json_shape, look_at_content
from netral.intake.list_export import read_contents, refuse_html
from netral.intake.moment import Moment, read_moment
from netral.intake.owner import ArchiveOwner
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.record_list import RecordList, Told, walk_lists
from netral.intake.text_encoding import read_head
from netral.intake.unread import Closed, list_unread
from netral.intake.youtube.activity import (
    build_activity,
    is_private,
    read_activity,
    read_activity_time,
)
from netral.intake.youtube.comment_text import read_comment_text
from netral.intake.youtube.table import Row, Table, TableKind, find_table
from netral.values.act_kind import Verb
from netral.values.platform import Platform
from netral.values.provenance import Grade

PARSER_VERSION = "2"
_CANDIDATE = re.compile(r"(?:.*/)?((?:[^/]*youtube[^/]*/)(?:[^/]+/)?[^/]+\.(?:csv|json))")
_LIKED = re.compile(
    r".*(?:liked videos|video yang (?:anda |kamu )?(?:di)?sukai|leuk gevonden video.s).*\.csv"
)
_HTML = re.compile(r"(?:.*/)?[^/]*youtube[^/]*/(?:[^/]+/)?[^/]+\.html")
_TABLE, _ACTIVITY = "table", "activity"
_MAX_LOOSE = 40
_MAX_LOOSE_BYTES = 16 * 1024 * 1024
_LONE = re.compile(r"[^/]+\.(?:csv|json)")
CLOSED: Closed = (
    (re.compile(r"histor|geschiedenis|riwayat"), "watching and searching", "private use"),
    (re.compile(r"playlist|daftar putar|afspeellijst"), "playlists", "private use"),
    (re.compile(r"\.(?:mp4|mov|mkv|webm|jpg|png)$"), "films and pictures", "not needed"),
    (re.compile(r"myactivity\.html|aktivitas.*\.html"), "My Activity as HTML", "ask for JSON"),
)
_SEEN_WITH_VIDEO = "seen by all who could see the video; whether it is public is not recorded"
_SUBSCRIBED = "subscriptions are shown only if their owner opens them"
_CHANNEL_ID = "channel id (UC…)"


class YouTubeTakeoutReader:
    """Reads YouTube's part of a Takeout.

    Names of folders, files and columns are in the account's language: tables are
    known by their headers, or else by what stands in their columns. Of My Activity
    only likes, subscriptions and shares are read; rows of watching and searching are
    passed over without being counted or kept.
    """

    source_format = "netral.youtube.takeout.v1"
    format_name = "YouTube Takeout"
    grade = Grade.A
    cards = (
        FormatCard(
            acts="comments, replies, comments in live chats",
            target="video id",
            stable_id=_CHANNEL_ID,
            time="ISO 8601 with offset",
            visibility="unknown: whether the video is public is not recorded",
            limits="names of people mentioned are left out of the text",
        ),
        FormatCard(
            acts="likes, dislikes, subscriptions, shares (My Activity)",
            target="video id or channel id, with the video's title",
            stable_id=f"{_CHANNEL_ID} of the one channel in the same Takeout",
            time="ISO 8601, Z",
            visibility="unknown: shown only if the owner opens the list",
            limits="watching and searching are never kept; HTML is not read",
        ),
        FormatCard(
            acts="subscriptions, liked videos (tables)",
            target="context only, unless the table says when a video was added",
            stable_id=_CHANNEL_ID,
            time="none: quarantined as `undated-follow`, `undated-like`",
            visibility="unknown",
            limits="other playlists are not read",
        ),
    )

    def recognise(self, path: Path) -> bool:
        try:
            return bool(_Export(path).parts) or _is_html(open_bundle(path))
        except NetralError:
            return False

    def inspect(self, path: Path) -> Inspection:
        export = _open(path)
        notes = [
            "Rows of watching and searching are passed over; they are neither kept nor counted.",
            "Subscriptions carry no date: they are context and never become acts.",
            "The owner can leave things out before handing it in; it is never called complete.",
        ]
        notes.extend(export.bundle.tell_places(len({id(p.item.archive) for p in export.parts})))
        if export.owner is None:
            notes.insert(0, "No single channel is named: likes of My Activity would be refused.")
        tables = [table for _, table in export.tables]
        localised = any(table.is_localised for table in tables)
        rows = sum(1 for table in tables if _tells(table) for _ in table.iter_rows())
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="headers of another language" if localised else "known headers",
            grade=self.grade,
            would_read=tuple(
                [f"{part.name} ({table.kind.value})" for part, table in export.tables]
                + [f"{part.name} (My Activity)" for part, _ in export.activities]
            ),
            would_not_read=(
                *list_unread(export.bundle, export.parts, CLOSED),
                UnreadPart(path="rows of watching and searching", reason="private use"),
            ),
            record_count=rows + sum(len(rows) for _, rows in export.activities),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        yield from walk_lists(_iter_lists(_open(path)), door=door)


class _Export:
    """The opened files of one Takeout."""

    def __init__(self, path: Path) -> None:
        self.bundle = open_bundle(path)
        self.tables: list[tuple[BundlePart, Table]] = []
        self.activities: list[tuple[BundlePart, list[tuple[int, bytes]]]] = []
        for part, content in read_contents(_find_candidates(path, self.bundle)):
            if part.kind == _TABLE:
                table = find_table(content, is_liked=_is_liked(part.name))
                if table is not None:
                    self.tables.append((part, table))
            elif is_activity(look_at_content(content)):
                rows = [
                    (index, bytes(row))
                    for index, row in enumerate(find_array(content) or ())
                    if not is_private(bytes(row))
                ]
                self.activities.append((part, rows))
        self.parts = [part for part, _ in (*self.tables, *self.activities)]

    @property
    def owner(self) -> ArchiveOwner | None:
        """The owner, if all tables are of one channel."""
        channels = {
            row["channel"]
            for _, table in self.tables
            if table.kind is not TableKind.SUBSCRIPTIONS and "channel" in table.columns
            for _, row in table.iter_rows()
            if not isinstance(row, UnfitRecordError) and row["channel"]
        }
        return _name(channels.pop()) if len(channels) == 1 else None


def _open(path: Path) -> _Export:
    export = _Export(path)
    if not export.parts:
        raise refuse_html(path.name, "a YouTube Takeout")
    return export


def _is_html(bundle: Bundle) -> bool:
    return any(_HTML.fullmatch(item.name.lower()) for item in bundle.items)


def is_activity(shape: JsonShape | None) -> bool:
    """Whether a JSON file is the My Activity of YouTube."""
    return (
        shape is not None
        and not shape.is_document
        and {"header", "title", "time"} <= shape.keys
        and b"YouTube" in shape.first
    )


def _find_candidates(path: Path, bundle: Bundle) -> list[BundlePart]:
    if path.is_file() and not _is_packed(bundle, path):
        is_table = _begins_like_table(path, is_liked=_is_liked(path.name))
        if not is_table and not is_activity(find_json_shape(path)):
            return []
        kind = _TABLE if is_table else _ACTIVITY
        return [BundlePart(kind=kind, name=path.name, item=bundle.items[0])]
    return bundle.find_parts(_find_kind) or [
        part
        for part in bundle.find_parts(_find_lone)[:_MAX_LOOSE]
        if part.item.size_bytes <= _MAX_LOOSE_BYTES
    ]


def _is_packed(bundle: Bundle, path: Path) -> bool:
    return len(bundle.items) != 1 or bundle.items[0].name != path.name


def _is_liked(name: str) -> bool:
    return _LIKED.fullmatch(name.lower()) is not None


def _begins_like_table(path: Path, *, is_liked: bool) -> bool:
    head = read_head(path)
    whole_lines = head.rpartition(b"\n")[0]
    return head[:1] not in b"{[" and find_table(whole_lines, is_liked=is_liked) is not None


def _find_kind(name: str) -> tuple[str, str] | None:
    match = _CANDIDATE.fullmatch(name.lower())
    if match is None:
        return None
    is_closed = any(pattern.search(name.lower()) for pattern, _, _ in CLOSED)
    if is_closed and not _is_liked(name):
        return None
    return _kind_of(name), name[-len(match[1]) :]


def _kind_of(name: str) -> str:
    return _TABLE if name.lower().endswith(".csv") else _ACTIVITY


def _find_lone(name: str) -> tuple[str, str] | None:
    return (_kind_of(name), name) if _LONE.fullmatch(name.lower()) else None


def _iter_lists(export: _Export) -> Iterator[RecordList]:
    sources = export.bundle.identify(export.parts)

    def make(part: BundlePart) -> ActMaker:
        return ActMaker(
            source=sources[id(part.item.archive)],
            source_format=YouTubeTakeoutReader.source_format,
            parser_version=PARSER_VERSION,
            grade=YouTubeTakeoutReader.grade,
        )

    for part, table in export.tables:
        if _tells(table):
            for owner, rows in _group_rows(part, table, export.owner):
                yield RecordList(
                    owner=owner, maker=make(part), records=rows, tell=_TELLERS[table.kind]
                )
    for part, activity in export.activities:
        yield RecordList(
            owner=export.owner,
            maker=make(part),
            records=[(f"{part.name}#/{index}", row) for index, row in activity],
            tell=_tell_activity,
        )


def _tells(table: Table) -> bool:
    return table.kind is not TableKind.CHANNELS


def _group_rows(
    part: BundlePart, table: Table, owner: ArchiveOwner | None
) -> Iterable[tuple[ArchiveOwner | None, list[tuple[str, Row | UnfitRecordError]]]]:
    if table.kind in (TableKind.SUBSCRIPTIONS, TableKind.LIKED):
        return [(owner, [(f"{part.name} row {n}", row) for n, row in table.iter_rows()])]
    groups: dict[str, list[tuple[str, Row | UnfitRecordError]]] = {}
    for number, row in table.iter_rows():
        channel = "" if isinstance(row, UnfitRecordError) else row["channel"]
        groups.setdefault(channel, []).append((f"{part.name} row {number}", row))
    return [(_name(channel) if channel else None, rows) for channel, rows in groups.items()]


def _name(channel: str) -> ArchiveOwner:
    return ArchiveOwner(platform=Platform.YOUTUBE, account_id=channel)


def _tell_comment(row: Row) -> Iterator[Told]:
    yield Told(
        moment=_read_time(row),
        build=lambda: _build_comment(row, Verb.REPLY if row.get("parent") else Verb.COMMENT),
    )


def _tell_live(row: Row) -> Iterator[Told]:
    yield Told(moment=_read_time(row), build=lambda: _build_comment(row, Verb.LIVE_COMMENT))


def _build_comment(row: Row, verb: Verb) -> Deed:
    return Deed(
        verb=verb,
        post_id=row["id"] or None,
        text=read_comment_text(row["text"]),
        object=_find_video(row),
        visibility_basis=_SEEN_WITH_VIDEO,
    )


def _tell_subscription(_row: Row) -> Iterator[UnfitRecordError]:
    yield refuse(Reason.UNDATED_FOLLOW)


def _tell_liked(row: Row) -> Iterator[Told]:
    if not row.get("time"):
        raise refuse(Reason.UNDATED_LIKE)
    yield Told(
        moment=_read_time(row),
        build=lambda: Deed(
            verb=Verb.REACTION,
            reaction="like",
            object=_find_video(row),
            visibility_basis="YouTube shows lists of likes to nobody unless their owner opens them",
        ),
    )


def _tell_activity(record: bytes) -> Iterator[Told]:
    row = read_activity(record)
    yield Told(moment=read_activity_time(row), build=lambda: build_activity(row))


def _find_video(row: Row) -> ActObject | None:
    video = row.get("video")
    if not video:
        return None
    return ActObject(object_id=video, url=f"https://www.youtube.com/watch?v={video}")


def _read_time(row: Row) -> Moment:
    text = row.get("time", "").removesuffix("UTC").strip()
    if not text:
        raise refuse(Reason.MISSING_TIME, "timestamp")
    return read_moment(text, "timestamp", zone=UTC, zone_source=ZoneSource.DOCUMENTED)


_TELLERS: dict[TableKind, Callable[[Row], Iterator[Told | UnfitRecordError]]] = {
    TableKind.COMMENTS: _tell_comment,
    TableKind.LIVE_CHATS: _tell_live,
    TableKind.SUBSCRIPTIONS: _tell_subscription,
    TableKind.LIKED: _tell_liked,
}
