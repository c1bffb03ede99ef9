"""The minutes of an examination (*berita acara pemeriksaan*)."""

from dataclasses import dataclass, field
from datetime import datetime, timezone

from netral.casework.paper.block import Fields, Heading, Paper, PaperKind, Paragraph, Signature
from netral.casework.paper.people import PRESUMPTION, Letterhead, Official, PersonOnPaper
from netral.casework.paper.spelling import spell_date, spell_moment


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
    head, person = minutes.letterhead, minutes.person
    refusal = "Menolak menandatangani" if minutes.refused_to_sign else ""
    exchange = tuple(
        pair
        for number, each in enumerate(minutes.exchange, start=1)
        for pair in ((f"{number}. Pertanyaan", each.question), ("   Jawaban", each.answer))
    )
    absence = "Yang dipanggil tidak hadir; pemeriksaan didasarkan pada bukti yang ada."
    return Paper(
        kind=PaperKind.MINUTES,
        title="BERITA ACARA PEMERIKSAAN",
        number=head.number,
        office=head.office,
        office_address=head.address,
        place_and_date=f"{head.place}, {spell_date(head.dated)}",
        blocks=(
            Fields(_rows(minutes)),
            Paragraph(PRESUMPTION),
            Heading("Tanya jawab"),
            Fields(exchange) if minutes.present else Paragraph(absence),
            Paragraph(
                "Berita acara ini dibacakan kembali. Salinannya diberikan kepada yang didengar."
            ),
        ),
        signatures=(
            *(Signature(role=each.position, name=each.name) for each in minutes.examiners),
            Signature(role="Yang didengar", name=person.name, note=refusal),
        ),
    )


def _rows(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    person = minutes.person
    return (
        ("Waktu", spell_moment(minutes.examined_at, minutes.zone)),
        ("Tempat", minutes.place),
        ("Pemeriksa", "; ".join(f"{each.name} ({each.position})" for each in minutes.examiners)),
        ("Yang didengar", person.name),
        ("NIP", person.nip),
        ("Pangkat/golongan", person.grade),
        ("Jabatan", person.position),
        ("Unit kerja", person.unit),
        ("Pendamping", minutes.helper or "tidak ada"),
    )
