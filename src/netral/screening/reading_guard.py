"""Guards that need the reading of an act's words: asked after the text was read.

Each is a plain function from what was read to a result, or `None` when it has nothing
to say. They hold whatever model reads: what a guard stops or limits, no model can raise.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from netral.election.contest import Election
from netral.intake.act import Act
from netral.language.reading import Abstention, Partisanship, Reading, Span, TargetReading
from netral.screening.directed import Direction
from netral.screening.indication import Effect, GuardKind, GuardResult
from netral.screening.office import Holding, find_holding, is_incumbent, names_whole_pair
from netral.values.act_kind import REACTING_VERBS
from netral.values.stance import Stance, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAct:
    """An act whose words were read."""

    act: Act
    direction: Direction
    reading: Reading
    election: Election

    @property
    def text(self) -> str:
        """The words that were read."""
        return self.direction.text or ""

    @property
    def sided_spans(self) -> tuple[Span, ...]:
        """Where the contestants stand for or against whom the text is."""
        return tuple(
            span
            for target in self.reading.targets
            if target.stance in (Stance.SUPPORT, Stance.OPPOSE)
            for span in target.spans
        )


ReadingGuard = Callable[[ReadAct], GuardResult | None]

_QUOTED = re.compile(r"[\"“”«‘](?P<words>[^\"“”«»]{12,})[\"“”»’]")  # noqa: RUF001
_MOSTLY = 0.6
"""Share of a text between quotation marks from which on it is somebody else's."""
_TELLS = re.compile(
    r"\b(?:kata|bilang|ngomong|ujar|ucap|tutur|jelas|tegas|menurut|cerita|ceunah|ceritane|"
    r"jarene|ceuk|kandane|says|said|tulisan(?:nya)?|tertulis|bertulis(?:kan)?|berbunyi|bunyinya)\b",
    re.IGNORECASE,
)
"""Words that hand the floor to somebody else, or to a banner."""
_ASKS = re.compile(
    r"\b(?:siapa|sapa|kapan|kpn|berapa|brp|di ?mana|dmn|apa beda\w*|partai apa|nomor urut|"
    r"apa saja|apa aja|bagaimana cara\w*|gimana cara\w*|pirang|iraha|saha)\b[^.!]*\?",
    re.IGNORECASE,
)
"""A question for a fact, as against one that only looks like a question."""
_ELECTORAL = re.compile(
    r"\b(?:(?:me)?milih|pilih(?:lah)?(?![\s-]*(?:kasih|pilih))|(?:men|ny)?coblos\w*|(?:me)?menangkan|"
    r"kampanye\w*|paslon|ca(?:wa)?(?:gub|bup|pres|walkot|walikota|wali)\w*|calon\w*|nyalon\w*|"
    r"kandidat\w*|(?:nomor|no\.?) urut|tps|pemilu\w*|pil(?:kada|gub|pres|bup|wako|walkot)\w*|"
    r"timses|tim sukses|relawan|vote|27 november)\b",
    re.IGNORECASE,
)
"""Words that only an election gives a meaning beside a contestant."""
_PERHAPS_ELECTORAL = re.compile(
    r"\b(?:dukung\w*|mendukung|lanjut\w*|periode|maju|layak|cocok|pantas|menang|unggul|suara|"
    r"(?<!saat )(?<!waktu )(?<!ketika )(?<!selama )(?<!pernah )(?<!sejak )(?:jadi|menjadi)|"
    r"kembali memimpin|memimpin lagi|jangan lagi|ganti)\b",
    re.IGNORECASE,
)
"""Words that may speak of the election, or of an office and its work."""
_GOVERNS = re.compile(
    r"\b(?:banjir|macet|sampah|anggaran|apbd|bansos|bantuan|kebijakan\w*|program\w*|(?:pe)?layanan|"
    r"jalan|jembatan|puskesmas|rumah sakit|sekolah|guru|honorer|kemiskinan|miskin|pengangguran|"
    r"inflasi|harga|pembangunan|membangun|proyek|pemerintah\w*|pemprov|dinas|birokrasi|korupsi|umkm|"
    r"petani|nelayan|infrastruktur|kinerja\w*|kerja(?:nya)?|meresmikan|berhasil|gagal|becus)\b",
    re.IGNORECASE,
)
"""Words of governing: beside an incumbent they may speak of the office."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_FILLER = re.compile(
    r"\b(?:(?:ha|he|hi|hu|xi){2,}\w*|wk[wk]*|lol|wah|wih|wow|waw|duh|nah|hmm+|halah|jos+|siap|hadir|"
    r"nyimak|ya|ya begitulah|min|kak|bang|pak|bu|gan|om)\b|"
    r"\b(?:(?:dari|dr) )?(?:gang|rw|rt|kelurahan|kecamatan|kampung|komplek|kompleks|perumahan)\b"
    r"[^.!?,]*",
    re.IGNORECASE,
)
"""Laughter, greetings and where somebody lives: they side with nobody."""
_CONTENT_WORDS = 3
"""Words of one's own, besides the name, below which a text is a fragment."""


