"""Whether a text speaks of a contestant as the holder of an office, and of which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from netral.election.contest import Contestant, Election
from netral.election.folding import fold_name
from netral.language.reading import Span

_KINDS: dict[str, str] = {
    "deputy governor": r"wakil\s+gubernur|wagub",
    "governor": r"gubernur|gub(?=\b\.?)",
    "deputy mayor": r"wakil\s+wali\s?kota|wawali(?:kota)?|wawalkot",
    "mayor": r"wali\s?kota|walkot",
    "deputy regent": r"wakil\s+bupati|wabup",
    "regent": r"bupati",
    "vice president": r"wakil\s+presiden|wapres",
    "president": r"presiden",
    "minister": r"menteri|men(?:tan|sos|han|dagri|pora|dikbud|kes|hub|keu|ag|lu|ko\w*)\b",
    "cabinet secretary": r"sekretaris\s+kabinet|seskab|sekretaris\s+kabupaten",
    "legislature": r"(?:wakil\s+)?(?:ketua|anggota)\s+(?:dprd|dpr)",
    "agency": r"(?:wakil\s+)?kepala\s+\w+|panglima\s+\w+|kapol\w+|pangdam",
}
_TITLE = "|".join(f"(?:{pattern})" for pattern in _KINDS.values())
_KIND_OF = [(kind, re.compile(rf"(?:{each})", re.IGNORECASE)) for kind, each in _KINDS.items()]
_BEFORE = re.compile(
    rf"\b(?P<title>{_TITLE})(?:nya|ku)?\b(?P<between>[\w\s.,]{{0,40}})$", re.IGNORECASE
)
_AFTER = re.compile(
    r"^[\s,(\u2013-]*(?:(?:yang|adalah|sebagai|selaku|saat|ketika|waktu|selama|sewaktu|dulu|masih|jadi|"
    r"menjadi|menjabat|pernah|itu|ini|sang|mantan|eks|bekas|pj|plt|penjabat)\s+)*"
    rf"(?P<title>{_TITLE})\b(?P<between>[\w\s]{{0,30}})",
    re.IGNORECASE,
)
_WITHIN = re.compile(rf"(?P<title>{_TITLE})\b(?P<between>)", re.IGNORECASE)
"""Some names are known with their title: *Mensos Risma*."""
_REACH = 70
"""Characters before and after a name in which its title is looked for."""
_OFFICE = re.compile(r"(?P<title>[^\d(]+)[^(]*(?:\((?P<member>[^)]+)\))?")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_BOTH_YEARS = 2
_WORD = re.compile(r"[^\W\d_]{2,}")


class Holding(StrEnum):
    """How a title beside a contestant's name fits the offices of the election file."""

    HELD = "held"
    """A member holds or held such an office."""
    INCUMBENT = "incumbent"
    """No title stands there, but the person holds the office that is voted on."""
    NOT_HELD = "not_held"
    """The file knows of no such office, or the text names the one that is voted on."""


@dataclass(frozen=True, slots=True)
class _Title:
    kind: str
    words: frozenset[str]
    """Words between the title and the name, or after it: perhaps the region."""


def find_holding(
    text: str, spans: Sequence[Span], contestant: Contestant, election: Election
) -> Holding | None:
    """Compare the titles beside a contestant's names with the offices in the election file.

    Args:
        text: The text that was read.
        spans: Where it names the contestant.
        contestant: Whom it names.
        election: The election; its title tells which region is voted on.

    Returns:
        `HELD` if any title fits; `NOT_HELD` if titles stand there and none fits; `None`
        if no title stands beside a name.
    """
    found: Holding | None = None
    for span in spans:
        for title in _iter_titles(text, span):
            if _fits(title, text[span.start : span.end], contestant, election):
                return Holding.HELD
            found = Holding.NOT_HELD
    return found


