"""The summons to an examination (*surat panggilan*), by the rules on discipline."""

from dataclasses import dataclass
from datetime import datetime

from netral.casework.paper.block import Fields, Paper, PaperKind, Paragraph
from netral.casework.paper.people import (
    PRESUMPTION,
    Letterhead,
    Official,
    PersonOnPaper,
    address_person,
    head_of_paper,
    place_to_sign,
)
from netral.casework.paper.spelling import spell_moment
from netral.casework.procedure import DeadlineKind, Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Summons:
    """All that a summons says."""

    letterhead: Letterhead
    person: PersonOnPaper
    call: int
    """1 for the first, 2 for the second; after the second it is decided on the evidence."""
    examined_at: datetime
    place: str
    """A room, or that it is by video; the hearing is closed."""
    examiner: Official
    matter: str
    """What is asked about, act by act, as the notice has it."""
    signed_by: Official


def check_summons(summons: Summons, procedure: Procedure) -> list[str]:
    """Check a summons against the rules on discipline.

    Seven working days are the longest time between summons and examination, not the
    shortest, as is often assumed.

    Args:
        summons: The summons.
        procedure: Periods and working days.

    Returns:
        What is wrong with it; empty if nothing is.

    Raises:
        UnknownDeadlineError: If there is no such period on the day of the letter.
        UnknownHolidayYearError: If working days of an unknown year are needed.
    """
    day = procedure.local_day(summons.examined_at)
    last = procedure.due_on(DeadlineKind.SUMMONS, start=summons.letterhead.dated)
    problems = []
    if not summons.letterhead.dated < day <= last:
        problems.append(f"the examination must be after the letter and by {last.isoformat()}")
    if not procedure.calendar.is_working_day(day):
        problems.append(f"{day.isoformat()} is no working day")
    if summons.call not in (1, 2):
        problems.append("there is a first and a second summons, and no other")
    return problems


def write_summons(summons: Summons, procedure: Procedure) -> Paper:
    """Write the summons as a document; what `check_summons` finds is not refused here."""
    person = summons.person
    call = "PERTAMA" if summons.call == 1 else "KEDUA"
    absent = (
        "Bila Saudara tidak hadir, dikirim panggilan kedua."
        if summons.call == 1
        else "Bila Saudara tidak hadir, pemeriksaan diselesaikan berdasarkan bukti yang ada."
    )
    return Paper(
        **head_of_paper(summons.letterhead),
        kind=PaperKind.SUMMONS,
        title=f"SURAT PANGGILAN {call}",
        addressee=address_person(person),
        subject=f"Panggilan {call.lower()} untuk memberikan keterangan",
        blocks=(
            Paragraph("Saudara diminta hadir untuk memberikan keterangan dalam sidang tertutup:"),
            Fields(
                (
                    ("Hari, tanggal, waktu", spell_moment(summons.examined_at, procedure.zone)),
                    ("Tempat", summons.place),
                    ("Menghadap kepada", f"{summons.examiner.name}, {summons.examiner.position}"),
                    ("Pangkat/golongan pemeriksa", summons.examiner.grade),
                    ("Untuk didengar tentang", summons.matter),
                )
            ),
            Paragraph(PRESUMPTION),
            Paragraph(f"{absent} Saudara boleh membawa bukti dan mengusulkan saksi."),
            Paragraph("Demikian untuk dilaksanakan."),
        ),
        signatures=(place_to_sign(summons.signed_by),),
    )
