"""The chats of a Telegram export, private ones left unopened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from netral.intake.json_list import find_array, find_object

PUBLIC = frozenset({"public_channel", "public_supergroup", "public_group"})
_WHOLE = ("chats", "left_chats")
_EMPTY = msgspec.Raw(b"[]")


class _Chat(msgspec.Struct):
    """The name of the chat is skipped; the messages stay bytes until the type is known."""

    type: str | None = None
    id: int | None = None
    messages: msgspec.Raw = msgspec.Raw()


_CHAT = msgspec.json.Decoder(_Chat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """One public chat."""

    pointer: str
    chat_id: str
    is_channel: bool
    messages: tuple[msgspec.Raw, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatList:
    """The public chats of an export, and how many others there are."""

    chats: tuple[Chat, ...]
    closed_count: int


def is_export(keys: frozenset[str], inner: Mapping[str, frozenset[str]]) -> bool:
    """Whether the keys of a JSON object are those of an export of Telegram Desktop."""
    if {"name", "type", "id", "messages"} <= keys:
        return not inner["messages"] or {"id", "type"} <= inner["messages"]
    return any("list" in inner.get(key, frozenset()) for key in _WHOLE)


def find_chats(root: Mapping[str, msgspec.Raw]) -> ChatList:
    """Find the public chats of an export.

    Args:
        root: The members of the export: of one chat, or of a whole account.

    Returns:
        The chats; of private ones only the number.
    """
    chats: list[Chat] = []
    closed_count = 0
    for pointer, raw in _iter_chats(root):
        try:
            chat = _CHAT.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            closed_count += 1
            continue
        if chat.type not in PUBLIC or chat.id is None:
            closed_count += 1
            continue
        chats.append(
            Chat(
                pointer=f"{pointer}/messages",
                chat_id=str(chat.id),
                is_channel=chat.type == "public_channel",
                messages=find_array(chat.messages) or (),
            )
        )
    return ChatList(chats=tuple(chats), closed_count=closed_count)


def _iter_chats(root: Mapping[str, msgspec.Raw]) -> Iterator[tuple[str, bytes]]:
    if "messages" in root:
        yield "#", msgspec.json.encode({key: root.get(key) for key in ("type", "id", "messages")})
        return
    for key in _WHOLE:
        listed = find_object(root.get(key, _EMPTY)).get("list", _EMPTY)
        for index, raw in enumerate(find_array(listed) or ()):
            yield f"#/{key}/list/{index}", bytes(raw)
