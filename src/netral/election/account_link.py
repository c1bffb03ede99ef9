"""Finds the account in a link to it, as a list of campaign accounts writes it."""

import re
from urllib.parse import parse_qs, urlsplit

from netral.values.platform import Platform

_HOSTS: dict[Platform, tuple[str, ...]] = {
    Platform.FACEBOOK: ("facebook.com", "fb.com", "fb.me"),
    Platform.INSTAGRAM: ("instagram.com",),
    Platform.THREADS: ("threads.net", "threads.com"),
    Platform.TIKTOK: ("tiktok.com",),
    Platform.YOUTUBE: ("youtube.com",),
    Platform.X: ("x.com", "twitter.com"),
    Platform.LINKEDIN: ("linkedin.com",),
    Platform.BLUESKY: ("bsky.app",),
    Platform.TELEGRAM: ("t.me", "telegram.me"),
}
_BEFORE: dict[Platform, frozenset[str]] = {
    Platform.YOUTUBE: frozenset({"c", "user", "channel"}),
    Platform.LINKEDIN: frozenset({"in", "company"}),
    Platform.BLUESKY: frozenset({"profile"}),
    Platform.TELEGRAM: frozenset({"s"}),
}
"""Folders behind which the account stands."""
_AFTER = frozenset({"", "about", "featured", "videos", "posts", "reels"})
_NO_ACCOUNT = frozenset(
    {
        *("watch", "p", "reel", "status", "groups", "events", "hashtag", "explore", "i", "share"),
        *("photo.php", "permalink.php", "story.php", "shorts", "playlist", "search", "joinchat"),
    }
)
_NAME = re.compile(r"@?[A-Za-z0-9._-]{1,60}", re.ASCII)
_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}", re.ASCII)


def find_account(link: str, platform: Platform) -> tuple[str | None, str | None] | None:
    """Find handle and stable id in a link to an account.

    Args:
        link: With or without scheme.
        platform: Where the account is said to be.

    Returns:
        Handle and id, either ``None`` where the link does not hold it; ``None`` if it is
        no link to an account there.

    Example:
        >>> find_account("https://www.instagram.com/pasangan.satu/?hl=id", Platform.INSTAGRAM)
        ('pasangan.satu', None)
        >>> find_account("facebook.com/profile.php?id=1000123", Platform.FACEBOOK)
        (None, '1000123')
        >>> find_account("https://x.com/pasangan/status/1", Platform.X) is None
        True
        >>> find_account("https://x.com/pasangan", Platform.TIKTOK) is None
        True
    """
    parts = urlsplit(link if "://" in link else f"https://{link}")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
    steps = [step for step in parts.path.split("/") if step]
    if platform is Platform.MASTODON:
        is_profile = len(steps) == 1 and steps[0].startswith("@") and _NAME.fullmatch(steps[0])
        return (f"{steps[0][1:]}@{host}".casefold(), None) if is_profile and host else None
    if host not in _HOSTS.get(platform, ()) or not steps:
        return None
    if steps[0] == "profile.php":
        numbers = parse_qs(parts.query).get("id", [])
        return (None, numbers[0]) if numbers and numbers[0].isdigit() else None
    if steps[0] in _BEFORE.get(platform, ()) and len(steps) > 1:
        steps = steps[1:]
    return _read_name(steps, platform)


def _read_name(steps: list[str], platform: Platform) -> tuple[str | None, str | None] | None:
    name, rest = steps[0], steps[1:]
    if any(step not in _AFTER for step in rest):
        return None
    if name.startswith("did:") and platform is Platform.BLUESKY:
        return None, name
    if platform is Platform.YOUTUBE and _CHANNEL.fullmatch(name):
        return None, name
    if name.casefold() in _NO_ACCOUNT or _NAME.fullmatch(name) is None:
        return None
    return name.removeprefix("@"), None
