"""A case (*perkara*) as its events left it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from netral.casework.allegation import Allegation
from netral.casework.decision import Correction, Decision, Recipient
from netral.casework.draw import Draw, DrawCommitment, DrawKind
from netral.casework.ids import ActorId, BodyId, CaseId, UnitId
from netral.casework.notice import Delivery, Notice
from netral.casework.reply import DefenceAnswer, Reply
from netral.casework.state import CaseState, Finding
from netral.casework.vote import Round, Vote
from netral.rulebook.reach import ElectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A reviewer on the case, and the draw that seated them."""

    draw: DrawKind
    reviewer: ActorId
    unit: UnitId
    seated_at: datetime
    named_units: frozenset[UnitId] = frozenset()
    """Units of whoever stood on the seat or was next for it when seats were drawn anew."""

    @property
    def taken_units(self) -> frozenset[UnitId]:
        """The units from which no other seat is filled: the same whoever of them sits."""
        return self.named_units | {self.unit}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadFacts:
    """What is kept of a report by the public."""

    act_id: str
    url: str = field(repr=False)
    has_firm_evidence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case; there is no other way to make one than from its events.

    There is no count of anything about the person here, and no link to their other
    cases: a case is one act.
    """

    case_id: CaseId
    state: CaseState
    state_since: datetime
    """When it came into the state."""
    version: int
    """Number of its events."""
    taken_in_at: datetime
    last_at: datetime
    lead: LeadFacts | None = None
    allegation: Allegation | None = None
    known_on: date | None = None
    election_kind: ElectionKind = ElectionKind.REGIONAL
    commitments: tuple[DrawCommitment, ...] = ()
    draws: tuple[Draw, ...] = ()
    seats: tuple[Seat, ...] = ()
    acted: tuple[ActorId, ...] = ()
    """Everybody who did anything in it, in whatever role, stepped aside, or was named when
    seats were drawn anew."""
    opened_by: ActorId | None = None
    votes: tuple[Vote, ...] = ()
    peeked: tuple[ActorId, ...] = ()
    """Reviewers who looked who it is, after their own last vote."""
    notice: Notice | None = None
    delivery: Delivery | None = None
    reply_until: date | None = None
    """Last local day of the window to reply."""
    replies: tuple[Reply, ...] = ()
    answers: tuple[DefenceAnswer, ...] = ()
    people_only: bool = False
    """The person objected to automation: nothing that the tool said is shown any more."""
    decision: Decision | None = None
    package_sha256: str = ""
    recipients: tuple[Recipient, ...] = ()
    outcomes: tuple[tuple[BodyId, Finding], ...] = ()
    appealed_from: CaseState | None = None
    appeal_reason: str = field(default="", repr=False)
    corrections: tuple[Correction, ...] = ()
    finding: Finding | None = None
    on_hold: bool = False
    certificate_sha256: str = ""

    @property
    def window_closed(self) -> bool:
        """Whether the reply window came and went."""
        return self.delivery is not None and self.state not in (
            CaseState.NOTICE_SENT,
            CaseState.REPLY_WINDOW,
        )

    def votes_in(self, voting_round: Round) -> tuple[Vote, ...]:
        """Give the votes of one round, in the order in which they were cast."""
        return tuple(vote for vote in self.votes if vote.round is voting_round)

    def has_seat(self, reviewer: ActorId) -> bool:
        """Whether somebody sits on the case now."""
        return any(seat.reviewer == reviewer for seat in self.seats)

    def list_sitting(self) -> tuple[Seat, ...]:
        """List the seats that vote in the state the case is in."""
        kinds = SITTING.get(self.state, ())
        return tuple(seat for seat in self.seats if seat.draw in kinds)

    def list_unlocked(self) -> tuple[Seat, ...]:
        """List the seats whose votes of this round are not locked; in a round there is one."""
        voted = {vote.reviewer for vote in self.votes_in(ROUND_OF[self.state])}
        return tuple(seat for seat in self.list_sitting() if seat.reviewer not in voted)

    def list_units_beside(self, leaving: Seat) -> list[UnitId]:
        """List the units from which nobody can follow on a seat."""
        return [unit for seat in self.seats if seat is not leaving for unit in seat.taken_units]

    def list_units_of(self, kind: DrawKind | None) -> list[UnitId]:
        """List the units that the seats of one draw take."""
        return [unit for seat in self.seats if seat.draw is kind for unit in seat.taken_units]

    def find_seat(self, kind: DrawKind) -> Seat | None:
        """Find the first seat that a draw filled."""
        return next((seat for seat in self.seats if seat.draw is kind), None)

    def list_open_points(self, reviewer: ActorId) -> list[tuple[str, int]]:
        """List the points of replies that a reviewer has not answered: reply id and place."""
        answered = {
            (each.reply_id, each.point) for each in self.answers if each.reviewer == reviewer
        }
        return [
            (reply.reply_id, place)
            for reply in self.replies
            for place in range(len(reply.points))
            if (reply.reply_id, place) not in answered
        ]

    def list_uncorrected(self) -> list[BodyId]:
        """List the recipients that have not yet confirmed the correction."""
        told = {each.body_id for each in self.corrections}
        return [each.body_id for each in self.recipients if each.body_id not in told]


SITTING: dict[CaseState, tuple[DrawKind, ...]] = {
    CaseState.REVIEW: (DrawKind.PAIR,),
    CaseState.THIRD_REVIEW: (DrawKind.THIRD,),
    CaseState.FINAL_REVIEW: (DrawKind.PAIR,),
    CaseState.FINAL_THIRD_REVIEW: (DrawKind.THIRD,),
    CaseState.APPEAL_REVIEW: (DrawKind.APPEAL_PAIR,),
    CaseState.APPEAL_THIRD_REVIEW: (DrawKind.APPEAL_THIRD,),
}
"""Whose seats vote in a state."""

ROUND_OF: dict[CaseState, Round] = {
    CaseState.REVIEW: Round.PRELIMINARY,
    CaseState.THIRD_REVIEW: Round.PRELIMINARY,
    CaseState.FINAL_REVIEW: Round.FINAL,
    CaseState.FINAL_THIRD_REVIEW: Round.FINAL,
    CaseState.APPEAL_REVIEW: Round.APPEAL,
    CaseState.APPEAL_THIRD_REVIEW: Round.APPEAL,
}

DRAW_IN: dict[CaseState, DrawKind] = {
    CaseState.INDICATION: DrawKind.PAIR,
    CaseState.SPLIT: DrawKind.THIRD,
    CaseState.FINAL_SPLIT: DrawKind.THIRD,
    CaseState.APPEALED: DrawKind.APPEAL_PAIR,
    CaseState.APPEAL_SPLIT: DrawKind.APPEAL_THIRD,
}
"""Which draw a state waits for."""

BESIDE: dict[DrawKind, DrawKind] = {
    DrawKind.THIRD: DrawKind.PAIR,
    DrawKind.APPEAL_THIRD: DrawKind.APPEAL_PAIR,
}
"""Beside whose seats a third sits, from another unit than theirs."""
