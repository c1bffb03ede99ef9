"""Hides whom a text is about, so that the model cannot know, and so cannot care."""

from collections.abc import Collection
from enum import StrEnum

from netral.election.contest import Election
from netral.language.target import Found, Mention, Piece
from netral.language.token import TokenKind


class Role(StrEnum):
    """What stands in a masked text where a contestant stood."""

    TARGET = "t"
    """The contestant about whom the question is asked."""
    OTHER = "o"
    """Another contestant."""
    PARTY = "p"


_COLOURS = frozenset(
    [
        "merah",
        "putih",
        "biru",
        "kuning",
        "hijau",
        "oranye",
        "oren",
        "orange",
        "jingga",
        "hitam",
        "ungu",
        "pink",
        "abu",
        "coklat",
        "cokelat",
        "abang",
        "ireng",
        "kuneng",
        "bodas",
        "beureum",
    ]
)
_HEARTS = frozenset("❤🧡💛💚💙💜🖤🤍🤎💗💖💕💓💞💝♥")
_FINGERS = frozenset("☝✌🤟🤘👆👇👉👈🖖🤙🖐✋1️⃣2️⃣3️⃣")
_DOTS = frozenset("🔴🟠🟡🟢🔵🟣⚫⚪🟤🟥🟧🟨🟩🟦🟪⬛⬜🟫")
_TITLES = frozenset(
    [
        "bu",
        "ibu",
        "pak",
        "bapak",
        "bpk",
        "pk",
        "bp",
        "mas",
        "mbak",
        "mba",
        "bang",
        "kang",
        "cak",
        "gus",
        "ning",
        "neng",
        "mpok",
        "abah",
        "bunda",
        "mr",
        "mrs",
        "sdr",
        "sdri",
        "hj",
        "haji",
        "prof",
        "dr",
        "drs",
    ]
)
"""Titles before a name say man or woman, which would tell contestants apart."""
_GENERAL = frozenset(
    [
        "pilkada",
        "pilgub",
        "pilpres",
        "pilbup",
        "pilwalkot",
        "pilwali",
        "pemilihan",
        "pemilu",
        "umum",
        "gubernur",
        "wakil",
        "bupati",
        "wali",
        "walikota",
        "kota",
        "kabupaten",
        "provinsi",
        "presiden",
        "dan",
        "tahun",
        "serentak",
        "putaran",
        "daerah",
        "kepala",
        "di",
        "calon",
        "pasangan",
        "republik",
        "negara",
        "anggota",
        "dewan",
        "legislatif",
        "election",
        "governor",
    ]
)
_YEAR_DIGITS = 4


def mask(
    found: Found,
    *,
    target: str | None,
    parties: Collection[str],
    places: Collection[str],
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
        tagged = piece.kind is TokenKind.HASHTAG
        if tagged and piece.token != last_tag:
            masked.append("#")
            last_tag = piece.token
        covering = starts.get(position)
        if covering is not None:
            word, last = covering
            while masked and masked[-1] in _TITLES:
                masked.pop()
            if not (masked and masked[-1] == word):
                masked.append(word)
            position = last
            continue
        if piece.kind is TokenKind.HANDLE:
            token = piece.token
            inside = position
            while inside < len(pieces) and pieces[inside].token == token:
                inside += 1
            if not any(place in starts for place in range(position, inside)):
                masked.append("@")
                position = inside
                continue
            position += 1
            continue
        masked.append(_plain_word(piece, places))
        position += 1
    return masked


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


def _plain_word(piece: Piece, places: Collection[str]) -> str:
    text = piece.text
    if piece.kind is TokenKind.LINK:
        return "<link>"
    if piece.kind is TokenKind.NUMBER or text.isdigit():
        return "<year>" if len(text) == _YEAR_DIGITS and text[0] in "12" else "<number>"
    if text in _COLOURS:
        return "<colour>"
    if text in places:
        return "<place>"
    if piece.kind is TokenKind.EMOJI:
        if text in _HEARTS:
            return "❤"
        if text in _FINGERS:
            return "<fingers>"
        if text in _DOTS:
            return "<colour>"
    return text


def list_places(election: Election) -> frozenset[str]:
    """List the words that say where an election is held, from its titles.

    Args:
        election: The election.

    Returns:
        Lower-case words such as ``banten``.
    """
    titles = [election.title, *(contest.title for contest in election.contests)]
    words = {word.strip("().,–-") for title in titles for word in title.lower().split()}
    return frozenset(word for word in words if word.isalpha()) - _GENERAL
