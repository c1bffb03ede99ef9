"""Lets a session live on while somebody works, without writing it at every page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from netral_console import clock

_KEY = "seen-minute"


class SessionMinuteMiddleware:
    """Saves a login's session once a minute, which begins its half hour anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        minute = int(clock.now().timestamp()) // 60
        if request.user.is_authenticated and request.session.get(_KEY) != minute:
            request.session[_KEY] = minute
        return self._get_response(request)