def guard_news_report(read: ReadAct) -> GuardResult | None:
    """Stop a report without an opinion of its own; limit one that may have an opinion."""
    if read.reading.voice is not Voice.REPORT:
        return None
    partisan = read.reading.partisanship is Partisanship.YES
    return GuardResult(
        guard=GuardKind.NEWS_REPORT,
        effect=Effect.LIMITS if partisan else Effect.STOPS,
        why="the text reports; " + ("an own word may take sides" if partisan else "no own opinion"),
        circumstance="information_only",
    )


def guard_question(read: ReadAct) -> GuardResult | None:
    """Stop a real question; limit one that leans, and any that asks for a fact."""
    asks = read.reading.voice is Voice.QUESTION
    if not asks and not _ASKS.search(read.text):
        return None
    partisan = read.reading.partisanship is Partisanship.YES
    return GuardResult(
        guard=GuardKind.QUESTION,
        effect=Effect.LIMITS if partisan else Effect.STOPS,
        why="the text asks" + (", and may lean" if partisan else ""),
        circumstance="information_only",
    )


def guard_quotation(read: ReadAct) -> GuardResult | None:
    """Limit words of which most, or the telling part, are somebody else's.

    A text counts as quoted if most of it stands between quotation marks, or if words
    outside the marks hand the floor to somebody ("kata pak RT").
    """
    quotes = list(_QUOTED.finditer(read.text))
    if not quotes:
        return None
    quoted = sum(len(quote["words"]) for quote in quotes)
    told = _TELLS.search(_QUOTED.sub(" ", read.text)) is not None
    if quoted < _MOSTLY * len(read.text) and not told:
        return None
    return GuardResult(
        guard=GuardKind.QUOTATION,
        effect=Effect.LIMITS,
        why="the words stand between quotation marks, as somebody else's",
        circumstance="information_only",
    )


def guard_official(read: ReadAct) -> GuardResult | None:
    """Stop words about a contestant in an office, where nothing speaks of the election.

    Praise or criticism of an official as an official is no act of the election. A
    title beside the name is compared with the offices in the election file. One that
    a member holds or held protects, unless an explicit word speaks of the election,
    the pair is named as a pair, or another contestant is taken sides for by name
    alone. For people to judge are a title that nobody held (*Gubernur* of somebody who
    only runs for it), words that may mean the office or the election, and words of
    governing beside the bare name of an incumbent.
    """
    sided = [t for t in read.reading.targets if t.stance in (Stance.SUPPORT, Stance.OPPOSE)]
    holdings = {_find_holding(read, target) for target in sided}
    if not holdings or None in holdings or _speaks_of_election(read):
        return None
    if Holding.NOT_HELD in holdings:
        return _as_official(
            Effect.LIMITS,
            why="the contestant is named by an office that the election file does not know",
        )
    if Holding.INCUMBENT in holdings:
        return _as_official(
            Effect.LIMITS,
            why="the contestant holds the office that is voted on; the words may mean its work",
        )
    if _PERHAPS_ELECTORAL.search(read.text):
        return _as_official(
            Effect.LIMITS,
            why="the contestant is named by an office; the words may mean its work or the election",
        )
    return _as_official(
        Effect.STOPS,
        why="the contestant is named by an office, and nothing speaks of the election",
    )


