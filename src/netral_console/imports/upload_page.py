"""Takes files in: sealed on their way, and gone again if no import comes of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral_console import clock, wiring
from netral_console.administration.changing import may_monitor
from netral_console.errors import MonitoringOffError
from netral_console.imports.box import Box
from netral_console.imports.jobs import keep_import
from netral_console.imports.models import ImportKind
from netral_console.imports.receiving import FIELD, SealingHandler
from netral_console.imports.told import FileGiven
from netral_console.office.refusal import say_refusal
from netral_console.pages.templatetags.words import pick

_NO_FILE = Bilingual("Pilih sekurangnya satu berkas.", "Choose at least one file.")


# The token is asked for in `_take`: it stands in the form, and before the form is read its
# files need somebody who seals them.
@csrf_exempt
def take_register(request: HttpRequest) -> HttpResponse:
    """Take registers and declared accounts in."""
    return _receive(request, ImportKind.REGISTER)


@csrf_exempt
def take_activity(request: HttpRequest) -> HttpResponse:
    """Take files of activity in; refused before they are read if monitoring is off."""
    if not may_monitor(at=clock.now()):
        return _refuse(request, MonitoringOffError())
    return _receive(request, ImportKind.ACTIVITY)


def _receive(request: HttpRequest, kind: ImportKind) -> HttpResponse:
    box = Box.make()
    is_kept = False
    try:
        request.upload_handlers = [SealingHandler(box)]
        response = _take(request, kind, box)
        is_kept = getattr(response, "keeps_box", False)
        return response
    finally:
        if not is_kept:
            box.destroy()


@csrf_protect
def _take(request: HttpRequest, kind: ImportKind, box: Box) -> HttpResponse:
    given = [
        FileGiven(name=each.name or "", size_bytes=each.size or 0)
        for each in request.FILES.getlist(FIELD)
    ]
    if not given:
        messages.error(request, pick(_NO_FILE))
        return redirect("imports:imports")
    number = keep_import(box, kind, given, by=wiring.get_actor(request), at=clock.now())
    response = redirect("imports:import", number=number)
    response.keeps_box = True
    return response


def _refuse(request: HttpRequest, refusal: NetralError) -> HttpResponse:
    messages.error(request, pick(say_refusal(refusal)))
    return redirect("imports:imports")
