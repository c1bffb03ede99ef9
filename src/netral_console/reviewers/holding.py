"""Votes in their few seconds of doubt: undone by a key, or locked for good."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection

from netral.casework import Actor, ActorId, Assessment, CaseId, EventId, Role
from netral.casework.errors import EventIdReusedError
from netral.casework.event import VoteCast
from netral.errors import NetralError
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.errors import SubjectErasedError
from netral_console.office.step_form import new_event_id
from netral_console.reviewers import seeded
from netral_console.reviewers.desk_rows import DeskRows, HeldRow
from netral_console.reviewers.models import HeldVote, ItemClaim, ToolDisagreement
from netral_console.sealing.envelope import seal, unseal

SECONDS = 10
_PLACE = "held_vote.reason"
_HOLD = """
    INSERT INTO held_vote (event_id, case_id, reviewer, assessment, rule_code, sealed_reason,
        disagrees, lock_at, is_refused)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, false)
    ON CONFLICT (case_id, reviewer) DO UPDATE SET
        event_id = excluded.event_id, assessment = excluded.assessment,
        rule_code = excluded.rule_code, sealed_reason = excluded.sealed_reason,
        disagrees = excluded.disagrees, lock_at = excluded.lock_at, is_refused = false
    WHERE held_vote.is_refused
"""
"""A vote that counts for nothing makes room; one that is held stays as it is."""


def hold_vote(
    actor: Actor,
    case_id: str,
    *,
    assessment: Assessment,
    rule_code: str,
    reason: str,
    disagrees: bool,
    at: datetime,
) -> None:
    """Hold a vote; the same form sent twice holds one."""
    with asking_as_store(using="default"), connection.cursor() as cursor:
        sealed = seal(_subject_of(actor.actor_id, case_id), _PLACE, reason.encode())
        lock_at = at + timedelta(seconds=SECONDS)
        cursor.execute(
            _HOLD,
            [
                *(new_event_id(), case_id, actor.actor_id, assessment.value, rule_code, sealed),
                *(disagrees, lock_at),
            ],
        )


def undo_vote(actor: Actor, case_id: str, *, at: datetime) -> str | None:
    """Undo a vote that is not locked yet; gives back the reason that was typed."""
    with asking_as_store(using="default"):
        row = (
            HeldVote.objects.select_for_update()
            .filter(case_id=case_id, reviewer=actor.actor_id, lock_at__gt=at, is_refused=False)
            .first()
        )
        if row is None:
            return None
        row.is_refused = True
        row.save(update_fields=["is_refused"])
        return _read_reason(row)


def find_kept_reason(rows: DeskRows, case_id: str) -> str:
    """Find the words of a vote that was undone or could not be locked; empty if none."""
    row = next((each for each in rows.kept if each.case_id == case_id), None)
    if row is None:
        return ""
    with asking_as_store(using="default"):
        return _read_reason(row)


def drop_held(reviewer: str, case_id: str) -> None:
    """Drop what somebody who has no seat any more had not locked, and their mark on the item."""
    with asking_as_store(using="default"):
        HeldVote.objects.filter(reviewer=reviewer, case_id=case_id).delete()
        ItemClaim.objects.filter(reviewer=reviewer, case_id=case_id).delete()


def lock_due_votes(*, at: datetime, reviewer: str = "") -> int:
    """Lock the votes whose seconds have passed.

    A reviewer's pages lock only that reviewer's own: what they wait for must not depend
    on whether somebody else has voted.

    Args:
        at: Now.
        reviewer: Only votes of this reviewer; empty for everybody's.

    Returns:
        How many were locked.
    """
    with asking_as_store(using="default"):
        rows = HeldVote.objects.filter(lock_at__lte=at, is_refused=False)
        due = list((rows.filter(reviewer=reviewer) if reviewer else rows).order_by("lock_at"))
    return lock_votes(due, at=at)


def lock_votes(due: Iterable[HeldVote | HeldRow], *, at: datetime) -> int:
    """Lock votes whose seconds have passed; each is durable for itself. How many were."""
    return sum(_lock(row, at) for row in due)


def _lock(row: HeldVote | HeldRow, at: datetime) -> bool:
    with asking_as_store(using="default"):
        subject = _subject_of(row.reviewer, row.case_id)
        try:
            reason = unseal(subject, _PLACE, row.sealed_reason).decode()
        except SubjectErasedError:
            _drop(row)
            return False
    if subject == seeded.SUBJECT:
        return _lock_seeded(row, reason, at)
    event = VoteCast(
        event_id=EventId(row.event_id),
        case_id=CaseId(row.case_id),
        at=at,
        actor=Actor(actor_id=ActorId(row.reviewer), role=Role.REVIEWER),
        assessment=Assessment(row.assessment),
        rule_code=row.rule_code,
        reason=reason,
    )
    try:
        wiring.get_store().record(event)
    except EventIdReusedError:
        # Another thread has locked it a moment ago; the id is ours alone.
        pass
    except NetralError:
        # The case moved on in those seconds: a reply came, or it was withdrawn.
        with asking_as_store(using="default"):
            HeldVote.objects.filter(position=row.position).update(is_refused=True)
        return False
    with asking_as_store(using="default"):
        if row.disagrees:
            ToolDisagreement.objects.get_or_create(
                case_id=row.case_id,
                reviewer=row.reviewer,
                defaults={"rule_code": row.rule_code, "said_at": at},
            )
        _drop(row)
    return True


def _drop(row: HeldVote | HeldRow) -> None:
    HeldVote.objects.filter(position=row.position).delete()


def _lock_seeded(row: HeldVote | HeldRow, reason: str, at: datetime) -> bool:
    with asking_as_store(using="default"):
        seeded.answer_seeded(
            row.reviewer,
            row.case_id,
            assessment=row.assessment,
            rule_code=row.rule_code,
            sealed_reason=seal(seeded.SUBJECT, seeded.REASON_PLACE, reason.encode()),
            at=at,
        )
        _drop(row)
    return True


def _read_reason(row: HeldVote | HeldRow) -> str:
    subject = _subject_of(row.reviewer, row.case_id)
    return unseal(subject, _PLACE, row.sealed_reason).decode()


def _subject_of(reviewer: str, case_id: str) -> str:
    return case_id if seeded.find_view(reviewer, case_id) is None else seeded.SUBJECT
