"""The decision of the authority (*keputusan*): to hand on, or to close; never a sanction."""

from dataclasses import dataclass
from datetime import date

from netral.casework.case import Case
from netral.casework.decision import Decision, DecisionOutcome
from netral.casework.errors import EventRefusedError
from netral.casework.paper.block import Block, Fields, Heading, Paper, PaperKind, Paragraph
from netral.casework.paper.deed import Deed
from netral.casework.paper.finding_words import FINDING_WORDS
from netral.casework.paper.people import (
    Letterhead,
    Official,
    PersonOnPaper,
    head_of_paper,
    place_to_sign,
    rows_of_person,
)
from netral.casework.paper.spelling import spell_count, spell_date, spell_number
from netral.casework.procedure import Body, DayCount, DeadlineKind, Procedure, Task
from netral.casework.state import Finding

_NO_FINDING = (
    "Keputusan ini tidak menyatakan kesalahan. Yang bersangkutan tetap dianggap tidak bersalah; "
    "yang diuraikan di sini adalah dugaan."
)
_ORDINALS = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLetter:
    """All that the decision says."""

    letterhead: Letterhead
    case: Case
    deed: Deed
    person: PersonOnPaper
    contact: str
    """Where the person objects."""
    signed_by: Official


def write_decision_letter(letter: DecisionLetter, procedure: Procedure) -> Paper:
    """Write the decision as a document.

    Args:
        letter: What it says.
        procedure: For the titles of the authority and of the receiving bodies on that day.

    Returns:
        The document. A decision to hand on is no finding, and the document says so.

    Raises:
        EventRefusedError: If the authority has not decided.
        UnknownBodyError: If a body was not in office on the day of the letter.
    """
    decision = letter.case.decision
    if decision is None:
        raise EventRefusedError(letter.case.case_id, "the authority has not decided")
    dated = letter.letterhead.dated
    authority = procedure.get_body(decision.body_id, Task.DECIDES, on=dated)
    bodies = [
        procedure.get_body(each, Task.RECEIVES_REFERRAL, on=dated) for each in decision.recipients
    ]
    appeal = f"{_appeal_time(procedure, dated)}, melalui {letter.contact}"
    head = head_of_paper(letter.letterhead)
    head["place_and_date"] = (
        f"Ditetapkan di {letter.letterhead.place}\npada tanggal {spell_date(dated)}"
    )
    subject = f"TINDAK LANJUT PEMERIKSAAN PERKARA {letter.case.case_id}"
    return Paper(
        **head,
        kind=PaperKind.DECISION,
        title="KEPUTUSAN PEJABAT YANG BERWENANG",
        subject=f"Tindak lanjut pemeriksaan perkara {letter.case.case_id}",
        blocks=(
            Heading("TENTANG", is_centred=True),
            Heading(subject, is_centred=True),
            Heading(f"{authority.title_id.upper()},", is_centred=True),
            Fields(_considering(letter, decision)),
            Fields(_minding(letter, authority)),
            Heading("MEMUTUSKAN:", is_centred=True),
            Fields((("Menetapkan", f"KEPUTUSAN TENTANG {subject}."),)),
            Fields(tuple(zip(_ORDINALS, _decided(decision, bodies, appeal), strict=False))),
            *_about(letter, decision),
            Paragraph("Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ),
        signatures=(place_to_sign(letter.signed_by),),
    )


def _considering(letter: DecisionLetter, decision: Decision) -> tuple[tuple[str, str], ...]:
    replies = letter.case.replies
    heard = (
        f"bahwa yang bersangkutan memberikan {spell_count(len(replies), 'klarifikasi')}, dan "
        "setiap butirnya telah dijawab oleh para pemeriksa;"
        if replies
        else "bahwa yang bersangkutan telah diberi tahu dan diberi waktu, dan tidak memberikan "
        "klarifikasi;"
    )
    return (
        ("Menimbang", "a. bahwa ada informasi tentang dugaan perbuatan sebagaimana diuraikan "
         "dalam keputusan ini;"),
        ("", "b. bahwa para pemeriksa yang dipilih dengan undian telah menilai sendiri-sendiri "
         "tanpa mengetahui nama;"),
        ("", f"c. {heard}"),
        ("", f"d. bahwa alasan keputusan ini: {letter.deed.others.cover(decision.reason)}"),
    )  # fmt: skip


def _minding(letter: DecisionLetter, authority: Body) -> tuple[tuple[str, str], ...]:
    rules = letter.deed.allegation.rules
    articles = sorted({article for rule in rules for article in rule.articles})
    lines = [f"{number}. {each};" for number, each in enumerate((authority.source, *articles), 1)]
    return (("Mengingat", lines[0]), *(("", each) for each in lines[1:]))


def _appeal_time(procedure: Procedure, dated: date) -> str:
    rule = procedure.get_deadline(DeadlineKind.APPEAL, on=dated)
    unit = "hari kerja" if rule.unit is DayCount.WORKING_DAYS else "hari"
    return (
        f"sampai {rule.days} ({spell_number(rule.days)}) {unit} sesudah lembaga penerima menjawab"
    )


def _decided(decision: Decision, bodies: list[Body], appeal: str) -> tuple[str, ...]:
    seen = "Dengan persetujuan pejabat kedua. " if decision.countersigned_by is not None else ""
    if decision.outcome is DecisionOutcome.REFER:
        to = "; ".join(each.title_id for each in bodies)
        return (
            f"Meneruskan informasi dugaan kepada: {to}.",
            "Penerusan ini bukan putusan tentang benar atau tidaknya dugaan dan bukan hukuman.",
            "Berkas memuat klarifikasi yang bersangkutan kata demi kata.",
            f"Yang bersangkutan dapat mengajukan keberatan dengan alasan {appeal}. Pemeriksa lain, "
            "yang tidak mengetahui penilaian terdahulu, menilainya.",
        )
    finding = FINDING_WORDS[decision.finding or Finding.NOT_PROVEN]
    return (
        f"{seen}Menutup perkara dengan hasil: {finding}.",
        "Tidak ada informasi yang diteruskan kepada lembaga lain.",
        "Data perkara dimusnahkan setelah masa simpan berakhir.",
    )


def _about(letter: DecisionLetter, decision: Decision) -> tuple[Block, ...]:
    presumed = (Paragraph(_NO_FINDING),) if decision.outcome is DecisionOutcome.REFER else ()
    return (
        Heading("Keputusan ini mengenai"),
        Fields((*rows_of_person(letter.person), *letter.deed.rows())),
        *presumed,
    )
