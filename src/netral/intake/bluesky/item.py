"""What Jetstream and Bluesky's servers write around a record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

from netral.intake.act import Visibility, ZoneSource
from netral.intake.answered_item import PointedItem
from netral.intake.bluesky.record import (
    COLLECTIONS,
    PUBLIC,
    Address,
    find_address,
    find_object,
    read_record,
)
from netral.intake.deed import Deed
from netral.intake.errors import UnfitRecordError
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, read_epoch, read_moment
from netral.intake.reason import Reason, refuse
from netral.values.account import AccountReference, fold_handle
from netral.values.act_kind import Verb
from netral.values.platform import Platform

_MICROSECONDS = 1_000_000
_DELETE = "delete"


class _Commit(msgspec.Struct):
    operation: str | None = None
    collection: str | None = None
    rkey: str | None = None
    record: msgspec.Raw = msgspec.Raw()


class _Event(msgspec.Struct):
    """An event of Jetstream: nested in the first version, flat in the second."""

    did: str | None = None
    time_us: object = None
    time: str | None = None
    kind: str | None = None
    commit: _Commit | None = None
    type: str | None = msgspec.field(name="$type", default=None)
    operation: str | None = None
    collection: str | None = None
    rkey: str | None = None
    record: msgspec.Raw = msgspec.Raw()
    payload: "_Event | None" = None

    @property
    def change(self) -> _Commit | None:
        """What was committed, or ``None`` for events about the account itself."""
        if self.commit is not None:
            return self.commit
        if (self.type or "").endswith("#commit") or self.operation:
            return _Commit(
                operation=self.operation,
                collection=self.collection,
                rkey=self.rkey,
                record=self.record,
            )
        return None


class _Actor(msgspec.Struct):
    did: str | None = None
    handle: str | None = None


class _Like(msgspec.Struct, rename="camel"):
    actor: _Actor | None = None
    created_at: str | None = None
    indexed_at: str | None = None


class _Created(msgspec.Struct, rename="camel"):
    created_at: str | None = None


class _Stored(msgspec.Struct):
    uri: str | None = None
    value: msgspec.Raw = msgspec.Raw()


class _Post(msgspec.Struct, rename="camel"):
    uri: str | None = None
    author: _Actor | None = None
    record: msgspec.Raw = msgspec.Raw()
    indexed_at: str | None = None


class _FeedEntry(msgspec.Struct):
    post: _Post | None = None


class _Thread(msgspec.Struct):
    """A post with what it answers and what answers it; without a post if that is gone."""

    post: _Post | None = None
    parent: "_Thread | None" = None
    replies: list["_Thread"] | None = None


class _Answer(msgspec.Struct, rename="camel"):
    uri: str | None = None
    value: msgspec.Raw = msgspec.Raw()
    """Of one record alone (getRecord)."""
    records: list[_Stored] | None = None
    likes: list[_Like] | None = None
    feed: list[_FeedEntry] | None = None
    posts: list[_Post] | None = None
    thread: _Thread | None = None


_EVENT = msgspec.json.Decoder(_Event)
_CREATED = msgspec.json.Decoder(_Created)
_ANSWER = msgspec.json.Decoder(_Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordItem:
    """A record with its address; see `AnsweredItem`."""

    did: str | None
    handle: str | None = None
    time: Callable[[], Moment]
    deed: Callable[[], Deed]

    def read_account(self) -> AccountReference:
        """Read whose repository it is; handles change, the DID does not."""
        if not self.did or not self.did.startswith("did:"):
            raise refuse(Reason.MISSING_ACCOUNT, "did")
        handle = fold_handle(self.handle) if self.handle else None
        return AccountReference(platform=Platform.BLUESKY, account_id=self.did, handle=handle)

    def read_moment(self) -> Moment:
        """Read when it was written, by a witness where there is one."""
        return self.time()

    def read_deed(self) -> Deed:
        """Read what was done."""
        return self.deed()


def iter_event(pointer: str, record: bytes) -> Iterator[PointedItem]:
    """Iterate over the one deed of an event of Jetstream, if it is one that is read.

    The moment is that at which the stream saw the record; the record's own
    ``createdAt`` is a claim of whoever wrote it and can be back-dated.

    Args:
        pointer: Where the event stands.
        record: The event.

    Yields:
        Nothing, for events about accounts and collections that are not read.
    """
    try:
        outer = decode_record(_EVENT.decode, record)
    except UnfitRecordError as unfit:
        yield pointer, unfit
        return
    event = outer.payload or outer
    change = event.change
    if change is None or change.collection not in COLLECTIONS:
        return
    yield (
        pointer,
        RecordItem(
            did=event.did, time=lambda: _read_witness(event), deed=lambda: _read(event, change)
        ),
    )


def _read(event: _Event, change: _Commit) -> Deed:
    if change.operation == _DELETE:
        raise refuse(Reason.TAKEN_BACK, "delete")
    if not bytes(change.record) or not change.rkey or not change.collection:
        raise refuse(Reason.UNKNOWN_RECORD, "commit")
    address = Address(did=event.did or "", collection=change.collection, key=change.rkey)
    return read_record(change.record, address, is_update=change.operation == "update")


def _read_witness(event: _Event) -> Moment:
    if event.time_us is not None:
        return read_epoch(event.time_us, "time_us", per_second=_MICROSECONDS)
    return _read_time(event.time, "time")


def iter_answer(pointer: str, record: bytes) -> Iterator[PointedItem]:
    """Iterate over the deeds in an answer of a server: records, likes, feeds, posts.

    Args:
        pointer: Where the answer stands.
        record: The answer.

    Yields:
        Pointer and deed. A record of a repository has no witness of its moment.
    """
    try:
        answer = decode_record(_ANSWER.decode, record)
    except UnfitRecordError as unfit:
        yield pointer, unfit
        return
    alone = [_Stored(uri=answer.uri, value=answer.value)] if bytes(answer.value) else []
    for index, stored in enumerate(answer.records or alone):
        address = find_address(stored.uri)
        if address is None:
            yield f"{pointer}/records/{index}", refuse(Reason.UNKNOWN_RECORD, "uri")
        elif address.collection in COLLECTIONS:
            yield f"{pointer}/records/{index}", _make_stored(stored.value, address)
    for index, like in enumerate(answer.likes or ()):
        yield f"{pointer}/likes/{index}", _make_like(like, answer.uri)
    posts = [entry.post for entry in answer.feed or () if entry.post] or answer.posts or ()
    key = "feed" if answer.feed else "posts"
    for index, post in enumerate(posts):
        yield f"{pointer}/{key}/{index}", _make_post(post)
    for place, post in _iter_thread(answer.thread):
        yield f"{pointer}/thread{place}", _make_post(post)


def _iter_thread(thread: _Thread | None) -> Iterator[tuple[str, _Post]]:
    waiting = [("", thread)]
    while waiting:
        place, one = waiting.pop()
        if one is None:
            continue
        if one.post is not None:
            yield place, one.post
        waiting.append((f"{place}/parent", one.parent))
        below = [(f"{place}/replies/{at}", reply) for at, reply in enumerate(one.replies or ())]
        waiting.extend(reversed(below))


def _make_stored(value: msgspec.Raw, address: Address) -> RecordItem:
    return RecordItem(
        did=address.did,
        time=lambda: read_created(value),
        deed=lambda: read_record(value, address),
    )


def _make_like(like: _Like, uri: str | None) -> RecordItem:
    actor = like.actor or _Actor()
    return RecordItem(
        did=actor.did,
        handle=actor.handle,
        time=lambda: _read_time(like.indexed_at or like.created_at, "indexedAt"),
        deed=lambda: Deed(
            verb=Verb.REACTION,
            reaction="like",
            object=find_object(uri),
            visibility=Visibility.PUBLIC,
            visibility_basis=PUBLIC,
        ),
    )


def _make_post(post: _Post) -> RecordItem | UnfitRecordError:
    address = find_address(post.uri)
    if address is None or not bytes(post.record):
        return refuse(Reason.UNKNOWN_RECORD, "uri, record")
    author = post.author or _Actor()
    return RecordItem(
        did=author.did or address.did,
        handle=author.handle,
        time=lambda: (
            _read_time(post.indexed_at, "indexedAt")
            if post.indexed_at
            else read_created(post.record)
        ),
        deed=lambda: read_record(post.record, address),
    )


def read_created(record: bytes) -> Moment:
    """Read when a record says that it was written; a claim without a witness."""
    return _read_time(decode_record(_CREATED.decode, record).created_at, "createdAt")


def _read_time(text: str | None, place: str) -> Moment:
    if not text:
        raise refuse(Reason.MISSING_TIME, place)
    return read_moment(text, place, zone=None, zone_source=ZoneSource.EXPLICIT)
