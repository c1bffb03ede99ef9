"""What a reviewer sees: the act and the rule, and nobody's name and nobody else's vote.

A reviewer's view stays blind until the votes of their last round are all locked. In
particular the votes of the first round stay hidden in the final one: who knows how the
other voted before the reply does not read the reply alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from netral.casework.allegation import EvidenceItem, RaisedRule
from netral.casework.case import ROUND_OF, SITTING, Case
from netral.casework.deadline import list_deadlines
from netral.casework.draw import DrawKind
from netral.casework.errors import NO_EVENT, EventRefusedError, NotOnThisCaseError
from netral.casework.ids import ActorId, CaseId
from netral.casework.masking import Mask
from netral.casework.procedure import DeadlineKind, Procedure
from netral.casework.reply import DefenceAnswer, DefenceKind
from netral.casework.state import CaseState
from netral.casework.vote import Round, Vote

_MAIN_DONE = frozenset(
    {
        CaseState.AWAITING_DECISION,
        CaseState.REFERRAL_DUE,
        CaseState.REFERRED,
        CaseState.CONCLUDED,
        CaseState.CLOSED,
        CaseState.CORRECTING,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointToAnswer:
    """One point of the reply, masked, with this reviewer's own answer."""

    reply_id: str
    point: int
    kind: DefenceKind
    law_words: str
    statement: str
    own_answer: DefenceAnswer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerView:
    """Everything that one reviewer sees of one case.

    There is no version, no moment of the last event and no list of seats: each would
    tell whether somebody else has voted.
    """

    case_id: CaseId
    voting_round: Round | None
    """The round in which it is this reviewer's turn; `None` if it is not."""
    person_label: str
    contestant_label: str
    act_kind: str
    platform: str
    phase: str
    occurred_at: datetime
    text: str
    object_text: str
    rules: tuple[RaisedRule, ...]
    trace_lines: tuple[str, ...]
    evidence: tuple[EvidenceItem, ...]
    """Named "Bukti 1", "Bukti 2": a file name may hold a handle."""
    points: tuple[PointToAnswer, ...]
    attachment_count: int
    own_votes: tuple[Vote, ...]
    due_date: date | None
    """When the vote is due, while it is this reviewer's turn."""
    is_blind: bool
    other_votes: tuple[Vote, ...] = ()
    """Empty while the view is blind."""
    url: str = field(default="", repr=False)
    """Empty while the identity is masked: an address holds a handle."""


def view_for_reviewer(
    case: Case, reviewer: ActorId, *, mask: Mask, procedure: Procedure
) -> ReviewerView:
    """Give what a reviewer may see of a case.

    Args:
        case: The case.
        reviewer: Who asks; must have a seat.
        mask: The words to cover, made for this case.
        procedure: For the day on which the vote is due.

    Returns:
        The view. It is the same for every reviewer of a round but for their own votes
        and answers, whatever the others did.

    Raises:
        NotOnThisCaseError: If the reviewer has no seat on the case.
        EventRefusedError: If the case has no allegation any more.
    """
    allegation = case.allegation
    seat = next((each for each in case.seats if each.reviewer == reviewer), None)
    if seat is None:
        raise NotOnThisCaseError(case.case_id)
    if allegation is None:
        raise EventRefusedError(NO_EVENT, "nothing of the case is left to review")
    blind = is_blind(case, seat.draw)
    # A pair that is told "a third looks" knows how the other voted: only one's own turn is told.
    is_turn = seat.draw in SITTING.get(case.state, ())
    masked = blind and reviewer not in case.peeked
    cover: Callable[[str], str] = mask.cover if masked else str
    others = tuple(vote for vote in case.votes if vote.reviewer != reviewer)
    return ReviewerView(
        case_id=case.case_id,
        voting_round=ROUND_OF.get(case.state) if is_turn else None,
        person_label=mask.person_label,
        contestant_label=mask.contestant_label,
        act_kind=allegation.act_kind,
        platform=allegation.platform,
        phase=allegation.phase,
        occurred_at=allegation.occurred_at,
        text=cover(allegation.text),
        object_text=cover(allegation.object_text),
        rules=allegation.rules,
        trace_lines=() if case.people_only else tuple(map(cover, allegation.trace_lines)),
        evidence=tuple(
            EvidenceItem(exhibit_id=f"Bukti {number}", sha256=each.sha256, grade=each.grade)
            for number, each in enumerate(allegation.evidence, start=1)
        ),
        points=_points(case, reviewer, cover, seat.draw),
        attachment_count=sum(len(reply.attachments) for reply in case.replies),
        own_votes=tuple(vote for vote in case.votes if vote.reviewer == reviewer),
        due_date=_due_date(case, procedure) if is_turn else None,
        is_blind=blind,
        other_votes=() if blind else others,
        url="" if masked else allegation.url,
    )


def is_blind(case: Case, seat: DrawKind) -> bool:
    """Whether whoever sits there must not know of the others' votes and of the person yet."""
    if seat in (DrawKind.PAIR, DrawKind.THIRD):
        in_appeal = case.appealed_from is not None
        return case.state not in _MAIN_DONE and not in_appeal
    return case.state in (
        CaseState.APPEAL_REVIEW,
        CaseState.APPEAL_SPLIT,
        CaseState.APPEAL_THIRD_REVIEW,
    )


def _points(
    case: Case, reviewer: ActorId, cover: Callable[[str], str], seat: DrawKind
) -> tuple[PointToAnswer, ...]:
    """Give the points of the reply from the final round on; before it there are none."""
    if case.state is CaseState.REPLY_WINDOW and seat in (DrawKind.PAIR, DrawKind.THIRD):
        return ()
    own = {(each.reply_id, each.point): each for each in case.answers if each.reviewer == reviewer}
    return tuple(
        PointToAnswer(
            reply_id=reply.reply_id,
            point=place,
            kind=point.kind,
            law_words=point.kind.law_words,
            statement=cover(point.statement),
            own_answer=own.get((reply.reply_id, place)),
        )
        for reply in case.replies
        for place, point in enumerate(reply.points)
    )


def _due_date(case: Case, procedure: Procedure) -> date | None:
    """The day on which the vote is due; Bawaslu's day is the coordinator's to watch."""
    due = [
        each.due_date
        for each in list_deadlines(case, procedure)
        if each.kind is DeadlineKind.REVIEW
    ]
    return due[0] if due else None
