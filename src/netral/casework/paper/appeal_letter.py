"""What follows an appeal: the outcome for the person, and the correction for each recipient."""

from dataclasses import dataclass

from netral.casework.case import Case
from netral.casework.decision import Recipient
from netral.casework.errors import EventRefusedError
from netral.casework.paper.block import Fields, Paper, PaperKind, Paragraph, Quotation
from netral.casework.paper.correspondence import Receiver
from netral.casework.paper.people import (
    PRESUMPTION,
    Letterhead,
    Official,
    PersonOnPaper,
    address_person,
    head_of_paper,
    place_to_sign,
)
from netral.casework.paper.spelling import spell_day
from netral.casework.procedure import Body, Procedure
from netral.casework.state import CaseState

_CLEARED = (
    "Dugaan terhadap Saudara dalam perkara ini dicabut dan tidak boleh menjadi bahan penilaian "
    "atas diri Saudara."
)
"""To somebody whose appeal was successful nothing is an allegation any more."""
_OVERTURNED = frozenset({CaseState.CORRECTING, CaseState.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealOutcome:
    """All that the letter to the person says."""

    letterhead: Letterhead
    case: Case
    person: PersonOnPaper
    signed_by: Official


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLetter:
    """All that the letter to one recipient says; it names no person, only the file."""

    letterhead: Letterhead
    case: Case
    recipient: Recipient
    body: Body
    receiver: Receiver | None = None
    signed_by: Official


def is_overturned(case: Case) -> bool | None:
    """Whether an appeal was successful; `None` while nobody knows, or if there was none."""
    if case.appealed_from is None:
        return None
    if case.state is case.appealed_from:
        return False
    return True if case.state in _OVERTURNED else None


def write_appeal_outcome(outcome: AppealOutcome) -> Paper:
    """Write the letter to the person as a document.

    Raises:
        EventRefusedError: If there is no outcome.
    """
    case = outcome.case
    overturned = is_overturned(case)
    if overturned is None:
        raise EventRefusedError(case.case_id, "there is no outcome of an appeal")
    result = (
        "Para pemeriksa baru, yang tidak mengetahui penilaian terdahulu, menilai bahwa perkara ini "
        "tidak dapat dipertahankan. Keberatan Saudara dikabulkan. Setiap lembaga yang menerima "
        "berkas diminta memperbaiki salinannya dan mengonfirmasi; perkara ditutup setelah semua "
        "konfirmasi diterima."
        if overturned
        else "Para pemeriksa baru, yang tidak mengetahui penilaian terdahulu, sampai pada "
        "penilaian yang sama. Keberatan Saudara tidak mengubah penerusan. Hal itu bukan putusan; "
        "lembaga penerima menilai sendiri dan menerima keberatan Saudara bersama berkas."
    )
    return Paper(
        **head_of_paper(outcome.letterhead),
        kind=PaperKind.APPEAL_OUTCOME,
        title="SURAT PEMBERITAHUAN HASIL KEBERATAN",
        addressee=address_person(outcome.person),
        subject=f"Hasil keberatan, perkara {case.case_id}",
        blocks=(
            Paragraph(
                "Dengan hormat kami sampaikan hasil pemeriksaan atas keberatan yang Saudara ajukan "
                "dengan alasan berikut, dimuat sebagaimana ditulis:"
            ),
            Quotation(case.appeal_reason),
            Paragraph(result),
            Paragraph(_CLEARED if overturned else PRESUMPTION),
            Paragraph("Atas perhatian Saudara, kami ucapkan terima kasih."),
        ),
        signatures=(place_to_sign(outcome.signed_by),),
    )


def write_correction_letter(letter: CorrectionLetter, procedure: Procedure) -> Paper:
    """Write the letter to one recipient as a document.

    Args:
        letter: What it says.
        procedure: For the local day of the package.

    Returns:
        The document.

    Raises:
        EventRefusedError: If the appeal did not overturn anything.
    """
    case, recipient = letter.case, letter.recipient
    if is_overturned(case) is not True:
        raise EventRefusedError(case.case_id, "there is nothing to correct")
    receiver = letter.receiver
    lines = (letter.body.title_id,) if receiver is None else receiver.addressee
    return Paper(
        **head_of_paper(letter.letterhead),
        kind=PaperKind.CORRECTION,
        title="SURAT KOREKSI",
        addressee=(f"Yth. {lines[0]}", *lines[1:]),
        addressed_at="Tempat" if receiver is None else receiver.at,
        subject=f"Koreksi atas penerusan, perkara {case.case_id}",
        blocks=(
            Paragraph(
                "Dengan hormat kami beritahukan bahwa penerusan berikut, setelah diperiksa kembali "
                "atas keberatan yang bersangkutan, tidak dapat dipertahankan:"
            ),
            Fields(
                (
                    ("Perkara", case.case_id),
                    ("Nomor rujukan", recipient.reference),
                    ("Dikirim", spell_day(procedure.local_day(recipient.sent_at))),
                    ("SHA-256 berkas", case.package_sha256),
                )
            ),
            Paragraph(
                "Dugaan itu dicabut. Mohon setiap salinan ditandai dan diperbaiki, setiap pihak "
                "yang menerima salinan dari Bapak/Ibu diberi tahu, dan perbaikannya "
                "dikonfirmasi kepada kami secara tertulis."
            ),
            Paragraph("Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih."),
        ),
        signatures=(place_to_sign(letter.signed_by),),
    )
