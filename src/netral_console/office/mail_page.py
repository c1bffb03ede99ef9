"""Mails that failed, and notices that nobody confirmed: to be delivered in another way."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.reporting.bilingual import Bilingual
from netral_console import clock
from netral_console.office.mailing import (
    NO_ADDRESS,
    list_troubled,
    list_unconfirmed,
    send_mails,
    try_again_now,
)
from netral_console.office.models import PersonMail
from netral_console.pages.templatetags.words import pick


def show_mails(request: HttpRequest) -> HttpResponse:
    """Show mails that failed, and notices that were mailed and not confirmed."""
    context = {
        "troubled": [(each, _explain(each)) for each in list_troubled()],
        "unconfirmed": list_unconfirmed(at=clock.now()),
    }
    return render(request, "office/mails.html", context)


def send_now(request: HttpRequest) -> HttpResponse:
    """Send what is due and try again what failed, now."""
    at = clock.now()
    try_again_now(at=at)
    run = send_mails(at=at)
    words = Bilingual(
        "{sent} surel terkirim, {failed} belum berhasil.", "{sent} mails sent, {failed} not yet."
    )
    messages.info(request, pick(words.fill(sent=run.sent, failed=run.failed)))
    return redirect("office:mails")


def _explain(mail: PersonMail) -> Bilingual:
    if mail.fault == NO_ADDRESS:
        return Bilingual(
            "Login pegawai itu belum ada atau tanpa alamat surel.",
            "The person has no login yet, or none with an address.",
        )
    return Bilingual(
        f"Peladen surel menolak atau tidak menjawab ({mail.fault}).",
        f"The mail server refused or did not answer ({mail.fault}).",
    )
