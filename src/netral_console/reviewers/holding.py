"""Votes in their few seconds of doubt: undone by a key, or locked for good."""

from datetime import datetime, timedelta

from netral.casework import Actor, ActorId, Assessment, CaseId, EventId, Role
from netral.casework.errors import CaseworkError
from netral.casework.event import VoteCast
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.reviewers.models import HeldVote
from netral_console.sealing.envelope import seal, unseal

SECONDS = 10
_PLACE = "held_vote.reason"


def hold_vote(
    actor: Actor,
    case_id: str,
    *,
    event_id: str,
    assessment: Assessment,
    rule_code: str,
    reason: str,
    disagrees: bool,
    at: datetime,
) -> None:
    """Hold a vote; the same form sent twice holds one."""
    with asking_as_store(using="default"):
        HeldVote.objects.get_or_create(
            case_id=case_id,
            reviewer=actor.actor_id,
            defaults={
                "event_id": event_id,
                "assessment": assessment.value,
                "rule_code": rule_code,
                "sealed_reason": seal(case_id, _PLACE, reason.encode()),
                "disagrees": disagrees,
                "lock_at": at + timedelta(seconds=SECONDS),
            },
        )


def undo_vote(actor: Actor, case_id: str, *, at: datetime) -> str | None:
    """Undo a vote that is not locked yet; gives back the reason that was typed."""
    with asking_as_store(using="default"):
        row = (
            HeldVote.objects.select_for_update()
            .filter(case_id=case_id, reviewer=actor.actor_id, lock_at__gt=at)
            .first()
        )
        if row is None:
            return None
        reason = unseal(case_id, _PLACE, row.sealed_reason).decode()
        row.delete()
    return reason


def list_held(reviewer: str) -> list[HeldVote]:
    """List the votes of a reviewer that are not locked yet."""
    with asking_as_store(using="default"):
        return list(HeldVote.objects.filter(reviewer=reviewer).order_by("lock_at"))


def lock_due_votes(*, at: datetime, reviewer: str = "") -> int:
    """Lock the votes whose seconds have passed; done at every look of anybody at a desk.

    Args:
        at: Now.
        reviewer: Lock all of this reviewer, whether or not their seconds have passed.

    Returns:
        How many were locked.
    """
    with asking_as_store(using="default"):
        rows = list(HeldVote.objects.filter(lock_at__lte=at))
        if reviewer:
            rows += list(HeldVote.objects.filter(reviewer=reviewer, lock_at__gt=at))
    locked = 0
    for row in rows:
        locked += _lock(row, at)
    return locked


def _lock(row: HeldVote, at: datetime) -> int:
    with asking_as_store(using="default"):
        reason = unseal(row.case_id, _PLACE, row.sealed_reason).decode()
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
        done = 1
    except CaseworkError:
        # The case moved on in those seconds (the person replied, the case was withdrawn).
        done = 0
    with asking_as_store(using="default"):
        HeldVote.objects.filter(pk=row.pk).delete()
    return done
