"""Masks people who are not in the register wherever a text is written or shown."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from netral.election.contest import Election, NameKind
from netral.intake.masking import PersonSign, find_people
from netral.language.reading import Span
from netral.values.account import fold_handle

_MASKS = {
    PersonSign.ADDRESS: "…@…",
    PersonSign.HANDLE: "@…",
    PersonSign.PROFILE: "…",
    PersonSign.NUMBER: "[nomor]",
}
_MAY_NAME_PEOPLE = re.compile(r"[@\uff20/]|\d[\d .\-]{7,}")
"""In every handle, address, profile link and number; most texts have none of them."""


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

    This is a second fence: the intake masks before anything is kept. Who is masked is
    what `netral.intake.masking.find_people` finds; here the masks are short, to be read.

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
    if _MAY_NAME_PEOPLE.search(text) is None:
        return MaskedText(text=text, spans=tuple(spans))
    pieces: list[str] = []
    cuts: list[tuple[int, int, int, int]] = []
    position = length = 0
    for start, end, sign in find_people(text, keep=keep):
        mask = _MASKS[sign]
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
