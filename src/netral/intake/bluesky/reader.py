"""Reads what Bluesky's servers give out: streams, repositories and answers as JSON."""

from collections.abc import Callable, Iterator
from pathlib import Path

from netral.intake.answered_item import PointedItem, iter_documents, walk_items
from netral.intake.bluesky.item import iter_answer, iter_event
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import UnfitRecordError
from netral.intake.format_card import FormatCard
from netral.intake.json_shape import JsonShape, find_json_shape
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.source_file import read_source_file
from netral.values.provenance import Grade

PARSER_VERSION = "3"
_STORED = frozenset({"uri", "cid", "value"})
_POST = frozenset({"uri", "cid", "author", "record"})


class BlueskyReader:
    """Reads lines of Jetstream (both versions), records of a repository, likes and feeds."""

    source_format = "netral.bluesky.json.v1"
    format_name = "Bluesky: Jetstream, records and answers (JSON)"
    grade = Grade.B
    cards = (
        FormatCard(
            acts="Jetstream: posts, replies, quotes, reposts, likes, follows",
            target="address and DID of the owner, with the moment that the key carries",
            stable_id="DID",
            time="when the stream saw it, UTC; the record's own moment can be back-dated",
            visibility="public: everything in a repository is",
            limits="deletions carry no record: `taken-back`; blocks, lists and profiles "
            "are passed over",
        ),
        FormatCard(
            acts="records of a repository (listRecords)",
            target="as above",
            stable_id="DID",
            time="createdAt, a claim of whoever wrote it",
            visibility="public",
            limits="only what was asked for",
        ),
        FormatCard(
            acts="answers (getLikes, feeds, posts, threads)",
            target="as above",
            stable_id="DID; handle of the day of the answer",
            time="indexedAt of the server",
            visibility="public",
            limits="who reposted is answered without a moment and not read",
        ),
    )

    def recognise(self, path: Path) -> bool:
        shape = find_json_shape(path)
        return shape is not None and _find_iterator(shape) is not None

    def inspect(self, path: Path) -> Inspection:
        shape = find_json_shape(path)
        passed = sum(1 for _, items in _iter_documents(path) if not items)
        count = sum(len(items) for _, items in _iter_documents(path))
        notes = ["Handles change; only the DID names an account."]
        if passed:
            notes.insert(0, f"{passed} events are about something else and are passed over.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version=_tell_version(shape),
            grade=self.grade,
            would_read=("posts, replies, quotes, reposts, likes, follows",),
            would_not_read=(
                UnreadPart(path="blocks, lists, profiles", reason="about other people"),
                UnreadPart(path="other collections", reason="not on the list of what is read"),
            ),
            record_count=count,
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        maker = ActMaker(
            source=read_source_file(path),
            source_format=self.source_format,
            parser_version=PARSER_VERSION,
            grade=self.grade,
        )
        items = (item for _, items in _iter_documents(path) for item in items)
        yield from walk_items(items, maker=maker, door=door)


def _find_iterator(shape: JsonShape) -> Callable[[str, bytes], Iterator[PointedItem]] | None:
    keys = shape.keys
    if {"did", "time_us", "kind"} <= keys or {"did", "seq", "time"} <= keys:
        return iter_event
    if "payload" in keys and {"did", "seq"} <= shape.inner["payload"]:
        return iter_event
    is_answer = (
        keys >= _STORED
        or shape.inner.get("records", frozenset()) >= _STORED
        or {"actor", "createdAt", "indexedAt"} <= shape.inner.get("likes", frozenset())
        or shape.inner.get("posts", frozenset()) >= _POST
        or ("feed" in keys and "post" in shape.inner["feed"])
        or ("thread" in keys and "post" in shape.inner["thread"])
    )
    return iter_answer if is_answer else None


def _iter_documents(path: Path) -> Iterator[tuple[str, list[PointedItem]]]:
    shape = find_json_shape(path)
    iterate = (_find_iterator(shape) if shape is not None else None) or iter_event
    for pointer, document in iter_documents(path):
        if isinstance(document, UnfitRecordError):
            yield pointer, [(pointer, document)]
        else:
            yield pointer, list(iterate(pointer, document))


def _tell_version(shape: JsonShape | None) -> str:
    if shape is None or _find_iterator(shape) is not iter_event:
        return "answers of a server"
    return "Jetstream v1" if "time_us" in shape.keys else "Jetstream v2"
