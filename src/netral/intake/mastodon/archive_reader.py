"""Reads a Mastodon archive as its owner received it: a tape archive, a folder, or its outbox."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from netral.errors import NetralError
from netral.intake.bundle import Bundle, BundlePart, open_bundle
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import DamagedSourceError, UnfitRecordError
from netral.intake.format_card import FormatCard
from netral.intake.json_list import find_array, split_object
from netral.intake.json_record import find_decoded
from netral.intake.json_shape import JsonShape, find_json_shape
from netral.intake.list_export import find_loose_parts, read_contents
from netral.intake.mastodon.address import find_handle
from netral.intake.mastodon.outbox import tell_activity
from netral.intake.owner import ArchiveOwner
from netral.intake.reader import Inspection, ReadRecord
from netral.intake.reason import Reason, refuse
from netral.intake.record_list import RecordList, walk_lists
from netral.intake.unread import Closed, list_unread
from netral.values.platform import Platform
from netral.values.provenance import Grade

PARSER_VERSION = "1"
_FILE = re.compile(r"(?:.*/)?((?:actor|outbox|likes)\.json)")
_OUTBOX, _ACTOR, _LIKES = "outbox.json", "actor.json", "likes.json"
CLOSED: Closed = (
    (re.compile(r"bookmarks\.json"), "bookmarks", "private use"),
    (re.compile(r"(?:block|mute|follow|list).*\.csv"), "lists of people", "about other people"),
    (re.compile(r"media_attachments|avatar|header"), "films and pictures", "not needed"),
)


class _Actor(msgspec.Struct):
    """The address; keys, biography and pictures beside it are skipped."""

    id: str | None = None
    preferredUsername: str | None = None  # noqa: N815  (ActivityStreams' own spelling)


class _Acted(msgspec.Struct):
    actor: str | None = None


_ACTOR_DECODER = msgspec.json.Decoder(_Actor)
_ACTED = msgspec.json.Decoder(_Acted)


class MastodonArchiveReader:
    """Reads a Mastodon archive.

    Posts for followers or for single people keep neither words nor object. Likes are
    a list of addresses without a moment.
    """

    source_format = "netral.mastodon.archive.v1"
    format_name = "Mastodon archive (ActivityStreams)"
    grade = Grade.A
    cards = (
        FormatCard(
            acts="posts, replies, quotes, boosts",
            target="address of the post, with its owner where the address holds it",
            stable_id="actor address; name@host beside it",
            time="ISO 8601, Z",
            visibility="addressees: public in `to` or `cc`; else not public",
            limits="words of posts that were not public are never decoded",
        ),
        FormatCard(
            acts="likes",
            target="context only",
            stable_id="actor address",
            time="none: quarantined as `undated-like`",
            visibility="unknown",
            limits="bookmarks are private and stay closed",
        ),
    )

    def recognise(self, path: Path) -> bool:
        try:
            bundle = open_bundle(path)
            return any(part.kind == _OUTBOX for part in _find_parts(path, bundle))
        except NetralError:
            return False

    def inspect(self, path: Path) -> Inspection:
        export = _Export(path)
        notes = [
            "Likes carry no date: they are context and never become acts.",
            "The owner can leave things out before handing it in; it is never called complete.",
        ]
        if export.owner is None:
            notes.insert(0, "No actor is named: its records would be refused.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="ActivityStreams outbox",
            grade=self.grade,
            would_read=tuple(part.name for part in export.parts),
            would_not_read=list_unread(export.bundle, export.parts, CLOSED),
            record_count=sum(len(records) for _, records in export.lists),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        yield from walk_lists(_iter_lists(_Export(path)), door=door)


class _Export:
    """The opened files of one archive."""

    def __init__(self, path: Path) -> None:
        self.bundle = open_bundle(path)
        self.parts = _find_parts(path, self.bundle)
        self.lists: list[tuple[BundlePart, tuple[msgspec.Raw, ...]]] = []
        actor: _Actor | None = None
        for part, content in read_contents(self.parts):
            if part.kind == _ACTOR:
                actor = find_decoded(_ACTOR_DECODER, content)
            else:
                self.lists.append((part, _find_items(content, self.bundle.name, part.name)))
        self.actor = actor.id if actor is not None else self._find_actor()
        name = actor.preferredUsername if actor is not None else None
        self.owner = _name(self.actor, name)

    def _find_actor(self) -> str | None:
        """Find the one actor of all activities, where the archive's own file is absent."""
        found = {
            acted.actor
            for part, records in self.lists
            if part.kind == _OUTBOX
            for record in records
            if (acted := find_decoded(_ACTED, record)) is not None and acted.actor
        }
        return found.pop() if len(found) == 1 else None


def _name(actor: str | None, name: str | None) -> ArchiveOwner | None:
    if not actor:
        return None
    handle = find_handle(actor)
    if handle is None and name:
        host = actor.partition("://")[2].partition("/")[0]
        handle = f"{name}@{host}".casefold()
    return ArchiveOwner(platform=Platform.MASTODON, account_id=actor, handle=handle)


def _find_parts(path: Path, bundle: Bundle) -> list[BundlePart]:
    shape = find_json_shape(path)
    if shape is not None:
        kind = _find_kind(shape)
        return [BundlePart(kind=kind, name=path.name, item=bundle.items[0])] if kind else []
    parts = bundle.find_parts(_find_file)
    if any(part.kind == _OUTBOX for part in parts):
        return parts
    return [part for part in find_loose_parts(bundle, _find_kind) if part.kind == _OUTBOX]


def _find_file(name: str) -> tuple[str, str] | None:
    match = _FILE.fullmatch(name)
    return (match[1], match[1]) if match is not None else None


def _find_kind(shape: JsonShape, _name: str = "") -> str | None:
    items = shape.inner.get("orderedItems", frozenset())
    return _OUTBOX if shape.is_document and {"type", "published"} <= items else None


def _find_items(content: bytes, file: str, part: str) -> tuple[msgspec.Raw, ...]:
    members = split_object(content, file=file, part=part)
    records = find_array(members.get("orderedItems", msgspec.Raw(b"[]")))
    if records is None or "orderedItems" not in members:
        raise DamagedSourceError(file, part, "it holds no list of activities")
    return records


def _iter_lists(export: _Export) -> Iterator[RecordList]:
    sources = export.bundle.identify([part for part, _ in export.lists])
    for part, records in export.lists:
        maker = ActMaker(
            source=sources[id(part.item.archive)],
            source_format=MastodonArchiveReader.source_format,
            parser_version=PARSER_VERSION,
            grade=MastodonArchiveReader.grade,
        )
        yield RecordList(
            owner=export.owner,
            maker=maker,
            records=[(f"{part.name}#/orderedItems/{n}", one) for n, one in enumerate(records)],
            tell=partial(tell_activity, actor=export.actor) if part.kind == _OUTBOX else _tell_like,
        )


def _tell_like(_record: bytes) -> Iterator[UnfitRecordError]:
    yield refuse(Reason.UNDATED_LIKE)
