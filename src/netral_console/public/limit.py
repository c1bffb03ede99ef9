"""So many reports, pictures and questions an hour from a place; nobody is unmasked by it."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from netral_console.cases.asking import asking_as_store
from netral_console.public.models import ReportMark

PER_HOUR = 10
PICTURES_PER_HOUR = 20
QUESTIONS_PER_HOUR = 300
_REPORT, _PICTURE = "netral.place.v1", "netral.place-of-picture.v1"
_QUESTION = "netral.place-of-question.v1"


def may_report(request: HttpRequest, *, at: datetime) -> bool:
    """Note a report from a place, and tell whether it is one too many.

    The address is kept as a keyed digest that changes with the hour and is dropped after.
    """
    return _may(request, _REPORT, PER_HOUR, at)


def may_read_picture(request: HttpRequest, *, at: datetime) -> bool:
    """Note that a picture is to be read for a place, and tell whether it is one too many."""
    return _may(request, _PICTURE, PICTURES_PER_HOUR, at)


def may_ask(request: HttpRequest, *, at: datetime) -> bool:
    """Note that a machine asks from a place, and tell whether it is one time too many."""
    return _may(request, _QUESTION, QUESTIONS_PER_HOUR, at)


def _may(request: HttpRequest, purpose: str, per_hour: int, at: datetime) -> bool:
    hour = at.replace(minute=0, second=0, microsecond=0)
    address = request.META.get("REMOTE_ADDR", "")
    message = f"{purpose}\n{hour.isoformat()}\n{address}".encode()
    place = hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()
    with asking_as_store(using="default"):
        ReportMark.objects.filter(hour__lt=hour - timedelta(hours=1)).delete()
        if ReportMark.objects.filter(place=place, hour=hour).count() >= per_hour:
            return False
        ReportMark.objects.create(place=place, hour=hour)
    return True
