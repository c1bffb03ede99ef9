"""Hides whom a text is about, so that the model cannot know, and so cannot care."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from netral.election.contest import Election
from netral.language.spelling import Spelling
from netral.language.target import Found, Mention, Piece
from netral.language.token import TokenKind
from netral.language.word_list import list_words


class Role(StrEnum):
    """What stands in a masked text where a contestant stood."""

    TARGET = "t"
    """The contestant about whom the question is asked."""
    OTHER = "o"
    """Another contestant."""
    PARTY = "p"


_COLOURS = list_words(
    """
    merah putih biru kuning hijau oranye oren orange jingga hitam ungu pink abu coklat
    cokelat abang ireng kuneng bodas beureum
    """
)
_EMOJI = (
    dict.fromkeys("❤🧡💛💚💙💜🖤🤍🤎💗💖💕💓💞💝♥", "❤")
    | dict.fromkeys("☝✌🤟🤘👆👇👉👈🖖🤙🖐✋", "<fingers>")
    | dict.fromkeys("🔴🟠🟡🟢🔵🟣⚫⚪🟤🟥🟧🟨🟩🟦🟪⬛⬜🟫", "<colour>")
)
"""Hearts, fingers and dots tell contestants apart by colour and number."""
TITLES = list_words(
    """
    bu ibu pak bapak bpk pk bp mas mbak mba bang kang cak gus ning neng mpok abah bunda mr
    mrs sdr sdri hj haji prof dr drs
    """
)
"""Titles before a name say man or woman, which would tell contestants apart."""
_GENERAL = list_words(
    """
    pilkada pilgub pilpres pilbup pilwalkot pilwali pemilihan pemilu umum gubernur wakil
    bupati wali walikota kota kabupaten provinsi presiden dan tahun serentak putaran daerah
    kepala di calon pasangan republik negara anggota dewan legislatif election governor
    """
)
_YEAR_DIGITS = 4


def mask(
    found: Found,
    *,
    target: str | None,
    parties: Collection[str],
    places: Collection[str],
    spelling: Spelling,
) -> list[str]:
    """Write a text as the model reads it: no contestant, number, slogan or colour in it.

    Swapping two contestants of one kind everywhere in a text gives the same list,
    so no answer can depend on who is meant.

    Args:
        found: The text with its mentions.
        target: The contestant in question; `None` asks about the text as a whole,
            and every contestant is then the target.
        parties: Ids of the contestants that are parties.
        places: Words that name where the election is held.
        spelling: Gives ordinary words one spelling.

    Returns:
        Lower-case words, signs and emoji; ``<t>``, ``<o>``, ``<p>`` for contestants,
        with ``n`` for a number, ``s`` for a slogan and ``#`` for a hashtag.
    """
    starts = _choose_roles(found, target=target, parties=parties)
    masked: list[str] = []
    pieces = found.pieces
    position, last_tag = 0, -1
    while position < len(pieces):
        piece = pieces[position]
        if piece.kind is TokenKind.HASHTAG and piece.token != last_tag:
            masked.append("#")
            last_tag = piece.token
        covering = starts.get(position)
        if covering is not None:
            _write_role(masked, covering[0])
            position = covering[1]
        elif piece.kind is TokenKind.HANDLE:
            position = _write_handle(masked, pieces, position, starts)
        elif _joins_halves(found, position):
            position += 1
        else:
            doubled = _is_doubling(found, position) and bool(masked)
            masked.append(masked[-1] if doubled else _plain_word(piece, places, spelling))
            position += 1
    return masked


def _joins_halves(found: Found, position: int) -> bool:
    """Whether a hyphen stands inside a word, as in *sama-sama*."""
    pieces = found.pieces
    if pieces[position].text != "-" or not 0 < position < len(pieces) - 1:
        return False
    before, hyphen, after = (
        found.tokens[pieces[place].token] for place in (position - 1, position, position + 1)
    )
    return (
        before.kind is TokenKind.WORD
        and after.kind is TokenKind.WORD
        and before.end == hyphen.start
        and hyphen.end == after.start
    )


def _is_doubling(found: Found, position: int) -> bool:
    """Whether a 2 says the word before it twice, as in *sama2*."""
    piece = found.pieces[position]
    return piece.text == "2" and piece.kind is TokenKind.SIGN


def _write_role(masked: list[str], role: str) -> None:
    while masked and masked[-1] in TITLES:
        masked.pop()
    if not (masked and masked[-1] == role):
        masked.append(role)


def _write_handle(
    masked: list[str],
    pieces: Sequence[Piece],
    position: int,
    starts: Mapping[int, tuple[str, int]],
) -> int:
    """Write a stranger's handle as a bare sign; of a contestant's, skip what is no name."""
    end = position
    while end < len(pieces) and pieces[end].token == pieces[position].token:
        end += 1
    if any(place in starts for place in range(position, end)):
        return position + 1
    masked.append("@")
    return end


def _choose_roles(
    found: Found, *, target: str | None, parties: Collection[str]
) -> dict[int, tuple[str, int]]:
    """Say for each first piece of a mention what stands there, and where it ends."""
    targets = {mention.contestant_id for mention in found.targets}
    starts: dict[int, tuple[str, int]] = {}
    for mention in found.mentions:
        if mention.contestant_id == target or (target is None and mention.contestant_id in targets):
            role = Role.TARGET
        elif mention.contestant_id in parties:
            role = Role.PARTY
        else:
            role = Role.OTHER
        earlier = starts.get(mention.first)
        if earlier is not None and earlier[0].startswith(f"<{Role.TARGET}"):
            continue
        kind = found.pieces[mention.first].kind
        starts[mention.first] = (f"<{role}{_manner(mention, kind)}>", mention.last)
    return starts


def _manner(mention: Mention, kind: TokenKind) -> str:
    if mention.partisan:
        return "s"
    if mention.why == "number":
        return "n"
    if kind is TokenKind.HASHTAG:
        return "#"
    return "@" if kind is TokenKind.HANDLE else ""


def _plain_word(piece: Piece, places: Collection[str], spelling: Spelling) -> str:
    text = piece.text
    if piece.kind is TokenKind.LINK:
        return "<link>"
    if piece.kind is TokenKind.EMOJI:
        return _EMOJI.get(text, text)
    if piece.kind is TokenKind.NUMBER or text.isdigit():
        return "<year>" if len(text) == _YEAR_DIGITS and text[0] in "12" else "<number>"
    if text in _COLOURS:
        return "<colour>"
    return "<place>" if text in places else spelling.correct(text)


def list_places(election: Election) -> frozenset[str]:
    """List the words that say where an election is held, from its titles.

    Args:
        election: The election.

    Returns:
        Lower-case words such as ``banten``.
    """
    titles = [election.title, *(contest.title for contest in election.contests)]
    words = {word.strip("().,\u2013-") for title in titles for word in title.lower().split()}
    return frozenset(word for word in words if word.isalpha()) - _GENERAL
