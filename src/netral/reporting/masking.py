"""Masks people who are not in the register wherever a text is written or shown."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from netral.election.contest import Election, NameKind
from netral.language.reading import Span
from netral.values.account import fold_handle

HANDLE_MASK = "@…"
ADDRESS_MASK = "…@…"
NUMBER_MASK = "[nomor]"
PATH_MASK = "…"

_SITES = r"(?:x|twitter|instagram|facebook|fb|tiktok|threads|youtube|t|linkedin|bsky)"
_THIRD_PARTY = re.compile(
    rf"(?P<address>[\w.+-]+@[\w-]+\.[A-Za-z][\w.-]*)"
    rf"|(?P<site>(?:https?://)?(?:[\w-]+\.)?{_SITES}\.(?:com|net|me|app)/)(?P<path>@?[^\s/?#]+)"
    rf"|(?<![\w/])(?P<handle>[@\uff20]\w[\w.\-]*\w|[@\uff20]\w)(?:@[\w.-]+\w)?"
    rf"|(?P<number>(?<![\w.])(?:\+?62[ .\-]?|0)8(?:[ .\-]?\d){{7,12}}(?!\w)"
    rf"|(?<![\w.])\d{{16,18}}(?!\w))"
)

_NOT_A_HANDLE = frozenset(
    {
        *("c", "channel", "explore", "events", "groups", "hashtag", "home", "i", "intent", "live"),
        *("media", "p", "pages", "permalink.php", "photo", "photos", "playlist", "post", "posts"),
        *("reel", "reels", "search", "share", "shorts", "status", "story.php", "user"),
        *("video", "videos", "watch"),
    }
)
"""First parts of a path that name no account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedText:
    """A text without other people's handles, and the spans moved to where they are now."""

    text: str
    spans: tuple[Span, ...]


def list_campaign_handles(election: Election) -> frozenset[str]:
    """List the handles that stay readable: those of campaigns and of the contestants.

    Args:
        election: The election of the run.

    Returns:
        Folded handles.
    """
    accounts = {
        fold_handle(account.account.handle)
        for account in election.campaign_accounts
        if account.account.handle
    }
    names = {
        fold_handle(name.text)
        for contestant in election.contestants
        for name in contestant.names
        if name.kind is NameKind.HANDLE
    }
    return frozenset(accounts | names)


def mask_third_parties(
    text: str, *, keep: Collection[str], spans: Sequence[Span] = ()
) -> MaskedText:
    """Mask handles, addresses and numbers of people in a text, and move its spans along.

    This is a second fence: the intake masks before anything is kept. It works by
    shape alone, so a bare name of a person without a sign stays; nothing in a text
    tells a name from a word for certain.

    Args:
        text: Any text of an act or of its object.
        keep: Folded handles that stay readable, see `list_campaign_handles`.
        spans: Places in `text` to move along.

    Returns:
        The masked text; masking it again changes nothing.

    Example:
        >>> mask_third_parties("Setuju @budi_s dan @paslon!", keep={"paslon"}).text
        'Setuju @… dan @paslon!'
    """
    pieces: list[str] = []
    cuts: list[tuple[int, int, int, int]] = []
    position = length = 0
    for found in _THIRD_PARTY.finditer(text):
        cut = _mask_of(found, keep)
        if cut is None:
            continue
        start, end, mask = cut
        pieces += [text[position:start], mask]
        length += start - position
        cuts.append((start, end, length, length + len(mask)))
        length += len(mask)
        position = end
    if not cuts:
        return MaskedText(text=text, spans=tuple(spans))
    pieces.append(text[position:])
    move = _mover(cuts)
    return MaskedText(
        text="".join(pieces),
        spans=tuple(
            Span(start=move(span.start)[0], end=move(span.end)[1], why=span.why) for span in spans
        ),
    )


def _mask_of(found: re.Match[str], keep: Collection[str]) -> tuple[int, int, str] | None:
    if found["address"]:
        return found.start(), found.end(), ADDRESS_MASK
    if found["number"]:
        return found.start(), found.end(), NUMBER_MASK
    if found["path"]:
        part = fold_handle(found["path"])
        if part in _NOT_A_HANDLE or part in keep or part == PATH_MASK:
            return None
        return found.start("path"), found.end("path"), PATH_MASK
    handle = fold_handle(found["handle"].replace("\uff20", "@"))
    if handle in keep:
        return None
    return found.start(), found.end(), HANDLE_MASK


def _mover(cuts: Sequence[tuple[int, int, int, int]]) -> Callable[[int], tuple[int, int]]:
    """Make the function that moves a place of the raw text, as a start and as an end."""

    def move(place: int) -> tuple[int, int]:
        shift = 0
        for start, end, new_start, new_end in cuts:
            if place <= start:
                break
            if place < end:
                return new_start, new_end
            shift = new_end - end
        return place + shift, place + shift

    return move
