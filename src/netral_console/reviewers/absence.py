"""Reviewers who are away: in no new draw, on dated days, and every note of it in the log.

Whoever could take a reviewer out of the draw of today could wait for a case and choose.
So a reviewer notes their own leave from today on; anybody else notes for another from
tomorrow on, before the cases of that day are drawn.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Q

from netral.reporting.bilingual import Bilingual
from netral_console import wiring
from netral_console.accounts.models import User
from netral_console.accounts.role import ConsoleRole
from netral_console.cases.asking import asking_as_store
from netral_console.errors import AbsenceNotPossibleError
from netral_console.exhibits.store import note_configuration
from netral_console.reviewers.models import ItemClaim, ReviewerAbsence


class AbsenceKind(StrEnum):
    """Why a reviewer is away."""

    LEAVE = "leave"
    BLOCKED = "blocked"
    LEFT = "left"


KINDS: Mapping[AbsenceKind, Bilingual] = {
    AbsenceKind.LEAVE: Bilingual("cuti", "on leave"),
    AbsenceKind.BLOCKED: Bilingual("dihentikan sementara", "suspended"),
    AbsenceKind.LEFT: Bilingual("tidak lagi bertugas", "no longer in service"),
}


def note_absence(
    reviewer: str,
    kind: AbsenceKind,
    *,
    first_date: date,
    last_date: date | None,
    by: str,
    at: datetime,
) -> ReviewerAbsence:
    """Note that a reviewer is away; the log has it before any draw can heed it.

    What they marked as at work is released. Their seats stay: they step aside themselves,
    or two people have the open seats of a round drawn anew.

    Raises:
        AbsenceNotPossibleError: If nobody reviews under that pseudonym, the days are in
            the wrong order, or it begins too early.
    """
    today = wiring.get_procedure().local_day(at)
    earliest = today if by == reviewer else today + timedelta(days=1)
    problem = _find_problem(reviewer, first_date, last_date)
    if problem is not None or first_date < earliest:
        raise AbsenceNotPossibleError(
            problem or "it begins too early", earliest if problem is None else None
        )
    _log(reviewer, kind.value, first_date, last_date, by=by, at=at)
    with asking_as_store(using="default"):
        ItemClaim.objects.filter(reviewer=reviewer).delete()
        return ReviewerAbsence.objects.create(
            reviewer=reviewer,
            kind=kind.value,
            first_date=first_date,
            last_date=last_date,
            noted_by=by,
            noted_at=at,
        )


def end_absence(number: int, *, by: str, at: datetime, reviewer: str | None = None) -> bool:
    """End an absence with today: from tomorrow on the reviewer is drawn again.

    Args:
        number: Which one.
        by: Who ends it.
        at: Now.
        reviewer: Whose it must be, if only one's own may be ended.

    Returns:
        Whether there was one that goes on after today.
    """
    today = wiring.get_procedure().local_day(at)
    with asking_as_store(using="default"):
        rows = ReviewerAbsence.objects.filter(Q(last_date__isnull=True) | Q(last_date__gt=today))
        row = rows.filter(position=number).first()
    if row is None or reviewer not in (None, row.reviewer):
        return False
    _log(row.reviewer, f"{row.kind}_ends", row.first_date, today, by=by, at=at)
    with asking_as_store(using="default"):
        return bool(rows.filter(position=number).update(last_date=today))


def list_reviewers() -> list[str]:
    """List the pseudonyms of all reviewers who can log in."""
    users = User.objects.filter(role=ConsoleRole.REVIEWER.value, is_active=True)
    return list(users.order_by("actor_id").values_list("actor_id", flat=True))


def list_away(on: date) -> frozenset[str]:
    """List the reviewers who are away on a day."""
    with asking_as_store(using="default"):
        rows = ReviewerAbsence.objects.filter(first_date__lte=on)
        rows = rows.filter(Q(last_date__isnull=True) | Q(last_date__gte=on))
        return frozenset(rows.values_list("reviewer", flat=True))


def list_absences(*, at: datetime, reviewer: str | None = None) -> list[ReviewerAbsence]:
    """List the absences that have not ended, of all reviewers or of one, by their first day."""
    today = wiring.get_procedure().local_day(at)
    with asking_as_store(using="default"):
        rows = ReviewerAbsence.objects.filter(Q(last_date__isnull=True) | Q(last_date__gt=today))
        if reviewer is not None:
            rows = rows.filter(reviewer=reviewer)
        return list(rows.order_by("first_date", "position"))


def _find_problem(reviewer: str, first_date: date, last_date: date | None) -> str | None:
    if not User.objects.filter(actor_id=reviewer, role=ConsoleRole.REVIEWER.value).exists():
        return "there is no such reviewer"
    if last_date is not None and last_date < first_date:
        return "it ends before it begins"
    return None


def _log(
    reviewer: str, what: str, first_date: date, last_date: date | None, *, by: str, at: datetime
) -> None:
    facts = {
        "reviewer": reviewer,
        "what": what,
        "first_date": first_date.isoformat(),
        "last_date": "" if last_date is None else last_date.isoformat(),
        "by": by,
        "at": at.isoformat(),
    }
    key = f"absence-{reviewer}-{what}-{at.isoformat()}"
    note_configuration(key, "reviewers.absence", "netral.reviewer-absence.v1", facts, at=at)
