"""Pages that say no: nothing here, or something broke; neither tells what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from netral_console.pages.problem import BROKEN, NOTHING_HERE, answer_problem, is_for_machines


def show_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that there is nothing at this address for whoever asks."""
    if is_for_machines(request):
        return answer_problem(404, NOTHING_HERE)
    return render(request, "pages/not_found.html", status=404)


def show_broken(request: HttpRequest) -> HttpResponse:
    """Say that something broke, and that nothing was half-written."""
    if is_for_machines(request):
        return answer_problem(500, BROKEN)
    return render(request, "pages/broken.html", status=500)
