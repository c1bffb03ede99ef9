"""Which files of an X archive are read, which are not, and why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netral.intake.archive import ArchiveItem
from netral.intake.reader import UnreadPart


class PartKind(StrEnum):
    """A file of the archive that is opened; the value is its name without number."""

    MANIFEST = "manifest"
    ACCOUNT = "account"
    HANDLES = "screen-name-change"
    PROTECTION = "protected-history"
    NOTES = "note-tweet"
    POSTS = "tweets"
    POSTS_OLD = "tweet"
    DELETED = "deleted-tweets"
    COMMUNITY = "community-tweet"
    LIKES = "like"
    FOLLOWS = "following"

    @property
    def holds_posts(self) -> bool:
        """Whether its records are posts of the owner."""
        return self in _POSTS

    @property
    def holds_records(self) -> bool:
        """Whether its records go through the door."""
        return self in _POSTS or self in (PartKind.LIKES, PartKind.FOLLOWS)


_POSTS = frozenset({PartKind.POSTS, PartKind.POSTS_OLD, PartKind.DELETED, PartKind.COMMUNITY})
_KINDS = {kind.value: kind for kind in PartKind} | {
    "tweets": PartKind.POSTS,
    "deleted-tweet": PartKind.DELETED,
    "community-tweets": PartKind.COMMUNITY,
    "note-tweets": PartKind.NOTES,
}
_FILE = re.compile(r"([a-z-]+?)(?:-part([0-9]{1,4}))?\.js")
_MARKERS = ("data/account.js", "account.js")
_GRAILBIRD = re.compile(r"(?:.*/)?data/js/(?:tweets/.*|user_details\.js|payload_details\.js)")
_WHY_NOT = (
    (re.compile(r"direct-message|dm-"), "private messages"),
    (re.compile(r"ip-audit|device|login|connected-app|account-.*|key-registry"), "log-in data"),
    (re.compile(r"email|phone|contact|ageinfo|payment|shop|verified"), "personal data"),
    (re.compile(r"search|grok|personalization|ad-|audience"), "private use and advertising"),
    (re.compile(r"block|mute|follower|list"), "about other people"),
)
_OTHER = "not on the list of what is read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file that is opened."""

    kind: PartKind
    number: int
    name: str
    """Below the archive's own folder; a folder above it may name people."""
    item: ArchiveItem


def find_parts(items: Iterable[ArchiveItem]) -> tuple[Part, ...]:
    """Find the files of an X archive that are opened.

    They lie in ``data/``, or in older archives at the top; the archive itself may lie
    in one folder.

    Args:
        items: Everything in the archive.

    Returns:
        The parts, lists in the order of their numbers; empty if this is no X archive.
    """
    items = tuple(items)
    root = _find_root({item.name for item in items})
    if root is None:
        return ()
    parts = []
    for item in items:
        name = item.name.removeprefix(root)
        kind = find_kind(name)
        if kind is not None and item.name == root + name:
            parts.append(Part(kind=kind, number=_find_number(name), name=name, item=item))
    order = list(PartKind)
    return tuple(sorted(parts, key=lambda part: (order.index(part.kind), part.number)))


def find_kind(name: str) -> PartKind | None:
    """Find the kind of a file by its name in the archive, for example ``data/tweets.js``."""
    match = _FILE.fullmatch(name.removeprefix("data/"))
    return _KINDS.get(match[1]) if match is not None else None


def _find_number(name: str) -> int:
    match = _FILE.fullmatch(name.removeprefix("data/"))
    return int(match[2] or 0) if match is not None else 0


def is_grailbird(items: Iterable[ArchiveItem]) -> bool:
    """Whether this is an archive of the kind that Twitter made before 2018."""
    return any(_GRAILBIRD.fullmatch(item.name) for item in items)


def list_unread(items: Iterable[ArchiveItem], parts: Iterable[Part]) -> tuple[UnreadPart, ...]:
    """List what is never opened, and why; pictures and films are only counted.

    Args:
        items: Everything in the archive.
        parts: What is opened.

    Returns:
        The files by name where the name is one of X's own, else their number.
    """
    opened = {part.item.name for part in parts}
    unread, others = [], 0
    for item in items:
        if item.name in opened:
            continue
        file = item.name.rpartition("/")[2]
        if _FILE.fullmatch(file):
            unread.append(UnreadPart(path=file, reason=_say_why(file)))
        else:
            others += 1
    if others:
        unread.append(UnreadPart(path=f"{others} other files", reason=_OTHER))
    return tuple(unread)


def _find_root(names: set[str]) -> str | None:
    for marker in _MARKERS:
        roots = [
            name.removesuffix(marker)
            for name in names
            if name == marker or name.endswith(f"/{marker}")
        ]
        if roots:
            return min(roots, key=lambda root: (root.count("/"), root))
    return None


def _say_why(file: str) -> str:
    return next((why for pattern, why in _WHY_NOT if pattern.match(file)), _OTHER)
