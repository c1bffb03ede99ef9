"""Votes in their few seconds of doubt: undone by a key, or locked for good."""

from datetime import datetime, timedelta

from netral.casework import Actor, ActorId, Assessment, CaseId, EventId, Role
from netral.casework.errors import EventIdReusedError
from netral.casework.event import VoteCast
from netral.errors import NetralError
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.errors import SubjectErasedError
from netral_console.office.step_form import new_event_id
from netral_console.reviewers import seeded
from netral_console.reviewers.models import HeldVote, ItemClaim, ToolDisagreement
from netral_console.sealing.envelope import seal, unseal

SECONDS = 10
_PLACE = "held_vote.reason"


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
    with asking_as_store(using="default"):
        HeldVote.objects.filter(case_id=case_id, reviewer=actor.actor_id, is_refused=True).delete()
        HeldVote.objects.get_or_create(
            case_id=case_id,
            reviewer=actor.actor_id,
            defaults={
                "event_id": new_event_id(),
                "assessment": assessment.value,
                "rule_code": rule_code,
                "sealed_reason": seal(
                    _subject_of(actor.actor_id, case_id), _PLACE, reason.encode()
                ),
                "disagrees": disagrees,
                "lock_at": at + timedelta(seconds=SECONDS),
            },
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


def list_held(reviewer: str) -> list[HeldVote]:
    """List the votes of a reviewer that are not locked yet, the oldest first."""
    with asking_as_store(using="default"):
        rows = HeldVote.objects.filter(reviewer=reviewer, is_refused=False)
        return list(rows.order_by("lock_at"))


def find_kept_reason(reviewer: str, case_id: str) -> str:
    """Find the words of a vote that was undone or could not be locked; empty if none."""
    with asking_as_store(using="default"):
        row = HeldVote.objects.filter(reviewer=reviewer, case_id=case_id, is_refused=True).first()
        return "" if row is None else _read_reason(row)


def list_kept(reviewer: str) -> frozenset[str]:
    """List the items for which words of a vote are kept that counts for nothing."""
    with asking_as_store(using="default"):
        rows = HeldVote.objects.filter(reviewer=reviewer, is_refused=True)
        return frozenset(rows.values_list("case_id", flat=True))


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
    return sum(_lock(row, at) for row in due)


def _lock(row: HeldVote, at: datetime) -> bool:
    with asking_as_store(using="default"):
        try:
            reason = _read_reason(row)
        except SubjectErasedError:
            HeldVote.objects.filter(pk=row.pk).delete()
            return False
    if seeded.find_view(row.reviewer, row.case_id) is not None:
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
            HeldVote.objects.filter(pk=row.pk).update(is_refused=True)
        return False
    with asking_as_store(using="default"):
        if row.disagrees:
            ToolDisagreement.objects.get_or_create(
                case_id=row.case_id,
                reviewer=row.reviewer,
                defaults={"rule_code": row.rule_code, "said_at": at},
            )
        HeldVote.objects.filter(pk=row.pk).delete()
    return True


def _lock_seeded(row: HeldVote, reason: str, at: datetime) -> bool:
    with asking_as_store(using="default"):
        seeded.answer_seeded(
            row.reviewer,
            row.case_id,
            assessment=row.assessment,
            rule_code=row.rule_code,
            sealed_reason=seal(seeded.SUBJECT, seeded.REASON_PLACE, reason.encode()),
            at=at,
        )
        HeldVote.objects.filter(pk=row.pk).delete()
    return True


def _read_reason(row: HeldVote) -> str:
    subject = _subject_of(row.reviewer, row.case_id)
    return unseal(subject, _PLACE, row.sealed_reason).decode()


def _subject_of(reviewer: str, case_id: str) -> str:
    return case_id if seeded.find_view(reviewer, case_id) is None else seeded.SUBJECT
