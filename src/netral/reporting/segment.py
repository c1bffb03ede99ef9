"""Cuts a text into pieces to show: marked words, and hidden characters made visible."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_PLAIN = frozenset("\n\t")
_JOINER = "\u200d"
_SHORT_NAMES = {
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u180e": "MVS",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
_BLANK_LOOKING = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that show nothing."""
_TAGS = ("\U000e0000", "\U000e007f")
"""First and last of the tag characters, which spell out words that nobody sees."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text as it is shown."""

    text: str
    kind: str = ""
    """Empty for plain, ``mark`` for recognised words, ``hidden`` for a named character."""
    why: str = ""


def cut_text(text: str, spans: Sequence[dict[str, Any]]) -> list[Segment]:
    """Cut a text into the pieces in which it is shown.

    Hidden and direction-changing characters come out as their names, so that no
    text can change how the page around it reads.

    Args:
        text: The text as written to the record.
        spans: Records with ``start``, ``end`` and ``why``, in characters of `text`.

    Returns:
        Pieces in order; joined, the plain and marked ones are the text without its
        hidden characters.

    Example:
        >>> [(piece.text, piece.kind) for piece in cut_text("pilih\u202e A", [])]
        [('pilih', ''), ('RLO U+202E', 'hidden'), (' A', '')]
    """
    segments: list[Segment] = []
    for start, end, why in _pieces(len(text), spans):
        segments += _reveal(text, start, end, why)
    return segments


def name_hidden(character: str) -> str | None:
    """Name a character that people cannot see, or that turns the direction of reading.

    Args:
        character: One character.

    Returns:
        Its short name and code point; `None` if it can be seen.

    Example:
        >>> name_hidden("\u200b")
        'ZWSP U+200B'
        >>> name_hidden("a") is None
        True
    """
    if character in _PLAIN:
        return None
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    if not hidden and character not in _BLANK_LOOKING:
        return None
    code = f"U+{ord(character):04X}"
    if _TAGS[0] <= character <= _TAGS[1]:
        return f"TAG {code}"
    short = _SHORT_NAMES.get(character)
    return f"{short} {code}" if short else code


def _pieces(length: int, spans: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int, str]]:
    edges = sorted({0, length, *(each[edge] for each in spans for edge in ("start", "end"))})
    for start, end in pairwise(edges):
        whys = {each["why"] for each in spans if each["start"] <= start and end <= each["end"]}
        yield start, end, ", ".join(sorted(whys))


def _reveal(text: str, start: int, end: int, why: str) -> Iterator[Segment]:
    kind = "mark" if why else ""
    if start < end and text.isprintable() and _BLANK_LOOKING.isdisjoint(text):
        yield Segment(text[start:end], kind, why)
        return
    begun = start
    for place in range(start, end):
        name = None if _joins_pictures(text, place) else name_hidden(text[place])
        if name is None:
            continue
        if begun < place:
            yield Segment(text[begun:place], kind, why)
        yield Segment(name, "hidden")
        begun = place + 1
    if begun < end:
        yield Segment(text[begun:end], kind, why)


def _joins_pictures(text: str, place: int) -> bool:
    """Whether the character is the usual joiner between two pictures (a family, a profession)."""
    if text[place] != _JOINER or not 0 < place < len(text) - 1:
        return False
    before = text[place - 1]
    if before == "\ufe0f" and place > 1:
        before = text[place - 2]
    return _is_picture(before) and _is_picture(text[place + 1])


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk"}
