"""What happened in a case: one typed event for each step, in the past tense.

A case is nothing but its events: `netral.casework.applying` makes it from them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from netral.casework.allegation import Allegation, Declaration, EvidenceItem
from netral.casework.decision import Decision, Recipient
from netral.casework.draw import Draw, DrawCommitment, RedrawReason, Replacement
from netral.casework.ids import ActorId, BodyId, CaseId, EventId, ReplyId
from netral.casework.notice import Delivery, Notice
from netral.casework.package import Package
from netral.casework.reply import DefenceView, Reply
from netral.casework.role import Actor
from netral.casework.state import Finding, StepKind
from netral.casework.vote import Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """Something that happened in one case, at a moment, by somebody."""

    step: ClassVar[StepKind]
    event_id: EventId
    case_id: CaseId
    at: datetime
    """The caller's clock; the store refuses a moment before the last event's."""
    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadReported(CaseEvent):
    """Somebody from the public reported a post of a declared account."""

    step = StepKind.REPORT_LEAD
    act_id: str
    url: str = field(repr=False)
    declaration: Declaration
    evidence: tuple[EvidenceItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadJoined(CaseEvent):
    """Another report of the same post came in; it gets a receipt and counts for nothing."""

    step = StepKind.JOIN_LEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(CaseEvent):
    """An intake officer opened a case on an indication, or on a lead that became one."""

    step = StepKind.OPEN_CASE
    allegation: Allegation
    known_on: date
    """Local day on which it became known: it starts Bawaslu's seven days."""
    commitments: tuple[DrawCommitment, ...]
    """One for each draw that the case may need, all made before this moment."""
    election_kind: str = "regional"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewersDrawn(CaseEvent):
    """A committed draw seated reviewers."""

    step = StepKind.DRAW_REVIEWERS
    draw: Draw


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerRecused(CaseEvent):
    """A reviewer stepped aside before voting; the next number of the draw follows."""

    step = StepKind.RECUSE
    reason: str = field(repr=False)
    replacement: ActorId


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsRedrawn(CaseEvent):
    """Two people had the seats drawn anew whose votes of the round were not locked.

    The event is the same whether and however anybody voted: it names who would follow on
    each seat of the round, and which of them follow is decided by the votes of the case.
    """

    step = StepKind.REDRAW_SEATS
    because: RedrawReason
    asked_at: datetime
    """When the first of the two asked; whoever sits has the next working day to vote."""
    replacements: tuple[Replacement, ...]
    countersigned_by: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCast(CaseEvent):
    """A reviewer locked a vote; the round follows from the state."""

    step = StepKind.CAST_VOTE
    assessment: Assessment
    rule_code: str
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityPeeked(CaseEvent):
    """A reviewer whose last vote is locked looked who it is, and said why."""

    step = StepKind.PEEK_IDENTITY
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSent(CaseEvent):
    """The notice went to the person, and to nobody else."""

    step = StepKind.SEND_NOTICE
    notice: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDelivered(CaseEvent):
    """The notice reached the person; the window to reply is open."""

    step = StepKind.PROVE_DELIVERY
    delivery: Delivery
    reply_until: date
    """Last local day of the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowExtended(CaseEvent):
    """The person got more days."""

    step = StepKind.EXTEND_WINDOW
    reply_until: date
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySubmitted(CaseEvent):
    """The person, or a helper for them, replied."""

    step = StepKind.SUBMIT_REPLY
    reply: Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class AutomationObjected(CaseEvent):
    """The person objected to automated processing: from now on only people look and flag."""

    step = StepKind.OBJECT_TO_AUTOMATION


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowClosed(CaseEvent):
    """The window to reply ended, by a complete reply or by its last day."""

    step = StepKind.CLOSE_WINDOW


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceAnswered(CaseEvent):
    """A reviewer answered one point of a reply."""

    step = StepKind.ANSWER_DEFENCE
    reply_id: ReplyId
    point: int
    view: DefenceView
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDecided(CaseEvent):
    """The authority decided to refer or to close."""

    step = StepKind.DECIDE_CASE
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReferred(CaseEvent):
    """The package went to the receiving bodies."""

    step = StepKind.REFER_CASE
    package: Package
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeReceived(CaseEvent):
    """A receiving body said what it found."""

    step = StepKind.RECEIVE_OUTCOME
    body_id: BodyId
    finding: Finding
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealFiled(CaseEvent):
    """The person appealed."""

    step = StepKind.FILE_APPEAL
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionAcknowledged(CaseEvent):
    """A recipient confirmed that it was told and corrected its copy."""

    step = StepKind.ACKNOWLEDGE_CORRECTION
    body_id: BodyId
    receipt_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWithdrawn(CaseEvent):
    """Two people took a case back, for a mistake in rule, register or evidence."""

    step = StepKind.WITHDRAW_CASE
    reason: str = field(repr=False)
    countersigned_by: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPlaced(CaseEvent):
    """Two people kept a case from expiring, for a court or an inspection."""

    step = StepKind.PLACE_HOLD
    reason: str = field(repr=False)
    countersigned_by: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldReleased(CaseEvent):
    """Two people let a case expire again."""

    step = StepKind.RELEASE_HOLD
    countersigned_by: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseExpired(CaseEvent):
    """The time to keep the case is over."""

    step = StepKind.EXPIRE_CASE


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseErased(CaseEvent):
    """The key to the personal data was destroyed; only that there was a case is left."""

    step = StepKind.ERASE_CASE
    certificate_sha256: str
    version: int
    """How many events the case had, this one included."""
    taken_in_at: datetime
