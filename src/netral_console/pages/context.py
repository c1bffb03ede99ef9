"""What the frame of every page needs."""

from django.http import HttpRequest

from netral_console import clock
from netral_console.accounts.role import ROLE_WORDS
from netral_console.navigation import list_links


def page_context(request: HttpRequest) -> dict[str, object]:
    """Give the links of the role, and whether this is practice."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"is_practice": clock.is_practice(), "practice_now": clock.now()}
    return {
        "links": list_links(user.console_role, request.path),
        "role_words": ROLE_WORDS[user.console_role],
        "is_practice": clock.is_practice(),
        "practice_now": clock.now(),
    }
