"""The notice to the person (*surat pemberitahuan dan permintaan klarifikasi*)."""

from dataclasses import dataclass
from datetime import date, timezone

from netral.casework.allegation import Allegation
from netral.casework.errors import VagueNoticeError
from netral.casework.notice import Notice, NoticedAct, list_vague_points
from netral.casework.paper.block import (
    Block,
    CheckBoxes,
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
from netral.casework.reply import DefenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLetter:
    """All that the notice says."""

    letterhead: Letterhead
    person: PersonOnPaper
    notice: Notice
    allegation: Allegation
    reply_until: date | None
    """Last day to reply, if the day of delivery is known; else the days are counted."""
    contact: str
    """Where the reply goes and questions are answered."""
    shown_text: str
    """The words of the act, with other people masked by the caller; may be empty."""
    signed_by: Official
    zone: timezone


def write_notice_letter(letter: NoticeLetter) -> Paper:
    """Write the notice as a document.

    Args:
        letter: What it says.

    Returns:
        The document.

    Raises:
        VagueNoticeError: If the notice does not fit the case exactly.
    """
    points = list_vague_points(letter.notice, letter.allegation)
    if points:
        raise VagueNoticeError(letter.notice.notice_id, tuple(points))
    head = letter.letterhead
    return Paper(
        kind=PaperKind.NOTICE,
        title="SURAT PEMBERITAHUAN DAN PERMINTAAN KLARIFIKASI",
        number=head.number,
        office=head.office,
        office_address=head.address,
        place_and_date=f"{head.place}, {spell_date(head.dated)}",
        addressee=(
            f"Yth. Sdr. {letter.person.name}",
            f"NIP {letter.person.nip}",
            letter.person.position,
            letter.person.unit,
        ),
        subject="Pemberitahuan dugaan dan permintaan klarifikasi",
        blocks=_blocks(letter),
        signatures=(
            Signature(role=letter.signed_by.position, name=letter.signed_by.name),
            Signature(role="Penerima, tanggal dan tanda tangan", name=letter.person.name),
        ),
        attachments=tuple(
            f"Salinan bukti {number}, SHA-256 {act.evidence_sha256}"
            for number, act in enumerate(letter.notice.acts, start=1)
        ),
    )


def _blocks(letter: NoticeLetter) -> tuple[Block, ...]:
    return (
        Paragraph(
            "Dengan hormat kami beritahukan bahwa perbuatan berikut sedang diperiksa, apakah "
            "sesuai dengan ketentuan netralitas ASN. Surat ini hanya disampaikan kepada "
            "Saudara."
        ),
        Paragraph(PRESUMPTION),
        Heading("Perbuatan yang dimintakan klarifikasi"),
        *(
            Fields(_rows(number, act, letter))
            for number, act in enumerate(letter.notice.acts, start=1)
        ),
        Heading("Hak Saudara"),
        Numbered(_rights(letter)),
        Heading("Pilihan keterangan (dapat lebih dari satu, dan dapat ditambah uraian bebas)"),
        CheckBoxes(tuple(kind.law_words for kind in DefenceKind)),
        Paragraph(f"Klarifikasi dan pertanyaan: {letter.contact}."),
    )


def _rows(number: int, act: NoticedAct, letter: NoticeLetter) -> tuple[tuple[str, str], ...]:
    rule = next(rule for rule in letter.allegation.rules if act.article in rule.articles)
    rows = (
        ("Perbuatan ke-", str(number)),
        ("Waktu", spell_moment(act.occurred_at, letter.zone)),
        ("Alamat (URL)", act.url),
        ("Bukti (SHA-256)", act.evidence_sha256),
        ("Ketentuan", f"{act.article}: {rule.title_id} ({rule.code})"),
        ("Golongan menurut ketentuan", rule.class_printed),
    )
    return (*rows, ("Isi", letter.shown_text)) if letter.shown_text else rows


def _rights(letter: NoticeLetter) -> tuple[str, ...]:
    days = letter.notice.reply_days
    until = ""
    if letter.reply_until is not None:
        until = f", yaitu sampai dengan {spell_day(letter.reply_until)}"
    shorter = f" Alasan waktu yang lebih singkat: {letter.notice.short_reason}"
    return (
        f"Memberikan klarifikasi dalam {days} hari kerja sejak surat ini diterima{until}. "
        "Perpanjangan dapat diminta." + (shorter if letter.notice.short_reason else ""),
        "Melihat seluruh bukti dan ketentuan yang dipakai.",
        "Didampingi atau dibantu oleh orang yang Saudara pilih.",
        "Melampirkan dokumen, gambar, atau keterangan saksi.",
        "Berkeberatan atas pemrosesan otomatis; setelah itu hanya manusia yang menilai.",
        "Klarifikasi Saudara dibaca dan dijawab butir demi butir oleh dua pemeriksa sebelum "
        "penilaian akhir, dan disertakan kata demi kata bila perkara diteruskan.",
    )
