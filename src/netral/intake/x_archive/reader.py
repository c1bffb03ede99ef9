"""Reads an X archive as its owner received it, in one part or in several."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from netral.errors import NetralError
from netral.intake.act import Act
from netral.intake.bundle import Bundle, PartMemory, open_bundle
from netral.intake.door import Door
from netral.intake.errors import DamagedSourceError, EmptySourceError, UnfitRecordError
from netral.intake.format_card import FormatCard
from netral.intake.reader import Inspection, ReadRecord
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import SourceFile
from netral.intake.text_encoding import read_head
from netral.intake.x_archive.manifest import check_counts, read_manifest
from netral.intake.x_archive.note import NoteBook
from netral.intake.x_archive.owner import Owner, read_owner
from netral.intake.x_archive.part import Part, PartKind, find_parts, list_unread, name_kind
from netral.intake.x_archive.post import read_post, read_post_moment
from netral.intake.x_archive.wrapper import (
    WrappedList,
    find_list_name,
    iter_records,
    unwrap_list,
)
from netral.values.provenance import Grade

PARSER_VERSION = "1"
_UNDATED = {
    PartKind.LIKES: Reason.UNDATED_LIKE,
    PartKind.FOLLOWS: Reason.UNDATED_FOLLOW,
}
_NAMELESS = (
    "No account.js names the account: its records would be refused. "
    "Hand in all parts of the archive together, in one folder."
)


class XArchiveReader:
    """Reads the archive that X gives to the owner of an account.

    Likes and follows carry no moment. An act needs one, and none is invented: they
    go to the quarantine as context. A list or a part that was handed in without
    account.js says nothing of whose it is, and is refused record by record.
    """

    source_format = "netral.x.archive.v1"
    format_name = "X archive (2018 and later)"
    grade = Grade.A
    cards = (
        FormatCard(
            acts="posts, replies, quotes, reposts, community posts, deleted posts",
            target="replies and quotes: post id and handle; reposts: handle and cut text",
            stable_id="account id; handle of that day beside it",
            time="with +0000; the moment of the object from its id",
            visibility="protected-history.js, where it is there; community posts are public",
            limits="the id of a reposted post is not in the archive",
        ),
        FormatCard(
            acts="likes, follows",
            target="context only",
            stable_id="account id",
            time="none: quarantined as `undated-like`, `undated-follow`",
            visibility="unknown",
            limits="messages, addresses, devices, searches stay closed",
        ),
    )

    def recognise(self, path: Path) -> bool:
        try:
            return bool(_find_parts(path, open_bundle(path)))
        except NetralError:
            return False

    def inspect(self, path: Path) -> Inspection:
        export = _Export(path)
        counts: Counter[str] = Counter()
        for part, wrapped in export.iter_lists():
            counts[part.name] += len(wrapped.records)
        notes = [
            "Likes and follows carry no date: they are context and never become acts.",
            "The owner can leave things out before handing it in; it is never called complete.",
        ]
        if not export.names_account:
            notes.insert(0, _NAMELESS)
        manifest = read_manifest(export.parts, archive=path.name)
        notes.extend(check_counts(manifest, counts))
        places = len({id(part.item.archive) for part in export.parts})
        notes.extend(export.bundle.tell_places(places))
        holding = {part.name for part in export.parts if part.kind.holds_records}
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version=_tell_version(export, has_manifest=manifest is not None),
            grade=Grade.A,
            would_read=tuple(dict.fromkeys(part.name for part in export.parts)),
            would_not_read=list_unread(export.bundle.items, export.parts),
            record_count=sum(count for name, count in counts.items() if name in holding),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        # 1. Whose archive is it? The owner's account is the account of every record.
        # 2. The full texts of long posts, which stand apart from the posts.
        # 3. List by list, record by record: door, moment, door again, act.
        export = _Export(path)
        if not any(part.kind.holds_records for part in export.parts):
            raise EmptySourceError(path.name, "it has no list of posts, likes or follows")
        owner = _read_owner(export) if export.names_account else None
        sources = export.bundle.identify_items([part.item for part in export.parts])
        if owner is None:
            for part, wrapped in export.iter_lists(lambda kind: kind.holds_records):
                yield from _refuse_all(part, wrapped, sources[id(part.item.archive)])
            return
        notes = NoteBook(wrapped for _, wrapped in export.iter_lists(_only(PartKind.NOTES)))
        walk = _Walk(owner=owner, sources=sources, notes=notes, door=door)
        for part, wrapped in export.iter_lists(lambda kind: kind.holds_records):
            if part.kind.holds_posts:
                yield from walk.iter_posts(part, wrapped)
            else:
                yield from walk.iter_undated(part, wrapped)


class _Export:
    """One archive, over all the zips and folders in which it was handed in."""

    def __init__(self, path: Path) -> None:
        self.bundle = open_bundle(path)
        self.parts = _find_parts(path, self.bundle)
        if not self.parts:
            raise DamagedSourceError(path.name, "", "it holds no list of an X archive")

    @property
    def names_account(self) -> bool:
        """Whether it says whose it is."""
        return any(part.kind is PartKind.ACCOUNT for part in self.parts)

    def iter_lists(
        self, wanted: Callable[[PartKind], bool] = lambda _: True
    ) -> Iterator[tuple[Part, WrappedList]]:
        """Iterate over the lists of the wanted kinds; a file that is there twice comes once."""
        memory = PartMemory()
        for part in self.parts:
            if part.kind is not PartKind.MANIFEST and wanted(part.kind):
                content = part.item.read()
                if memory.is_new(part.name, content):
                    yield part, unwrap_list(content, archive=self.bundle.name, part=part.name)


class _Walk:
    """Walks through the lists of one archive."""

    def __init__(
        self, *, owner: Owner, sources: Mapping[int, SourceFile], notes: NoteBook, door: Door
    ) -> None:
        self._owner = owner
        self._sources = sources
        self._notes = notes
        self._door = door

    def iter_posts(self, part: Part, wrapped: WrappedList) -> Iterator[ReadRecord]:
        source = self._sources[id(part.item.archive)]
        for index, record in iter_records(wrapped, "tweet"):
            pointer = f"{part.name}#/{index}"
            try:
                act = self._read_post(part, record, source, pointer)
            except UnfitRecordError as unfit:
                yield source.reject(unfit, pointer)
            else:
                if act is not None:
                    yield act

    def _read_post(
        self, part: Part, record: msgspec.Raw, source: SourceFile, pointer: str
    ) -> Act | None:
        post_id, moment = read_post_moment(record, self._owner)
        account = self._owner.name_at(moment.at)
        if not self._door.knows(account) or not self._door.admits(account, moment.at):
            return None
        provenance = source.give_provenance(
            source_format=XArchiveReader.source_format,
            pointer=pointer,
            parser_version=PARSER_VERSION,
            grade=Grade.A,
        )
        return read_post(
            record,
            post_id=post_id,
            moment=moment,
            owner=self._owner,
            notes=self._notes,
            provenance=provenance,
            is_community=part.kind is PartKind.COMMUNITY,
            is_deleted=part.kind is PartKind.DELETED,
        )

    def iter_undated(self, part: Part, wrapped: WrappedList) -> Iterator[ReadRecord]:
        unfit = refuse(_UNDATED[part.kind])
        source = self._sources[id(part.item.archive)]
        for index in range(len(wrapped.records)):
            if self._door.knows(self._owner.now):
                yield source.reject(unfit, f"{part.name}#/{index}")


def _only(wanted: PartKind) -> Callable[[PartKind], bool]:
    return lambda kind: kind is wanted


def _find_parts(path: Path, bundle: Bundle) -> tuple[Part, ...]:
    if path.is_dir():
        return find_parts(bundle.items)
    name = find_list_name(read_head(path))
    if name is None:
        return find_parts(bundle.items)
    kind = name_kind(name)
    if kind is None:
        return ()
    return (Part(kind=kind, number=0, name=path.name, item=bundle.items[0]),)


def _refuse_all(part: Part, wrapped: WrappedList, source: SourceFile) -> Iterator[ReadRecord]:
    unfit = refuse(Reason.MISSING_ACCOUNT, "account.js of the archive")
    for index in range(len(wrapped.records)):
        yield source.reject(unfit, f"{part.name}#/{index}")


def _read_owner(export: _Export) -> Owner:
    def unwrap_all(kind: PartKind) -> list[WrappedList]:
        return [wrapped for _, wrapped in export.iter_lists(_only(kind))]

    archive = export.bundle.name
    owner = read_owner(
        unwrap_all(PartKind.ACCOUNT),
        unwrap_all(PartKind.HANDLES),
        unwrap_all(PartKind.PROTECTION),
        archive=archive,
    )
    manifest = read_manifest(export.parts, archive=archive)
    if manifest is not None and manifest.account_id not in (None, owner.account_id):
        detail = "manifest.js and account.js name two accounts"
        raise DamagedSourceError(archive, "manifest.js", detail)
    return owner


def _tell_version(export: _Export, *, has_manifest: bool) -> str:
    if has_manifest:
        return "with manifest"
    is_part = not export.names_account or len(export.bundle.items) == 1
    return "a part, without manifest" if is_part else "before 2020, without manifest"
