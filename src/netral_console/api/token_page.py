"""An auditor's own page of tokens."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.reporting.bilingual import Bilingual
from netral_console import clock
from netral_console.api.api_token import (
    LIVES,
    TITLE_LETTERS,
    list_tokens,
    make_token,
    revoke_token,
)
from netral_console.api.models import ApiToken
from netral_console.pages.templatetags.words import pick

_NOT_FILLED_IN = Bilingual(
    "Beri nama token itu dan pilih berapa lama berlaku. Tidak ada yang dibuat.",
    "Give the token a name, and choose for how long it holds. Nothing was made.",
)
_STANDINGS = {
    "holds": Bilingual("berlaku", "holds"),
    "revoked": Bilingual("dicabut", "revoked"),
    "over": Bilingual("sudah berakhir", "expired"),
}


def show_tokens(request: HttpRequest) -> HttpResponse:
    """Show one's own tokens: names and days; no token itself."""
    return _render(request)


def make(request: HttpRequest) -> HttpResponse:
    """Make a token, and show it this once."""
    typed = "".join(mark for mark in request.POST.get("title", "") if mark.isprintable())
    title = " ".join(typed.split())
    days = request.POST.get("days", "")
    if not title or days not in {str(each) for each in LIVES}:
        messages.error(request, pick(_NOT_FILLED_IN))
        return _render(request, status=422)
    token = make_token(request.user, title=title, days=int(days), at=clock.now())
    return _render(request, token=token)


def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke one's own token."""
    if not revoke_token(number, owner=request.user, at=clock.now()):
        raise Http404
    messages.success(request, pick(Bilingual("Token dicabut.", "The token was revoked.")))
    return redirect("tokens:list")


def _render(request: HttpRequest, *, token: str = "", status: int = 200) -> HttpResponse:
    at = clock.now()
    context = {
        "token": token,
        "lives": LIVES,
        "title_letters": TITLE_LETTERS,
        "address": request.build_absolute_uri("/api/v1/"),
        "tokens": [(each, _STANDINGS[_standing(each, at)]) for each in list_tokens(request.user)],
    }
    return render(request, "api/tokens.html", context, status=status)


def _standing(token: ApiToken, at: datetime) -> str:
    if token.revoked_at is not None:
        return "revoked"
    return "holds" if token.expires_at > at else "over"
