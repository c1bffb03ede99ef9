"""Reads answers of Meta's Graph API that were saved to a file."""

from collections.abc import Iterator
from pathlib import Path

from netral.intake.answered_item import PointedItem, iter_documents, walk_items
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import UnfitRecordError
from netral.intake.format_card import FormatCard
from netral.intake.graph_api.item import iter_items
from netral.intake.graph_api.node import NodeKind, find_answer_kind, find_kind, iter_nodes
from netral.intake.json_shape import JsonShape, find_json_shape
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.source_file import read_source_file
from netral.values.provenance import Grade

PARSER_VERSION = "1"


class GraphApiReader:
    """Reads answers about a government's own Pages and Instagram accounts, and Threads.

    A Page's answers name people by ids that are valid on that Page alone. Nobody can
    tell whose account such an id is, and nobody shall try: they are refused with that
    reason. Comments on Instagram name the handle.
    """

    source_format = "netral.meta.graph.v1"
    format_name = "Answers of Meta's Graph API (Pages, Instagram, Threads)"
    grade = Grade.B
    cards = (
        FormatCard(
            acts="posts and comments of the Page itself",
            target="post id of a comment",
            stable_id="Page id",
            time="ISO 8601 with offset +0000",
            visibility="`privacy` of a post, where it was asked for; else unknown",
            limits="people: `page-scoped-account`, or `missing-account` where `from` is absent; "
            "reactions have neither time nor account",
        ),
        FormatCard(
            acts="Instagram comments, replies, posts (own accounts, business discovery)",
            target="media id of a comment",
            stable_id="handle; ids are valid for one application only",
            time="ISO 8601 with offset +0000",
            visibility="public: professional accounts are; not public while hidden",
            limits="replies without a username are refused; who liked is never answered",
        ),
        FormatCard(
            acts="Threads posts, replies, quotes",
            target="id of the post that is answered, where it was asked for",
            stable_id="handle",
            time="ISO 8601 with offset +0000",
            visibility="public: the interface shows public profiles only",
            limits="the owner's id is withheld",
        ),
    )

    def recognise(self, path: Path) -> bool:
        shape = find_json_shape(path)
        return shape is not None and _find_kind(shape) is not None

    def inspect(self, path: Path) -> Inspection:
        items = list(_iter_items(path))
        shape = find_json_shape(path)
        kind = _find_kind(shape) if shape is not None else None
        refused = sum(1 for _, item in items if isinstance(item, UnfitRecordError))
        notes = ["Ids of people are valid on one Page or for one application only."]
        if kind in (NodeKind.PAGE_COMMENT, NodeKind.PAGE_REACTION):
            notes.insert(0, "People in it cannot be matched with any account; see the reasons.")
        if kind is NodeKind.IG_ACCOUNT and not items:
            notes.insert(0, "It describes an account and holds no post.")
        if refused:
            notes.insert(0, f"{refused} records would be refused.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version=kind.value if kind is not None else "unknown",
            grade=self.grade,
            would_read=("author, moment, text and object of each post or comment",),
            would_not_read=(UnreadPart(path="names, counts, pictures", reason="not on the list"),),
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


def _find_kind(shape: JsonShape) -> NodeKind | None:
    if shape.is_document:
        return find_answer_kind(shape.keys, shape.inner)
    # Lines and arrays can be anybody's table; there the keys must be the interface's own.
    if "data" in shape.keys and not shape.keys <= {"data", "paging", "summary"}:
        return None
    kind = find_kind(shape.inner["data"] if "data" in shape.keys else shape.keys)
    return kind if "data" in shape.keys or kind is not NodeKind.PAGE_REACTION else None


def _iter_items(path: Path) -> Iterator[PointedItem]:
    for pointer, document in iter_documents(path):
        if isinstance(document, UnfitRecordError):
            yield pointer, document
            continue
        for place, kind, record in iter_nodes(document):
            yield from iter_items(f"{pointer}{place}", kind, bytes(record))