def is_incumbent(
    text: str, spans: Sequence[Span], contestant: Contestant, election: Election
) -> bool:
    """Whether a text names the one who holds the very office that is voted on (*petahana*).

    An office counts if its region is the election's and it lasted into the year of the
    election's first stage, or has no end in the file.
    """
    voted_on = set(_region_of_election(election))
    first_year = election.stages[0].first_date.year
    for office in contestant.offices:
        match = _OFFICE.match(office)
        years = [int(year) for year in _YEAR.findall(office)]
        lasts = len(years) < _BOTH_YEARS or max(years) >= first_year
        if match is None or not lasts or not voted_on:
            continue
        if voted_on <= set(_WORD.findall(match["title"].casefold())) and any(
            _may_be(match["member"], text[span.start : span.end], contestant) for span in spans
        ):
            return True
    return False


def names_whole_pair(text: str, span: Span, contestant: Contestant) -> bool:
    """Whether a place names the pair as such, which only the election made a pair."""
    if span.why in {"hashtag", "slogan", "number", "sign"}:
        return True
    named = fold_name(text[span.start : span.end])
    return len(contestant.members) > 1 and any(
        name.member is None and fold_name(name.text) == named for name in contestant.names
    )


def _iter_titles(text: str, span: Span) -> Iterator[_Title]:
    before = _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
    inside = _WITHIN.match(text[span.start : span.end])
    after = _AFTER.match(text[span.end : span.end + _REACH])
    for match in (before, inside, after):
        if match is not None:
            title = match["title"]
            kind = next(kind for kind, pattern in _KIND_OF if pattern.match(title))
            yield _Title(kind, frozenset(_WORD.findall(f"{title} {match['between']}".casefold())))


def _fits(title: _Title, name: str, contestant: Contestant, election: Election) -> bool:
    voted_on = _region_of_election(election)
    for office in contestant.offices:
        match = _OFFICE.match(office)
        if match is None or not _may_be(match["member"], name, contestant):
            continue
        kind = next((kind for kind, each in _KIND_OF if each.match(match["title"])), None)
        region = tuple(_WORD.findall(match["title"].casefold()))
        elsewhere = any(_names_region(word, voted_on) for word in title.words) and not any(
            _names_region(word, region) for word in title.words - _TITLE_WORDS
        )
        if kind == title.kind and not elsewhere:
            return True
    return False


def _may_be(member: str | None, name: str, contestant: Contestant) -> bool:
    """Whether a name may mean the member that held an office; a doubt protects."""
    if member is None:
        return True
    named = fold_name(name)
    meant = {each.member for each in contestant.names if fold_name(each.text) == named}
    meant |= {
        each for each in contestant.members if set(named.split()) & set(fold_name(each).split())
    }
    meant.discard(None)
    return not meant or member in meant


def _region_of_election(election: Election) -> tuple[str, ...]:
    titles = " ".join([election.title, *(contest.title for contest in election.contests)])
    return tuple(
        word
        for word in _WORD.findall(titles.casefold())
        if word not in _TITLE_WORDS | _OF_ELECTIONS
    )


def _names_region(word: str, region: Sequence[str]) -> bool:
    """Whether a word is one of the region's, or its short form: *jabar* of *jawa barat*."""
    if word in region:
        return True
    return any(
        first.startswith(word[:cut]) and second.startswith(word[cut:])
        for first, second in pairwise(region)
        for cut in range(2, len(word) - 1)
    )


_TITLE_WORDS = frozenset(
    {
        *("wakil", "gubernur", "wagub", "gub", "wali", "kota", "walikota", "walkot", "bupati"),
        *("wabup", "presiden", "wapres", "menteri", "sekretaris", "kabinet", "seskab", "ketua"),
        *("anggota", "kepala"),
    }
)
_OF_ELECTIONS = frozenset(
    {
        *("pemilihan", "pemilu", "pilkada", "pilgub", "pilpres", "pilbup", "umum", "dan"),
        *("kepala", "daerah"),
    }
)
