"""Refuses what is too large before a byte of it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from netral_console.apps_of_pages import load_doors
from netral_console.door import Door
from netral_console.pages.problem import TOO_LARGE, answer_problem, is_for_machines

_MIB = 1024 * 1024


class UploadMiddleware:
    """Holds each upload to its door: whatever else would be read lands on the disk first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = request.META.get("CONTENT_LENGTH") or "0"
        size_bytes = int(sent) if sent.isdigit() else 0
        if size_bytes > Door().upload_mib * _MIB:
            most = _find_most(request)
            if size_bytes > most * _MIB and is_for_machines(request):
                return answer_problem(413, TOO_LARGE)
            if size_bytes > most * _MIB:
                return render(request, "pages/too_large.html", {"most": most}, status=413)
        return self._get_response(request)


def _find_most(request: HttpRequest) -> int:
    try:
        name = resolve(request.path_info).view_name
    except Resolver404:
        return Door().upload_mib
    door = load_doors().get(name, Door())
    may_write = request.user.is_authenticated and request.user.console_role in door.write
    return door.upload_mib if may_write else Door().upload_mib
