"""The letter with which a case is handed on (*surat penerusan*)."""

from dataclasses import dataclass

from netral.casework.case import Case
from netral.casework.errors import NO_EVENT, EventRefusedError
from netral.casework.package import Package, digest_package
from netral.casework.paper.block import (
    Block,
    Fields,
    Grid,
    Heading,
    Numbered,
    Paper,
    PaperKind,
    Paragraph,
)
from netral.casework.paper.correspondence import Receiver
from netral.casework.paper.deed import Deed, list_exhibits
from netral.casework.paper.people import (
    PRESUMPTION,
    Letterhead,
    Official,
    PersonOnPaper,
    head_of_paper,
    place_to_sign,
    rows_of_person,
)
from netral.casework.paper.spelling import spell_count, spell_day
from netral.casework.procedure import Body, DeadlineKind, Procedure
from netral.casework.reply import digest_reply


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLetter:
    """All that the letter says."""

    letterhead: Letterhead
    case: Case
    deed: Deed
    person: PersonOnPaper
    recipient: Body
    receiver: Receiver | None = None
    """How the recipient is addressed; its title if nothing is known."""
    package: Package
    """Without this letter: it cannot name its own digest."""
    signed_by: Official


def write_referral_letter(letter: ReferralLetter, procedure: Procedure) -> Paper:
    """Write the letter as a document.

    It hands on a suspicion with everything that speaks for and against it, and asks the
    receiving body to find; it says nothing of a sanction.

    Args:
        letter: What it says.
        procedure: For the days that the recipient has to see.

    Returns:
        The document.

    Raises:
        EventRefusedError: If the case has no allegation or no day of knowing.
    """
    receiver = letter.receiver
    lines = (letter.recipient.title_id,) if receiver is None else receiver.addressee
    return Paper(
        **head_of_paper(letter.letterhead),
        kind=PaperKind.REFERRAL_LETTER,
        title="SURAT PENERUSAN",
        addressee=(f"Yth. {lines[0]}", *lines[1:]),
        addressed_at="Tempat" if receiver is None else receiver.at,
        subject=f"Penerusan informasi dugaan, perkara {letter.case.case_id}",
        blocks=_blocks(letter, procedure),
        signatures=(place_to_sign(letter.signed_by),),
        attachments=tuple(each.name for each in letter.package.items),
    )


def _blocks(letter: ReferralLetter, procedure: Procedure) -> tuple[Block, ...]:
    case = letter.case
    files = tuple((each.name, each.sha256) for each in letter.package.items)
    return (
        Paragraph(
            "Bersama ini kami teruskan informasi tentang dugaan perbuatan yang tidak sesuai "
            "dengan ketentuan netralitas ASN, untuk dinilai menurut kewenangan Bapak/Ibu."
        ),
        Paragraph(PRESUMPTION),
        Heading("Yang bersangkutan"),
        Fields(rows_of_person(letter.person)),
        Heading("Dugaan perbuatan"),
        Fields((*letter.deed.rows(), *_days(letter, procedure))),
        *letter.deed.quotations(),
        Heading("Daftar bukti"),
        list_exhibits(letter.deed.allegation),
        Heading("Yang telah dilakukan"),
        Numbered(_done(case)),
        *_replies(case),
        Heading("Isi berkas"),
        Grid(head=("Berkas", "SHA-256"), rows=files, widths=(5, 9)),
        Fields((("Sidik seluruh berkas", digest_package(letter.package)),)),
        Paragraph(
            "Keutuhan berkas dapat diperiksa tanpa jaringan dengan alat pemeriksa di dalam paket. "
            "Bila kemudian ternyata keliru, kami memberitahukan koreksi; mohon salinan "
            "Bapak/Ibu diperbaiki dan penerimaannya dikonfirmasi."
        ),
        Paragraph("Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih."),
    )


def _days(letter: ReferralLetter, procedure: Procedure) -> tuple[tuple[str, str], ...]:
    case, dated = letter.case, letter.letterhead.dated
    if case.allegation is None or case.known_on is None:
        raise EventRefusedError(NO_EVENT, "a letter needs an allegation and a day of knowing")
    last = procedure.due_on(
        DeadlineKind.BAWASLU_REPORT, start=case.known_on, election=case.election_kind
    )
    late = " (terlewati; alasan ada dalam berkas)" if dated > last else ""
    return (
        ("Diketahui", spell_day(case.known_on)),
        ("Batas pelaporan", f"{spell_day(last)}{late}"),
    )


def _replies(case: Case) -> tuple[Block, ...]:
    if not case.replies:
        return ()
    return (
        Heading("Klarifikasi yang terikat pada berkas"),
        Grid(
            head=("Klarifikasi", "SHA-256"),
            rows=tuple(
                (f"klarifikasi-{number}.json", digest_reply(each))
                for number, each in enumerate(case.replies, start=1)
            ),
            widths=(5, 9),
        ),
    )


def _done(case: Case) -> tuple[str, ...]:
    reply = (
        f"Yang bersangkutan memberikan {spell_count(len(case.replies), 'klarifikasi')}; "
        "disertakan kata demi kata, dan setiap butirnya dijawab oleh para pemeriksa."
        if case.replies
        else "Yang bersangkutan tidak memberikan klarifikasi dalam waktu yang disediakan."
    )
    return (
        "Dua pemeriksa yang dipilih dengan undian menilai sendiri-sendiri tanpa mengetahui nama.",
        "Yang bersangkutan diberi tahu dan diberi waktu untuk menjawab.",
        reply,
        "Pejabat yang berwenang memutuskan untuk meneruskan.",
    )
