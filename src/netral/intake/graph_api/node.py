"""The nodes of Meta's Graph API: which kinds there are, and how they hold one another."""

from collections.abc import Callable, Iterator
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


_PAGE = frozenset({"message", "from", "permalink_url", "comment_count", "story", "parent"})
_OF_IG_COMMENT = frozenset({"hidden", "media", "replies", "parent_id", "from", "user"})
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


def _is_page(keys: frozenset[str]) -> bool:
    return "created_time" in keys and bool(keys & _PAGE)


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
    records = find_array(members["data"]) if "data" in members else None
    if records is None:
        yield "", find_kind(frozenset(members)), msgspec.Raw(document)
        return
    kind = None
    for index, record in enumerate(records):
        # A list holds nodes of one kind; a node with fewer keys is of the kind before it.
        kind = find_kind(frozenset(find_object(record))) or kind
        yield f"/data/{index}", kind, record
