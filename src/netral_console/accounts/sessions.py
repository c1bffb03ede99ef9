"""Sessions that are over: rows that no browser can use any more, and that name a login."""

from django.contrib.sessions.models import Session
from django.utils import timezone


def clear_sessions() -> int:
    """Delete sessions that are over, as `clearsessions` of Django does, and count them.

    They end by the real clock, also where a practice console has another one.

    Returns:
        How many were deleted.
    """
    deleted, _ = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return deleted
