"""Votes in their few seconds of doubt: undone by a key, or locked for good."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection

from netral.casework import Actor, ActorId, Assessment, CaseId, EventId, Role
from netral.casework.errors import EventIdReusedError
from netral.casework.event import VoteCast
from netral.errors import NetralError
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.office.step_form import new_event_id
from netral_console.reviewers import seeded
from netral_console.reviewers.desk_rows import DeskRows, HeldRow
from netral_console.reviewers.models import HeldVote, ItemClaim, SeededItem, ToolDisagreement
from netral_console.sealing.envelope import open_keys, seal, unseal, unseal_with

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
        votes = open_due_votes(at=at, reviewer=reviewer)
    locked = record_votes(votes, at=at)
    with asking_as_store(using="default"):
        settle_votes(votes, locked, at=at)
    return len(locked)


class DueVote(NamedTuple):
    """A held vote whose seconds have passed, with its words."""

    row: HeldVote
    is_invented: bool
    reason: str | None
    """`None` if the case was erased meanwhile: the vote is of nothing any more."""


def open_due_votes(*, at: datetime, reviewer: str) -> list[DueVote]:
    """Open the votes whose seconds have passed, the oldest first; asked as the store.

    Args:
        at: Now.
        reviewer: Only votes of this reviewer; empty for everybody's.
    """
    rows = HeldVote.objects.filter(lock_at__lte=at, is_refused=False).order_by("lock_at")
    due = list(rows.filter(reviewer=reviewer) if reviewer else rows)
    if not due:
        return []
    items = SeededItem.objects.filter(item_id__in=[each.case_id for each in due])
    invented = set(items.values_list("item_id", flat=True))
    keys = open_keys({seeded.SUBJECT, *(each.case_id for each in due)})
    return [_open_vote(row, keys, is_invented=row.case_id in invented) for row in due]


def record_votes(votes: Iterable[DueVote], *, at: datetime) -> set[str]:
    """Record the votes on cases; each is durable when this returns, in no transaction of ours.

    Returns:
        The event ids of the votes that stand, those on invented items among them. Until
        they are settled they are locked again, which changes nothing.
    """
    return {
        vote.row.event_id
        for vote in votes
        if vote.reason is not None and (vote.is_invented or _record(vote.row, vote.reason, at))
    }


def settle_votes(votes: Iterable[DueVote], locked: Collection[str], *, at: datetime) -> None:
    """Take the votes that stand out of their seconds; asked as the store.

    Rows are found by the event: a row may hold another vote by now.
    """
    for row, is_invented, reason in votes:
        held = HeldVote.objects.filter(event_id=row.event_id)
        if reason is not None and row.event_id not in locked:
            # The case moved on in those seconds: a reply came, or it was withdrawn.
            held.update(is_refused=True)
            continue
        if is_invented and reason is not None:
            seeded.answer_seeded(
                row.reviewer,
                row.case_id,
                assessment=row.assessment,
                rule_code=row.rule_code,
                sealed_reason=seal(seeded.SUBJECT, seeded.REASON_PLACE, reason.encode()),
                at=at,
            )
        elif row.disagrees and reason is not None:
            ToolDisagreement.objects.get_or_create(
                case_id=row.case_id,
                reviewer=row.reviewer,
                defaults={"rule_code": row.rule_code, "said_at": at},
            )
        held.delete()


def _open_vote(row: HeldVote, keys: Mapping[str, bytes], *, is_invented: bool) -> DueVote:
    subject = seeded.SUBJECT if is_invented else row.case_id
    key = keys.get(subject)
    reason = None if key is None else unseal_with(key, subject, _PLACE, row.sealed_reason).decode()
    return DueVote(row, is_invented, reason)


def _record(row: HeldVote, reason: str, at: datetime) -> bool:
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
        return True
    except NetralError:
        return False
    return True


def _read_reason(row: HeldVote | HeldRow) -> str:
    subject = _subject_of(row.reviewer, row.case_id)
    return unseal(subject, _PLACE, row.sealed_reason).decode()


def _subject_of(reviewer: str, case_id: str) -> str:
    return case_id if seeded.find_view(reviewer, case_id) is None else seeded.SUBJECT
