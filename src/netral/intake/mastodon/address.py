"""Who an actor of the fediverse is, from its address."""

import re

_USER = re.compile(
    r"https?://(?P<host>[a-z0-9.-]{3,120})(?::\d+)?/(?:users/|@)(?P<name>[A-Za-z0-9_.-]{1,60})"
    r"(?:/.*)?",
    re.IGNORECASE | re.ASCII,
)


def find_handle(uri: str | None) -> str | None:
    """Find ``name@host`` in the address of an actor or of one of its posts.

    Example:
        >>> find_handle("https://Sosial.contoh/users/Kota/statuses/12")
        'kota@sosial.contoh'
        >>> find_handle("https://sosial.contoh/ap/users/116")
    """
    match = _USER.fullmatch((uri or "").strip())
    return f"{match['name']}@{match['host']}".casefold() if match is not None else None


def find_actor(uri: str | None) -> str | None:
    """Find the actor in the address of one of its posts, where the address holds it.

    Example:
        >>> find_actor("https://sosial.contoh/users/kota/statuses/12")
        'https://sosial.contoh/users/kota'
    """
    head, mark, _ = (uri or "").partition("/statuses/")
    return head if mark and "/users/" in head else None
