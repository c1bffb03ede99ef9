"""Two hosts, two sets of addresses: exhibits have no pages, and pages no exhibits."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse


class ExhibitHostMiddleware:
    """Keeps the exhibits' host and the console's apart, and cookies away from exhibits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = request.get_host().rsplit(":", 1)[0]
        if settings.EXHIBIT_HOST and name == settings.EXHIBIT_HOST.rsplit(":", 1)[0]:
            request.COOKIES.clear()
            request.urlconf = "netral_console.exhibits.host_urls"
            response = self._get_response(request)
            response.cookies.clear()
            return response
        return self._get_response(request)


def is_second_host(request: HttpRequest) -> bool:
    """Whether a request came to the exhibits' host."""
    return getattr(request, "urlconf", None) == "netral_console.exhibits.host_urls"


def require_second_host(request: HttpRequest) -> None:
    """Refuse an exhibit on the host that has cookies.

    Raises:
        Http404: If it is the console's own host.
    """
    if not is_second_host(request):
        raise Http404
