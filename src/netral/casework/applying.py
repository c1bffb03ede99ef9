"""Makes a case from its events: what each event changes, and nothing else.

Nothing is refused here; `netral.casework.stepping` asks the duties first. So events
that were recorded under the rules of their day can always be read again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from netral.casework.case import ROUND_OF, Case, LeadFacts, Seat
from netral.casework.decision import Correction, DecisionOutcome
from netral.casework.draw import DrawKind
from netral.casework.errors import NO_EVENT, EventRefusedError
from netral.casework.event import (
    AppealFiled,
    AutomationObjected,
    CaseDecided,
    CaseErased,
    CaseEvent,
    CaseExpired,
    CaseOpened,
    CaseReferred,
    CaseWithdrawn,
    CorrectionAcknowledged,
    DefenceAnswered,
    HoldPlaced,
    HoldReleased,
    IdentityPeeked,
    LeadJoined,
    LeadReported,
    NoticeDelivered,
    NoticeSent,
    OutcomeReceived,
    ReplySubmitted,
    ReviewerRecused,
    ReviewersDrawn,
    SeatsRedrawn,
    VoteCast,
    WindowClosed,
    WindowExtended,
)
from netral.casework.ids import ActorId, UnitId
from netral.casework.package import digest_package
from netral.casework.redrawing import list_named
from netral.casework.reply import DefenceAnswer
from netral.casework.role import Role
from netral.casework.state import CaseState, Finding
from netral.casework.vote import Tally, Vote, find_finding, tally_votes
from netral.rulebook.reach import ElectionKind


def apply_event(case: Case | None, event: CaseEvent) -> Case:
    """Make the case that an event leaves behind.

    Args:
        case: The case before; `None` if this is its first event.
        event: What happened.

    Returns:
        The case after, one version on.

    Raises:
        EventRefusedError: If the event cannot be the first of a case, or is of
            another case or of no known type.
    """
    if isinstance(event, CaseErased):
        return _erased(event)
    if case is None:
        if not isinstance(event, LeadReported | CaseOpened):
            raise EventRefusedError(event.event_id, "it cannot be the first of a case")
        case = _begin(event)
    if case.case_id != event.case_id:
        raise EventRefusedError(event.event_id, "it belongs to another case")
    change = _CHANGES.get(type(event))
    if change is None:
        raise EventRefusedError(event.event_id, "it is of no known type")
    after = change(case, event)
    return replace(
        after,
        version=case.version + 1,
        last_at=event.at,
        state_since=case.state_since if after.state is case.state and case.version else event.at,
        acted=_with_actor(after.acted, event),
    )


def replay_events(events: Iterable[CaseEvent]) -> Case:
    """Make a case from all its events, in their order.

    Raises:
        EventRefusedError: If there are none, or one of them does not fit.
    """
    case: Case | None = None
    for event in events:
        case = apply_event(case, event)
    if case is None:
        raise EventRefusedError(NO_EVENT, "a case has at least one event")
    return case


def _begin(event: CaseEvent) -> Case:
    return Case(
        case_id=event.case_id,
        state=CaseState.LEAD,
        state_since=event.at,
        version=0,
        taken_in_at=event.at,
        last_at=event.at,
    )


def _with_actor(acted: tuple[ActorId, ...], event: CaseEvent) -> tuple[ActorId, ...]:
    if event.actor.role is Role.MACHINE or event.actor.actor_id in acted:
        return acted
    return (*acted, event.actor.actor_id)


def _report(case: Case, event: LeadReported) -> Case:
    firm = any(each.grade.can_indicate for each in event.evidence)
    lead = LeadFacts(act_id=event.act_id, url=event.url, has_firm_evidence=firm)
    return replace(case, state=CaseState.LEAD, lead=lead)


def _open(case: Case, event: CaseOpened) -> Case:
    return replace(
        case,
        state=CaseState.INDICATION,
        allegation=event.allegation,
        known_on=event.known_on,
        commitments=event.commitments,
        election_kind=ElectionKind(event.election_kind),
        opened_by=event.actor.actor_id,
    )


_STATE_AFTER_DRAW = {
    CaseState.INDICATION: CaseState.REVIEW,
    CaseState.SPLIT: CaseState.THIRD_REVIEW,
    CaseState.FINAL_SPLIT: CaseState.FINAL_THIRD_REVIEW,
    CaseState.APPEALED: CaseState.APPEAL_REVIEW,
    CaseState.APPEAL_SPLIT: CaseState.APPEAL_THIRD_REVIEW,
}


def _draw(case: Case, event: ReviewersDrawn) -> Case:
    draw = event.draw
    units = {each.reviewer: each.unit for each in draw.pool}
    seats = tuple(
        Seat(draw=draw.kind, reviewer=reviewer, unit=units[reviewer], seated_at=event.at)
        for reviewer in draw.chosen
    )
    return replace(
        case,
        state=_STATE_AFTER_DRAW[case.state],
        draws=(*case.draws, draw),
        seats=(*case.seats, *seats),
    )


def _recuse(case: Case, event: ReviewerRecused) -> Case:
    leaving = next(seat for seat in case.seats if seat.reviewer == event.actor.actor_id)
    return _reseat(case, {leaving.reviewer: event.replacement}, event.at)


def _redraw(case: Case, event: SeatsRedrawn) -> Case:
    unlocked = {seat.reviewer for seat in case.list_unlocked()}
    following = {
        each.leaving: each.arriving for each in event.replacements if each.leaving in unlocked
    }
    named = tuple(name for name in list_named(event.replacements) if name not in case.acted)
    after = _reseat(_reserve(case, event), following, event.at)
    return replace(after, acted=(*case.acted, *named))


def _reserve(case: Case, event: SeatsRedrawn) -> Case:
    """Keep the units of both who may sit, so that later draws do not tell who does."""
    units, nexts = _units_of(case), {each.leaving: each.arriving for each in event.replacements}
    seats = tuple(
        replace(seat, named_units=seat.taken_units | {units[seat.draw, nexts[seat.reviewer]]})
        if seat.reviewer in nexts
        else seat
        for seat in case.seats
    )
    return replace(case, seats=seats)


def _reseat(case: Case, following: Mapping[ActorId, ActorId], at: datetime) -> Case:
    units = _units_of(case)
    seats = tuple(
        replace(seat, reviewer=arriving, unit=units[seat.draw, arriving], seated_at=at)
        if (arriving := following.get(seat.reviewer)) is not None
        else seat
        for seat in case.seats
    )
    return replace(case, seats=seats)


def _units_of(case: Case) -> dict[tuple[DrawKind, ActorId], UnitId]:
    return {
        (draw.kind, member.reviewer): member.unit for draw in case.draws for member in draw.pool
    }


def _vote(case: Case, event: VoteCast) -> Case:
    vote = Vote(
        reviewer=event.actor.actor_id,
        round=ROUND_OF[case.state],
        assessment=event.assessment,
        rule_code=event.rule_code,
        reason=event.reason,
        cast_at=event.at,
    )
    voted = replace(case, votes=(*case.votes, vote))
    votes = voted.votes_in(vote.round)
    match tally_votes(votes):
        case Tally.OPEN:
            return voted
        case Tally.SPLIT:
            return replace(voted, state=_state_of_split(case))
        case Tally.SUPPORTED:
            return _supported(voted)
        case Tally.NOT_SUPPORTED:
            return _not_supported(voted, find_finding(votes))


def _state_of_split(case: Case) -> CaseState:
    match case.state:
        case CaseState.REVIEW:
            return CaseState.SPLIT
        case CaseState.FINAL_REVIEW:
            has_third = case.find_seat(DrawKind.THIRD) is not None
            return CaseState.FINAL_THIRD_REVIEW if has_third else CaseState.FINAL_SPLIT
        case _:
            return CaseState.APPEAL_SPLIT


def _supported(case: Case) -> Case:
    match case.state:
        case CaseState.REVIEW | CaseState.THIRD_REVIEW:
            return replace(case, state=CaseState.NOTICE_DUE)
        case CaseState.FINAL_REVIEW | CaseState.FINAL_THIRD_REVIEW:
            return replace(case, state=CaseState.AWAITING_DECISION)
        case _:
            # An appeal never makes anything worse for the person: it stands as it stood.
            return replace(case, state=case.appealed_from or CaseState.CLOSED)


def _not_supported(case: Case, finding: Finding) -> Case:
    match case.state:
        case CaseState.REVIEW | CaseState.THIRD_REVIEW:
            return replace(case, state=CaseState.CLOSED, finding=finding)
        case CaseState.FINAL_REVIEW | CaseState.FINAL_THIRD_REVIEW:
            return replace(case, state=CaseState.AWAITING_DECISION)
        case _:
            return _taken_back(case, finding)


def _taken_back(case: Case, finding: Finding) -> Case:
    """Correct it wherever it was sent; where it was sent nowhere, close it."""
    state = CaseState.CORRECTING if case.list_uncorrected() else CaseState.CLOSED
    return replace(case, state=state, finding=finding)


def _peek(case: Case, event: IdentityPeeked) -> Case:
    return replace(case, peeked=(*case.peeked, event.actor.actor_id))


def _send_notice(case: Case, event: NoticeSent) -> Case:
    return replace(case, state=CaseState.NOTICE_SENT, notice=event.notice)


def _deliver(case: Case, event: NoticeDelivered) -> Case:
    return replace(
        case,
        state=CaseState.REPLY_WINDOW,
        delivery=event.delivery,
        reply_until=event.reply_until,
    )


def _extend(case: Case, event: WindowExtended) -> Case:
    return replace(case, reply_until=event.reply_until)


def _reply(case: Case, event: ReplySubmitted) -> Case:
    return replace(case, replies=(*case.replies, event.reply))


def _object(case: Case, _event: AutomationObjected) -> Case:
    return replace(case, people_only=True)


def _close_window(case: Case, _event: WindowClosed) -> Case:
    return replace(case, state=CaseState.FINAL_REVIEW)


def _answer(case: Case, event: DefenceAnswered) -> Case:
    answer = DefenceAnswer(
        reviewer=event.actor.actor_id,
        reply_id=event.reply_id,
        point=event.point,
        view=event.view,
        reason=event.reason,
    )
    return replace(case, answers=(*case.answers, answer))


def _decide(case: Case, event: CaseDecided) -> Case:
    decision = event.decision
    if decision.outcome is DecisionOutcome.REFER:
        return replace(case, state=CaseState.REFERRAL_DUE, decision=decision)
    return replace(case, state=CaseState.CLOSED, decision=decision, finding=decision.finding)


def _refer(case: Case, event: CaseReferred) -> Case:
    return replace(
        case,
        state=CaseState.REFERRED,
        package_sha256=digest_package(event.package),
        recipients=event.recipients,
    )


def _receive_outcome(case: Case, event: OutcomeReceived) -> Case:
    outcomes = (*case.outcomes, (event.body_id, event.finding))
    return replace(case, state=CaseState.CONCLUDED, outcomes=outcomes, finding=event.finding)


def _appeal(case: Case, event: AppealFiled) -> Case:
    return replace(
        case, state=CaseState.APPEALED, appealed_from=case.state, appeal_reason=event.reason
    )


def _correct(case: Case, event: CorrectionAcknowledged) -> Case:
    receipt = Correction(
        body_id=event.body_id, receipt_sha256=event.receipt_sha256, acknowledged_at=event.at
    )
    told = replace(case, corrections=(*case.corrections, receipt))
    return told if told.list_uncorrected() else replace(told, state=CaseState.CLOSED)


def _withdraw(case: Case, _event: CaseWithdrawn) -> Case:
    return _taken_back(case, Finding.WITHDRAWN)


def _hold(case: Case, _event: HoldPlaced) -> Case:
    return replace(case, on_hold=True)


def _release(case: Case, _event: HoldReleased) -> Case:
    return replace(case, on_hold=False)


def _expire(case: Case, _event: CaseExpired) -> Case:
    return replace(case, state=CaseState.EXPIRED)


def _join(case: Case, _event: LeadJoined) -> Case:
    return case


def _erased(event: CaseErased) -> Case:
    """Leave only that there was a case; its earlier events may be gone already."""
    return Case(
        case_id=event.case_id,
        state=CaseState.ERASED,
        state_since=event.at,
        version=event.version,
        taken_in_at=event.taken_in_at,
        last_at=event.at,
        certificate_sha256=event.certificate_sha256,
    )


_CHANGES: dict[type[CaseEvent], Callable[[Case, Any], Case]] = {
    LeadReported: _report,
    LeadJoined: _join,
    CaseOpened: _open,
    ReviewersDrawn: _draw,
    ReviewerRecused: _recuse,
    SeatsRedrawn: _redraw,
    VoteCast: _vote,
    IdentityPeeked: _peek,
    NoticeSent: _send_notice,
    NoticeDelivered: _deliver,
    WindowExtended: _extend,
    ReplySubmitted: _reply,
    AutomationObjected: _object,
    WindowClosed: _close_window,
    DefenceAnswered: _answer,
    CaseDecided: _decide,
    CaseReferred: _refer,
    OutcomeReceived: _receive_outcome,
    AppealFiled: _appeal,
    CorrectionAcknowledged: _correct,
    CaseWithdrawn: _withdraw,
    HoldPlaced: _hold,
    HoldReleased: _release,
    CaseExpired: _expire,
}
