"""Masks who a text is about: the person, and every contestant."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from netral.casework.ids import CaseId
from netral.language.normalisation import normalise
from netral.language.word_list import list_words

Span = tuple[int, int, str]
"""Start and end in a text, and the label that covers it."""

_SHORTEST = 3
"""Single words shorter than this name nobody (titles, initials)."""
_SURE_LETTERS = 7
"""So many letters in a row are a name even where spaces stand between some of them."""
_ALONE = re.compile(r"(?<![^\W_])[^\W_](?:[\W_]{1,3}[^\W_](?![^\W_])){2,}")
"""Letters that stand alone, one after the other: S i t i, S.i.t.i."""
_JOINED = re.compile(r"[^\W_]+(?:(?:[^\w\s@#]|_){1,2}[^\W_]+)+")
"""Parts of a word with signs between them: Si-ti, Si_ti."""
_GAP = r"(?:\s{1,3}|\s{0,2}[^\w\s.,;:!?]\s{0,2}|_)"
"""What may stand inside a short name: no sign that ends a sentence or a part of it."""
_VERY_COMMON = list_words("""
di dan ini nya ada ke aku dari jadi bisa yg juga itu tapi tak kita ya akan lagi apa saja mau sama
masih kamu aja pada bukan gak kami na ga
""")
"""Words so common that two of them side by side are no name with a space in it."""
_SIGNS = ("01345789@$!|", ("oieastbgasil", "oleastbgasli"))
"""Signs that stand for letters; 1, ! and | for two of them."""
_SIGNS_FOR_LETTERS, _TWO_LETTERED = frozenset(_SIGNS[0]), frozenset("1!|")
_ALSO_ALIKE = str.maketrans("\u04cf\u0475\u0461\u03c3\u0501\u0261\u0406\u0399", "lvwodgII")
"""Look-alikes that the reading of texts does not know, since no ordinary text has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsFor:
    """The words by which somebody can be recognised."""

    names: tuple[str, ...] = field(default=(), repr=False)
    """Each of their words is masked alone too."""
    phrases: tuple[str, ...] = field(default=(), repr=False)
    """Masked as a whole: unit, position, NIP, handles, hashtags, slogans, keyed pseudonym."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestantWords:
    """A contestant and the words for them."""

    contestant_id: str
    words: WordsFor


class Form(NamedTuple):
    """One way of writing somebody's words."""

    word: str
    """Its first word in lower case; where that is not, the form is not."""
    expression: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """What stands instead of whom, in the view of one case."""

    person_label: str
    contestant_label: str
    """For the contestant whom the case is about."""
    forms: tuple[Form, ...] = field(repr=False)
    """Ways of writing each of the words, in the order in which they are tried."""
    labels: tuple[str, ...] = field(repr=False)
    """What stands instead of each form."""
    whole: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Long words and names without anything between their letters, each with its label."""
    short: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Short words of names, each with its label."""

    def locate(self, text: str) -> list[Span]:
        """Locate every word of the mask in a raw text, in whatever disguise.

        It looks where the text is folded, and as the language room reads it: look-alike
        letters, drawn-out ones, and characters that no eye sees carry no name past both.
        Then it looks with letters joined that stand apart, and with signs and digits read
        as letters. A short name with spaces inside is found unless its parts are very common
        words, as in "ya di".

        Args:
            text: The raw text.

        Returns:
            Spans of the raw text, in order; they may touch, and none lies in another.
        """
        found: list[Span] = []
        for view, offsets in _views(text):
            letters = "".join(filter(str.isalnum, view)).lower()
            spans = [*self.find(view), *self._find_whole(view, letters)]
            found += _place(spans, offsets)
            apart = _place(self._find_apart(view, letters), offsets)
            found += [span for span in apart if not _has_number(text[span[0] : span[1]])]
        return _merge(found)

    def _find_whole(self, view: str, letters: str) -> Iterator[Span]:
        """Find long names whose letters have anything but letters between them."""
        held = [(word, label) for word, label in self.whole if word in letters]
        places = [place for place, letter in enumerate(view) if letter.isalnum()] if held else []
        if len(letters) != len(places):
            return
        for word, label in held:
            start = letters.find(word)
            while start >= 0:
                first, last = places[start], places[start + len(word) - 1]
                if not (view[first - 1 : first].isalpha() or view[last + 1 : last + 2].isalpha()):
                    yield first, last + 1, label
                start = letters.find(word, start + 1)

    def _find_apart(self, view: str, letters: str) -> Iterator[Span]:
        """Find short words of names that have gaps between their letters."""
        for word, label in self.short:
            if word not in letters:
                continue
            for found in re.finditer(_apart(word), view, re.IGNORECASE):
                parts = re.findall(r"[^\W_]+", found.group().lower())
                if len(parts) > 1 and not _VERY_COMMON.issuperset(parts):
                    yield *found.span(), label

    def find(self, plain: str) -> Iterator[Span]:
        """Find every word of the mask in a text that is folded already.

        Yields:
            Start and end in the text, and the label that covers it.
        """
        forms = self._narrow(plain)
        if not forms:
            return
        pattern = "|".join(f"({form.expression})" for form, _ in forms)
        for found in re.finditer(pattern, plain, re.IGNORECASE):
            yield found.start(), found.end(), forms[(found.lastindex or 1) - 1][1]

    def cover(self, text: str) -> str:
        """Cover every word of the mask in a text, see `locate`.

        What is left is folded, so that no character stays that no eye sees.
        """
        pieces, position = [], 0
        for start, end, label in self.locate(text):
            pieces += [_normalise(text[position:start]), label]
            position = end
        return "".join((*pieces, _normalise(text[position:])))

    def _narrow(self, plain: str) -> list[tuple[Form, str]]:
        """Leave out the forms whose first word is not in the text: they cannot match.

        Where letters of other alphabets stand, upper and lower case are not one to one,
        and nothing is left out.
        """
        forms = list(zip(self.forms, self.labels, strict=True))
        if any(each.isalpha() and not each.isascii() for each in plain):
            return forms
        lowered = plain.lower()
        return [(form, label) for form, label in forms if form.word in lowered]


