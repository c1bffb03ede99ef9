"""Finds the lists of a TikTok archive by their names, in whatever section they lie this year."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from netral.intake.json_list import find_array, find_object
from netral.intake.json_record import find_decoded


class ListKind(StrEnum):
    """A list that is read; the value is its name for people."""

    POSTS = "posts"
    DELETED = "recently deleted posts"
    COMMENTS = "comments"
    LIKES = "likes"
    FOLLOWS = "accounts followed"
    LIVE_COMMENTS = "comments in live videos"


_GROUPS: dict[str, tuple[ListKind, frozenset[str]]] = {
    "posts": (ListKind.POSTS, frozenset({"videolist", "postlist"})),
    "videos": (ListKind.POSTS, frozenset({"videolist"})),
    "recently deleted posts": (ListKind.DELETED, frozenset({"postlist", "deletedpostlist"})),
    "comments": (ListKind.COMMENTS, frozenset({"commentslist"})),
    "like list": (ListKind.LIKES, frozenset({"itemfavoritelist"})),
    "following": (ListKind.FOLLOWS, frozenset({"following", "followinglist"})),
    "following list": (ListKind.FOLLOWS, frozenset({"following", "followinglist"})),
    "watch live history": (ListKind.LIVE_COMMENTS, frozenset({"watchlivemap", "watchlivelist"})),
}
_PROFILE_GROUPS = frozenset({"profile info", "profile information"})
_SECTIONS = frozenset(
    {
        *("activity", "your activity", "profile", "profile and settings", "video", "post"),
        *("comment", "likes and favorites", "tiktok live", "app settings", "direct message"),
        *("direct messages", "tiktok shop", "tiktok shopping", "income+ wallet"),
        *("location review", "ads and data"),
    }
)
_MARKS = 2
"""So many sections must be TikTok's before a file is taken for its archive."""
_CLOSED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"direct messages?|chat history"), "private messages"),
    (re.compile(r"share history"), "mostly sent by message; to whom else is not recorded"),
    (re.compile(r"search(?:es)?|watch history|favorite.*|usage.*"), "private use"),
    (re.compile(r"login history|status|autofill"), "log-in data and personal data"),
    (re.compile(r"follower(?: list)?|block(?: list)?"), "about other people"),
    (re.compile(r"tiktok shop.*|income\+ wallet|purchases?|location.*"), "private life"),
    (re.compile(r"ad interests|ads.*|off tiktok.*|instant form.*"), "advertising"),
)
_CLOSED_GROUPS = frozenset({"watch history", "favorite videos", "share history", "searches"})
_MAX_DEPTH = 3
_SENTINEL = -1


class _LiveComment(msgspec.Struct, rename="pascal"):
    comment_content: str | None = None
    raw_time: object = None


_LIVE_COMMENT = msgspec.json.Decoder(_LiveComment)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundList:
    """One list, undecoded."""

    kind: ListKind
    pointer: str
    records: tuple[tuple[str, str, msgspec.Raw], ...]
    """Pointer below the list, id of the live video if there is one, record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """What is used of an archive."""

    lists: tuple[FoundList, ...]
    profile: Mapping[str, msgspec.Raw]
    settings: Mapping[str, msgspec.Raw]
    closed: tuple[tuple[str, str], ...]
    """Names of TikTok's own sections that stay closed, and why."""
    names: tuple[str, ...]
    """Keys of the root."""

    @property
    def version(self) -> str:
        """Which generation of sections this is."""
        names = {name.casefold() for name in self.names}
        new = bool(names & {"your activity", "profile and settings", "likes and favorites"})
        old = bool(names & {"activity", "video"})
        if new and old:
            return "mixed sections"
        return "2024 and later" if new else "until 2024"


def is_ours(keys: frozenset[str], inner: Mapping[str, frozenset[str]]) -> bool:
    """Whether the keys of a JSON object are the sections of a TikTok archive.

    Args:
        keys: The keys.
        inner: Key to the keys below it; they decide where there is one section only.

    Returns:
        Whether they are.
    """
    sections = [key for key in keys if key.casefold() in _SECTIONS]
    if len(sections) >= _MARKS:
        return True
    below = {name.casefold() for key in sections for name in inner.get(key, ())}
    return len(keys) == 1 and bool(below & (_GROUPS.keys() | _CLOSED_GROUPS))


def find_sections(content: Mapping[str, msgspec.Raw]) -> Sections:
    """Find what is read, and skip everything else without decoding it.

    Args:
        content: The root of the archive.

    Returns:
        Lists, profile and settings.
    """
    lists: list[FoundList] = []
    found: dict[str, Mapping[str, msgspec.Raw]] = {}
    closed: dict[str, str] = {}
    for way, value in _iter_groups(content, closed):
        name = way.rpartition("/")[2].casefold()
        if name in _PROFILE_GROUPS:
            found.setdefault("profile", _find_below(value, "profilemap"))
        elif name == "settings":
            found.setdefault("settings", _find_below(value, "settingsmap"))
        else:
            lists.extend(_find_lists(way, name, value))
    return Sections(
        lists=tuple(lists),
        profile=found.get("profile", {}),
        settings=found.get("settings", {}),
        closed=tuple(closed.items()),
        names=tuple(content),
    )


def _iter_groups(
    content: Mapping[str, msgspec.Raw], closed: dict[str, str], way: str = "", depth: int = 0
) -> Iterator[tuple[str, msgspec.Raw]]:
    for key, value in content.items():
        name = key.casefold().strip()
        why = next((why for pattern, why in _CLOSED if pattern.fullmatch(name)), None)
        if why is not None:
            closed[key] = why
        elif (name in _GROUPS and depth) or name in _PROFILE_GROUPS or name == "settings":
            yield f"{way}/{key}", value
        elif depth < _MAX_DEPTH:
            yield from _iter_groups(find_object(value), closed, f"{way}/{key}", depth + 1)


def _find_below(value: msgspec.Raw, name: str) -> Mapping[str, msgspec.Raw]:
    for key, below in find_object(value).items():
        if key.casefold() == name:
            return find_object(below)
    return {}


def _find_lists(way: str, name: str, value: msgspec.Raw) -> Iterator[FoundList]:
    kind, names = _GROUPS[name]
    for key, below in find_object(value).items():
        if key.casefold() in names:
            rows = (
                _iter_live(below)
                if kind is ListKind.LIVE_COMMENTS
                else ((f"/{n}", "", row) for n, row in enumerate(find_array(below) or ()))
            )
            yield FoundList(kind=kind, pointer=f"{way}/{key}", records=tuple(rows))


def _iter_live(value: msgspec.Raw) -> Iterator[tuple[str, str, msgspec.Raw]]:
    for number, (room, watched) in enumerate(find_object(value).items()):
        for key, comments in find_object(watched).items():
            if key.casefold() == "comments":
                for index, row in enumerate(find_array(comments) or ()):
                    if not _is_placeholder(row):
                        yield f"/{number}/{key}/{index}", room, row


def _is_placeholder(row: msgspec.Raw) -> bool:
    """Whether a row says only that nothing was written under the live video."""
    comment = find_decoded(_LIVE_COMMENT, row)
    return (
        comment is not None
        and comment.raw_time == _SENTINEL
        and not (comment.comment_content or "").strip()
    )
