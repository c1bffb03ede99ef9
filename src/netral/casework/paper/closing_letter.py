"""The letter that tells the person that a case is closed (*pemberitahuan penutupan*)."""

from dataclasses import dataclass
from datetime import date

from netral.casework.case import Case
from netral.casework.errors import EventRefusedError
from netral.casework.paper.block import Fields, Paper, PaperKind, Paragraph
from netral.casework.paper.deed import Deed
from netral.casework.paper.finding_words import FINDING_WORDS
from netral.casework.paper.people import (
    Letterhead,
    Official,
    PersonOnPaper,
    address_person,
    head_of_paper,
    place_to_sign,
)
from netral.casework.paper.spelling import spell_day
from netral.casework.state import CaseState, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingLetter:
    """All that the letter says."""

    letterhead: Letterhead
    case: Case
    deed: Deed
    person: PersonOnPaper
    erased_from: date | None = None
    """The day from which the file is erased, if the procedure says one."""
    signed_by: Official


def write_closing_letter(letter: ClosingLetter) -> Paper:
    """Write the letter as a document; it clears the person and says nothing more.

    Raises:
        EventRefusedError: If the case is not closed, or a body found a violation.
    """
    case = letter.case
    finding = case.finding
    if case.state is not CaseState.CLOSED or finding is None or finding is Finding.VIOLATION:
        raise EventRefusedError(case.case_id, "the case is not closed without a violation")
    until = (
        f" Data perkara dimusnahkan mulai {spell_day(letter.erased_from)}."
        if letter.erased_from is not None
        else " Data perkara dimusnahkan setelah masa simpan berakhir."
    )
    return Paper(
        **head_of_paper(letter.letterhead),
        kind=PaperKind.CLOSING_LETTER,
        title="SURAT PEMBERITAHUAN PENUTUPAN PERKARA",
        addressee=address_person(letter.person),
        subject=f"Pemberitahuan penutupan perkara {case.case_id}",
        blocks=(
            Paragraph(
                "Menindaklanjuti surat pemberitahuan yang telah Saudara terima, dengan hormat kami "
                "sampaikan bahwa pemeriksaan atas dugaan perbuatan berikut telah selesai:"
            ),
            Fields((*letter.deed.rows(), ("Hasil", FINDING_WORDS[finding]))),
            Paragraph(
                "Perkara ditutup tanpa akibat bagi Saudara: tidak dicatat dalam riwayat "
                "kepegawaian, tidak menjadi bahan penilaian kinerja, dan tidak diteruskan kepada "
                "lembaga lain."
                if not case.recipients
                else "Perkara ditutup tanpa akibat bagi Saudara. Setiap lembaga yang pernah "
                "menerima berkas telah diberi tahu dan mengonfirmasi koreksinya."
            ),
            Paragraph(f"Saudara berhak meminta salinan berkas selama masa simpan.{until}"),
            Paragraph("Atas kerja sama Saudara selama pemeriksaan, kami ucapkan terima kasih."),
        ),
        signatures=(place_to_sign(letter.signed_by),),
    )
