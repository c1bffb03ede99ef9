"""Invented neutral items among the real ones: they measure the review, and become no case.

About one item in twenty is one of these. Whoever confirms them confirms what is not
there. They concern nobody: the texts are invented, and no register row stands behind.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from netral.casework import Assessment, CaseId, EvidenceItem, RaisedRule
from netral.casework.reviewer_view import ReviewerView
from netral.casework.vote import Round
from netral.values.provenance import Grade
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import VoteRow
from netral_console.reviewers.models import SeededAnswer

EVERY = 20
ENOUGH = 50
"""So many answers before a share of errors means anything."""
MOST_WRONG = 0.02
_RULE = RaisedRule(
    code="DS-02",
    title_id="Sosialisasi atau kampanye calon di media sosial",
    title_en="Promoting a candidate on social media",
    edition_id="skb_2022",
    articles=("PP 94/2021 pasal 5 huruf n angka 5",),
    class_printed="berat (sebagaimana tercetak dalam daftar disiplin)",
    asks=(
        "Apakah pegawai hanya membaca, mengutip, bertanya, atau meneruskan informasi tanpa "
        "memihak?",
        "Apakah yang dikritik atau dipuji kebijakan atau pejabat sebagai pejabat, bukan sebagai "
        "calon?",
    ),
)


@dataclass(frozen=True, slots=True)
class SeededText:
    """An invented text that takes nobody's side."""

    act_kind: str
    platform: str
    text: str
    object_text: str = ""


TEXTS: tuple[SeededText, ...] = (
    SeededText("post", "facebook", "Debat Kandidat A dan Kandidat B malam ini pukul tujuh, ya."),
    SeededText("comment", "instagram", "Jadwal debatnya di mana bisa ditonton?", "Info debat."),
    SeededText("share", "x", "", "KPU: Kandidat A mendapat nomor urut dalam undian tadi siang."),
    SeededText("comment", "facebook", "Halte depan kantor Kandidat A itu masih rusak sejak Mei."),
    SeededText("post", "threads", "Antre di TPS dekat rumah sampai jam berapa ya tahun lalu?"),
    SeededText("comment", "youtube", "Suara narasumbernya kecil sekali, volume mentok.", "Debat"),
    SeededText("share", "facebook", "", "Kandidat B tiba di kantor KPU untuk mendaftar hari ini."),
    SeededText("post", "instagram", "Ingat, ASN netral. Jangan ikut Kandidat A atau Kandidat B."),
    SeededText("comment", "x", "Itu videonya lama, waktu Kandidat A masih kepala dinas."),
    SeededText("post", "x", "Macet karena iring-iringan Kandidat A. Lewat jalan lain saja."),
    SeededText("comment", "tiktok", "Wkwk kameramennya jatuh.", "Kandidat B menyapa warga."),
    SeededText("post", "facebook", "Banjir surut. Terima kasih petugas kelurahan yang siaga."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeededScore:
    """How a reviewer did on invented neutral items; shown to that reviewer alone."""

    answered: int
    confirmed: int

    @property
    def is_paused(self) -> bool:
        """Whether so many were confirmed that the reviewer should talk to somebody first."""
        return self.answered >= ENOUGH and self.confirmed > MOST_WRONG * self.answered


def find_due_item(reviewer: str) -> tuple[CaseId, SeededText] | None:
    """Find the invented item that is due among a reviewer's items; `None` if none is."""
    with asking_as_store(using="default"):
        votes = VoteRow.objects.filter(reviewer=reviewer).count()
        answered = SeededAnswer.objects.filter(reviewer=reviewer).count()
    offset = int(_digest(reviewer, "offset")[:4], 16) % EVERY
    if (votes + answered + offset) // EVERY <= answered or answered >= len(TEXTS):
        return None
    order = sorted(range(len(TEXTS)), key=lambda number: _digest(reviewer, str(number)))
    return make_item_id(reviewer, answered), TEXTS[order[answered]]


def make_item_id(reviewer: str, number: int) -> CaseId:
    """Make an id that looks like that of any case."""
    return CaseId(f"PKR-{_digest(reviewer, f'item-{number}')[:16]}")


def view_of_seeded(
    item_id: CaseId, seeded: SeededText, *, at: datetime, due: datetime
) -> ReviewerView:
    """Give an invented item the shape of every other."""
    digest = _digest(item_id, "shape")
    occurred_at = at - timedelta(hours=20 + int(digest[:2], 16) % 60, minutes=int(digest[2:4], 16))
    return ReviewerView(
        case_id=item_id,
        voting_round=Round.PRELIMINARY,
        person_label=f"Pegawai {digest[:2].upper()}",
        contestant_label="Kandidat A",
        act_kind=seeded.act_kind,
        platform=seeded.platform,
        phase="campaign",
        occurred_at=occurred_at,
        text=seeded.text,
        object_text=seeded.object_text,
        rules=(_RULE,),
        trace_lines=(f"perbuatan: {seeded.act_kind}", "tentang: peserta pemilihan"),
        evidence=(
            EvidenceItem(exhibit_id="Bukti 1", sha256=digest, grade=Grade.B),
            EvidenceItem(exhibit_id="Bukti 2", sha256=_digest(digest, "2"), grade=Grade.C),
        ),
        points=(),
        attachment_count=0,
        own_votes=(),
        due_date=due.date(),
        is_blind=True,
    )


def answer_seeded(reviewer: str, item_id: str, assessment: Assessment, *, at: datetime) -> None:
    """Keep the answer to an invented item."""
    with asking_as_store(using="default"):
        SeededAnswer.objects.get_or_create(
            reviewer=reviewer,
            item_id=item_id,
            defaults={"assessment": assessment.value, "answered_at": at},
        )


def score_of(reviewer: str) -> SeededScore:
    """Score a reviewer's answers to invented items."""
    with asking_as_store(using="default"):
        said: Sequence[str] = list(
            SeededAnswer.objects.filter(reviewer=reviewer).values_list("assessment", flat=True)
        )
    return SeededScore(
        answered=len(said), confirmed=sum(each == Assessment.SUPPORTED.value for each in said)
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(("netral.seeded.v1", *parts)).encode()).hexdigest()
