"""Indonesian first; English for whoever asks for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "netral_language"
LANGUAGES = ("id", "en")


class LanguageMiddleware:
    """Takes the language from the cookie alone: a browser's setting does not decide."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.COOKIES.get(COOKIE, "id")
        language = asked if asked in LANGUAGES else "id"
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self._get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language, and go back to where it was asked."""
    language = request.POST.get("language", "id")
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    if language in LANGUAGES:
        response.set_cookie(
            COOKIE, language, max_age=31_536_000, samesite="Lax", secure=request.is_secure()
        )
    return response
