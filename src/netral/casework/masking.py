"""Masks who a text is about: the person, and every contestant."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from netral.casework.ids import CaseId

_SHORTEST = 3
"""Single words shorter than this name nobody (titles, initials)."""


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

    def find(self, plain: str) -> Iterator[tuple[int, int, str]]:
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
        """Cover every word of the mask in a text.

        The text is normalised first: letters that only look different and characters
        that no eye sees would otherwise carry a name past the mask.
        """
        plain = _normalise(text)
        pieces, position = [], 0
        for start, end, label in self.find(plain):
            pieces += [plain[position:start], label]
            position = end
        return "".join((*pieces, plain[position:]))

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
    for place, each in enumerate(ordered):
        forms = _forms_of_contestant(each)
        covered += [(f"Kandidat {_letter(place)}", form) for form in forms]
    covered.sort(key=lambda each: -len(each[1].expression))
    return Mask(
        person_label=person_label,
        contestant_label="Kandidat A",
        forms=tuple(form for _, form in covered),
        labels=tuple(label for label, _ in covered),
    )


def _letter(place: int) -> str:
    return chr(ord("A") + place % 26) + (str(place // 26) if place >= 26 else "")  # noqa: PLR2004


def _normalise(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(mark for mark in folded if unicodedata.category(mark) != "Cf")


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
