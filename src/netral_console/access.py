"""Who may open which view: one table, and nothing that is not in it.

A view without a door does not exist for anybody. Whoever may not come through gets 404,
as if there were nothing: a 403 would tell that there is.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from netral.reporting.bilingual import Bilingual
from netral_console.accounts.doors import WITHOUT_SECOND_FACTOR
from netral_console.accounts.role import ConsoleRole
from netral_console.apps_of_pages import load_doors
from netral_console.door import Door
from netral_console.pages.problem import answer_problem, is_for_machines

_READING = ("GET", "HEAD")
_READ_ONLY = Bilingual(
    "Alamat ini hanya dapat dibaca; pakai GET.", "This address can only be read; use GET."
)


class AccessMiddleware:
    """Stands before every view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            # What a case page shows stays in no cache, on no shared computer.
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],  # noqa: ARG002 - Django's signature
        args: tuple[Any, ...],  # noqa: ARG002
        kwargs: Mapping[str, Any],  # noqa: ARG002
    ) -> HttpResponse | None:
        """Let through, send to the login, or say that there is nothing."""
        match = request.resolver_match
        name = "" if match is None else match.view_name
        door = load_doors().get(name)
        if door is None:
            raise Http404
        if request.method not in (*_READING, "POST"):
            return _refuse_method(request)
        allowed = door.read if request.method in _READING else door.write
        if door.is_for_machines:
            _let_machine_through(request, door, name, allowed)
            return None
        user = request.user
        if not user.is_authenticated:
            if door.is_public and allowed:
                return None
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        if user.console_role not in allowed:
            raise Http404
        if _lacks_second_factor(request, name):
            return redirect("mfa_index")
        return None


def _refuse_method(request: HttpRequest) -> HttpResponse:
    allowed = [*_READING, "POST"]
    if not is_for_machines(request):
        return HttpResponseNotAllowed(allowed)
    answer = answer_problem(405, _READ_ONLY)
    answer["Allow"] = ", ".join(allowed)
    return answer


def _let_machine_through(
    request: HttpRequest, door: Door, name: str, allowed: frozenset[ConsoleRole]
) -> None:
    """Let through whoever sends a token or has a session; all others are told that nothing is here.

    Raises:
        Http404: If they may not, or are known and have no second factor.
    """
    from netral_console.api.api_token import find_bearer  # noqa: PLC0415 - needs the apps

    if "Authorization" in request.headers:
        # Whoever sends a token asks as its owner or as nobody, never as the browser's login.
        request.user = find_bearer(request.headers["Authorization"]) or AnonymousUser()
    user = request.user
    if not user.is_authenticated:
        is_open = door.is_public and bool(allowed)
    else:
        is_open = user.console_role in allowed and not _lacks_second_factor(request, name)
    if not is_open:
        raise Http404


def _lacks_second_factor(request: HttpRequest, name: str) -> bool:
    if not settings.SECOND_FACTOR_REQUIRED or name in WITHOUT_SECOND_FACTOR:
        return False
    from allauth.mfa.utils import is_mfa_enabled  # noqa: PLC0415 - needs the apps to be ready

    return not is_mfa_enabled(request.user)
