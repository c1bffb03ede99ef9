"""Where a request comes from, when a proxy stands before the console."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class AddressMiddleware:
    """Puts the visitor's address in the place of the proxy's.

    Locks against guessing and the limit on reports count by address. Behind a proxy all
    requests would have one, and anybody could lock everybody out. Each proxy appends the
    address that it saw, so with a known number of proxies the place from the right is
    known; what stands further left the visitor may have made up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
        if 0 < settings.PROXIES <= len(said) and said[-settings.PROXIES]:
            request.META["REMOTE_ADDR"] = said[-settings.PROXIES]
        return self._get_response(request)