def make_mask(
    case_id: CaseId,
    *,
    person: WordsFor,
    contestant_id: str,
    contestants: Sequence[ContestantWords],
) -> Mask:
    """Make the mask of one case.

    The labels follow from the case, not from the person: the same person has another
    label in another case, so that nobody can put their cases side by side.

    Args:
        case_id: The case.
        person: The words for the civil servant.
        contestant_id: The contestant whom the case is about; becomes "Kandidat A".
        contestants: The words for all contestants of the election.

    Returns:
        The mask.
    """
    digest = hashlib.sha256(f"netral.label.v1\n{case_id}".encode()).hexdigest()
    person_label = f"Pegawai {digest[:2].upper()}"
    ordered = sorted(
        contestants,
        key=lambda each: (
            each.contestant_id != contestant_id,
            hashlib.sha256(f"{case_id}\n{each.contestant_id}".encode()).digest(),
        ),
    )
    covered = [(person_label, form) for form in _forms_of(person)]
    whole = [(word, person_label) for word in _whole_of(person)]
    short = [(word, person_label) for word in _short_of(person)]
    for place, each in enumerate(ordered):
        label = f"Kandidat {_letter(place)}"
        covered += [(label, form) for form in _forms_of_contestant(each)]
        whole += [(word, label) for word in _whole_of_contestant(each)]
        short += [(word, label) for word in _short_of_contestant(each)]
    covered.sort(key=lambda each: -len(each[1].expression))
    return Mask(
        person_label=person_label,
        contestant_label="Kandidat A",
        forms=tuple(form for _, form in covered),
        labels=tuple(label for label, _ in covered),
        whole=tuple(whole),
        short=tuple(short),
    )


