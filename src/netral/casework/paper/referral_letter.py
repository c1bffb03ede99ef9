"""The letter with which a case is handed on (*surat penerusan*)."""

from dataclasses import dataclass

from netral.casework.case import Case
from netral.casework.errors import NO_EVENT, EventRefusedError
from netral.casework.package import Package, digest_package
from netral.casework.paper.block import (
    Fields,
    Heading,
    Numbered,
    Paper,
    PaperKind,
    Paragraph,
    Signature,
)
from netral.casework.paper.people import PRESUMPTION, Letterhead, Official, PersonOnPaper
from netral.casework.paper.spelling import spell_date, spell_day, spell_moment
from netral.casework.procedure import Body, DeadlineKind, Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLetter:
    """All that the letter says."""

    letterhead: Letterhead
    case: Case
    person: PersonOnPaper
    recipient: Body
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
    case, head = letter.case, letter.letterhead
    return Paper(
        kind=PaperKind.REFERRAL_LETTER,
        title="SURAT PENERUSAN",
        number=head.number,
        office=head.office,
        office_address=head.address,
        place_and_date=f"{head.place}, {spell_date(head.dated)}",
        addressee=(f"Yth. {letter.recipient.title_id}",),
        subject=f"Penerusan informasi dugaan, perkara {case.case_id}",
        blocks=(
            Paragraph(
                "Bersama ini kami teruskan informasi tentang dugaan perbuatan yang tidak sesuai "
                "dengan ketentuan netralitas ASN, untuk dinilai menurut kewenangan Bapak/Ibu."
            ),
            Paragraph(PRESUMPTION),
            Fields(_rows(letter, procedure)),
            Heading("Yang telah dilakukan"),
            Numbered(_done(case)),
            Heading("Isi berkas"),
            Numbered(tuple(f"{each.name}, SHA-256 {each.sha256}" for each in letter.package.items)),
            Paragraph(f"Digest seluruh berkas: {digest_package(letter.package)}"),
            Paragraph(
                "Bila kemudian ternyata keliru, kami memberitahukan koreksi; mohon salinan "
                "Bapak/Ibu diperbaiki dan penerimaannya dikonfirmasi."
            ),
        ),
        signatures=(Signature(role=letter.signed_by.position, name=letter.signed_by.name),),
        attachments=tuple(each.name for each in letter.package.items),
    )


def _rows(letter: ReferralLetter, procedure: Procedure) -> tuple[tuple[str, str], ...]:
    case, dated = letter.case, letter.letterhead.dated
    allegation, known_on = case.allegation, case.known_on
    if allegation is None or known_on is None:
        raise EventRefusedError(NO_EVENT, "a letter needs an allegation and a day of knowing")
    last = procedure.due_on(
        DeadlineKind.BAWASLU_REPORT, start=known_on, election=case.election_kind
    )
    late = " (terlewati; alasan ada dalam berkas)" if dated > last else ""
    rules = "; ".join(f"{', '.join(r.articles)}: {r.title_id} ({r.code})" for r in allegation.rules)
    return (
        ("Nama", letter.person.name),
        ("NIP", letter.person.nip),
        ("Jabatan dan unit kerja", f"{letter.person.position}, {letter.person.unit}"),
        ("Waktu perbuatan", spell_moment(allegation.occurred_at, procedure.zone)),
        ("Diketahui", spell_day(known_on)),
        ("Batas pelaporan", f"{spell_day(last)}{late}"),
        ("Alamat (URL)", allegation.url),
        ("Ketentuan yang dinilai", rules),
    )


def _done(case: Case) -> tuple[str, ...]:
    reply = (
        f"Yang bersangkutan memberikan {len(case.replies)} klarifikasi; disertakan kata demi kata, "
        "dan setiap butirnya dijawab oleh para pemeriksa."
        if case.replies
        else "Yang bersangkutan tidak memberikan klarifikasi dalam waktu yang disediakan."
    )
    return (
        "Dua pemeriksa yang dipilih dengan undian menilai sendiri-sendiri tanpa mengetahui nama.",
        "Yang bersangkutan diberi tahu dan diberi waktu untuk menjawab.",
        reply,
        "Pejabat yang berwenang memutuskan untuk meneruskan.",
    )
