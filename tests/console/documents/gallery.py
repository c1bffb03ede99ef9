"""Every letter of a made-up case, without a database: what the renderers are tested on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from netral.casework import Allegation, Case, EvidenceItem, InMemoryCaseStore, Procedure, Role
from netral.casework.decision import DecisionOutcome
from netral.casework.event import CaseExpired, DefenceAnswered, VoteCast
from netral.casework.ids import BodyId, ReplyId
from netral.casework.paper import (
    Correspondence,
    Deed,
    ErasureCertificate,
    Invitation,
    Minutes,
    Official,
    Paper,
    PaperKind,
    PersonOnPaper,
    QuestionAndAnswer,
    Summons,
    list_other_people,
    load_correspondence,
    write_erasure_certificate,
    write_invitation,
    write_minutes,
    write_summons,
)
from netral.casework.reply import Attachment, Defence, DefenceKind, DefenceView
from netral.casework.role import Actor
from netral.casework.script import MACHINE, REASON, RULE, CaseScript, digest_of, make_allegation
from netral.casework.vote import Assessment
from netral.values.provenance import Grade
from netral_console.documents.letter import LetterFacts, LetterKind, compose_letter
from tests.architecture.repository import ROOT

PROCEDURE_FOLDER = ROOT / "src/netral_rulebooks/indonesia/procedure"
NEIGHBOUR = "tetangga_rahasia"
"""An account that has nothing to do with the act."""
REVIEWER_NAME = "Ratna Pemeriksawati"
"""How a reviewer is called outside; no document may know it."""
PERSON = PersonOnPaper(
    name="Siti Andaiwati, S.Sos.",
    nip="198001012005012001",
    grade="Penata (III/c)",
    position="Analis Kebijakan Ahli Muda",
    unit="Kelurahan Contohrejo",
)
SIGNER = Official(
    name="Drs. Budi Rekaan, M.Si.",
    nip="197001011995011001",
    position="Kepala Subbagian Kepegawaian",
    grade="Pembina Tingkat I (IV/b)",
)
TEXT = f"Ayo menang bersama pilihan kita! Setuju kan @{NEIGHBOUR}? #CoblosNomorSatu"
STATEMENT = (
    "Akun itu memang milik saya, tetapi pada hari itu dipakai anak saya.\n"
    "Begitu saya tahu, unggahan langsung saya hapus. \U0001f64f"
)


def allegation(**changes: Any) -> Allegation:
    """Make the act: two exhibits, and somebody else in its text."""
    facts: dict[str, Any] = {
        "text": TEXT,
        "object_text": f"Paslon 1 siap melayani. Foto: @{NEIGHBOUR}",
        "evidence": (
            EvidenceItem(exhibit_id="EX-1", sha256=digest_of("bukti"), grade=Grade.B),
            EvidenceItem(exhibit_id="EX-2", sha256=digest_of("bukti lain"), grade=Grade.C),
        ),
    }
    return make_allegation(**{**facts, **changes})


class Gallery:
    """Plays a case as far as a letter needs, and composes it."""

    def __init__(
        self, procedure: Procedure, *, about: Allegation | None = None, statement: str = STATEMENT
    ) -> None:
        self.procedure = procedure
        self.correspondence: Correspondence = load_correspondence(PROCEDURE_FOLDER)
        self.script = CaseScript(
            InMemoryCaseStore(procedure), procedure, allegation=about or allegation()
        )
        self.statement = statement

    def facts(self, *, decided_on: date | None = None) -> LetterFacts:
        """Give what the letters need beside the case."""
        case = self.script.case
        said = [*(each.reason for each in case.votes), *(each.reason for each in case.answers)]
        act = self.script.allegation
        others = list_other_people(
            [act.text, act.object_text, *said],
            keep=["sitirekaan"],
            names=[REVIEWER_NAME, *(seat.reviewer for seat in case.seats)],
        )
        deed = Deed(
            allegation=act,
            what="membagikan di Instagram",
            contestant="Pasangan Calon Nomor Urut 1",
            others=others,
            zone=self.procedure.zone,
        )
        return LetterFacts(
            case=case,
            person=PERSON,
            deed=deed,
            procedure=self.procedure,
            correspondence=self.correspondence,
            decided_on=decided_on
            or (self.procedure.local_day(case.state_since) if case.decision else None),
        )

    def compose(self, kind: LetterKind, *, recipient: BodyId | None = None) -> Paper:
        """Compose a letter of the case as it stands."""
        return compose_letter(kind, self.facts(), recipient=recipient)

    def tell(self) -> None:
        """Play until the notice is delivered."""
        self.script.play_to_notice_due()
        self.script.notice()
        self.script.deliver()

    def reply(self) -> None:
        """Play until the reply is in and answered, by reviewers who say too much."""
        self.tell()
        self.script.reply(
            defences=(Defence(kind=DefenceKind.RUN_BY_ANOTHER, statement=self.statement),),
            text="Saya mohon maaf atas kelalaian ini.",
            attachments=(
                Attachment(sha256=digest_of("lampiran"), size_bytes=1204, media_type="image/png"),
            ),
        )
        self.script.close_window()
        for actor in self.script.sitting():
            for reply_id, point in self.script.case.list_open_points(actor.actor_id):
                self._answer(actor, reply_id, point)

    def _answer(self, actor: Actor, reply_id: str, point: int) -> None:
        self.script.do(
            DefenceAnswered,
            actor,
            reply_id=ReplyId(reply_id),
            point=point,
            view=DefenceView.DOES_NOT_CONVINCE,
            reason=f"Saya, {REVIEWER_NAME} ({actor.actor_id}), melihat @{NEIGHBOUR} menjawab.",
        )

    def vote(self, assessment: Assessment) -> None:
        """Cast the final votes."""
        for actor in self.script.sitting():
            self.script.do(
                VoteCast,
                actor,
                assessment=assessment,
                rule_code=RULE,
                reason=f"{REASON} {REVIEWER_NAME}",
            )

    def decide(self) -> None:
        """Play until the authority decided to hand on."""
        self.reply()
        self.vote(Assessment.SUPPORTED)
        self.script.decide(reason=f"{REASON} Lihat juga @{NEIGHBOUR}.")

    def refer(self) -> None:
        """Play until the package is handed on."""
        self.decide()
        self.script.refer()

    def close(self) -> None:
        """Play until the authority closed the case."""
        self.reply()
        self.vote(Assessment.SUPPORTED)
        second = Actor(actor_id=self.script.case.case_id, role=Role.AUTHORITY)  # type: ignore[arg-type]
        self.script.decide(DecisionOutcome.CLOSE, countersigned_by=second)

    def overturn(self, *assessments: Assessment) -> None:
        """Play an appeal to its outcome."""
        self.refer()
        self.script.appeal()
        self.script.draw()
        self.script.vote(*assessments)


def write_gallery(procedure: Procedure) -> dict[str, tuple[Paper, date]]:
    """Write one of each document, each with the day that stands on it."""
    papers: dict[str, Paper] = {}
    told, replied, decided, closed = (Gallery(procedure) for _ in range(4))
    told.tell()
    papers["pemberitahuan"] = told.compose(LetterKind.NOTICE)
    papers["undangan"] = invite(told)
    papers["panggilan"] = summon(told)
    papers["berita-acara"] = minute(told)
    replied.reply()
    replied.vote(Assessment.SUPPORTED)
    papers["klarifikasi"] = replied.compose(LetterKind.REPLY)
    decided.decide()
    papers["keputusan-terus"] = decided.compose(LetterKind.DECISION)
    papers["formulir"] = decided.compose(LetterKind.REPORT_FORM)
    for body in ("bawaslu", "bkn"):
        papers[f"penerusan-{body}"] = decided.compose(LetterKind.REFERRAL, recipient=BodyId(body))
    closed.close()
    papers["keputusan-tutup"] = closed.compose(LetterKind.DECISION)
    papers["penutupan"] = closed.compose(LetterKind.CLOSING)
    upheld, overturned = Gallery(procedure), Gallery(procedure)
    upheld.overturn(Assessment.SUPPORTED, Assessment.SUPPORTED)
    papers["keberatan-tetap"] = upheld.compose(LetterKind.APPEAL_OUTCOME)
    overturned.overturn(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
    papers["keberatan-dikabulkan"] = overturned.compose(LetterKind.APPEAL_OUTCOME)
    papers["koreksi"] = overturned.compose(LetterKind.CORRECTION, recipient=BodyId("bkn"))
    papers["pemusnahan"] = erase(closed)
    return {name: (paper, date(2024, 10, 2)) for name, paper in papers.items()}


def invite(gallery: Gallery) -> Paper:
    """Write an invitation."""
    facts, at = gallery.facts(), datetime(2024, 10, 8, 2, 0, tzinfo=UTC)
    head = facts.correspondence.head_of(PaperKind.INVITATION, facts.case.case_id, date(2024, 10, 2))
    return write_invitation(
        Invitation(
            letterhead=head,
            person=PERSON,
            deed=facts.deed,
            notice_number="35C19BFC/PBT/NT/X/2024",
            meets_at=at,
            place="Ruang Rapat 2, Gedung Contoh Lantai 3",
            host="Kepala Subbagian Kepegawaian",
            contact=facts.correspondence.reply_contact,
            signed_by=SIGNER,
        )
    )


def summon(gallery: Gallery) -> Paper:
    """Write a summons."""
    facts = gallery.facts()
    head = facts.correspondence.head_of(PaperKind.SUMMONS, facts.case.case_id, date(2024, 10, 2))
    return write_summons(
        Summons(
            letterhead=head,
            person=PERSON,
            call=1,
            examined_at=datetime(2024, 10, 8, 2, 0, tzinfo=UTC),
            place="Ruang Rapat 2",
            examiner=SIGNER,
            matter="dugaan membagikan satu unggahan pada 30 September 2024",
            signed_by=SIGNER,
        ),
        gallery.procedure,
    )


def minute(gallery: Gallery) -> Paper:
    """Write minutes."""
    facts = gallery.facts()
    head = facts.correspondence.head_of(PaperKind.MINUTES, facts.case.case_id, date(2024, 10, 8))
    return write_minutes(
        Minutes(
            letterhead=head,
            person=PERSON,
            examined_at=datetime(2024, 10, 8, 2, 0, tzinfo=UTC),
            place="Ruang Rapat 2",
            examiners=(SIGNER,),
            exchange=(
                QuestionAndAnswer(
                    question="Apakah akun itu milik Saudara?", answer="Ya, akun itu milik saya."
                ),
                QuestionAndAnswer(
                    question="Siapa yang membagikan unggahan itu?", answer=gallery.statement
                ),
            ),
            helper="Andi Pendamping",
            zone=gallery.procedure.zone,
        )
    )


def erase(gallery: Gallery) -> Paper:
    """Write the certificate of an erasure."""
    gallery.script.wait(days=120)
    expired: Case = gallery.script.do(CaseExpired, MACHINE)
    head = gallery.correspondence.head_of(
        PaperKind.ERASURE_CERTIFICATE, expired.case_id, date(2025, 1, 29)
    )
    return write_erasure_certificate(
        ErasureCertificate(
            letterhead=head,
            case=expired,
            erased_at=expired.last_at + timedelta(minutes=5),
            keys=("KP-7F3A9C",),
            log_entries=(12, 13, 40),
            signed_by=Official(name="", nip="", position="Pejabat Pelindungan Data Pribadi"),
            witness=replace(SIGNER, position="Saksi"),
            zone=gallery.procedure.zone,
        )
    )


Render = Callable[..., bytes]


def save_gallery(procedure: Procedure, folder: Path, render: Render, ending: str) -> None:
    """Save every document, to be looked at."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (paper, day) in write_gallery(procedure).items():
        (folder / f"{name}.{ending}").write_bytes(render(paper, dated=day))
