"""Reads an X archive as its owner received it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from netral.errors import NetralError
from netral.intake.act import Act
from netral.intake.archive import Archive, open_archive
from netral.intake.door import Door
from netral.intake.errors import DamagedSourceError, EmptySourceError, UnfitRecordError
from netral.intake.format_card import FormatCard
from netral.intake.reader import Inspection, ReadRecord
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import SourceFile
from netral.intake.x_archive.manifest import check_counts, read_manifest
from netral.intake.x_archive.note import NoteBook
from netral.intake.x_archive.owner import Owner, read_owner
from netral.intake.x_archive.part import Part, PartKind, find_parts, list_unread
from netral.intake.x_archive.post import read_post, read_post_moment
from netral.intake.x_archive.wrapper import WrappedList, iter_records, unwrap_list
from netral.values.provenance import Grade

PARSER_VERSION = "1"
_UNDATED = {
    PartKind.LIKES: Reason.UNDATED_LIKE,
    PartKind.FOLLOWS: Reason.UNDATED_FOLLOW,
}


class XArchiveReader:
    """Reads the archive that X gives to the owner of an account.

    Likes and follows carry no moment. An act needs one, and none is invented: they
    go to the quarantine as context.
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
            return bool(find_parts(open_archive(path).items))
        except NetralError:
            return False

    def inspect(self, path: Path) -> Inspection:
        archive = open_archive(path)
        parts = _require_parts(archive)
        lists = {
            part.name: _unwrap(archive, part)
            for part in parts
            if part.kind is not PartKind.MANIFEST
        }
        count = sum(len(lists[part.name].records) for part in parts if part.kind.holds_records)
        notes = [
            "Likes and follows carry no date: they are context and never become acts.",
            "The owner can leave things out before handing it in; it is never called complete.",
        ]
        manifest = read_manifest(archive, parts)
        notes.extend(check_counts(manifest, {name: len(w.records) for name, w in lists.items()}))
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="with manifest" if manifest is not None else "before 2020, without manifest",
            grade=Grade.A,
            would_read=tuple(part.name for part in parts),
            would_not_read=list_unread(archive.items, parts),
            record_count=count,
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        # 1. Whose archive is it? The owner's account is the account of every record.
        # 2. The full texts of long posts, which stand apart from the posts.
        # 3. List by list, record by record: door, moment, door again, act.
        archive = open_archive(path)
        parts = _require_parts(archive)
        if not any(part.kind.holds_records for part in parts):
            raise EmptySourceError(path.name, "it has no list of posts, likes or follows")
        owner = _read_owner(archive, parts)
        source = archive.identify([part.item for part in parts])
        notes = NoteBook(_unwrap(archive, part) for part in parts if part.kind is PartKind.NOTES)
        walk = _Walk(owner=owner, source=source, notes=notes, door=door)
        for part in parts:
            if part.kind.holds_records:
                wrapped = _unwrap(archive, part)
                if part.kind.holds_posts:
                    yield from walk.iter_posts(part, wrapped)
                else:
                    yield from walk.iter_undated(part, wrapped)


class _Walk:
    """Walks through the lists of one archive."""

    def __init__(self, *, owner: Owner, source: SourceFile, notes: NoteBook, door: Door) -> None:
        self._owner = owner
        self._source = source
        self._notes = notes
        self._door = door

    def iter_posts(self, part: Part, wrapped: WrappedList) -> Iterator[ReadRecord]:
        for index, record in iter_records(wrapped, "tweet"):
            pointer = f"{part.name}#/{index}"
            try:
                act = self._read_post(part, record, pointer)
            except UnfitRecordError as unfit:
                yield self._source.reject(unfit, pointer)
            else:
                if act is not None:
                    yield act

    def _read_post(self, part: Part, record: msgspec.Raw, pointer: str) -> Act | None:
        post_id, moment = read_post_moment(record, self._owner)
        account = self._owner.name_at(moment.at)
        if not self._door.knows(account) or not self._door.admits(account, moment.at):
            return None
        provenance = self._source.give_provenance(
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
        for index in range(len(wrapped.records)):
            if self._door.knows(self._owner.now):
                yield self._source.reject(unfit, f"{part.name}#/{index}")


def _require_parts(archive: Archive) -> tuple[Part, ...]:
    parts = find_parts(archive.items)
    if not parts:
        raise DamagedSourceError(archive.name, "account.js", "it does not say whose archive it is")
    return parts


def _unwrap(archive: Archive, part: Part) -> WrappedList:
    return unwrap_list(archive.read(part.item), archive=archive.name, part=part.name)


def _read_owner(archive: Archive, parts: tuple[Part, ...]) -> Owner:
    def unwrap_all(kind: PartKind) -> list[WrappedList]:
        return [_unwrap(archive, part) for part in parts if part.kind is kind]

    owner = read_owner(
        unwrap_all(PartKind.ACCOUNT),
        unwrap_all(PartKind.HANDLES),
        unwrap_all(PartKind.PROTECTION),
        archive=archive.name,
    )
    manifest = read_manifest(archive, parts)
    if manifest is not None and manifest.account_id not in (None, owner.account_id):
        detail = "manifest.js and account.js name two accounts"
        raise DamagedSourceError(archive.name, "manifest.js", detail)
    return owner
