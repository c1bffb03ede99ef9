"""The text as it is read: look-alikes folded, hidden characters gone, each place still known."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LOOK_ALIKES = str.maketrans(
    # Cyrillic, Greek, Armenian and Latin letters that pass for a plain Latin letter.
    "аеорсухіѕјһԁԛԝкмтвнгпиьАВЕКМНОРСТУХІЅЈԌԚԜαοντρικεηυωχβγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
    "ıłøđɑɡƒŧħɩɪʟɴʀʏᴀʙᴄᴅᴇꜰɢʜᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢօսոհցզ",
    "aeopcyxisjhdqwkmtbhrnnbABEKMHOPCTYXISJGQWaovtpikenuwxbyABEZHIKMNOPTYX"
    "ilodagfthiilnryabcdefghjkmopstuvwzouuhgq",
)
_SQUARED_LETTERS = {0x1F170 + n: chr(ord("A") + n) for n in range(26)} | {
    0x1F150 + n: chr(ord("A") + n) for n in range(26)
}
_JOINER = "\u200d"
_LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"}
_ELONGATED = re.compile(r"([A-Za-z])\1{2,}", re.IGNORECASE)
_SPACED = re.compile(r"(?<![\w@#])(?:[A-Za-z0-9](?:[ .\-_*·])){3,}[A-Za-z0-9](?!\w)")
_LEET_WORD = re.compile(r"(?<![\w@#/.])[A-Za-z]+[013457][A-Za-z013457]*[A-Za-z](?!\w)")
_LEET_INSIDE = re.compile(r"(?<=[A-Za-z])[013457]+(?=[A-Za-z])")
_CARE = (
    re.compile(r"(.)\1\1"),
    re.compile(r"[ .\-_*][a-z0-9][ .\-_*]"),
    re.compile(r"[a-z][013457]+[a-z]"),
)
"""One of these stands in every lower-case text that drawn-out, spaced or digit letters change."""
_LEET_MIN_LETTERS = 3
_EMOJI_FROM = 0x2190
_END_OF_UNICODE = 0x110000
_NAMED_EMOJI = re.compile(r"<(U\+[0-9A-Fa-f]{4,8}|[A-Za-z][A-Za-z &\-]{2,40})>")
_OTHER_EMOJI_NAMES = {
    "THUMBS UP": "THUMBS UP SIGN",
    "THUMBS DOWN": "THUMBS DOWN SIGN",
    "OK HAND": "OK HAND SIGN",
    "CLAPPING HANDS": "CLAPPING HANDS SIGN",
    "FOLDED HANDS": "PERSON WITH FOLDED HANDS",
    "RED HEART": "HEAVY BLACK HEART",
    "SMILING FACE WITH SMILING EYES": "SMILING FACE WITH SMILING EYES",
    "SMILING FACE WITH OPEN MOUTH & SMILING EYES": "SMILING FACE WITH OPEN MOUTH AND SMILING EYES",
    "GLOWING STAR": "GLOWING STAR",
    "HIGH VOLTAGE": "HIGH VOLTAGE SIGN",
    "PERSEVERING FACE": "PERSEVERING FACE",
    "ANGRY FACE": "ANGRY FACE",
    "POUTING FACE": "POUTING FACE",
    "FACE BLOWING A KISS": "FACE THROWING A KISS",
    "FLEXED BICEPS": "FLEXED BICEPS",
    "RAISED FIST": "RAISED FIST",
    "OPEN HANDS": "OPEN HANDS SIGN",
    "EXPRESSIONLESS FACE": "EXPRESSIONLESS FACE",
}
_FIXED = (
    dict.fromkeys("\n\r\t\x0b\x0c\x85\u2028\u2029", " ")
    | dict.fromkeys("\ufe0e\ufe0f", "")  # Every emoji keyboard writes them; they hide nothing.
    | {chr(code): letter for code, letter in _SQUARED_LETTERS.items()}
    | dict.fromkeys("\u034f\u115f\u1160\u3164\uffa0\u2800", "\0")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u0060\u00b4\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_HIDDEN = "\0"
"""Marks a hidden character in the cache: removed and counted."""


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text made plain, with the way back to the raw characters."""

    raw: str
    text: str
    """Folded, in the writer's case; emoji stay."""
    offsets: Sequence[int] | None
    """Raw position of each character of `text`; `None` where the two are the same."""
    hidden_characters: int
    """Zero-width, bidirectional, tag and control characters that were removed."""

    def find_raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Find the raw characters behind a part of the plain text.

        Args:
            start: First character in `text`.
            end: One past the last character in `text`; greater than `start`.

        Returns:
            Start and end in `raw`, end exclusive.
        """
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def normalise(raw: str) -> NormalText:
    """Make a text plain, so that disguise does not change how it is read.

    Folds compatibility forms and look-alike letters, removes hidden characters and
    counts them, shortens drawn-out letters, joins spaced letters, and undoes digits
    that stand for letters inside a word. It does not correct spelling, and it never
    changes what a person sees as a different word.

    Args:
        raw: Any text.

    Returns:
        The plain text with the map back to `raw`.

    Example:
        >>> normalise("Mantaaap P r a m o n o").text
        'Mantap Pramono'
        >>> normalise("An\u200bies").hidden_characters
        1
    """
    if raw.isascii() and raw.isprintable() and "<" not in raw:
        if not _needs_care(raw):
            return NormalText(raw, raw, None, 0)
        text, offsets, hidden = raw, list(range(len(raw))), 0
    else:
        text, offsets, hidden = _fold(raw)
        if "<" in text:
            text, offsets = _show_named_emoji(text, offsets)
    if _needs_care(text):
        text, offsets = _join_spaced(text, offsets)
        text, offsets = _shorten(text, offsets)
        text = _undo_leet(text)
    return NormalText(raw, text, offsets, hidden)


def _needs_care(text: str) -> bool:
    lower = text.lower()
    return any(pattern.search(lower) is not None for pattern in _CARE)


def _fold(raw: str) -> tuple[str, list[int], int]:
    if _FOLDING.odd.isdisjoint(raw):
        text = raw.translate(_FOLDING)
        if _FOLDING.odd.isdisjoint(raw):
            return text, list(range(len(raw))), 0
    parts: list[str] = []
    offsets: list[int] = []
    hidden = 0
    for position, character in enumerate(raw):
        plain = _FOLDING[ord(character)]
        if plain == _HIDDEN:
            if character == _JOINER and _joins_emoji(raw, position):
                continue
            hidden += 1
            continue
        if plain:
            parts.append(plain)
            offsets.extend([position] * len(plain))
    return "".join(parts), offsets, hidden


class _Folding(dict[int, str]):
    """What each character is folded to, worked out once; `odd` ones are not one to one."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = _fold_character(character)
        if len(plain) != 1 or plain == _HIDDEN:
            self.odd.add(character)
        self[code] = plain
        return plain


