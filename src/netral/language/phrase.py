"""The names of an election as phrases that can be matched word by word."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from netral.election.contest import Contestant, Election, Name, NameKind
from netral.language.normalisation import normalise
from netral.language.token import TokenKind, split_tokens
from netral.language.vocabulary import Vocabulary

_TITLES = ("bu", "ibu", "pak", "pa", "bapak", "mas", "mbak", "bang", "kang", "gus", "cak", "bunda")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MIN_FUZZY = 6
"""From this length on, a name may be one edit away."""
_MIN_DERIVED = 5
"""From this length on, one word of a member's full name is taken as a name of its own."""
_MIN_GLUED = 4
_PERSONAL = frozenset({NameKind.NAME, NameKind.NICKNAME, NameKind.PARTY})


class _Context:
    """Words and phrases of which one standing in a text settles what a name means."""

    __slots__ = ("_alone", "_written")

    def __init__(self, phrases: Iterable[str]) -> None:
        lower = [phrase.lower().lstrip("#@") for phrase in phrases]
        self._alone = frozenset(phrase for phrase in lower if phrase.isalpha())
        self._written = tuple(
            (phrase, re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)"))
            for phrase in lower
            if not phrase.isalpha()
        )

    def stands_in(self, text: str, words: Collection[str]) -> bool:
        if not self._alone.isdisjoint(words):
            return True
        return any(
            pattern.search(text) is not None if phrase in text else phrase in words
            for phrase, pattern in self._written
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One way to name one contestant."""

    words: tuple[str, ...]
    contestant_id: str
    kind: NameKind
    ambiguous: bool = False
    counts_with: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    partisan: bool = False
    _for: _Context = field(init=False, repr=False, compare=False)
    _against: _Context = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the context once, since every text that holds the name asks for it."""
        object.__setattr__(self, "_for", _Context(self.counts_with))
        object.__setattr__(self, "_against", _Context(self.not_with))

    def valid_on(self, day: date) -> bool:
        """Whether the name is in use on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day < self.valid_until
        )

    def counts_beside(
        self,
        text: str,
        words: Collection[str],
        *,
        stems: Collection[str],
        named: Collection[str],
    ) -> bool:
        """Whether an ambiguous name means the contestant in this text.

        Args:
            text: The plain text, lower-case.
            words: Its words, also those inside hashtags.
            stems: What its words are made of: "mendukung" counts as "dukung".
            named: Contestants that the text names without doubt.

        Returns:
            True if a word that makes it count stands in the text and none that forbids it.
        """
        if self._against.stands_in(text, words):
            return False
        return self.contestant_id in named or self._for.stands_in(text, stems)


@dataclass(slots=True)
class PhraseBook:
    """All phrases of an election, found by their first word."""

    by_first: dict[str, list[Phrase]] = field(default_factory=dict)
    whole: dict[str, list[Phrase]] = field(default_factory=dict)
    """Hashtags, and names written as one word, by their letters and digits."""
    handles: dict[str, list[Phrase]] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)
    """Misspelt or glued form to the name's own word."""
    triggers: frozenset[str] = frozenset()
    """Words without which no phrase can stand in a text; one of each phrase."""
    words: frozenset[str] = frozenset()
    long_words: tuple[str, ...] = ()
    """Words of names that are told even where they are run together with another word."""

    def starting_with(self, word: str) -> Sequence[Phrase]:
        """Give the phrases that start with a word, longest first."""
        return self.by_first.get(word, ())

    def split_glued(self, word: str) -> tuple[str, ...]:
        """Split a word that begins or ends with a long name; else give it alone."""
        if word in self.words:
            return (word,)
        if word.startswith(self.long_words):
            name = next(name for name in self.long_words if word.startswith(name))
            return name, word[len(name) :]
        if word.endswith(self.long_words):
            name = next(name for name in self.long_words if word.endswith(name))
            return word[: -len(name)], name
        return (word,)

    def find_whole(self, tag: str, kind: TokenKind, day: date) -> Iterator[Phrase]:
        """Find the phrases that a whole hashtag or handle stands for on a day."""
        phrases = self.handles.get(tag, []) if kind is TokenKind.HANDLE else []
        phrases = phrases or self.whole.get(squash(tag), [])
        return (phrase for phrase in phrases if phrase.valid_on(day))


def squash(text: str) -> str:
    """Reduce a text to its letters and digits, lower-case.

    Example:
        >>> squash("#Pram-Doel")
        'pramdoel'
    """
    return "".join(character for character in text.lower() if character.isalnum())


def build_phrase_book(election: Election, vocabulary: Vocabulary) -> PhraseBook:
    """Build the phrases of an election from its names, members and accounts.

    Beside the names that the election file lists, it takes each member's full name
    and those words of it that are long, not ordinary, and belong to one contestant.

    Args:
        election: The election.
        vocabulary: Ordinary words.

    Returns:
        The phrase book.
    """
    book = PhraseBook()
    phrases = [
        phrase for contestant in election.contestants for phrase in _list_phrases(contestant)
    ]
    phrases.extend(_derive_phrases(election, phrases, vocabulary))
    for phrase in phrases:
        _add(book, phrase)
    for account in election.campaign_accounts:
        if account.account.handle:
            handle = account.account.handle.lower().lstrip("@")
            book.handles.setdefault(handle, []).append(
                Phrase(
                    words=(handle,),
                    contestant_id=account.contestant_id,
                    kind=NameKind.HANDLE,
                    valid_from=account.valid_from,
                    valid_until=account.valid_until,
                )
            )
    for same_start in book.by_first.values():
        same_start.sort(key=lambda phrase: -len(phrase.words))
    book.words = frozenset(
        word
        for phrase in phrases
        for word in phrase.words
        if not word.isdigit() and phrase.kind is not NameKind.HANDLE
    )
    book.long_words = tuple(
        sorted(
            {
                word
                for phrase in phrases
                if phrase.kind in _PERSONAL and not phrase.ambiguous
                for word in phrase.words
                if len(word) >= _MIN_FUZZY and word.isalpha() and word not in vocabulary
            },
            key=lambda word: (-len(word), word),
        )
    )
    book.canonical = _list_variants(phrases, book.words, vocabulary)
    book.triggers = frozenset(book.canonical) | {
        _choose_trigger(phrase.words, vocabulary)
        for same_start in book.by_first.values()
        for phrase in same_start
    }
    return book


def _choose_trigger(words: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Choose the rarest word: a phrase can only stand where each of its words stands."""
    return max(words, key=lambda word: (word not in vocabulary, len(word)))


def _add(book: PhraseBook, phrase: Phrase) -> None:
    if phrase.kind is NameKind.HANDLE:
        book.handles.setdefault("".join(phrase.words), []).append(phrase)
        return
    whole = book.whole.setdefault("".join(phrase.words), [])
    if all(other.contestant_id != phrase.contestant_id for other in whole):
        whole.append(phrase)
    starts = [phrase] if phrase.kind is not NameKind.HASHTAG else []
    glued = "".join(phrase.words)
    if len(phrase.words) > 1 and len(glued) >= _MIN_FUZZY:
        starts.append(replace(phrase, words=(glued,)))
    for start in starts:
        same_start = book.by_first.setdefault(start.words[0], [])
        if all(
            (other.words, other.contestant_id) != (start.words, start.contestant_id)
            for other in same_start
        ):
            same_start.append(start)


def _list_phrases(contestant: Contestant) -> Iterator[Phrase]:
    for name in contestant.names:
        if name.kind is NameKind.NUMBER:
            continue
        words = _words_of(name)
        if words:
            yield Phrase(
                words=words,
                contestant_id=contestant.contestant_id,
                kind=name.kind,
                ambiguous=name.ambiguous,
                counts_with=name.counts_with,
                not_with=name.not_with,
                valid_from=name.valid_from,
                valid_until=name.valid_until,
                partisan=name.partisan,
            )


def _words_of(name: Name) -> tuple[str, ...]:
    if name.kind is NameKind.HANDLE:
        return (name.text.lower().strip().lstrip("@"),)
    if name.kind is NameKind.HASHTAG:
        return (squash(name.text),)
    return _split_words(name.text)


def _split_words(text: str) -> tuple[str, ...]:
    return tuple(
        token.text
        for token in split_tokens(normalise(text.replace("#", " ").replace("@", " ")))
        if token.kind in {TokenKind.WORD, TokenKind.NUMBER}
    )


def _derive_phrases(
    election: Election, listed: Iterable[Phrase], vocabulary: Vocabulary
) -> Iterator[Phrase]:
    known = {phrase.words for phrase in listed}
    owners: dict[str, set[str]] = {}
    for contestant in election.contestants:
        for member in contestant.members:
            for word in _split_words(member):
                owners.setdefault(word, set()).add(contestant.contestant_id)
    for contestant in election.contestants:
        for words in _list_forms(contestant, owners, vocabulary):
            if words not in known:
                known.add(words)
                yield Phrase(
                    words=words, contestant_id=contestant.contestant_id, kind=NameKind.NAME
                )


def _list_forms(
    contestant: Contestant, owners: Mapping[str, Collection[str]], vocabulary: Vocabulary
) -> Iterator[tuple[str, ...]]:
    """List how names are written: whole, and those of persons shortened.

    Two words of a party's name may be any two words: "tidak punya partai, hati-hati".
    """
    is_party = contestant.kind == "party"
    for name in (*contestant.members, *((contestant.title,) if is_party else ())):
        words = _split_words(name)
        if len(words) > 1:
            yield words
        if not is_party:
            yield from _shorten(words, owners, vocabulary)


def _shorten(
    words: tuple[str, ...], owners: Mapping[str, Collection[str]], vocabulary: Vocabulary
) -> Iterator[tuple[str, ...]]:
    """Shorten a person's name: its first two words, and each that names nobody else."""
    if len(words) > 1:
        yield words[:2]
    for word in words:
        if len(word) >= _MIN_DERIVED and word not in vocabulary and len(owners.get(word, ())) == 1:
            yield (word,)


def _list_owners(phrases: Iterable[Phrase]) -> dict[str, set[str]]:
    """List the words that may be misspelt or glued, with the contestants whom they name."""
    owners: dict[str, set[str]] = {}
    for phrase in phrases:
        if phrase.kind not in _PERSONAL or phrase.ambiguous:
            continue
        for word in phrase.words:
            if word.isalpha() and len(word) >= _MIN_GLUED:
                owners.setdefault(word, set()).add(phrase.contestant_id)
    return owners


def _list_variants(
    phrases: Iterable[Phrase], names: frozenset[str], vocabulary: Vocabulary
) -> dict[str, str]:
    variants: dict[str, str] = {}
    clashes: set[str] = set()
    owners = _list_owners(phrases)
    for name in sorted(owners, key=lambda word: (-len(word), word)):
        forms = {title + name for title in _TITLES}
        forms |= {name[:place] + name[place] + name[place:] for place in range(len(name))}
        if len(name) >= _MIN_FUZZY:
            forms |= _one_edit(name)
        for form in forms:
            if form in names or form in vocabulary:
                continue
            if owners[variants.setdefault(form, name)] != owners[name]:
                clashes.add(form)
    for form in clashes:
        del variants[form]
    return variants


def _one_edit(name: str) -> set[str]:
    splits = [(name[:place], name[place:]) for place in range(len(name) + 1)]
    forms = {left + right[1:] for left, right in splits if right}
    forms |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    forms |= {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    forms |= {left + letter + right for left, right in splits for letter in _LETTERS}
    return forms - {name}
