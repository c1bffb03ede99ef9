"""Reads exports of Telegram Desktop (JSON)."""

import re
from collections.abc import Iterator
from pathlib import Path

from netral.errors import NetralError
from netral.intake.answered_item import PointedItem, walk_items
from netral.intake.bundle import Bundle, BundlePart, open_bundle
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import EmptySourceError
from netral.intake.format_card import FormatCard
from netral.intake.json_list import split_object
from netral.intake.json_shape import JsonShape, find_json_shape, look_at_content
from netral.intake.list_export import find_loose_parts, read_contents
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.telegram.chat import ChatList, find_chats, is_export
from netral.intake.telegram.message import MessageItem, is_service
from netral.intake.unread import list_unread
from netral.values.provenance import Grade

PARSER_VERSION = "1"
_FILE = re.compile(r"(?:[^/]+/)?(result\.json)")


class TelegramExportReader:
    """Reads the public channels and groups of an export; private chats stay closed.

    Whoever was a member could make the export and could edit it, so it counts as a
    capture by a third party.
    """

    source_format = "netral.telegram.export.v1"
    format_name = "Telegram Desktop export (JSON)"
    grade = Grade.C
    cards = (
        FormatCard(
            acts="posts in public channels; messages and replies in public groups; forwards",
            target="message that is answered; the chat; forwards: words without their author",
            stable_id="number of the sender; no handle",
            time="date_unixtime, UTC",
            visibility="public as of the export; private chats are never opened",
            limits="service notes are passed over; reactions name a few people only and are "
            "not read",
        ),
    )

    def recognise(self, path: Path) -> bool:
        shape = find_json_shape(path)
        if shape is not None:
            return _find_kind(shape) is not None
        try:
            return bool(_find_parts(path, open_bundle(path)))
        except NetralError:
            return False

    def inspect(self, path: Path) -> Inspection:
        export = _Export(path)
        closed_count = sum(found.closed_count for _, found in export.opened)
        chats = [chat for _, found in export.opened for chat in found.chats]
        notes = ["Whoever made the export could edit it; it is never called complete."]
        if not chats:
            notes.insert(0, "It holds no public chat, so nothing of it would be read.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="whole account" if export.is_whole else "one chat",
            grade=self.grade,
            would_read=(f"public channels and groups: {len(chats)}",),
            would_not_read=(
                UnreadPart(path=f"private chats: {closed_count}", reason="private messages"),
                UnreadPart(path="contacts, sessions, own data", reason="personal data"),
                *list_unread(export.bundle, export.parts, ()),
            ),
            record_count=sum(1 for _ in _iter_items(export)),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        export = _Export(path)
        sources = export.bundle.identify(export.parts)
        if not any(found.chats for _, found in export.opened):
            raise EmptySourceError(path.name, "it holds no public chat")
        maker = ActMaker(
            source=next(iter(sources.values())),
            source_format=self.source_format,
            parser_version=PARSER_VERSION,
            grade=self.grade,
        )
        yield from walk_items(_iter_items(export), maker=maker, door=door)


class _Export:
    """The opened file of one export."""

    def __init__(self, path: Path) -> None:
        self.bundle = open_bundle(path)
        self.parts = _find_parts(path, self.bundle)[:1]
        self.opened: list[tuple[BundlePart, ChatList]] = []
        self.is_whole = False
        for part, content in read_contents(self.parts):
            root = split_object(content, file=self.bundle.name, part=part.name)
            self.is_whole = "messages" not in root
            self.opened.append((part, find_chats(root)))


def _find_parts(path: Path, bundle: Bundle) -> list[BundlePart]:
    if find_json_shape(path) is not None:
        return [BundlePart(kind="export", name=path.name, item=bundle.items[0])]
    return [part for part in bundle.find_parts(_find_file) if _is_ours(part)] or find_loose_parts(
        bundle, _find_kind
    )


def _is_ours(part: BundlePart) -> bool:
    shape = look_at_content(part.item.read())
    return shape is not None and _find_kind(shape) is not None


def _find_file(name: str) -> tuple[str, str] | None:
    match = _FILE.fullmatch(name)
    return ("export", match[1]) if match is not None else None


def _find_kind(shape: JsonShape, _name: str = "") -> str | None:
    return "export" if shape.is_document and is_export(shape.keys, shape.inner) else None


def _iter_items(export: _Export) -> Iterator[PointedItem]:
    for part, found in export.opened:
        for chat in found.chats:
            for index, record in enumerate(chat.messages):
                if not is_service(bytes(record)):
                    item = MessageItem(
                        record=bytes(record), chat_id=chat.chat_id, is_channel=chat.is_channel
                    )
                    yield f"{part.name}{chat.pointer}/{index}", item
