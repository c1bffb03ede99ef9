"""The minutes of a hearing (*berita acara klarifikasi* or *pemeriksaan*)."""

from dataclasses import dataclass, field
from datetime import datetime, timezone

from netral.casework.paper.block import (
    Block,
    Fields,
    Heading,
    Paper,
    PaperKind,
    Paragraph,
    Quotation,
    Signature,
)
from netral.casework.paper.people import (
    PRESUMPTION,
    Letterhead,
    Official,
    PersonOnPaper,
    head_of_paper,
    place_to_sign,
    rows_of_person,
)
from netral.casework.paper.spelling import spell_day_in_words
from netral.values.instant import require_aware


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAndAnswer:
    """One question with its answer, word for word."""

    question: str
    answer: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """All that the minutes say."""

    letterhead: Letterhead
    person: PersonOnPaper
    examined_at: datetime
    place: str
    examiners: tuple[Official, ...]
    """One, or a team of three where a severe measure may follow."""
    exchange: tuple[QuestionAndAnswer, ...]
    helper: str = ""
    """Who helped the person; empty if nobody did."""
    present: bool = True
    refused_to_sign: bool = False
    """Refusal does not stop it; the minutes say so."""
    is_discipline: bool = False
    """An examination after a summons; else a clarification that the person came to freely."""
    zone: timezone


def check_minutes(minutes: Minutes, *, severe: bool) -> list[str]:
    """Check minutes for what would make them worthless.

    Args:
        minutes: The minutes.
        severe: Whether the class as printed is a severe one: then a team is a must.

    Returns:
        What is wrong with them; empty if nothing is.
    """
    problems = []
    team = 3
    if not minutes.examiners or (severe and len(minutes.examiners) < team):
        problems.append("a severe class needs direct superior, supervision and personnel unit")
    if minutes.present and not minutes.exchange:
        problems.append("a person who was present was asked something")
    if any(not each.answer.strip() for each in minutes.exchange):
        problems.append('a question without an answer; write "tidak menjawab"')
    return problems


def write_minutes(minutes: Minutes) -> Paper:
    """Write the minutes as a document; the person gets a copy."""
    refusal = "Menolak menandatangani" if minutes.refused_to_sign else ""
    heard = Signature(
        role="Yang didengar,", name=minutes.person.name, nip=minutes.person.nip, note=refusal
    )
    kind = "PEMERIKSAAN" if minutes.is_discipline else "KLARIFIKASI"
    return Paper(
        **head_of_paper(minutes.letterhead),
        kind=PaperKind.MINUTES,
        title=f"BERITA ACARA {kind}",
        blocks=(
            Paragraph(_opening(minutes)),
            Fields(_examiners(minutes)),
            Paragraph("telah mendengar:" if minutes.present else "telah memanggil:"),
            Fields(rows_of_person(minutes.person)),
            Fields((("Pendamping", minutes.helper or "tidak ada"),)),
            Paragraph(PRESUMPTION),
            Heading("Tanya jawab"),
            *_exchange(minutes),
            Paragraph(
                "Berita acara ini dibacakan kembali dan dibuat dengan sebenarnya. Salinannya "
                "diberikan kepada yang didengar."
            ),
        ),
        signatures=(heard, *(place_to_sign(each) for each in minutes.examiners)),
    )


def _opening(minutes: Minutes) -> str:
    local = require_aware(minutes.examined_at).astimezone(minutes.zone)
    return (
        f"Pada hari ini {spell_day_in_words(local.date())}, pukul {local:%H.%M} "
        f"{minutes.zone.tzname(None)}, bertempat di {minutes.place}, kami yang bertanda tangan "
        "di bawah ini:"
    )


def _examiners(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    return tuple(
        row
        for number, each in enumerate(minutes.examiners, start=1)
        for row in ((f"{number}. Nama", each.name), ("    Jabatan", each.position))
    )


def _exchange(minutes: Minutes) -> tuple[Block, ...]:
    if not minutes.present:
        return (Paragraph("Yang dipanggil tidak hadir; didasarkan pada bukti yang ada."),)
    return tuple(
        block
        for number, each in enumerate(minutes.exchange, start=1)
        for block in (
            Fields(((f"{number}. Pertanyaan", each.question), ("    Jawaban", ""))),
            Quotation(each.answer),
        )
    )
