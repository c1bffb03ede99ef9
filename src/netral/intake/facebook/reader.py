"""Reads a Facebook archive as its owner received it, in one part or in several."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import msgspec

from netral.errors import NetralError
from netral.intake.bundle import Bundle, BundlePart, open_bundle
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import EmptySourceError
from netral.intake.facebook.context import Context, read_context
from netral.intake.facebook.part import (
    CLOSED,
    HELPING,
    PartKind,
    find_file,
    find_kind,
    is_ours,
)
from netral.intake.facebook.profile import find_owner
from netral.intake.facebook.telling import TELLERS
from netral.intake.format_card import FormatCard
from netral.intake.json_list import (
    JsonList,
    UnknownList,
    find_array,
    find_object,
    read_json_list,
    strip_version,
)
from netral.intake.json_record import find_decoded
from netral.intake.json_shape import JsonShape, find_json_shape
from netral.intake.label_value import Label, LabelValue, find_reaction, find_value, means
from netral.intake.list_export import (
    find_loose_parts,
    note_unknown,
    plan_list,
    read_contents,
    refuse_html,
    require_known,
)
from netral.intake.mojibake import repair_record
from netral.intake.owner import ArchiveOwner
from netral.intake.reader import Inspection, ReadRecord
from netral.intake.record_list import RecordList, Telling, walk_lists
from netral.intake.unread import list_unread
from netral.values.provenance import Grade

PARSER_VERSION = "2"
_KEYS = frozenset(kind.value for kind in PartKind)


class _Labelled(msgspec.Struct):
    label_values: list[LabelValue] | None = None


_LABELLED = msgspec.json.Decoder(_Labelled)
_POSTS = "your_posts"
_LOG = "activity_log_data"
_OLD_RECORD = frozenset({"data", "title", "name", _LOG})
_NONE = msgspec.Raw(b"[]")
_EVENT_LISTS = ("events_joined", "events_interested")
_NEEDED_BY_OTHERS = (
    PartKind.GROUPS_JOINED,
    PartKind.PAGE_LIKES,
    PartKind.PAGES_FOLLOWED,
    PartKind.PAGES_UNFOLLOWED,
)
_GROUP = "unknown: the privacy of a group is not in the archive"
_NO_AUDIENCE = "unknown: the archive names no audience"
_EPOCH = "seconds from 1970, UTC by definition"
_OWNER = "vanity name, or the profile's number where the profile has no name"


class FacebookArchiveReader:
    """Reads the archive "Download your information" of Facebook, chosen as JSON.

    The object of most acts stands only as a display name in a title. Names identify
    nobody, so such an act has no object and is context; a link, or a page that the
    owner liked or followed, is one.
    """

    source_format = "netral.facebook.archive.v1"
    format_name = "Facebook archive (JSON)"
    grade = Grade.A
    cards = (
        FormatCard(
            acts="posts and shares",
            target="link of a share, with its owner's vanity name where the link has one",
            stable_id=_OWNER,
            time=_EPOCH,
            visibility=_NO_AUDIENCE,
            limits="tags, places and picture metadata are not read",
        ),
        FormatCard(
            acts="comments and replies",
            target="context only, unless the title names a page that the owner liked or followed",
            stable_id=_OWNER,
            time=_EPOCH,
            visibility=_NO_AUDIENCE,
            limits="display names in titles are not kept",
        ),
        FormatCard(
            acts="reactions",
            target="link and its owner (newer archives); as for comments (older ones)",
            stable_id=_OWNER,
            time=_EPOCH,
            visibility=_NO_AUDIENCE,
            limits="a reaction whose word is unknown stays unnamed",
        ),
        FormatCard(
            acts="posts and comments in groups, groups joined and left",
            target="name of the group, for joining and leaving",
            stable_id=_OWNER,
            time=_EPOCH,
            visibility=_GROUP,
            limits="a join knows when the group was left; a closed group is no public place",
        ),
        FormatCard(
            acts="pages liked and followed, profiles followed",
            target="name of the page, link where there is one",
            stable_id=_OWNER,
            time=_EPOCH,
            visibility=_NO_AUDIENCE,
            limits="names of people followed are not kept",
        ),
        FormatCard(
            acts="answers to events",
            target="context only",
            stable_id=_OWNER,
            time="none: quarantined as `undated-event`",
            visibility=_NO_AUDIENCE,
            limits="stories, messages, searches and own pages stay closed",
        ),
    )

    def recognise(self, path: Path) -> bool:
        shape = find_json_shape(path)
        if shape is not None:
            return _find_lone_kind(shape) is not None
        try:
            bundle = open_bundle(path)
        except NetralError:
            return False
        names = [item.name for item in bundle.items]
        if is_ours(names) and any(find_file(name) for name in names):
            return True
        return bool(find_loose_parts(bundle, _find_lone_kind))

    def inspect(self, path: Path) -> Inspection:
        export = _open(path)
        lists = [found for _, found in export.lists if isinstance(found, JsonList)]
        notes = [
            "Answers to events carry no date of the answer: they are context.",
            "Who could see an act is not in the archive; a group may be closed.",
            "The owner can leave things out before handing it in; it is never called complete.",
        ]
        if export.owner is None:
            notes.insert(0, "No profile file names the account: its records would be refused.")
        notes.extend(note_unknown(export.lists))
        places = len({id(part.item.archive) for part in export.parts})
        notes.extend(export.bundle.tell_places(places))
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version=_tell_version(lists),
            grade=self.grade,
            would_read=tuple(dict.fromkeys(part.name for part in export.parts)),
            would_not_read=list_unread(export.bundle, export.parts, CLOSED),
            record_count=sum(
                len(found.records)
                for part, found in export.lists
                if isinstance(found, JsonList) and part.kind not in HELPING
            ),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        # 1. All parts of the archive, each file once, whatever folder it came in.
        # 2. Whose archive is it? What do pages and groups say of other lists?
        # 3. List by list, record by record: door, moment, door again, act.
        export = _open(path)
        require_known(export.lists, path.name)
        if not any(part.kind not in HELPING for part, _ in export.lists):
            raise EmptySourceError(path.name, "it has no list of posts, comments or reactions")
        yield from walk_lists(_iter_lists(export), door=door)


class _Export:
    """The opened parts of one archive."""

    def __init__(self, bundle: Bundle, parts: list[BundlePart]) -> None:
        self.bundle = bundle
        self.parts = parts
        self.lists: list[tuple[BundlePart, JsonList | UnknownList]] = []
        self.owner: ArchiveOwner | None = None
        for part, content in read_contents(parts):
            if part.kind == PartKind.PROFILE:
                self.owner = self.owner or find_owner(content)
            else:
                found = _read_list(content, bundle.name, part)
                self.lists.append((_follow_key(part, found), found))

    def read_context(self) -> Context:
        """Read what lists say about one another."""
        return read_context(
            (PartKind(part.kind), (bytes(record) for record in found.records))
            for part, found in self.lists
            if part.kind in _NEEDED_BY_OTHERS and isinstance(found, JsonList)
        )


def _open(path: Path) -> _Export:
    bundle = open_bundle(path)
    parts = _find_parts(path, bundle)
    if not parts and any(find_file(item.name) for item in bundle.items):
        raise refuse_html(bundle.name, "a Facebook archive")
    return _Export(bundle, parts)


def _find_parts(path: Path, bundle: Bundle) -> list[BundlePart]:
    shape = find_json_shape(path)
    if shape is not None:
        kind = _find_lone_kind(shape)
        return [BundlePart(kind=kind, name=path.name, item=bundle.items[0])] if kind else []
    return bundle.find_parts(find_kind) or find_loose_parts(bundle, _find_lone_kind)


def _find_lone_kind(shape: JsonShape, name: str = _POSTS) -> PartKind | None:
    if shape.is_document:
        return _find_keyed_kind(shape)
    if {"timestamp", "label_values"} <= shape.keys and "fbid" in shape.keys:
        return _find_labelled_kind(shape.first)
    if "timestamp" in shape.keys and shape.inner.get("data", frozenset()) & {"post"}:
        # Among loose files, posts that were edited or put away have the same keys.
        return PartKind.POSTS if _POSTS in name.lower() else None
    return None


def _find_keyed_kind(shape: JsonShape) -> PartKind | None:
    if len(shape.keys) != 1:
        return None
    (key,) = shape.keys
    bare, below = strip_version(key), shape.inner[key]
    if bare not in _KEYS:
        return None
    # Without Meta's version at its end, as until 2020, a key such as `posts` can be anybody's.
    is_old = bool(below & _OLD_RECORD) and (_LOG in below or "timestamp" in below)
    return PartKind(bare) if bare != key or is_old else None


def _find_labelled_kind(first: bytes) -> PartKind | None:
    # Instagram's newer lists have the same keys; its likes lead to instagram.com.
    row = find_decoded(_LABELLED, first)
    repair_record(row)
    values = (row.label_values if row is not None else None) or ()
    if b"instagram.com" in first or find_value(values, Label.MEDIA_OWNER):
        return None
    is_named = any(means(one.label, Label.REACTION) for one in values)
    if any(find_reaction(one.value) for one in values) or (
        is_named and not find_value(values, Label.COMMENT)
    ):
        return PartKind.REACTIONS
    return PartKind.COMMENTS if find_value(values, Label.COMMENT) else None


def _follow_key(part: BundlePart, found: JsonList | UnknownList) -> BundlePart:
    # The key of a list says what it is; the file's name only where there is no key.
    key = strip_version(found.key) if isinstance(found, JsonList) else ""
    return replace(part, kind=PartKind(key)) if key else part


def _read_list(content: bytes, archive: str, part: BundlePart) -> JsonList | UnknownList:
    found = read_json_list(content, _KEYS, file=archive, part=part.name)
    if part.kind != PartKind.EVENTS or isinstance(found, JsonList):
        return found
    return _read_events(content) or found


def _read_events(content: bytes) -> JsonList | None:
    for key, value in find_object(content).items():
        if strip_version(key) == PartKind.EVENTS:
            answers = find_object(value)
            records: list[msgspec.Raw] = []
            for name in _EVENT_LISTS:
                records.extend(find_array(answers.get(name, _NONE)) or ())
            return JsonList(key=key, records=tuple(records))
    return None


def _iter_lists(export: _Export) -> Iterator[RecordList]:
    # What lists say about one another is read only once the door knows the owner.
    context = cache(export.read_context)
    sources = export.bundle.identify([part for part, _ in export.lists])
    for part, found in export.lists:
        if part.kind in HELPING:
            continue
        maker = ActMaker(
            source=sources[id(part.item.archive)],
            source_format=FacebookArchiveReader.source_format,
            parser_version=PARSER_VERSION,
            grade=FacebookArchiveReader.grade,
        )
        tell = partial(_tell, PartKind(part.kind), context)
        yield plan_list(part, found, owner=export.owner, maker=maker, tell=tell)


def _tell(kind: PartKind, context: Callable[[], Context], record: msgspec.Raw) -> Telling:
    return TELLERS[kind](bytes(record), context())


def _tell_version(lists: Sequence[JsonList]) -> str:
    if any(not found.key for found in lists):
        return "2023 and later (bare arrays)"
    return "until 2023 (lists with a key)" if lists else "no list of records"
