"""Reads an Instagram archive, and the Threads archive inside it, as the owner received it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec

from netral.errors import NetralError
from netral.intake.bundle import Bundle, BundlePart, open_bundle
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import EmptySourceError
from netral.intake.format_card import FormatCard
from netral.intake.instagram.part import (
    CLOSED,
    HELPING,
    KIND_OF_KEY,
    PartKind,
    find_file,
    find_kind,
)
from netral.intake.instagram.profile import Profile, read_profile
from netral.intake.instagram.telling import TELLERS
from netral.intake.json_list import JsonList, read_json_list
from netral.intake.json_shape import JsonShape, find_json_shape
from netral.intake.list_export import (
    PartList,
    find_loose_parts,
    note_unknown,
    plan_list,
    read_contents,
    refuse_html,
    require_known,
)
from netral.intake.reader import Inspection, ReadRecord
from netral.intake.record_list import RecordList, Telling, walk_lists
from netral.intake.unread import list_unread
from netral.values.provenance import Grade

PARSER_VERSION = "2"
_LIKED = "liked_posts"
_HANDLE = "handle only, with former handles where profile changes are in the archive"
_EPOCH = "seconds from 1970, UTC by definition"
_OWN = "not public if the account is private as of the archive; else unknown"


class InstagramArchiveReader:
    """Reads the archive "Download your information" of Instagram, chosen as JSON.

    There is no numeric id for anybody. A comment names whose post it stands under
    and not which; a reply in Threads names nothing at all.
    """

    source_format = "netral.instagram.archive.v1"
    format_name = "Instagram archive with Threads (JSON)"
    grade = Grade.A
    cards = (
        FormatCard(
            acts="posts and reels",
            target="none needed",
            stable_id=_HANDLE,
            time=_EPOCH,
            visibility=_OWN,
            limits="stories are not read; places in picture metadata are not read",
        ),
        FormatCard(
            acts="comments",
            target="handle of the post's owner, where the record has it; never the post",
            stable_id=_HANDLE,
            time=_EPOCH,
            visibility="unknown: it depends on the account under whose post it stands",
            limits="keys in unknown languages are read by position and kind",
        ),
        FormatCard(
            acts="likes of posts and comments",
            target="link, shortcode and handle of the owner; moment of the post from the shortcode",
            stable_id=_HANDLE,
            time=_EPOCH,
            visibility="unknown: it depends on the account under whose post it stands",
            limits="likes of stories are not read",
        ),
        FormatCard(
            acts="accounts followed",
            target="handle",
            stable_id=_HANDLE,
            time=_EPOCH,
            visibility=_OWN,
            limits="followers are not read",
        ),
        FormatCard(
            acts="Threads: posts, replies, likes, follows",
            target="likes: link and owner; follows: handle; replies: context only",
            stable_id=_HANDLE,
            time=_EPOCH,
            visibility="unknown: Threads has a setting of its own",
            limits="reposts are not marked; saved threads are not read",
        ),
    )

    def recognise(self, path: Path) -> bool:
        shape = find_json_shape(path)
        if shape is not None:
            return _find_lone_kind(shape, path.name) is not None
        try:
            bundle = open_bundle(path)
        except NetralError:
            return False
        return any(find_file(item.name) for item in bundle.items) or bool(
            find_loose_parts(bundle, _find_lone_kind)
        )

    def inspect(self, path: Path) -> Inspection:
        export = _Export(path)
        known = [found for _, found in export.lists if isinstance(found, JsonList)]
        notes = [
            "A comment names whose post it stands under, and not which post.",
            "The owner can leave things out before handing it in; it is never called complete.",
        ]
        if export.profile.handle is None:
            notes.insert(0, "No profile file names the account: its records would be refused.")
        if export.profile.is_private:
            notes.insert(0, "The account is private as of the archive: posts are not public.")
        notes.extend(note_unknown(export.lists))
        notes.extend(export.bundle.tell_places(len({id(p.item.archive) for p in export.parts})))
        bare = any(not found.key for found in known)
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="newer (bare arrays)" if bare else "older (lists with a key)",
            grade=self.grade,
            would_read=tuple(dict.fromkeys(part.name for part in export.parts)),
            would_not_read=list_unread(export.bundle, export.parts, CLOSED),
            record_count=sum(len(found.records) for found in known),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        # 1. All parts of the archive, each file once. 2. Whose archive is it?
        # 3. List by list, record by record: door, moment, door again, act.
        export = _Export(path)
        require_known(export.lists, path.name)
        if not export.lists:
            raise EmptySourceError(path.name, "it has no list of posts, comments or likes")
        yield from walk_lists(_iter_lists(export), door=door)


class _Export:
    """The opened parts of one archive."""

    def __init__(self, path: Path) -> None:
        self.bundle = open_bundle(path)
        self.parts = _find_parts(path, self.bundle)
        if not self.parts and any(find_file(item.name) for item in self.bundle.items):
            raise refuse_html(self.bundle.name, "an Instagram archive")
        self.lists: list[PartList] = []
        helping: dict[str, list[bytes]] = {}
        for part, content in read_contents(self.parts):
            found = read_json_list(content, KIND_OF_KEY, file=self.bundle.name, part=part.name)
            if part.kind not in HELPING:
                # The key of a list says what it is; the name only where there is no key.
                known = KIND_OF_KEY.get(found.key) if isinstance(found, JsonList) else None
                kind = known if known is not None and known not in HELPING else part.kind
                self.lists.append((replace(part, kind=kind), found))
            elif isinstance(found, JsonList):
                helping.setdefault(part.kind, []).extend(map(bytes, found.records))
        self.profile: Profile = read_profile(
            helping.get(PartKind.PROFILE, ()),
            helping.get(PartKind.CHANGES, ()),
            archive=self.bundle.name,
        )


def _find_parts(path: Path, bundle: Bundle) -> list[BundlePart]:
    shape = find_json_shape(path)
    if shape is not None:
        kind = _find_lone_kind(shape, path.name)
        return [BundlePart(kind=kind, name=path.name, item=bundle.items[0])] if kind else []
    return bundle.find_parts(find_kind) or find_loose_parts(bundle, _find_lone_kind)


def _find_lone_kind(shape: JsonShape, name: str) -> PartKind | None:
    if shape.is_document:
        kinds = [KIND_OF_KEY[key] for key in shape.keys if key in KIND_OF_KEY]
        return kinds[0] if len(shape.keys) == 1 and kinds else None
    if "string_map_data" in shape.keys:
        return PartKind.COMMENTS
    if {"timestamp", "label_values", "fbid"} <= shape.keys and b"instagram.com" in shape.first:
        # Posts that were only seen have the same keys; here the name alone tells.
        return PartKind.LIKES if _LIKED in name.lower() else None
    if "media" in shape.keys and {"uri", "creation_timestamp"} <= shape.inner["media"]:
        return PartKind.POSTS
    return None


def _iter_lists(export: _Export) -> Iterator[RecordList]:
    sources = export.bundle.identify([part for part, _ in export.lists])
    for part, found in export.lists:
        kind = PartKind(part.kind)
        maker = ActMaker(
            source=sources[id(part.item.archive)],
            source_format=InstagramArchiveReader.source_format,
            parser_version=PARSER_VERSION,
            grade=InstagramArchiveReader.grade,
        )
        tell = partial(_tell, kind, export.profile)
        owner = export.profile.own(kind.platform)
        yield plan_list(part, found, owner=owner, maker=maker, tell=tell)


def _tell(kind: PartKind, profile: Profile, record: msgspec.Raw) -> Telling:
    return TELLERS[kind](bytes(record), profile)
