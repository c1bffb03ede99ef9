"""The way home: each role begins where its work is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral_console.navigation import list_links


def show_home(request: HttpRequest) -> HttpResponse:
    """Go to the first place where the role has work."""
    links = list_links(request.user.console_role, request.path)
    if links:
        return redirect(links[0].address)
    return render(request, "pages/empty_home.html")
