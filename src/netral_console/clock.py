"""The console's clock: the only place where pages learn what time it is."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Give the moment of work, with its zone.

    In practice mode it runs in the days of the practice election, so that its deadlines
    and holidays are those of its year; every page then says so. It can only lie in the
    past: the database does not believe a clock that runs ahead of its own.
    """
    offset = settings.PRACTICE_CLOCK_OFFSET
    return timezone.now() - max(offset, timedelta())


def is_practice() -> bool:
    """Whether the console shows a practice election by its own clock."""
    return bool(settings.PRACTICE_CLOCK_OFFSET)
