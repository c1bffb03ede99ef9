"""Ten reports an hour from one place: a flood is stopped, and nobody is unmasked."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from netral_console.cases.asking import asking_as_store
from netral_console.public.models import ReportMark

PER_HOUR = 10


def may_report(request: HttpRequest, *, at: datetime) -> bool:
    """Note a report from a place, and tell whether it is one too many.

    The address is kept as a keyed digest that changes with the hour and is dropped after.
    """
    hour = at.replace(minute=0, second=0, microsecond=0)
    address = request.META.get("REMOTE_ADDR", "")
    message = f"netral.place.v1\n{hour.isoformat()}\n{address}".encode()
    place = hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()
    with asking_as_store(using="default"):
        ReportMark.objects.filter(hour__lt=hour - timedelta(hours=1)).delete()
        if ReportMark.objects.filter(place=place, hour=hour).count() >= PER_HOUR:
            return False
        ReportMark.objects.create(place=place, hour=hour)
    return True
