"""What each step leaves beside its event, so that the database can repeat the duties."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from netral.casework import Case
from netral.casework.case import ROUND_OF
from netral.casework.event import (
    CaseEvent,
    CaseOpened,
    CaseReferred,
    DefenceAnswered,
    LeadReported,
    NoticeDelivered,
    NoticeSent,
    ReplySubmitted,
    ReviewerRecused,
    ReviewersDrawn,
    SeatsRedrawn,
    VoteCast,
    WindowExtended,
)
from netral.casework.ids import ActorId
from netral.casework.package import digest_package
from netral.casework.reply import digest_reply
from netral_console.cases.models import (
    AnswerRow,
    CaseEventRow,
    CaseRow,
    Commitment,
    DeclaredAccount,
    DeliveryRow,
    ElectionWindow,
    Exhibit,
    NoticedActRow,
    NoticeRow,
    Referral,
    ReplyRow,
    ReplyWindow,
    Seat,
    VoteRow,
)
from netral_console.cases.sealed_record import seal_event
from netral_console.errors import DeclarationNotKnownError, WindowNotKnownError

NO_STATE = "none"
"""Stands for the state before the first step."""


def write_step(
    before: Case | None, event: CaseEvent, after: Case, *, using: str, key: bytes | None = None
) -> None:
    """Write the state, the event and what belongs to it, in this order.

    Args:
        before: The case before the step.
        event: The step.
        after: The case after it.
        using: The connection; its transaction holds the case.
        key: The key of the case, if it has one already.

    Raises:
        DeclarationNotKnownError: If the register has no such declaration.
        WindowNotKnownError: If no election has such a window.
    """
    _write_state(before, event, after, using)
    CaseEventRow.objects.using(using).create(
        event_id=event.event_id,
        case_id=event.case_id,
        sequence=after.version,
        step=event.step.value,
        state_before=NO_STATE if before is None else before.state.value,
        state_after=after.state.value,
        at=event.at,
        actor_id=event.actor.actor_id,
        actor_role=event.actor.role.value,
        record=seal_event(event, key=key),
    )
    write = _WRITERS.get(type(event))
    if write is not None:
        write(before, event, using)


def _write_state(before: Case | None, event: CaseEvent, after: Case, using: str) -> None:
    facts: dict[str, Any] = {
        "state": after.state.value,
        "state_since": after.state_since,
        "version": after.version,
        "last_at": after.last_at,
    }
    if isinstance(event, LeadReported):
        facts["act_id"] = event.act_id
    if isinstance(event, CaseOpened):
        facts |= _act_facts(event, using)
    rows = CaseRow.objects.using(using)
    if before is None:
        rows.create(case_id=event.case_id, taken_in_at=after.taken_in_at, **facts)
    else:
        rows.filter(case_id=event.case_id).update(**facts)


def _act_facts(event: CaseOpened, using: str) -> dict[str, Any]:
    allegation = event.allegation
    window = (
        ElectionWindow.objects.using(using)
        .filter(first_date=allegation.window_first_date, until_date=allegation.window_until_date)
        .first()
    )
    if window is None:
        raise WindowNotKnownError(event.case_id)
    declaration = (
        DeclaredAccount.objects.using(using)
        .filter(
            person=allegation.subject.person,
            platform=allegation.platform,
            valid_from=allegation.declaration.valid_from,
            valid_to=allegation.declaration.valid_to,
            document_sha256=allegation.declaration.document_sha256,
            is_void=False,
        )
        .first()
    )
    if declaration is None:
        raise DeclarationNotKnownError(event.case_id)
    return {
        "act_id": allegation.act_id,
        "occurred_at": allegation.occurred_at,
        "person": allegation.subject.person,
        "declaration": declaration,
        "window": window,
    }


def _cover_address(url: str) -> str:
    """Keep of an address its site and a digest: the guards need no more, and it holds a handle."""
    parts = urlsplit(url)
    digest = hashlib.sha256(url.encode()).hexdigest()
    return f"{parts.scheme}://{parts.netloc}/#sha256-{digest}"


def _of(event: CaseEvent) -> dict[str, str]:
    return {"case_id": event.case_id, "event_id": event.event_id}


def _open(_: Case | None, event: CaseOpened, using: str) -> None:
    case = CaseRow.objects.using(using).get(case_id=event.case_id)
    Exhibit.objects.using(using).bulk_create(
        Exhibit(
            **_of(event),
            exhibit_id=item.exhibit_id,
            sha256=item.sha256,
            grade=item.grade.value,
            declaration_id=case.declaration_id,
        )
        for item in event.allegation.evidence
    )
    Commitment.objects.using(using).bulk_create(
        Commitment(**_of(event), sha256=each.sha256, sequence=each.sequence, kind=each.kind.value)
        for each in event.commitments
    )


def _draw(_: Case | None, event: ReviewersDrawn, using: str) -> None:
    units = {each.reviewer: each.unit for each in event.draw.pool}
    Seat.objects.using(using).bulk_create(
        Seat(**_of(event), reviewer=reviewer, draw=event.draw.kind.value, unit=units[reviewer])
        for reviewer in event.draw.chosen
    )


def _recuse(before: Case | None, event: ReviewerRecused, using: str) -> None:
    _reseat(before, event, {event.actor.actor_id: event.replacement}, using)


def _redraw(before: Case | None, event: SeatsRedrawn, using: str) -> None:
    seats = () if before is None else before.list_unlocked()
    unlocked = {seat.reviewer for seat in seats}
    following = {
        each.leaving: each.arriving for each in event.replacements if each.leaving in unlocked
    }
    _reseat(before, event, following, using)


def _reseat(
    before: Case | None, event: CaseEvent, following: Mapping[ActorId, ActorId], using: str
) -> None:
    draws = () if before is None else before.draws
    units = {(draw.kind.value, each.reviewer): each.unit for draw in draws for each in draw.pool}
    seats = Seat.objects.using(using).filter(
        case_id=event.case_id, has_left=False, reviewer__in=following
    )
    leaving = [(following[ActorId(row.reviewer)], row.draw) for row in seats.order_by("position")]
    seats.update(has_left=True)
    Seat.objects.using(using).bulk_create(
        Seat(**_of(event), reviewer=arriving, draw=draw, unit=units[draw, arriving])
        for arriving, draw in leaving
    )


def _vote(before: Case | None, event: VoteCast, using: str) -> None:
    if before is None:
        return
    VoteRow.objects.using(using).create(
        **_of(event),
        reviewer=event.actor.actor_id,
        round=ROUND_OF[before.state].value,
        assessment=event.assessment.value,
        rule_code=event.rule_code,
        cast_at=event.at,
    )


def _send_notice(_: Case | None, event: NoticeSent, using: str) -> None:
    notice = event.notice
    NoticeRow.objects.using(using).create(
        **_of(event), notice_id=notice.notice_id, reply_days=notice.reply_days
    )
    for act in notice.acts:
        NoticedActRow.objects.using(using).create(
            **_of(event),
            notice_id=notice.notice_id,
            occurred_at=act.occurred_at,
            url=_cover_address(act.url),
            evidence_sha256=act.evidence_sha256,
            article="; ".join(act.articles),
        )


def _deliver(before: Case | None, event: NoticeDelivered, using: str) -> None:
    if before is None or before.notice is None:
        return
    DeliveryRow.objects.using(using).create(
        **_of(event),
        notice_id=before.notice.notice_id,
        delivered_at=event.delivery.delivered_at,
        proof_sha256=event.delivery.proof_sha256,
    )
    ReplyWindow.objects.using(using).create(**_of(event), reply_until=event.reply_until)


def _extend(_: Case | None, event: WindowExtended, using: str) -> None:
    ReplyWindow.objects.using(using).create(**_of(event), reply_until=event.reply_until)


def _reply(_: Case | None, event: ReplySubmitted, using: str) -> None:
    reply = event.reply
    ReplyRow.objects.using(using).create(
        **_of(event),
        reply_id=reply.reply_id,
        sha256=digest_reply(reply),
        point_count=len(reply.points),
        is_complete=reply.is_complete,
    )


def _answer(_: Case | None, event: DefenceAnswered, using: str) -> None:
    AnswerRow.objects.using(using).create(
        **_of(event),
        reply_id=event.reply_id,
        point=event.point,
        reviewer=event.actor.actor_id,
        view=event.view.value,
    )


def _refer(_: Case | None, event: CaseReferred, using: str) -> None:
    for recipient in event.recipients:
        Referral.objects.using(using).create(
            **_of(event),
            body_id=recipient.body_id,
            reference=recipient.reference,
            package_sha256=digest_package(event.package),
            sent_at=recipient.sent_at,
        )


_WRITERS: dict[type[CaseEvent], Callable[[Case | None, Any, str], None]] = {
    CaseOpened: _open,
    ReviewersDrawn: _draw,
    ReviewerRecused: _recuse,
    SeatsRedrawn: _redraw,
    VoteCast: _vote,
    NoticeSent: _send_notice,
    NoticeDelivered: _deliver,
    WindowExtended: _extend,
    ReplySubmitted: _reply,
    DefenceAnswered: _answer,
    CaseReferred: _refer,
}