def _fold_character(character: str) -> str:
    fixed = _FIXED.get(character)
    if fixed is not None:
        return fixed
    category = unicodedata.category(character)
    if category in {"Cf", "Cc"}:
        return _HIDDEN
    plain = unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in plain if unicodedata.category(part) not in {"Mn", "Me"})
    folded = kept.translate(_LOOK_ALIKES)
    return " " if folded.isspace() else folded


def _show_named_emoji(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Put the emoji where an export wrote its name: ``<THUMBS UP>``, ``<U+0001F602>``."""
    parts: list[str] = []
    kept: list[int] = []
    done = 0
    for match in _NAMED_EMOJI.finditer(text):
        emoji = _find_emoji(match.group(1))
        if emoji is None:
            continue
        parts += [text[done : match.start()], emoji]
        kept += [*offsets[done : match.start()], offsets[match.start()]]
        done = match.end()
    return "".join([*parts, text[done:]]), [*kept, *offsets[done:]]


def _find_emoji(name: str) -> str | None:
    if name.startswith("U+"):
        return chr(int(name[2:], 16)) if int(name[2:], 16) < _END_OF_UNICODE else None
    known = _OTHER_EMOJI_NAMES.get(name.upper(), name.upper())
    try:
        emoji = unicodedata.lookup(known)
    except KeyError:
        return None
    return emoji if len(emoji) == 1 and ord(emoji) >= _EMOJI_FROM else None


def _joins_emoji(raw: str, position: int) -> bool:
    return (
        0 < position < len(raw) - 1
        and ord(raw[position - 1]) >= _EMOJI_FROM
        and ord(raw[position + 1]) >= _EMOJI_FROM
    )


def _drop(text: str, offsets: list[int], unwanted: set[int]) -> tuple[str, list[int]]:
    if not unwanted:
        return text, offsets
    kept = [place for place in range(len(text)) if place not in unwanted]
    return "".join(text[place] for place in kept), [offsets[place] for place in kept]


def _join_spaced(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    unwanted: set[int] = set()
    for match in _SPACED.finditer(text):
        if sum(character.isalpha() for character in match.group()) >= _LEET_MIN_LETTERS:
            unwanted.update(range(match.start() + 1, match.end(), 2))
    return _drop(text, offsets, unwanted)


def _shorten(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    unwanted: set[int] = set()
    for match in _ELONGATED.finditer(text):
        before, after = (
            text[max(match.start() - 1, 0) : match.start()],
            text[match.end() : match.end() + 1],
        )
        if not (before.isalnum() or after.isalnum()):
            continue  # A word of one letter, such as PPP or www, is no drawn-out word.
        unwanted.update(range(match.start() + 1, match.end()))
    return _drop(text, offsets, unwanted)


def _undo_leet(text: str) -> str:
    def undo_word(match: re.Match[str]) -> str:
        word = match.group()
        if sum(character.isalpha() for character in word) < _LEET_MIN_LETTERS:
            return word
        return _LEET_INSIDE.sub(
            lambda digits: "".join(_LEET[digit] for digit in digits.group()), word
        )

    return _LEET_WORD.sub(undo_word, text)


_FOLDING = _Folding()
