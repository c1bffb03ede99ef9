"""Which files of an X archive are read, which are not, and why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netral.intake.archive import ArchiveItem
from netral.intake.bundle import BundleItem
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
_DATA = re.compile(r"(?:.*/)?data/([^/]+\.js)")
_ACCOUNT = "account.js"
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
    item: BundleItem


def find_parts(items: Iterable[BundleItem]) -> tuple[Part, ...]:
    """Find the files of an X archive that are opened.

    They lie in ``data/``, or in older archives beside ``account.js``; the archive itself
    may lie in one folder, and may come in several parts, of which one names the account.

    Args:
        items: Everything in the archive.

    Returns:
        The parts, lists in the order of their numbers; empty if this is no X archive.
    """
    items = tuple(items)
    root = _find_root({item.name for item in items})
    parts = []
    for item in items:
        name = _find_name(item.name, root)
        kind = find_kind(name) if name is not None else None
        if name is not None and kind is not None:
            parts.append(Part(kind=kind, number=_find_number(name), name=name, item=item))
    if not any(part.kind is PartKind.ACCOUNT or part.kind.holds_records for part in parts):
        return ()
    order = list(PartKind)
    return tuple(sorted(parts, key=lambda part: (order.index(part.kind), part.number)))


def name_kind(name: str) -> PartKind | None:
    """Name the kind of a list by what the file says of itself, for example ``note_tweet``."""
    return _KINDS.get(name.replace("_", "-"))


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


def list_unread(items: Iterable[BundleItem], parts: Iterable[Part]) -> tuple[UnreadPart, ...]:
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
    """Find the folder of an older archive, which has no folder ``data``."""
    ending = f"/{_ACCOUNT}"
    roots = [
        name.removesuffix(_ACCOUNT)
        for name in names
        if name == _ACCOUNT or (name.endswith(ending) and not _DATA.fullmatch(name))
    ]
    return min(roots, key=lambda root: (root.count("/"), root), default=None)


def _find_name(path: str, root: str | None) -> str | None:
    match = _DATA.fullmatch(path)
    if match is not None:
        return f"data/{match[1]}"
    if root is None or not path.startswith(root):
        return None
    name = path.removeprefix(root)
    return name if "/" not in name else None


def _say_why(file: str) -> str:
    return next((why for pattern, why in _WHY_NOT if pattern.match(file)), _OTHER)