def _letter(place: int) -> str:
    return chr(ord("A") + place % 26) + (str(place // 26) if place >= 26 else "")  # noqa: PLR2004


def _normalise(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(mark for mark in folded if unicodedata.category(mark) != "Cf")


def _views(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Give the text in each way of reading it, with the raw place of each character."""
    folded, offsets = _fold(text, _normalise)
    yield folded, offsets
    plain = normalise(text)
    read = plain.text.translate(_ALSO_ALIKE)
    places = range(len(read)) if plain.offsets is None else plain.offsets
    if read != folded:
        yield read, places
    alike, alike_places = _fold(text, _read_character)
    yield from _joined(read, places, alike, alike_places)
    if _SIGNS_FOR_LETTERS.isdisjoint(alike):
        return
    for letters in _SIGNS[1][: 1 if _TWO_LETTERED.isdisjoint(alike) else 2]:
        table = str.maketrans(_SIGNS[0], letters)
        yield read.translate(table), places
        yield from _joined(read.translate(table), places, alike.translate(table), alike_places)


def _joined(
    read: str, places: Sequence[int], alike: str, alike_places: Sequence[int]
) -> Iterator[tuple[str, Sequence[int]]]:
    """Give the text with letters joined that stand apart, and words joined at signs.

    The reading joins letters that stand apart as well, wherever a word of its own ends;
    so the text is also given with each letter where it stands.
    """
    if alike != read:
        yield alike, alike_places
    for text, offsets, pattern, begin in (
        (alike, alike_places, _ALONE, "#"),
        (read, places, _JOINED, ""),
    ):
        if pattern.search(text):
            yield _join(text, offsets, pattern, begin)


def _place(spans: Iterable[Span], offsets: Sequence[int]) -> Iterator[Span]:
    """Give the places in the raw text."""
    for start, end, label in spans:
        if end > start:
            yield offsets[start], offsets[end - 1] + 1, label


def _has_number(text: str) -> bool:
    """Whether it begins or ends with a number alone: beside a word that is no letter."""
    parts = text.split()
    return any("".join(filter(str.isalnum, part)).isdigit() for part in (parts[0], parts[-1]))


def _fold(text: str, fold: Callable[[str], str]) -> tuple[str, Sequence[int]]:
    """Fold a text a character at a time."""
    if text.isascii() and text.isprintable():
        return text, range(len(text))
    parts: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        plain = fold(character)
        parts.append(plain)
        offsets += [position] * len(plain)
    return "".join(parts), offsets


@lru_cache(maxsize=4096)
def _read_character(character: str) -> str:
    """Give the plain letter of a look-alike; nothing for what no eye sees."""
    return normalise(character).text.translate(_ALSO_ALIKE)


def _join(
    text: str, offsets: Sequence[int], pattern: re.Pattern[str], begin: str
) -> tuple[str, Sequence[int]]:
    """Take out what stands between the letters of each match.

    A match that begins with "#" is covered whole when it holds a name, as a hashtag is:
    where letters stand alone nothing tells where a word ends.
    """
    parts: list[str] = []
    kept: list[int] = []
    position = 0
    for found in pattern.finditer(text):
        parts += [text[position : found.start()], begin]
        kept += [*offsets[position : found.start()], *[offsets[found.start()]] * len(begin)]
        for place in range(*found.span()):
            if text[place].isalnum():
                parts.append(text[place])
                kept.append(offsets[place])
        position = found.end()
    return "".join((*parts, text[position:])), [*kept, *offsets[position:]]


def _merge(spans: list[Span]) -> list[Span]:
    """Merge spans that overlap; the one that begins first gives the label."""
    merged: list[Span] = []
    for start, end, label in sorted(spans, key=lambda each: (each[0], -each[1])):
        if merged and start < merged[-1][1]:
            first, last, kept = merged[-1]
            merged[-1] = (first, max(last, end), kept)
        else:
            merged.append((start, end, label))
    return merged


def _whole_of(words: WordsFor) -> Iterator[str]:
    """Give the long words and names of somebody in letters alone."""
    for phrase in (*words.names, *words.phrases):
        tokens = _tokens(phrase)
        for word in dict.fromkeys(("".join(tokens), *tokens)):
            if len(word) >= _SURE_LETTERS and not word.isdigit():
                yield word.lower()


def _short_of(words: WordsFor) -> list[str]:
    """Give the words of somebody's names that are too short to be sure of in any letters."""
    tokens = (token.lower() for name in words.names for token in _tokens(name))
    return [
        token
        for token in dict.fromkeys(tokens)
        if _SHORTEST <= len(token) < _SURE_LETTERS and not token.isdigit()
    ]


def _apart(word: str) -> str:
    """Match a word with or without gaps between its letters, with nothing joined to it."""
    inside = f"{_GAP}?".join(map(re.escape, word))
    return rf"(?<![^\W_]){inside}(?![^\W_])"


@lru_cache(maxsize=512)
def _whole_of_contestant(contestant: ContestantWords) -> tuple[str, ...]:
    return tuple(_whole_of(contestant.words))


@lru_cache(maxsize=512)
def _short_of_contestant(contestant: ContestantWords) -> tuple[str, ...]:
    return tuple(_short_of(contestant.words))


@lru_cache(maxsize=512)
def _forms_of_contestant(contestant: ContestantWords) -> tuple[Form, ...]:
    """The forms of somebody whose words are public; those of a person are never kept."""
    return (*_forms_of(contestant.words), *_phrase(contestant.contestant_id))


def _forms_of(words: WordsFor) -> list[Form]:
    forms = [form for phrase in (*words.phrases, *words.names) for form in _phrase(phrase)]
    singles = {
        token
        for name in words.names
        for token in _tokens(name)
        if len(token) >= _SHORTEST and not token.isdigit()
    }
    return [*forms, *(_single(token) for token in sorted(singles))]


def _phrase(phrase: str) -> list[Form]:
    """Match a phrase with anything but letters and digits between its words."""
    tokens = _tokens(phrase)
    if not tokens:
        return []
    if len(tokens) == 1:
        return [_single(tokens[0])]
    expression = r"[@#]?" + r"[\W_]*".join(re.escape(token) for token in tokens)
    return [Form(tokens[0].lower(), expression)]


def _single(token: str) -> Form:
    """Match a word alone, or the whole handle or hashtag that holds it."""
    word = re.escape(token)
    if token.isdigit() and len(token) < 5:  # noqa: PLR2004 - a ballot number, not a NIP
        return Form(token, rf"(?<!\w)[@#]?{word}(?!\w)")
    return Form(token.lower(), rf"[@#][\w.]*{word}[\w.]*|(?<![^\W\d_]){word}(?![^\W\d_])")


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _normalise(text))
