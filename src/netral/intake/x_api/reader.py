"""Reads answers of X's API v2: one answer, one a line, or an array of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from netral.intake.answered_item import PointedItem, iter_documents, walk_items
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import UnfitRecordError
from netral.intake.format_card import FormatCard
from netral.intake.json_record import decode_record
from netral.intake.json_shape import find_json_shape
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import read_source_file
from netral.intake.x_api.item import Includes, gather, iter_posts
from netral.values.provenance import Grade

PARSER_VERSION = "2"
_POST_KEYS = frozenset({"author_id", "edit_history_tweet_ids", "created_at", "conversation_id"})
_ANSWER_KEYS = frozenset({"data", "includes", "errors", "meta", "matching_rules", "__twarc"})
_FLAT_KEYS = frozenset({"id", "text", "author_id", "author", "__twarc"})
"""A post as twarc2 flattens it, with its author inside."""
_ASKED_FOR = frozenset({"id", "ids"})
_PROBLEM = re.compile(r".*/problems/([a-z-]{3,40})", re.ASCII)


class _Trouble(msgspec.Struct):
    parameter: str | None = None
    type: str | None = None


class _Answer(msgspec.Struct):
    data: msgspec.Raw = msgspec.Raw()
    includes: Includes | None = None
    errors: list[_Trouble] | None = None
    meta: dict[str, msgspec.Raw] | None = None
    author_id: str | None = None
    author: msgspec.Raw = msgspec.Raw()


_ANSWER = msgspec.json.Decoder(_Answer)
_INCLUDES = msgspec.json.Decoder(Includes)


class XApiReader:
    """Reads posts from answers of X's API v2.

    An answer can hold errors beside posts: a post that was asked for and is not shown
    goes to the quarantine, so that its absence is seen.
    """

    source_format = "netral.x.api.v2"
    format_name = "Answers of X's API v2"
    grade = Grade.B
    cards = (
        FormatCard(
            acts="posts, replies, quotes, reposts",
            target="post id, and author and whole text where the post is included",
            stable_id="user id; handle of the day of the answer beside it",
            time="RFC 3339, Z; else the moment in the post's own id",
            visibility="`protected` of the author, where it was asked for; else unknown",
            limits="search no longer returns reposts; a repost whose post is not included is cut",
        ),
        FormatCard(
            acts="posts that X does not show (errors[])",
            target="context only",
            stable_id="none",
            time="none",
            visibility="unknown: quarantined as `not-answered`",
            limits="deleted, protected and withheld posts cannot be told apart",
        ),
    )

    def recognise(self, path: Path) -> bool:
        shape = find_json_shape(path)
        if shape is not None and shape.keys >= _FLAT_KEYS:
            return True
        if shape is None or not shape.keys <= _ANSWER_KEYS:
            return False
        data = shape.inner.get("data", frozenset())
        if {"id", "text"} <= data and data & _POST_KEYS:
            return True
        is_short = {"id", "text"} <= data and "includes" in shape.keys
        trouble = shape.inner.get("errors", frozenset())
        return is_short or ("data" not in shape.keys and {"parameter", "type"} <= trouble)

    def inspect(self, path: Path) -> Inspection:
        items = list(_iter_items(path))
        missing = sum(1 for _, item in items if isinstance(item, UnfitRecordError))
        notes = ["Answers hold what was asked for on one day; deletions since then are not in it."]
        if missing:
            notes.insert(0, f"{missing} records are not shown by X or cannot be read.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="v2",
            grade=self.grade,
            would_read=("author, moment, text and object of each post",),
            would_not_read=(
                UnreadPart(path="names, places, counts", reason="not on the list"),
                UnreadPart(path="users and posts only included", reason="not asked for"),
            ),
            record_count=len(items),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        maker = ActMaker(
            source=read_source_file(path),
            source_format=self.source_format,
            parser_version=PARSER_VERSION,
            grade=self.grade,
        )
        yield from walk_items(_iter_items(path), maker=maker, door=door)


def _iter_items(path: Path) -> Iterator[PointedItem]:
    for pointer, document in iter_documents(path):
        try:
            if isinstance(document, UnfitRecordError):
                raise document
            answer = _unflatten(decode_record(_ANSWER.decode, document), document)
        except UnfitRecordError as unfit:
            yield pointer, unfit
        else:
            yield from _iter_answer(pointer, answer)


def _unflatten(answer: _Answer, post: bytes) -> _Answer:
    if not answer.author_id or not bytes(answer.author):
        return answer
    author = b'{"users":[' + bytes(answer.author) + b"]}"
    return _Answer(data=msgspec.Raw(post), includes=decode_record(_INCLUDES.decode, author))


def _iter_answer(pointer: str, answer: _Answer) -> Iterator[PointedItem]:
    if bytes(answer.data):
        for place, item in iter_posts(bytes(answer.data), gather(answer.includes)):
            yield f"{pointer}/data{place}", item
    elif not answer.errors and answer.meta is None:
        yield pointer, refuse(Reason.UNKNOWN_RECORD, "data")
    for index, trouble in enumerate(answer.errors or ()):
        if trouble.parameter in _ASKED_FOR:
            problem = _PROBLEM.fullmatch(trouble.type or "")
            place = problem[1] if problem is not None else "errors"
            yield f"{pointer}/errors/{index}", refuse(Reason.NOT_ANSWERED, place)
