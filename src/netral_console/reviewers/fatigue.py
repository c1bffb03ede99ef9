"""When a reviewer should rest: after many items, or after a long time at the desk."""

from datetime import datetime

from django.http import HttpRequest

MANY_ITEMS = 25
LONG_MINUTES = 50
_PAUSE_MINUTES = 10
_KEY = "desk-time"


def needs_break(request: HttpRequest, *, assessed: int, at: datetime) -> bool:
    """Tell whether a break is due, and note that the reviewer is at the desk.

    Args:
        request: The request of the reviewer.
        assessed: How many items were assessed in the last `LONG_MINUTES`. Invented ones tire
            as much, and a count without them would tell them apart.
        at: Now.
    """
    return _is_long_at_desk(request, at) or assessed >= MANY_ITEMS


def _is_long_at_desk(request: HttpRequest, at: datetime) -> bool:
    minute = int(at.timestamp()) // 60
    known = request.session.get(_KEY, (minute, minute))
    first = minute if minute - known[1] > _PAUSE_MINUTES else known[0]
    if tuple(known) != (first, minute) or _KEY not in request.session:
        # Saving a session is a write; once a minute is enough.
        request.session[_KEY] = (first, minute)
    return minute - first >= LONG_MINUTES
