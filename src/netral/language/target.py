"""Finds whom a text means: by names, hashtags, handles, slogans and ballot numbers, explained."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from netral.election.contest import Election
from netral.language.ballot_number import BallotNumbers
from netral.language.normalisation import NormalText
from netral.language.phrase import Phrase, PhraseBook, build_phrase_book, squash
from netral.language.reading import Span, Target
from netral.language.spelling import Spelling
from netral.language.token import Token, TokenKind, split_tokens
from netral.language.vocabulary import Vocabulary
from netral.values.instant import local_date

_WORD = re.compile(r"[a-z]+|[0-9]+")
_NEVER_PART_OF_NAMES = frozenset({TokenKind.SIGN, TokenKind.EMOJI})
_TAGGED = frozenset({TokenKind.HASHTAG, TokenKind.HANDLE})
_MIN_HANDLE_WORD = 5
"""A single name inside a stranger's handle counts from this many letters on."""
_TAG = re.compile(r"[#@](\w[\w.]*)")
_LONG_WORD = 8
"""Longer words may be a name run together with another word."""
_MOST_TAGS = 50_000
_MAX_ADDRESSEES = 2
"""A reply that begins with more handles than this addresses a crowd."""


class Piece(NamedTuple):
    """A token, or one word of a hashtag or handle, as names are looked for."""

    text: str
    """Lower-case; a misspelt name is already the name's own word."""
    token: int
    kind: TokenKind
    shown: str


class Mention(NamedTuple):
    """One place in a text that means one contestant."""

    contestant_id: str
    first: int
    """First piece."""
    last: int
    """One past the last piece."""
    why: str
    partisan: bool
    """A slogan or hashtag whose use is itself support."""


class Found(NamedTuple):
    """A text taken apart, and every place in it that means a contestant."""

    normal: NormalText
    tokens: tuple[Token, ...]
    pieces: tuple[Piece, ...]
    mentions: tuple[Mention, ...]
    """In the order of the text; a word shared by two contestants gives two mentions."""
    targets: tuple[Mention, ...]
    """Those mentions by which the text is *about* a contestant."""


