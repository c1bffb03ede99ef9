"""Ballot numbers: a number names a contestant only beside the words of the ballot."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from netral.election.contest import Election, NameKind
from netral.language.token import TokenKind
from netral.language.word_list import list_words

_NUMBER_WORDS = {
    "satu": 1, "siji": 1, "hiji": 1, "dua": 2, "loro": 2, "tilu": 3, "tiga": 3, "telu": 3,
    "empat": 4, "papat": 4, "opat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
}  # fmt: skip
_STRONG = list_words(
    """
    paslon pasangan urut coblos cobloss nyoblos mencoblos jari capres cawapres cagub cawagub
    cabup cawabup cawalkot bupati pilih milih memilih dukung salam kubu calon tusuk contreng
    pendukung menangkan
    """
)
"""Words beside which a number is a ballot number by itself."""
_STRONG_ALONE = _STRONG - {"jari"}
_WEAK = list_words("nomor nomer nmr nmor no nomer2 nomor2 num number")
"""Words beside which a number needs the election in the same text."""
_BETWEEN = list_words("nomor nomer nmr nmor no urut yang yg si ke kosong angka nya")
_RELATIVE = list_words("yang yg")
"""Behind one of these a number counts clauses, no party: "satu partai, yang satu dinasti"."""
_PARTY = list_words("partai parpol caleg legislatif pileg dprd dpr")
_TAG_WORDS = list_words(
    """
    menang total pilih coblos gue kami kita aku saya salam jari nomor no dukung paslon tetap
    lanjutkan pasti all in untuk
    """
)
_REACH = 3
_DIGITS = 2
_SHORT_TEXT = 6
"""Up to so many words a padded number (02) stands for itself."""


class SupportsPiece(Protocol):
    """A piece of a text, as `netral.language.target` lists them."""

    @property
    def text(self) -> str: ...
    @property
    def token(self) -> int: ...
    @property
    def kind(self) -> TokenKind: ...


class NumberMention(NamedTuple):
    """A ballot number in a text, by pieces."""

    contestant_id: str
    first: int
    last: int


class BallotNumbers:
    """Finds ballot numbers and says whose they are."""

    def __init__(self, election: Election) -> None:
        """Keep the numbers of an election.

        Args:
            election: Whose contestants have numbers.
        """
        self._pairs: dict[int, str] = {}
        self._parties: dict[int, str] = {}
        for contestant in election.contestants:
            if contestant.ballot_number is None:
                continue
            owner = self._parties if contestant.kind == "party" else self._pairs
            owner.setdefault(contestant.ballot_number, contestant.contestant_id)
        self._drawn_on = min(
            (
                name.valid_from
                for contestant in election.contestants
                for name in contestant.names
                if name.kind is NameKind.NUMBER and name.valid_from is not None
            ),
            default=None,
        )
        numbers = set(self._pairs) | set(self._parties)
        self._forms = {str(n): n for n in numbers} | {f"0{n}": n for n in numbers if n < 10}  # noqa: PLR2004
        self._forms |= {word: n for word, n in _NUMBER_WORDS.items() if n in numbers}
        self._all_forms = frozenset(self._forms)
        self._padded = frozenset(f"0{n}" for n in self._pairs if n < 10)  # noqa: PLR2004
        # Single words only: "nomor urut" and "surat suara" are made of words of every day.
        self._election_words = frozenset(
            word.lower().lstrip("#") for word in election.election_words if " " not in word
        ) | frozenset({"pilkada", "pilgub", "pilpres", "pemilu", "debat", "gubernur", "presiden"})

    def may_stand_in(self, words: Collection[str]) -> bool:
        """Whether a ballot number can be among these words."""
        if self._all_forms.isdisjoint(words):
            return False
        return not (
            _STRONG.isdisjoint(words) and _WEAK.isdisjoint(words) and self._padded.isdisjoint(words)
        )

    def may_stand_in_tag(self, tag: str) -> bool:
        """Whether a ballot number can be in this hashtag or handle."""
        return any(form in tag for form in self._forms if form.isdigit()) and any(
            word in tag for word in _TAG_WORDS
        )

    def find(
        self,
        pieces: Sequence[SupportsPiece],
        words: Sequence[int],
        *,
        named: Collection[str],
        day: date,
    ) -> Iterator[NumberMention]:
        """Find the ballot numbers among the words of a text.

        A number beside a word for parties is a party's; else a pair's or candidate's.

        Args:
            pieces: The pieces of the text.
            words: Places of those pieces that are words or numbers.
            named: Contestants that the text names otherwise.
            day: The local day; before the draw no number names a pair.

        Returns:
            Each number that names a contestant.
        """
        present = {pieces[place].text for place in words}
        if self._all_forms.isdisjoint(present):
            return
        electoral = (
            bool(named)
            or not self._election_words.isdisjoint(present)
            or not _STRONG_ALONE.isdisjoint(present)
        )
        for position, place in enumerate(words):
            number = self._forms.get(pieces[place].text)
            if number is None or not self._counts(pieces, words, position, electoral=electoral):
                continue
            before = words[max(0, position - _REACH) : position]
            owners = self._pairs
            if not {pieces[other].text for other in before}.isdisjoint(_PARTY):
                owners = self._parties
            elif self._drawn_on is not None and day < self._drawn_on:
                continue
            contestant_id = owners.get(number)
            if contestant_id is not None:
                first = self._find_first(pieces, words, position)
                yield NumberMention(contestant_id, first, place + 1)

    def _counts(
        self,
        pieces: Sequence[SupportsPiece],
        words: Sequence[int],
        position: int,
        *,
        electoral: bool,
    ) -> bool:
        piece = pieces[words[position]]
        if piece.kind is TokenKind.HANDLE:
            return False
        if piece.kind is TokenKind.HASHTAG:
            same = {pieces[place].text for place in words if pieces[place].token == piece.token}
            return piece.text.isdigit() and not same.isdisjoint(_TAG_WORDS)
        following = pieces[words[position + 1]] if position + 1 < len(words) else None
        before = pieces[words[position - 1]].text if position else ""
        if following is not None and (
            _is_quantity(piece, following)
            or (before not in _WEAK and _means_all(piece, following))
            or (before in _RELATIVE and _points(piece, following))
        ):
            return False
        if following is not None and following.text == "jari":
            return electoral
        strong, weak = self._look_back(pieces, words, position)
        padded = piece.text in self._padded and (electoral or len(words) <= _SHORT_TEXT)
        return strong or padded or (electoral and weak)

    @staticmethod
    def _look_back(
        pieces: Sequence[SupportsPiece], words: Sequence[int], position: int
    ) -> tuple[bool, bool]:
        """Whether words of the ballot, strong or weak, lead up to the number."""
        strong = weak = relative = False
        digits = pieces[words[position]].text.isdigit()
        for back in range(position - 1, max(0, position - _REACH) - 1, -1):
            word = pieces[words[back]].text
            counted = word in _COUNTED and back > 0 and _is_number(pieces[words[back - 1]].text)
            strong = strong or (word in _PARTY and not relative and not counted)
            strong = strong or (word in _STRONG and not counted and (digits or word not in _VAGUE))
            weak = weak or word in _WEAK
            relative = relative or word in _RELATIVE
            if word not in _BETWEEN:
                break
        return strong, weak

    @staticmethod
    def _find_first(pieces: Sequence[SupportsPiece], words: Sequence[int], position: int) -> int:
        place = words[position]
        if pieces[place].kind is TokenKind.HASHTAG:
            return place
        first = position
        while (
            first > 0
            and position - first < _REACH
            and pieces[words[first - 1]].text in _WEAK | _BETWEEN | _LEADING
            and pieces[words[first - 1]].kind is TokenKind.WORD
        ):
            first -= 1
        return words[first]


def _is_quantity(piece: SupportsPiece, following: SupportsPiece) -> bool:
    if following.text in _UNITS:
        return True
    return following.text.isdigit() and following.token <= piece.token + _DIGITS


def _means_all(piece: SupportsPiece, following: SupportsPiece) -> bool:
    """Whether a number is said twice to mean all of so many: *dua-duanya*, *tiga2nya*."""
    said_again = following.text.startswith(piece.text) and following.text != piece.text
    return following.text in _ALL_OF or (said_again and not piece.text.isdigit())


def _points(piece: SupportsPiece, following: SupportsPiece) -> bool:
    """Whether a number behind "yang" points at somebody: "bupati yang satu ini"."""
    return following.text in _POINTING and not piece.text.isdigit()


def _is_number(text: str) -> bool:
    return text.isdigit() or text in _NUMBER_WORDS


_ALL_OF = frozenset({"nya", "ne", "na"})
_POINTING = frozenset({"ini", "itu"})
_COUNTED = list_words("paslon pasangan calon kandidat partai parpol caleg")
"""Behind a number these are counted and lead up to none: "3 paslon, 3 jingle"."""
_UNITS = list_words(
    """
    periode putaran kali hari bulan tahun taun thn jam menit persen orang juta miliar milyar
    triliun ribu rb jt km kg anak kandidat calon paslon pasangan kata hal x
    """
)
"""Words that make a number a quantity."""
_VAGUE = list_words("pilih milih memilih dukung salam calon pasangan kubu")
"""Beside these only digits count: "pilih dua" may be a quantity."""
_LEADING = list_words("paslon pasangan jari")
"""Words that belong to the number itself and are masked with it."""
