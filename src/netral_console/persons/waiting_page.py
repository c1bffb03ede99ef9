"""What waits for the person: a notice is received by a button, since mail scanners follow links."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.casework import CaseState
from netral.reporting.bilingual import Bilingual
from netral_console import clock, wiring
from netral_console.office.confirming import confirm_notice, find_confirmation
from netral_console.pages.templatetags.words import pick
from netral_console.persons.holding import list_own_cases

_WAITING = (CaseState.NOTICE_SENT, CaseState.REPLY_WINDOW)


def show_waiting(request: HttpRequest) -> HttpResponse:
    """Show notices to receive and replies that can be given; looking confirms nothing."""
    cases = [each for each in list_own_cases(request) if each.state in _WAITING]
    notices = [each for each in cases if each.state is CaseState.NOTICE_SENT]
    return render(
        request,
        "persons/waiting.html",
        {
            "notices": [(each, find_confirmation(each)) for each in notices],
            "replies": [each for each in cases if each.state is CaseState.REPLY_WINDOW],
        },
    )


def receive_notice(request: HttpRequest, case_id: str) -> HttpResponse:
    """Confirm that the notice was received; pressed twice it was received once."""
    case = wiring.open_case(request, case_id)
    if confirm_notice(case, wiring.get_actor(request).person or "", at=clock.now()):
        words = Bilingual(
            "Dicatat: Anda menerima surat itu. Petugas diberi tahu, lalu waktu menjawab dihitung.",
            "Noted: you received the notice. The officer is told, then the time to reply counts.",
        )
        messages.success(request, pick(words))
    return redirect("persons:case", case_id=case_id)
