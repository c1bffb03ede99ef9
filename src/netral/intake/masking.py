"""Finds by their shape the people who have nothing to do with an act, and masks them."""

import re
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import NamedTuple

from netral.values.account import fold_handle


class PersonSign(StrEnum):
    """By what a text names a person without saying a name."""

    ADDRESS = "mail address"
    HANDLE = "handle"
    PROFILE = "profile link"
    NUMBER = "telephone or identity number"


class FoundPerson(NamedTuple):
    """A place of a text that names somebody."""

    start: int
    end: int
    sign: PersonSign


_SITES = r"(?:x|twitter|instagram|facebook|fb|tiktok|threads|youtube|t|linkedin|bsky)"
_FOLDERS = r"(?:(?:c|channel|in|people|profile|s|user)/)?"
"""Folders of a site in which the name of an account stands."""
_PERSON = re.compile(
    rf"(?P<address>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?:https?://)?(?:[\w-]+\.)?{_SITES}\.(?:com|net|me|app)/{_FOLDERS}"
    rf"(?P<profile>profile\.php\?id=\w+|@?[^\s/?#]+)"
    rf"|(?P<handle>[@\uff20]\w(?:[\w.\-]*\w)?)(?P<server>@[\w-]+(?:\.[\w-]+)+)?"
    rf"|(?P<number>(?<![\w.])(?:\+?62[ .\-]?|0)8(?:[ .\-]?\d){{7,12}}(?!\w)"
    rf"|(?<![\w.])\d{{16,18}}(?!\w))",
    re.IGNORECASE,
)
_NO_ACCOUNT = frozenset(
    {
        *("explore", "events", "groups", "hashtag", "home", "i", "intent", "live"),
        *("media", "p", "pages", "permalink.php", "photo", "photos", "playlist", "post", "posts"),
        *("reel", "reels", "search", "share", "shorts", "status", "story.php"),
        *("video", "videos", "watch"),
    }
)
"""First parts of a path that name no account."""
_DOTS = "…"


def find_people(text: str, *, keep: Collection[str]) -> Iterator[FoundPerson]:
    """Find where a text names people by handle, address, profile link or number.

    It works by shape alone, so a bare name without a sign is not found; nothing in a
    text tells a name from a word for certain.

    Args:
        text: Any text of an act or of its object.
        keep: Folded handles that may stand: the campaign accounts of the election.

    Yields:
        The places, from left to right, none overlapping; what is masked already is none.
    """
    for found in _PERSON.finditer(text):
        if found["address"]:
            yield FoundPerson(found.start(), found.end(), PersonSign.ADDRESS)
        elif found["number"]:
            yield FoundPerson(found.start(), found.end(), PersonSign.NUMBER)
        elif found["profile"]:
            name = fold_handle(found["profile"])
            if name.strip(_DOTS) and name not in keep and name not in _NO_ACCOUNT:
                yield FoundPerson(found.start("profile"), found.end(), PersonSign.PROFILE)
        elif fold_handle(found["handle"].replace("\uff20", "@")) not in keep:
            yield FoundPerson(found.start(), found.end(), PersonSign.HANDLE)


def mask_third_parties(text: str, *, keep: Collection[str]) -> str:
    """Mask handles, addresses, profile links and numbers of people, except those to keep.

    Each masked sign becomes ``…``, so the text keeps its length and spans that were
    found in it stay where they are; `netral.reporting` writes short masks instead.

    Args:
        text: A text of an admitted act.
        keep: Folded handles that may stand, see `find_people`.

    Returns:
        The text, as long as before; masking it again changes nothing.

    Example:
        >>> mask_third_parties("@ani lihat @Pasangan_Satu!", keep={"pasangan_satu"})
        '@……… lihat @Pasangan_Satu!'
        >>> mask_third_parties("surel a@b.id", keep=())
        'surel ………………'
    """
    signs = list(text)
    for start, end, sign in find_people(text, keep=keep):
        shown = sign is not PersonSign.ADDRESS and signs[start] in "@\uff20"
        first = start + 1 if shown else start
        signs[first:end] = _DOTS * (end - first)
    return "".join(signs)
