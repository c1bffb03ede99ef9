"""Plays a made-up case step by step, for tests, demos and the contract of the stores."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from netral.casework.allegation import Allegation, Declaration, EvidenceItem, RaisedRule, Subject
from netral.casework.case import BESIDE, DRAW_IN, SITTING, Case
from netral.casework.deadline import find_reply_until
from netral.casework.decision import Decision, DecisionOutcome, Recipient
from netral.casework.draw import (
    DrawCommitment,
    DrawKind,
    PoolMember,
    RedrawReason,
    commit_seed,
    draw_reviewers,
    find_replacement,
)
from netral.casework.event import (
    AppealFiled,
    CaseDecided,
    CaseEvent,
    CaseOpened,
    CaseReferred,
    CorrectionAcknowledged,
    DefenceAnswered,
    NoticeDelivered,
    NoticeSent,
    OutcomeReceived,
    ReplySubmitted,
    ReviewerRecused,
    ReviewersDrawn,
    SeatsRedrawn,
    VoteCast,
    WindowClosed,
)
from netral.casework.ids import (
    ActorId,
    BodyId,
    EventId,
    NoticeId,
    PersonKey,
    ReplyId,
    UnitId,
    make_case_id,
)
from netral.casework.notice import Delivery, DeliveryChannel, Notice, NoticedAct, list_articles
from netral.casework.package import Package, PackageItem, PackagePart
from netral.casework.packaging import make_package
from netral.casework.procedure import Procedure
from netral.casework.redrawing import plan_replacements
from netral.casework.reply import Defence, DefenceKind, DefenceView, Reply
from netral.casework.role import Actor, Role
from netral.casework.state import Finding
from netral.casework.store import CaseStore
from netral.casework.vote import Assessment
from netral.values.provenance import Grade

EventT = TypeVar("EventT", bound=CaseEvent)

START = datetime(2024, 10, 1, 2, 0, tzinfo=UTC)
"""A Tuesday morning in the campaign."""
REASON = "Alasan rekaan yang cukup panjang untuk sebuah uji coba."
RULE = "DS-06"
ARTICLE = "PP 94/2021 pasal 5 huruf n angka 5"
SUBJECT_PERSON = PersonKey("orang-0001")

OFFICER = Actor(actor_id=ActorId("petugas-1"), role=Role.INTAKE_OFFICER)
COORDINATOR = Actor(actor_id=ActorId("koordinator-1"), role=Role.COORDINATOR)
AUTHORITY = Actor(actor_id=ActorId("pejabat-1"), role=Role.AUTHORITY)
SECOND_AUTHORITY = Actor(actor_id=ActorId("pejabat-2"), role=Role.AUTHORITY)
PROTECTOR = Actor(actor_id=ActorId("pelindung-1"), role=Role.DATA_PROTECTION_OFFICER)
AUDITOR = Actor(actor_id=ActorId("auditor-1"), role=Role.AUDITOR)
REPORTER = Actor(actor_id=ActorId("pelapor-1"), role=Role.REPORTER)
MACHINE = Actor(actor_id=ActorId("mesin"), role=Role.MACHINE)
PERSON = Actor(actor_id=ActorId("akun-orang-0001"), role=Role.PERSON, person=SUBJECT_PERSON)


def digest_of(text: str) -> str:
    """Digest a text, where a made-up case needs the digest of something."""
    return hashlib.sha256(text.encode()).hexdigest()


def make_pool(size: int = 12) -> tuple[PoolMember, ...]:
    """Make reviewers, each of a unit of their own."""
    return tuple(
        PoolMember(
            reviewer=ActorId(f"pemeriksa-{number:02}"),
            person=PersonKey(f"orang-pemeriksa-{number:02}"),
            unit=UnitId(f"unit-{number:02}"),
        )
        for number in range(1, size + 1)
    )


def make_allegation(number: int = 1, **changes: Any) -> Allegation:
    """Make a made-up allegation; `changes` replaces fields."""
    facts: dict[str, Any] = {
        "act_id": f"ACT-{number}",
        "indication_ids": (f"IND-{number}",),
        "subject": Subject(
            person=SUBJECT_PERSON,
            unit=UnitId("unit-subjek"),
            superiors=(PersonKey("orang-atasan"),),
            kin=(PersonKey("orang-kerabat"),),
        ),
        "act_kind": "share",
        "platform": "instagram",
        "occurred_at": START - timedelta(days=1),
        "url": f"https://contoh.invalid/sitirekaan/p/{number}",
        "contestant_id": "pasangan_satu",
        "stance": "support",
        "phase": "campaign",
        "rules": (
            RaisedRule(
                code=RULE,
                title_id="Membagikan unggahan pasangan calon",
                title_en="Sharing a contestant's post",
                edition_id="skb_2022",
                articles=(ARTICLE,),
                class_printed="Hukuman disiplin sedang",
                asks=("Apakah akun itu dikelola orang lain?",),
            ),
        ),
        "evidence": (
            EvidenceItem(exhibit_id=f"EX-{number}", sha256=digest_of("bukti"), grade=Grade.B),
        ),
        "declaration": Declaration(valid_from=date(2024, 1, 1)),
        "window_first_date": date(2024, 3, 22),
        "window_until_date": date(2024, 12, 17),
        "text": "Ayo menang bersama pilihan kita.",
        "trace_lines": ("perbuatan: membagikan",),
    }
    return Allegation(**{**facts, **changes})


class CaseScript:
    """Plays one case against a store; each method takes one step, or several alike."""

    def __init__(
        self,
        store: CaseStore,
        procedure: Procedure,
        *,
        number: int = 1,
        at: datetime = START,
        allegation: Allegation | None = None,
        pool: Sequence[PoolMember] = (),
        person: Actor = PERSON,
    ) -> None:
        self.store = store
        self.procedure = procedure
        self.number = number
        self.at = at
        self.began_at = at
        self.allegation = allegation or make_allegation(number)
        self.case_id = make_case_id(self.allegation.act_id)
        self.pool = tuple(pool) or make_pool()
        self.person = person
        self.seeds = {
            kind: hashlib.sha256(f"{number}-{kind}".encode()).digest() for kind in DrawKind
        }
        self._count = 0

    @property
    def case(self) -> Case:
        """The case as the store has it."""
        return self.store.get_case(self.case_id)

    def event(self, kind: type[EventT], actor: Actor, **facts: Any) -> EventT:
        """Make an event of this case, one minute after the last, and do not record it."""
        self._count += 1
        self.at += timedelta(minutes=1)
        return kind(
            event_id=EventId(f"EV-{self.number}-{self._count}"),
            case_id=self.case_id,
            at=self.at,
            actor=actor,
            **facts,
        )

    def do(self, kind: type[CaseEvent], actor: Actor, **facts: Any) -> Case:
        """Make an event and record it."""
        return self.store.record(self.event(kind, actor, **facts))

    def wait(self, *, days: int) -> None:
        """Let days pass."""
        self.at += timedelta(days=days)

    def commitments(self) -> tuple[DrawCommitment, ...]:
        """Commit to the four draws, a day before the case."""
        return tuple(
            DrawCommitment(
                kind=kind,
                sequence=self.store.find_next_draw_number(),
                sha256=commit_seed(seed),
                committed_at=self.began_at - timedelta(days=20),
            )
            for kind, seed in self.seeds.items()
        )

    def open(self, **changes: Any) -> Case:
        """Open the case."""
        facts = {
            "allegation": self.allegation,
            "known_on": self.procedure.local_day(self.at),
            "commitments": self.commitments(),
        }
        return self.do(CaseOpened, OFFICER, **{**facts, **changes})

    def draw(self) -> Case:
        """Draw whoever the state waits for."""
        case = self.case
        kind = DRAW_IN[case.state]
        draw = draw_reviewers(
            kind,
            case_id=case.case_id,
            seed=self.seeds[kind],
            pool=self.pool,
            subject=self.allegation.subject,
            acted=(*case.acted, *(seat.reviewer for seat in case.seats)),
            taken_units=case.list_units_of(BESIDE.get(kind)),
        )
        return self.do(ReviewersDrawn, COORDINATOR, draw=draw)

    def sitting(self) -> list[Actor]:
        """Give whoever votes in this state."""
        case = self.case
        kinds = SITTING[case.state]
        return [
            Actor(actor_id=seat.reviewer, role=Role.REVIEWER)
            for seat in case.seats
            if seat.draw in kinds
        ]

    def vote(self, *assessments: Assessment) -> Case:
        """Cast votes, one for each of those who sit, in their order."""
        for actor, assessment in zip(self.sitting(), assessments, strict=False):
            self.vote_of(actor, assessment)
        return self.case

    def vote_of(self, actor: Actor, assessment: Assessment) -> Case:
        """Cast the vote of one reviewer."""
        rule = self.allegation.rules[0].code
        facts = {"assessment": assessment, "rule_code": rule, "reason": REASON}
        return self.do(VoteCast, actor, **facts)

    def recuse(self, actor: Actor) -> Case:
        """Let a reviewer step aside; the next of the draw follows."""
        case = self.case
        leaving = next(seat for seat in case.seats if seat.reviewer == actor.actor_id)
        replacement = find_replacement(
            next(each for each in case.draws if each.kind is leaving.draw),
            case_id=case.case_id,
            subject=self.allegation.subject,
            acted=(*case.acted, *(seat.reviewer for seat in case.seats)),
            taken_units=case.list_units_beside(leaving),
        )
        return self.do(ReviewerRecused, actor, reason=REASON, replacement=replacement)

    def redraw(self, *, days: int = 5, by: Actor = COORDINATOR, **changes: Any) -> Case:
        """Ask for the open seats of the round to be drawn anew, wait, and let a second agree."""
        facts: dict[str, Any] = {
            "because": RedrawReason.LEFT_OFFICE,
            "asked_at": self.at,
            "countersigned_by": AUDITOR,
        }
        self.wait(days=days)
        facts["replacements"] = plan_replacements(self.case) or ()
        return self.do(SeatsRedrawn, by, **{**facts, **changes})

    def notice(self, **changes: Any) -> Case:
        """Send the notice."""
        act = NoticedAct(
            occurred_at=self.allegation.occurred_at,
            url=self.allegation.url,
            evidence_sha256=self.allegation.evidence[0].sha256,
            articles=list_articles(self.allegation),
        )
        facts: dict[str, Any] = {
            "notice_id": NoticeId(f"NT-{self.number}"),
            "acts": (act,),
            "reply_days": 7,
        }
        return self.do(NoticeSent, OFFICER, notice=Notice(**{**facts, **changes}))

    def deliver(self) -> Case:
        """Deliver the notice."""
        self.at += timedelta(minutes=1)
        delivery = Delivery(
            channel=DeliveryChannel.IN_PERSON,
            delivered_at=self.at,
            proof_sha256=digest_of("tanda terima"),
        )
        until = find_reply_until(self.case, delivery, self.procedure)
        return self.do(NoticeDelivered, OFFICER, delivery=delivery, reply_until=until)

    def reply(
        self, *kinds: DefenceKind, text: str = "", is_complete: bool = True, **changes: Any
    ) -> Case:
        """Submit a reply."""
        facts: dict[str, Any] = {
            "reply_id": ReplyId(f"RP-{self.number}-{self._count}"),
            "defences": tuple(Defence(kind=kind, statement="Penjelasan.") for kind in kinds),
            "text": text,
            "submitted_at": self.at + timedelta(minutes=1),
            "is_complete": is_complete,
        }
        return self.do(ReplySubmitted, self.person, reply=Reply(**{**facts, **changes}))

    def close_window(self) -> Case:
        """Close the window to reply."""
        return self.do(WindowClosed, COORDINATOR)

    def answer(self, actors: Sequence[Actor] | None = None) -> Case:
        """Let everybody who sits answer every open point."""
        for actor in actors or self.sitting():
            for reply_id, point in self.case.list_open_points(actor.actor_id):
                self.do(
                    DefenceAnswered,
                    actor,
                    reply_id=ReplyId(reply_id),
                    point=point,
                    view=DefenceView.DOES_NOT_CONVINCE,
                    reason=REASON,
                )
        return self.case

    def decide(self, outcome: DecisionOutcome = DecisionOutcome.REFER, **changes: Any) -> Case:
        """Decide; to refer it goes to Bawaslu and the personnel agency."""
        refers = outcome is DecisionOutcome.REFER
        facts: dict[str, Any] = {
            "outcome": outcome,
            "body_id": BodyId("ppk_jakarta"),
            "reason": REASON,
            "finding": None if refers else Finding.NOT_PROVEN,
            "recipients": (BodyId("bawaslu"), BodyId("bkn")) if refers else (),
        }
        return self.do(CaseDecided, AUTHORITY, decision=Decision(**{**facts, **changes}))

    def documents(self) -> tuple[PackageItem, ...]:
        """Name the printed letter and form."""
        return (
            PackageItem(part=PackagePart.LETTER, name="surat.pdf", sha256=digest_of("surat")),
            PackageItem(
                part=PackagePart.REPORT_FORM, name="formulir.pdf", sha256=digest_of("formulir")
            ),
        )

    def package(self) -> Package:
        """Put the package together."""
        return make_package(self.case, self.documents())

    def refer(self, **changes: Any) -> Case:
        """Hand the package on."""
        case = self.case
        named = () if case.decision is None else case.decision.recipients
        facts: dict[str, Any] = {
            "package": self.package(),
            "recipients": tuple(
                Recipient(body_id=each, reference=f"NO-{each}", sent_at=self.at) for each in named
            ),
        }
        return self.do(CaseReferred, OFFICER, **{**facts, **changes})

    def receive_outcome(self, finding: Finding = Finding.VIOLATION) -> Case:
        """Let Bawaslu say what it found."""
        facts = {"body_id": BodyId("bawaslu"), "finding": finding, "reference": "PUTUSAN-1"}
        return self.do(OutcomeReceived, OFFICER, **facts)

    def appeal(self) -> Case:
        """Let the person appeal."""
        return self.do(AppealFiled, self.person, reason=REASON)

    def acknowledge(self, body_id: BodyId) -> Case:
        """Let a body confirm the correction."""
        receipt = digest_of(f"koreksi {body_id}")
        return self.do(CorrectionAcknowledged, OFFICER, body_id=body_id, receipt_sha256=receipt)

    def play_to_notice_due(self) -> Case:
        """Open, draw, and let both reviewers support it."""
        self.open()
        self.draw()
        return self.vote(Assessment.SUPPORTED, Assessment.SUPPORTED)

    def play_to_final_review(self, *kinds: DefenceKind, text: str = "") -> Case:
        """Go on until the window is closed, with a complete reply."""
        self.play_to_notice_due()
        self.notice()
        self.deliver()
        self.reply(*(kinds or (DefenceKind.RUN_BY_ANOTHER,)), text=text)
        return self.close_window()

    def play_to_decision(self) -> Case:
        """Go on until the authority must decide, with both final votes supporting it."""
        self.play_to_final_review()
        self.answer()
        return self.vote(Assessment.SUPPORTED, Assessment.SUPPORTED)

    def play_to_referral(self) -> Case:
        """Go on until the package is handed on."""
        self.play_to_decision()
        self.decide()
        return self.refer()
