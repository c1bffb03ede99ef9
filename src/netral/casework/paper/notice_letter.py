"""The notice to the person (*surat pemberitahuan dan permintaan klarifikasi*)."""

from dataclasses import dataclass
from datetime import date, timedelta

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
from netral.casework.paper.deed import Deed, describe_rules, list_exhibits, name_exhibit
from netral.casework.paper.people import (
    PRESUMPTION,
    Letterhead,
    Official,
    PersonOnPaper,
    address_person,
    head_of_paper,
    place_to_sign,
)
from netral.casework.paper.spelling import spell_date, spell_day, spell_moment, spell_number
from netral.casework.reply import DefenceKind
from netral.casework.workday import Holiday, WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLetter:
    """All that the notice says."""

    letterhead: Letterhead
    person: PersonOnPaper
    notice: Notice
    deed: Deed
    delivered_on: date | None = None
    reply_until: date | None
    """Last day to reply, if the day of delivery is known; else the days are counted."""
    holidays: tuple[Holiday, ...] = ()
    """Days between delivery and the last day that do not count, besides weekends."""
    contact: str
    """Where the reply goes and questions are answered."""
    signed_by: Official


def list_days_off(calendar: WorkCalendar, start: date, until: date) -> tuple[Holiday, ...]:
    """List the holidays and joint leave after a day, up to and with another.

    Raises:
        UnknownHolidayYearError: If the period touches an unknown year.
    """
    days = [start + timedelta(days=count) for count in range(1, (until - start).days + 1)]
    years = {day.year for day in days}
    known = {each.on: each for year in years for each in calendar.get_year(year).holidays}
    return tuple(known[day] for day in days if day in known)


def write_notice_letter(letter: NoticeLetter) -> Paper:
    """Write the notice as a document.

    Args:
        letter: What it says.

    Returns:
        The document; there is no copy to anybody.

    Raises:
        VagueNoticeError: If the notice does not fit the case exactly.
    """
    points = list_vague_points(letter.notice, letter.deed.allegation)
    if points:
        raise VagueNoticeError(letter.notice.notice_id, tuple(points))
    return Paper(
        **head_of_paper(letter.letterhead),
        kind=PaperKind.NOTICE,
        title="SURAT PEMBERITAHUAN DAN PERMINTAAN KLARIFIKASI",
        addressee=address_person(letter.person),
        subject="Pemberitahuan dugaan dan permintaan klarifikasi",
        blocks=_blocks(letter),
        signatures=(
            Signature(role="Diterima tanggal ....................", name=letter.person.name),
            place_to_sign(letter.signed_by),
        ),
        attachments=tuple(f"Salinan {each}" for each in letter.deed.exhibits),
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
        *letter.deed.quotations(),
        Heading("Daftar bukti"),
        list_exhibits(letter.deed.allegation),
        Heading("Hak Saudara"),
        Numbered(_rights(letter)),
        Heading("Pilihan keterangan (dapat lebih dari satu, dan dapat ditambah uraian bebas)"),
        CheckBoxes(tuple(kind.law_words for kind in DefenceKind)),
        Paragraph(f"Klarifikasi dan pertanyaan disampaikan melalui {letter.contact}."),
        Paragraph("Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."),
    )


def _rows(number: int, act: NoticedAct, letter: NoticeLetter) -> tuple[tuple[str, str], ...]:
    deed = letter.deed
    first, *others = describe_rules(deed.allegation)
    digests = [each.sha256 for each in deed.allegation.evidence]
    exhibit = name_exhibit(digests.index(act.evidence_sha256) + 1)
    about = (("Terkait", deed.contestant),) if deed.contestant else ()
    counted = (("Perbuatan ke-", str(number)),) if len(letter.notice.acts) > 1 else ()
    return (
        *counted,
        ("Dugaan perbuatan", deed.what),
        *about,
        ("Waktu", spell_moment(act.occurred_at, deed.zone)),
        ("Alamat (URL)", act.url),
        ("Bukti", exhibit),
        ("SHA-256", act.evidence_sha256),
        ("Ketentuan yang dinilai", first),
        *(("", each) for each in others),
    )


def _rights(letter: NoticeLetter) -> tuple[str, ...]:
    shorter = letter.notice.short_reason
    return (
        f"Memberikan klarifikasi {_period(letter)} Perpanjangan dapat diminta."
        + (f" Alasan waktu yang lebih singkat: {shorter}" if shorter else ""),
        "Melihat seluruh bukti dan ketentuan yang dipakai.",
        "Didampingi atau dibantu oleh orang yang Saudara pilih.",
        "Melampirkan dokumen, gambar, atau keterangan saksi.",
        "Berkeberatan atas pemrosesan otomatis; setelah itu hanya manusia yang menilai.",
        "Tidak memberikan klarifikasi bukan pengakuan; perkara lalu dinilai dengan bahan yang ada.",
        "Klarifikasi Saudara dibaca dan dijawab butir demi butir oleh dua pemeriksa sebelum "
        "penilaian akhir, dan disertakan kata demi kata bila perkara diteruskan.",
    )


def _period(letter: NoticeLetter) -> str:
    days = letter.notice.reply_days
    said = f"dalam {days} ({spell_number(days)}) hari kerja sejak surat ini diterima"
    if letter.reply_until is None:
        return f"{said}."
    until = f"{said}, yaitu sampai dengan {spell_day(letter.reply_until)}."
    if not letter.holidays:
        return until
    off = "; ".join(f"{spell_date(each.on)} ({each.name})" for each in letter.holidays)
    return f"{until} Hari yang tidak dihitung selain Sabtu dan Minggu: {off}."
