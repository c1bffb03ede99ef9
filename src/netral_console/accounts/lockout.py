"""Whom the lock against guessing counts for."""

from collections.abc import Mapping

from django.http import HttpRequest


def find_login_name(request: HttpRequest, credentials: Mapping[str, str] | None) -> str:
    """Find the name that somebody tries, wherever the login library puts it."""
    if credentials and credentials.get("username"):
        return credentials["username"]
    return request.POST.get("login", "")
