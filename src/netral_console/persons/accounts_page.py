"""Accounts: declare, prove, correct, dispute, withdraw; an officer answers each wish."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.reporting.bilingual import Bilingual
from netral.reporting.label import PLATFORMS
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.pages.templatetags.words import pick
from netral_console.persons.holding import list_own_accounts
from netral_console.persons.wishes import keep_wish, list_wishes, take_back

_HANDLE_LETTERS, _NOTE_LETTERS = 200, 2000
KINDS = {
    "declare": Bilingual("menyatakan akun ini milik saya", "declare that this account is mine"),
    "correct": Bilingual("memperbaiki pernyataan", "correct a declaration"),
    "dispute": Bilingual("membantah: akun ini bukan milik saya", "dispute: it is not mine"),
    "withdraw": Bilingual("mencabut pernyataan mulai hari ini", "withdraw from today on"),
}


def show_accounts(request: HttpRequest) -> HttpResponse:
    """Show declared accounts and wishes about them."""
    return _render(request)


def send_wish(request: HttpRequest) -> HttpResponse:
    """Keep a wish about an account."""
    kind, platform = request.POST.get("kind", ""), request.POST.get("platform", "")
    handle = request.POST.get("handle", "").strip()
    if kind not in KINDS or platform not in {each.value for each in Platform} or not handle:
        messages.error(
            request,
            pick(
                Bilingual(
                    "Pilih maksud dan platform, dan isi nama akun. Tidak ada yang terkirim.",
                    "Choose what and which platform, and name the account. Nothing was sent.",
                )
            ),
        )
        return _render(request, status=422)
    person = wiring.get_actor(request).person or ""
    keep_wish(
        person,
        kind=kind,
        platform=platform,
        handle=handle[:_HANDLE_LETTERS],
        note=request.POST.get("note", "")[:_NOTE_LETTERS],
        at=clock.now(),
    )
    messages.success(request, pick(Bilingual("Terkirim kepada petugas.", "Sent to the officer.")))
    return redirect("persons:accounts")


def take_back_wish(request: HttpRequest, number: int) -> HttpResponse:
    """Take a wish back that nobody answered yet."""
    take_back(wiring.get_actor(request).person or "-", number)
    return redirect("persons:accounts")


def _render(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    person = wiring.get_actor(request).person or "-"
    wishes = [
        {
            "row": each.row,
            "kind": KINDS[each.row.kind],
            "platform": PLATFORMS[Platform(each.row.platform)],
            "handle": each.handle,
            "note": each.note,
            "answer": each.answer,
        }
        for each in list_wishes(person)
    ]
    return render(
        request,
        "persons/accounts.html",
        {
            "accounts": [
                (PLATFORMS[Platform(each.platform)], each) for each in list_own_accounts(request)
            ],
            "wishes": wishes,
            "kinds": list(KINDS.items()),
            "platforms": [(each.value, PLATFORMS[each]) for each in Platform],
            "typed": request.POST,
        },
        status=status,
    )
