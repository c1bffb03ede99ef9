"""Pages that say no: nothing here, or something broke; neither tells what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that there is nothing at this address for whoever asks."""
    return render(request, "pages/not_found.html", status=404)


def show_broken(request: HttpRequest) -> HttpResponse:
    """Say that something broke, and that nothing was half-written."""
    return render(request, "pages/broken.html", status=500)
