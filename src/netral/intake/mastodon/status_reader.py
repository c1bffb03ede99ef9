"""Reads statuses of Mastodon's API that were saved to a file."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from netral.intake.answered_item import PointedItem, iter_documents, walk_items
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import UnfitRecordError
from netral.intake.format_card import FormatCard
from netral.intake.json_list import find_array, find_object
from netral.intake.json_shape import find_json_shape
from netral.intake.mastodon.status import StatusItem
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.source_file import read_source_file
from netral.values.provenance import Grade

PARSER_VERSION = "1"
_STATUS = frozenset({"uri", "account", "created_at", "content", "visibility"})
_NONE = msgspec.Raw(b"[]")


class MastodonStatusReader:
    """Reads statuses: one, an array, one a line, or the context and search answers.

    A server knows only what reached it: that something is absent says nothing.
    """

    source_format = "netral.mastodon.api.v1"
    format_name = "Statuses of Mastodon's API"
    grade = Grade.B
    cards = (
        FormatCard(
            acts="posts, replies, quotes, boosts",
            target="boosts and quotes: address, owner and words; replies: context only",
            stable_id="actor address; name@host beside it",
            time="ISO 8601, Z",
            visibility="`visibility` of the status",
            limits="one server knows only what reached it; ids are valid on it alone",
        ),
    )

    def recognise(self, path: Path) -> bool:
        shape = find_json_shape(path)
        if shape is None:
            return False
        lists = (shape.keys, *(shape.inner.get(key, frozenset()) for key in _LISTS))
        return any(keys >= _STATUS for keys in lists)

    def inspect(self, path: Path) -> Inspection:
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="API v1",
            grade=self.grade,
            would_read=("author, moment, words and object of each status",),
            would_not_read=(UnreadPart(path="names, mentions, counts", reason="not on the list"),),
            record_count=sum(1 for _ in _iter_items(path)),
            notes=("One server knows only what reached it; it is never complete.",),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        maker = ActMaker(
            source=read_source_file(path),
            source_format=self.source_format,
            parser_version=PARSER_VERSION,
            grade=self.grade,
        )
        yield from walk_items(_iter_items(path), maker=maker, door=door)


_LISTS = ("statuses", "ancestors", "descendants")


def _iter_items(path: Path) -> Iterator[PointedItem]:
    for pointer, document in iter_documents(path):
        if isinstance(document, UnfitRecordError):
            yield pointer, document
            continue
        members = find_object(document)
        if not members.keys() & set(_LISTS):
            yield pointer, StatusItem(document)
            continue
        for key in _LISTS:
            for index, record in enumerate(find_array(members.get(key, _NONE)) or ()):
                yield f"{pointer}/{key}/{index}", StatusItem(bytes(record))