def _as_official(effect: Effect, *, why: str) -> GuardResult:
    return GuardResult(
        guard=GuardKind.OFFICIAL, effect=effect, why=why, circumstance="official_information"
    )


def guard_fragment(read: ReadAct) -> GuardResult | None:
    """Limit a few words under somebody's handle: they may mean anything."""
    spans = read.sided_spans
    if not spans or any(span.why != "handle" for span in spans):
        return None
    rest = "".join(
        " " if any(span.start <= place < span.end for span in spans) else letter
        for place, letter in enumerate(read.text)
    )
    if len(_WORD.findall(_FILLER.sub(" ", rest))) >= _CONTENT_WORDS:
        return None
    return GuardResult(
        guard=GuardKind.CANNOT_TELL,
        effect=Effect.LIMITS,
        why=f"the text does not tell: {Abstention.FRAGMENT.value}",
        circumstance="no_partisan_element",
    )


def guard_ambiguous_number(read: ReadAct) -> GuardResult | None:
    """Limit texts in which only a number or a sign points to a contestant."""
    kinds = {span.why for span in read.sided_spans}
    if not kinds or not kinds <= {"number", "sign"}:
        return None
    return GuardResult(
        guard=GuardKind.AMBIGUOUS_NUMBER,
        effect=Effect.LIMITS,
        why="only a number or a sign points to a contestant",
        circumstance="coincidental_symbol",
    )


def guard_cannot_tell(read: ReadAct) -> GuardResult | None:
    """Limit texts that the model cannot tell."""
    reading = read.reading
    if reading.partisanship is not Partisanship.UNCLEAR and reading.abstention is None:
        return None
    reason = reading.abstention or Abstention.LOW_CONFIDENCE
    return GuardResult(
        guard=GuardKind.CANNOT_TELL,
        effect=Effect.LIMITS,
        why=f"the text does not tell: {reason.value}",
        circumstance="no_partisan_element",
    )


def guard_third_party_object(read: ReadAct) -> GuardResult | None:
    """Limit a bare reaction to the words of somebody outside any campaign."""
    if read.act.verb not in REACTING_VERBS or read.direction.campaign_account is not None:
        return None
    return GuardResult(
        guard=GuardKind.THIRD_PARTY_OBJECT,
        effect=Effect.LIMITS,
        why="a bare reaction, and the object belongs to no campaign account of the election",
    )


def guard_hidden_characters(read: ReadAct) -> GuardResult | None:
    """Tell the reviewer of characters that no eye sees."""
    if not read.reading.hidden_characters:
        return None
    return GuardResult(
        guard=GuardKind.HIDDEN_CHARACTERS,
        effect=Effect.NOTES,
        why=f"{read.reading.hidden_characters} hidden characters in the text",
    )


READING_GUARDS: tuple[ReadingGuard, ...] = (
    guard_news_report,
    guard_question,
    guard_quotation,
    guard_official,
    guard_fragment,
    guard_ambiguous_number,
    guard_cannot_tell,
    guard_third_party_object,
    guard_hidden_characters,
)
"""All are asked, so that the trace tells everything that was looked at."""


def _find_holding(read: ReadAct, target: TargetReading) -> Holding | None:
    contestant = read.election.get_contestant(target.contestant_id)
    holding = find_holding(read.text, target.spans, contestant, read.election)
    if holding is None and _GOVERNS.search(read.text) is not None:
        governs = is_incumbent(read.text, target.spans, contestant, read.election)
        holding = Holding.INCUMBENT if governs else None
    if holding is None:
        return None
    by_pair = any(names_whole_pair(read.text, span, contestant) for span in target.spans)
    return None if by_pair else holding


def _speaks_of_election(read: ReadAct) -> bool:
    folded = read.text.casefold()
    return _ELECTORAL.search(read.text) is not None or any(
        _has_word(folded, word) for word in read.election.election_words
    )


def _has_word(folded: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", folded) is not None