class TargetFinder:
    """Finds the contestants of one election in texts; deterministic, each find explained.

    It knows words, not people: a find says that these letters name a contestant of
    this election on this day, and a reviewer sees the letters.
    """

    def __init__(self, election: Election, vocabulary: Vocabulary) -> None:
        """Prepare the names of an election.

        Args:
            election: Whose contestants are looked for.
            vocabulary: Ordinary words, which are never taken for a misspelt name.
        """
        self._election = election
        self._book: PhraseBook = build_phrase_book(election, vocabulary)
        self._numbers = BallotNumbers(election)
        self._splitter = vocabulary.build_splitter(self._book.words)
        self._parties = {
            contestant.contestant_id
            for contestant in election.contestants
            if contestant.kind == "party"
        }
        self._tags: dict[str, bool] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self.spelling = Spelling(vocabulary)
        """One spelling for each ordinary word."""

    @property
    def parties(self) -> frozenset[str]:
        """Ids of the contestants that are parties."""
        return frozenset(self._parties)

    def may_name(self, plain: str) -> bool:
        """Whether a plain text can mean a contestant at all; false is final and fast.

        Args:
            plain: The plain text, in any case.

        Returns:
            False if no name, number, hashtag or handle of the election can be in it.
        """
        words = _WORD.findall(plain.lower())
        if not self._book.triggers.isdisjoint(words) or self._numbers.may_stand_in(words):
            return True
        if "#" not in plain and "@" not in plain:
            return False
        return any(self._may_tag(tag) for tag in _TAG.findall(plain))

    def _may_tag(self, tag: str) -> bool:
        known = self._tags.get(tag)
        if known is None:
            lower = tag.lower()
            known = (
                lower in self._book.handles
                or squash(lower) in self._book.whole
                or self._numbers.may_stand_in_tag(lower)
                or not self._book.triggers.isdisjoint(self._splitter.split(tag))
            )
            if len(self._tags) < _MOST_TAGS:
                self._tags[tag] = known
        return known

    def find(self, normal: NormalText, *, at: datetime) -> Found:
        """Find every place that means a contestant.

        A party beside a pair or candidate is who backs them, not whom the text is
        about; a handle in a long list of addressees is an address. Both stay
        mentions, so that the model never sees them, but make no target.

        Args:
            normal: The plain text.
            at: When it was written; names and accounts have dates.

        Returns:
            The text taken apart, with mentions and targets.
        """
        day = local_date(at, self._election.zone)
        tokens = split_tokens(normal)
        pieces = self._list_pieces(tokens)
        words = [
            place for place, piece in enumerate(pieces) if piece.kind not in _NEVER_PART_OF_NAMES
        ]
        found, waiting = self._match_all(pieces, words, tokens, day)
        lower = normal.text.lower()
        present = {pieces[place].text for place in words}
        named = {mention.contestant_id for mention in found}
        stems = self._list_stems(present) if waiting else present
        for mention, phrase in waiting:
            if phrase.counts_beside(lower, present, stems=stems, named=named):
                found.append(mention)
                named.add(mention.contestant_id)
        taken = {place for mention in found for place in range(mention.first, mention.last)}
        found.extend(
            Mention(number.contestant_id, number.first, number.last, "number", partisan=False)
            for number in self._numbers.find(pieces, words, named=named, day=day)
            if taken.isdisjoint(range(number.first, number.last))
        )
        found.sort(key=lambda mention: (mention.first, mention.last, mention.contestant_id))
        mentions = tuple(found)
        return Found(
            normal, tuple(tokens), tuple(pieces), mentions, self._choose(tokens, pieces, mentions)
        )

    def _list_stems(self, words: set[str]) -> set[str]:
        stems = set(words)
        for word in words:
            known = self._stems.get(word)
            if known is None:
                known = frozenset(self.spelling.list_stems(word))
                if len(self._stems) >= _MOST_TAGS:
                    self._stems.clear()
                self._stems[word] = known
            stems |= known
        return stems

    def _choose(
        self, tokens: Sequence[Token], pieces: Sequence[Piece], mentions: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        addressed = _count_addressees(tokens)
        kept = [
            mention
            for mention in mentions
            if addressed <= _MAX_ADDRESSEES or pieces[mention.first].token >= addressed
        ]
        people = [mention for mention in kept if mention.contestant_id not in self._parties]
        return tuple(people or kept)

    def _list_pieces(self, tokens: Sequence[Token]) -> list[Piece]:
        pieces: list[Piece] = []
        canonical = self._book.canonical
        for place, (text, _, _, kind, shown) in enumerate(tokens):
            if kind in _TAGGED:
                pieces.extend(
                    Piece(canonical.get(part, part), place, kind, part)
                    for part in self._splitter.split(shown)
                )
            elif kind is TokenKind.WORD and len(text) > _LONG_WORD:
                known = canonical.get(text)
                parts = self._book.split_glued(text) if known is None else (known,)
                pieces.extend(Piece(part, place, kind, part) for part in parts)
            else:
                pieces.append(Piece(canonical.get(text, text), place, kind, shown))
        return pieces

    def _match_all(
        self,
        pieces: Sequence[Piece],
        words: Sequence[int],
        tokens: Sequence[Token],
        day: date,
    ) -> tuple[list[Mention], list[tuple[Mention, Phrase]]]:
        found: list[Mention] = []
        waiting: list[tuple[Mention, Phrase]] = []
        done: set[int] = set()
        ranges = _find_tag_ranges(pieces)
        for place, (opening, last) in ranges.items():
            token = tokens[place]
            for phrase in self._book.find_whole(token.text, token.kind, day):
                _keep(phrase, opening, last, found, waiting)
                done.add(place)
        reached = 0
        by_first = self._book.by_first
        for position, begin in enumerate(words):
            first = pieces[begin]
            if first.text not in by_first or position < reached or first.token in done:
                continue
            reached = position + self._match_at(
                pieces, words, position, day=day, found=found, waiting=waiting
            )
        return found, waiting

    def _match_at(
        self,
        pieces: Sequence[Piece],
        words: Sequence[int],
        position: int,
        *,
        day: date,
        found: list[Mention],
        waiting: list[tuple[Mention, Phrase]],
    ) -> int:
        """Take the longest names that start here; give how many words they cover."""
        first = pieces[words[position]]
        length = 0
        for phrase in self._book.starting_with(first.text):
            size = len(phrase.words)
            if length and size < length:
                break
            run = [pieces[place] for place in words[position : position + size]]
            if tuple(piece.text for piece in run) != phrase.words or not phrase.valid_on(day):
                continue
            if not self._may_hold(phrase, run):
                continue
            _keep(phrase, words[position], words[position + size - 1] + 1, found, waiting)
            length = size
        return length

    def _may_hold(self, phrase: Phrase, run: Sequence[Piece]) -> bool:
        """Whether a name may stand in these pieces: never across the border of a tag."""
        kinds = {piece.kind for piece in run}
        if kinds.isdisjoint({TokenKind.HASHTAG, TokenKind.HANDLE}):
            return True
        if len({piece.token for piece in run}) > 1:
            return False
        if TokenKind.HASHTAG in kinds or len(run) > 1:
            return True
        return (
            len(run[0].text) >= _MIN_HANDLE_WORD or phrase.contestant_id in self._parties
        ) and not phrase.ambiguous


def group_targets(found: Found) -> tuple[Target, ...]:
    """Group the target mentions by contestant, with their places in the raw text.

    Args:
        found: What the finder found.

    Returns:
        One target for each contestant, in the order of first mention.
    """
    spans: dict[str, list[Span]] = {}
    for mention in found.targets:
        first = found.tokens[found.pieces[mention.first].token]
        last = found.tokens[found.pieces[mention.last - 1].token]
        start, end = found.normal.find_raw_span(first.start, last.end)
        tagged = first.kind in {TokenKind.HASHTAG, TokenKind.HANDLE}
        why = first.kind.name.lower() if tagged and not mention.partisan else mention.why
        spans.setdefault(mention.contestant_id, []).append(Span(start=start, end=end, why=why))
    return tuple(
        Target(contestant_id=contestant_id, spans=tuple(places))
        for contestant_id, places in spans.items()
    )


def _keep(
    phrase: Phrase,
    first: int,
    last: int,
    found: list[Mention],
    waiting: list[tuple[Mention, Phrase]],
) -> None:
    mention = Mention(phrase.contestant_id, first, last, phrase.kind.value, phrase.partisan)
    if phrase.ambiguous:
        waiting.append((mention, phrase))
    else:
        found.append(mention)


def _find_tag_ranges(pieces: Sequence[Piece]) -> dict[int, tuple[int, int]]:
    ranges: dict[int, tuple[int, int]] = {}
    for place, piece in enumerate(pieces):
        if piece.kind in _TAGGED:
            first, _ = ranges.get(piece.token, (place, place))
            ranges[piece.token] = (first, place + 1)
    return ranges


def _count_addressees(tokens: Sequence[Token]) -> int:
    """Count the handles with which a reply begins."""
    for place, token in enumerate(tokens):
        if token.kind is not TokenKind.HANDLE:
            return place
    return len(tokens)
