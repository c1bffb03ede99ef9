"""When a reviewer should rest: after many items, or after a long time at the desk."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import VoteRow
from netral_console.reviewers.models import SeededAnswer

MANY_ITEMS = 25
LONG_MINUTES = 50
_PAUSE_MINUTES = 10
_KEY = "desk-time"


def needs_break(request: HttpRequest, at: datetime) -> bool:
    """Tell whether a break is due, and note that the reviewer is at the desk."""
    return _is_long_at_desk(request, at) or _count_items(request, at) >= MANY_ITEMS


def _is_long_at_desk(request: HttpRequest, at: datetime) -> bool:
    minute = int(at.timestamp()) // 60
    known = request.session.get(_KEY, (minute, minute))
    first = minute if minute - known[1] > _PAUSE_MINUTES else known[0]
    if tuple(known) != (first, minute) or _KEY not in request.session:
        # Saving a session is a write; once a minute is enough.
        request.session[_KEY] = (first, minute)
    return minute - first >= LONG_MINUTES


def _count_items(request: HttpRequest, at: datetime) -> int:
    reviewer = wiring.get_actor(request).actor_id
    since = at - timedelta(minutes=LONG_MINUTES)
    with asking_as_store(using="default"):
        votes = VoteRow.objects.filter(reviewer=reviewer, cast_at__gt=since).count()
        # Invented items tire as much, and a count without them would tell them apart.
        answers = SeededAnswer.objects.filter(reviewer=reviewer, answered_at__gt=since).count()
    return votes + answers
