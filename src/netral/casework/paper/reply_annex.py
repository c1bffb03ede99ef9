"""The person's reply word for word, each defence with its answers (an annex of other papers)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timezone

from netral.casework.case import Case
from netral.casework.ids import ActorId
from netral.casework.paper.block import (
    Block,
    Fields,
    Grid,
    Heading,
    Paper,
    PaperKind,
    Paragraph,
    Quotation,
)
from netral.casework.paper.other_people import OtherPeople
from netral.casework.paper.people import (
    PRESUMPTION,
    Letterhead,
    Official,
    head_of_paper,
    place_to_sign,
)
from netral.casework.paper.spelling import spell_moment
from netral.casework.reply import DefenceAnswer, DefenceView, Reply, digest_reply

VIEWS: Mapping[DefenceView, str] = {
    DefenceView.CONVINCES: "meyakinkan",
    DefenceView.DOES_NOT_CONVINCE: "belum meyakinkan",
    DefenceView.CANNOT_TELL: "tidak dapat dinilai",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyAnnex:
    """All that the annex says."""

    letterhead: Letterhead
    case: Case
    others: OtherPeople
    """Covers other people in the reviewers' answers; never in the person's own words."""
    signed_by: Official
    zone: timezone


def number_reviewers(case: Case) -> Mapping[ActorId, str]:
    """Number the reviewers by their seats, as the files of the package do."""
    return {seat.reviewer: f"Pemeriksa {n}" for n, seat in enumerate(case.seats, start=1)}


def write_reply_annex(annex: ReplyAnnex) -> Paper:
    """Write the annex as a document.

    The person's words stand as they were written, whoever they name: whoever reads a
    defence must be able to check it. Reviewers are numbers.
    """
    case = annex.case
    answers = tuple(
        block
        for number, reply in enumerate(case.replies, start=1)
        for block in _reply(annex, number, reply)
    )
    none = Paragraph("Tidak ada klarifikasi yang diterima dalam waktu yang disediakan.")
    return Paper(
        **head_of_paper(annex.letterhead),
        kind=PaperKind.REPLY_ANNEX,
        title="KLARIFIKASI DAN TANGGAPAN PEMERIKSA",
        blocks=(
            Fields((("Perkara", case.case_id),)),
            Paragraph(PRESUMPTION),
            Paragraph(
                "Kata-kata yang bersangkutan dimuat sebagaimana ditulis, tanpa diubah. Pemeriksa "
                "disebut dengan nomor."
            ),
            *(answers or (none,)),
            Paragraph("Demikian klarifikasi dan tanggapan ini dimuat sebagaimana adanya."),
        ),
        signatures=(place_to_sign(annex.signed_by),),
    )


def _reply(annex: ReplyAnnex, number: int, reply: Reply) -> tuple[Block, ...]:
    points = tuple(
        block for place in range(len(reply.points)) for block in _point(annex, reply, place)
    )
    return (
        Heading(f"Klarifikasi {number}"),
        Fields(
            (
                ("Diterima", spell_moment(reply.submitted_at, annex.zone)),
                ("Ditulis oleh", "pendamping, dengan kuasa" if reply.by_helper else "sendiri"),
                ("SHA-256", digest_reply(reply)),
            )
        ),
        *points,
        *_attachments(reply),
    )


def _point(annex: ReplyAnnex, reply: Reply, place: int) -> tuple[Block, ...]:
    point = reply.points[place]
    is_free_text = place >= len(reply.defences)
    words = "Uraian bebas" if is_free_text else point.kind.law_words
    said = (Quotation(point.statement),) if point.statement.strip() else ()
    given = [
        each
        for each in annex.case.answers
        if (each.reply_id, each.point) == (reply.reply_id, place)
    ]
    rows = tuple(_answer(annex, each) for each in given)
    return (
        Heading(f"Butir {place + 1}: {words}"),
        *said,
        Fields(rows or (("Tanggapan", "belum ada"),)),
    )


def _answer(annex: ReplyAnnex, answer: DefenceAnswer) -> tuple[str, str]:
    name = number_reviewers(annex.case).get(answer.reviewer, "Pemeriksa terdahulu")
    return name, f"{VIEWS[answer.view]}. {annex.others.cover(answer.reason)}"


def _attachments(reply: Reply) -> tuple[Block, ...]:
    if not reply.attachments:
        return ()
    rows = tuple(
        (f"Lampiran {number}", f"{each.media_type}, {each.size_bytes} bita", each.sha256)
        for number, each in enumerate(reply.attachments, start=1)
    )
    return (Grid(head=("Lampiran", "Jenis", "SHA-256"), rows=rows, widths=(3, 3, 9)),)
