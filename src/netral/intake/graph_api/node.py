"""The nodes of Meta's Graph API: which kinds there are, and how they hold one another."""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

import msgspec

from netral.intake.json_list import find_array, find_object


class NodeKind(StrEnum):
    """A kind of node; the value is its name for people."""

    PAGE_POST = "posts of a Page"
    PAGE_COMMENT = "comments under a Page"
    PAGE_REACTION = "reactions under a Page"
    IG_COMMENT = "Instagram comments"
    IG_MEDIA = "Instagram posts"
    IG_ACCOUNT = "an Instagram account (business discovery)"
    THREAD = "Threads posts"


_WRAPPERS = ("mentioned_comment", "mentioned_media")
_NUMBER = re.compile(r"[0-9]{5,25}(?:_[0-9]{5,25})?", re.ASCII)
"""An answer about several ids at once is keyed by them."""
_LIST_KEYS = frozenset({"data", "paging", "summary"})
_PAGE = frozenset({"message", "from", "permalink_url", "comment_count", "story", "parent"})
_OF_IG_COMMENT = frozenset({"hidden", "media", "replies", "parent_id", "from", "user"})
_ALL_OF_IG_COMMENT = _OF_IG_COMMENT | {"id", "text", "timestamp", "username", "like_count"}
_OF_THREAD = frozenset(
    {"is_reply", "is_quote_post", "has_replies", "root_post", "replied_to", "topic_tag"}
)
_OF_POST = frozenset(
    {"story", "status_type", "full_picture", "shares", "is_published", "privacy", "comments"}
)
_OF_REACTION = frozenset({"id", "name", "type", "username", "pic", "link", "profile_type"})


def find_kind(keys: frozenset[str]) -> NodeKind | None:
    """Find the kind of a node by its keys.

    Args:
        keys: The keys of the node.

    Returns:
        The kind, or ``None`` if these are no keys of a node that is read.
    """
    return next((kind for kind, fits in _FITTING if fits(keys)), None)


def find_bare_kind(keys: frozenset[str]) -> NodeKind | None:
    """Find the kind of a node in an answer that asked for few fields or none.

    Its keys are also those of many other tables, so this is asked only where the
    answer as a whole has the shape of the interface.
    """
    kind = find_kind(keys)
    if kind is None and {"id", "text", "timestamp"} <= keys <= _ALL_OF_IG_COMMENT:
        return NodeKind.IG_COMMENT
    return kind


def _is_page(keys: frozenset[str]) -> bool:
    # With an addressee and without a public address it is a private message to the Page.
    is_message = "to" in keys and "permalink_url" not in keys
    return "created_time" in keys and bool(keys & (_PAGE | _OF_POST)) and not is_message


_FITTING: tuple[tuple[NodeKind, Callable[[frozenset[str]], bool]], ...] = (
    (NodeKind.IG_ACCOUNT, lambda keys: "business_discovery" in keys),
    (NodeKind.PAGE_POST, lambda keys: _is_page(keys) and bool(keys & _OF_POST)),
    (NodeKind.PAGE_COMMENT, _is_page),
    (NodeKind.PAGE_REACTION, lambda keys: {"id", "name", "type"} <= keys <= _OF_REACTION),
    (
        NodeKind.THREAD,
        lambda keys: {"timestamp", "username"} <= keys and bool(keys & _OF_THREAD),
    ),
    (
        NodeKind.IG_COMMENT,
        lambda keys: {"timestamp", "text"} <= keys and bool(keys & _OF_IG_COMMENT),
    ),
    (
        NodeKind.IG_MEDIA,
        lambda keys: (
            {"id", "timestamp", "media_type"} <= keys and bool(keys & {"permalink", "caption"})
        ),
    ),
)
"""In this order: the first that fits is meant."""


def iter_nodes(document: bytes) -> Iterator[tuple[str, NodeKind | None, msgspec.Raw]]:
    """Iterate over the nodes of an answer: a list under `data`, or the answer itself.

    Args:
        document: The answer.

    Yields:
        Place, kind and bytes of each node.
    """
    members = find_object(document)
    for key in _WRAPPERS:
        if key in members:
            yield f"/{key}", _find_kind_of(members[key]), members[key]
            return
    if members and all(_NUMBER.fullmatch(key) for key in members):
        for key, record in members.items():
            yield f"/{key}", _find_kind_of(record), record
        return
    records = find_array(members["data"]) if "data" in members else None
    if records is None:
        yield "", find_bare_kind(frozenset(members)), msgspec.Raw(document)
        return
    kind = None
    for index, record in enumerate(records):
        # A list holds nodes of one kind; a node with fewer keys is of the kind before it.
        kind = _find_kind_of(record) or kind
        yield f"/data/{index}", kind, record


def find_answer_kind(keys: frozenset[str], inner: Mapping[str, frozenset[str]]) -> NodeKind | None:
    """Find the kind of the nodes in an answer by the answer's keys.

    Args:
        keys: The keys of the answer.
        inner: Key to the keys below it.

    Returns:
        The kind, or ``None`` if this is no answer of the interface.
    """
    for key in _WRAPPERS:
        if key in keys:
            return find_bare_kind(inner[key])
    if keys and all(_NUMBER.fullmatch(key) for key in keys):
        return find_bare_kind(next(iter(inner.values()), frozenset()))
    if "data" in keys:
        return find_bare_kind(inner["data"]) if keys <= _LIST_KEYS else None
    kind = find_bare_kind(keys)
    # A bare {id, name, type} can be anything; it is a reaction only in a list of them.
    return kind if kind is not NodeKind.PAGE_REACTION else None


def _find_kind_of(record: msgspec.Raw) -> NodeKind | None:
    return find_bare_kind(frozenset(find_object(record)))
