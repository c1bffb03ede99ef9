"""A text as the desk shows it: names covered, hidden characters made visible."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from netral.casework.masking import Mask
from netral.language.normalisation import normalise

_LABEL = re.compile(r"Pegawai [0-9A-F]{2}|Kandidat [A-Z]\d*")
_PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"
_HIDDEN_LETTERS = frozenset("\u034f\u115f\u1160\u3164\uffa0\u2800")
_KEPT = frozenset("\n\t\r")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a shown text; the template gives each kind its own element."""

    kind: str
    """``plain``, ``label`` (somebody's name was there), or ``hidden``."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownText:
    """A text in the writer's own letters, and as it is read, where that differs."""

    raw: tuple[Piece, ...]
    read_as: tuple[Piece, ...]
    """Empty if it is read as it is written."""
    hidden_count: int

    def __bool__(self) -> bool:
        return bool(self.raw or self.read_as)


def show_text(text: str, mask: Mask | None) -> ShownText:
    """Show a text with every name covered and every hidden character visible.

    The mask locates names in the raw characters, in whatever disguise. If a name were left
    in the writer's letters all the same, only the folded text is shown.

    Args:
        text: The raw text.
        mask: The words to cover; `None` once the identity is open.

    Returns:
        Pieces that are not escaped yet.
    """
    if not text:
        return ShownText(raw=(), read_as=(), hidden_count=0)
    plain = normalise(text)
    hidden = sum(_is_hidden(each) for each in text)
    covered = [] if mask is None else _merge(mask.locate(text), text)
    raw = tuple(_cut(text, covered))
    if plain.text == text and hidden == 0 and text.isascii():
        return ShownText(raw=raw, read_as=(), hidden_count=0)
    read_as = tuple(
        _cut(plain.text, [] if mask is None else _merge(mask.locate(plain.text), plain.text))
    )
    if mask is not None and _names_somebody(raw, mask):
        raw = ()
    differs = hidden > 0 or not raw or _join(raw) != _join(read_as)
    return ShownText(raw=raw, read_as=read_as if differs else (), hidden_count=hidden)


def _is_hidden(character: str) -> bool:
    if character in _KEPT:
        return False
    return character in _HIDDEN_LETTERS or unicodedata.category(character) in ("Cf", "Cc", "Co")


def _merge(spans: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """Merge what overlaps, and the words of one name: how many it has is no matter."""
    merged: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans, key=lambda each: (each[0], -each[1])):
        if merged and _belongs(merged[-1], start, label, text):
            first, last, kept = merged[-1]
            merged[-1] = (first, max(last, end), kept)
        else:
            merged.append((start, end, label))
    return merged


def _belongs(before: tuple[int, int, str], start: int, label: str, text: str) -> bool:
    if start < before[1]:
        return True
    between = text[before[1] : start]
    return label == before[2] and all(each.isspace() or _is_hidden(each) for each in between)


def _cut(text: str, covered: list[tuple[int, int, str]]) -> Iterator[Piece]:
    position = 0
    for start, end, label in covered:
        yield from _mark_hidden(text[position:start])
        yield Piece("label", label)
        yield from (piece for piece in _mark_hidden(text[start:end]) if piece.kind == "hidden")
        position = end
    yield from _mark_hidden(text[position:])


def _mark_hidden(text: str) -> Iterator[Piece]:
    plain = ""
    for character in text:
        if not _is_hidden(character):
            plain += character
            continue
        if plain:
            yield from _split(plain)
        plain = ""
        yield Piece("hidden", f"U+{ord(character):04X}")
    if plain:
        yield from _split(plain)


def _split(text: str) -> tuple[Piece, ...]:
    """Split at labels, so that those the mask has put in stand out."""
    pieces, position = [], 0
    for found in _LABEL.finditer(text):
        if found.start() > position:
            pieces.append(Piece("plain", text[position : found.start()]))
        pieces.append(Piece("label", found.group()))
        position = found.end()
    if position < len(text):
        pieces.append(Piece("plain", text[position:]))
    return tuple(pieces)


def _names_somebody(pieces: tuple[Piece, ...], mask: Mask) -> bool:
    left = "".join(each.text if each.kind == "plain" else _PLACEHOLDER for each in pieces)
    return bool(mask.locate(left))


def _join(pieces: tuple[Piece, ...]) -> str:
    return "".join(each.text for each in pieces if each.kind != "hidden").strip()
