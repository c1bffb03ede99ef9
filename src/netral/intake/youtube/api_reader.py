"""Reads answers of the YouTube Data API v3 that were saved to a file."""

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
from netral.intake.source_file import read_source_file
from netral.intake.youtube.api_item import iter_items
from netral.values.provenance import Grade

PARSER_VERSION = "2"


class _Answer(msgspec.Struct):
    kind: str | None = None
    items: list[msgspec.Raw] | None = None


_ANSWER = msgspec.json.Decoder(_Answer)


class YouTubeApiReader:
    """Reads comments and videos from answers, one answer, one a line, or an array of them.

    `replies` holds only some of the replies to a comment; that others are absent
    says nothing.
    """

    source_format = "netral.youtube.api.v1"
    format_name = "Answers of the YouTube Data API v3"
    grade = Grade.B
    cards = (
        FormatCard(
            acts="comments and replies (commentThreads, comments)",
            target="video id and the channel under whose video it stands",
            stable_id="channel id; @handle beside it",
            time="RFC 3339, Z; updatedAt tells of an edit",
            visibility="isPublic of the thread; not public while held by moderation",
            limits="a deleted account has no channel id and is refused",
        ),
        FormatCard(
            acts="videos",
            target="none needed",
            stable_id="channel id",
            time="RFC 3339, Z",
            visibility="privacyStatus, where it was asked for",
            limits="who liked a video is never answered",
        ),
        FormatCard(
            acts="subscriptions",
            target="channel id",
            stable_id="channel id of the subscriber",
            time="RFC 3339, Z",
            visibility="unknown: shown to everybody, or to the owner who asked",
            limits="only lists that their owner opened are answered to others",
        ),
    )

    def recognise(self, path: Path) -> bool:
        shape = find_json_shape(path)
        return shape is not None and "kind" in shape.keys and _names_youtube(path)

    def inspect(self, path: Path) -> Inspection:
        items = list(_iter_items(path))
        notes = ["Answers hold what was asked for on one day, and only some of the replies."]
        if not items:
            notes.insert(0, "It holds neither comments nor videos.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="v3",
            grade=self.grade,
            would_read=("author, moment, text and video of each comment; videos; subscriptions",),
            would_not_read=(UnreadPart(path="pictures, names, counts", reason="not on the list"),),
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


def _names_youtube(path: Path) -> bool:
    pointer_and_record = next(iter(iter_documents(path)), None)
    if pointer_and_record is None or isinstance(pointer_and_record[1], UnfitRecordError):
        return False
    try:
        answer = decode_record(_ANSWER.decode, pointer_and_record[1])
    except UnfitRecordError:
        return False
    return (answer.kind or "").startswith("youtube#")


def _iter_items(path: Path) -> Iterator[PointedItem]:
    for pointer, document in iter_documents(path):
        if isinstance(document, UnfitRecordError):
            yield pointer, document
            continue
        try:
            answer = decode_record(_ANSWER.decode, document)
        except UnfitRecordError as unfit:
            yield pointer, unfit
            continue
        if (answer.kind or "").endswith(("ListResponse", "listResponse")):
            if (answer.kind or "") not in _READ:
                continue
            for index, item in enumerate(answer.items or ()):
                yield from iter_items(f"{pointer}/items/{index}", bytes(item))
        else:
            yield from iter_items(pointer, document)


_READ = frozenset(
    {
        *("youtube#commentThreadListResponse", "youtube#commentListResponse"),
        *(
            "youtube#videoListResponse",
            "youtube#subscriptionListResponse",
            "youtube#SubscriptionListResponse",
        ),
    }
)
