"""What people write where a handle belongs: handles, addresses of profiles, and neither."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from netral.values.account import fold_handle
from netral.values.platform import Platform

_HOSTS: dict[Platform, frozenset[str]] = {
    Platform.FACEBOOK: frozenset({"facebook.com", "fb.com", "fb.me", "web.facebook.com"}),
    Platform.INSTAGRAM: frozenset({"instagram.com", "instagr.am"}),
    Platform.THREADS: frozenset({"threads.net", "threads.com"}),
    Platform.TIKTOK: frozenset({"tiktok.com"}),
    Platform.YOUTUBE: frozenset({"youtube.com"}),
    Platform.X: frozenset({"twitter.com", "x.com"}),
    Platform.LINKEDIN: frozenset({"linkedin.com", "id.linkedin.com"}),
    Platform.BLUESKY: frozenset({"bsky.app"}),
    Platform.TELEGRAM: frozenset({"t.me", "telegram.me"}),
}
_HOST_OWNERS = {host: platform for platform, hosts in _HOSTS.items() for host in hosts}
_MOBILE = re.compile(r"^(?:www|m|mobile|mbasic)\.")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.IGNORECASE)
_FOLDER: dict[Platform, frozenset[str]] = {
    Platform.INSTAGRAM: frozenset({"_u"}),
    Platform.LINKEDIN: frozenset({"in"}),
    Platform.YOUTUBE: frozenset({"c", "user", "channel"}),
    Platform.BLUESKY: frozenset({"profile"}),
    Platform.TELEGRAM: frozenset({"s"}),
}
"""Folders before the handle in the address of a profile."""
_AT_SIGN = frozenset({Platform.TIKTOK, Platform.THREADS})
_NO_PROFILE = frozenset(
    {
        "about",
        "addstickers",
        "company",
        "events",
        "explore",
        "feed",
        "gaming",
        "groups",
        "hashtag",
        "help",
        "home",
        "i",
        "in",
        "intent",
        "joinchat",
        "legal",
        "login",
        "marketplace",
        "p",
        "pages",
        "people",
        "permalink.php",
        "photo.php",
        "playlist",
        "posts",
        "privacy",
        "public",
        "reel",
        "reels",
        "school",
        "search",
        "settings",
        "share",
        "sharer",
        "shorts",
        "status",
        "stories",
        "story.php",
        "tv",
        "video",
        "watch",
    }
)
_LEAVES = frozenset(
    {"about", "videos", "photos", "reels", "tagged", "featured", "streams", "shorts"}
)
"""What may follow a handle and still be the profile."""

_PLAIN = re.compile(r"[a-z0-9._\-]{1,64}")
_WORD = re.compile(r"[\w.\-·%]{1,100}")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}|[a-z0-9-]{1,63}")
_FEDERATED = re.compile(r"[a-z0-9_.\-]{1,64}(?:@(?:[a-z0-9-]+\.)+[a-z]{2,})?")
_SHAPES: dict[Platform, re.Pattern[str]] = {
    Platform.YOUTUBE: _WORD,
    Platform.LINKEDIN: _WORD,
    Platform.BLUESKY: _DOMAIN,
    Platform.MASTODON: _FEDERATED,
}
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"(?:\+?62|0)8\d{7,12}")
_YOUTUBE_CHANNEL = re.compile(r"UC[\w-]{20,24}")


class HandleError(ValueError):
    """What stands there is no handle. The text of the error is safe to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileName:
    """What a cell names: a handle, a stable id, or both."""

    handle: str | None = None
    account_id: str | None = None
    from_address: bool = False
    """The cell held a web address, not a handle."""


def parse_handle(text: str, platform: Platform) -> ProfileName:
    """Parse what stands in a handle column.

    Args:
        text: A handle with or without ``@``, or the usual address of a profile.
        platform: The platform of the row.

    Returns:
        The handle, folded; for some addresses the stable id.

    Raises:
        HandleError: If it is a display name, an e-mail address, a phone number,
            several handles, or the address of something else than a profile.

    Example:
        >>> parse_handle("https://www.instagram.com/Budi.Santoso/?hl=id", Platform.INSTAGRAM).handle
        'budi.santoso'
    """
    text = text.strip().lstrip("'").strip()
    if is_address(text):
        return parse_profile_address(text, platform)
    if _is_stable_id(text, platform):
        return ProfileName(account_id=text)
    handle = fold_handle(text)
    if re.search(r"[,;|\n]", text):
        message = "One cell holds several handles."
        raise HandleError(message)
    if re.search(r"\s", handle):
        message = "A handle has no spaces; this looks like a display name."
        raise HandleError(message)
    if platform is not Platform.MASTODON and _MAIL.fullmatch(handle):
        message = "This is an e-mail address, not a handle."
        raise HandleError(message)
    if _PHONE.fullmatch(handle):
        message = "This is a phone number, not a handle."
        raise HandleError(message)
    return ProfileName(handle=_require_shape(handle, platform))


def is_address(text: str) -> bool:
    """Whether a text is a web address and not a handle."""
    return bool(_SCHEME.match(text) or _BARE_ADDRESS.match(text) or text.lower().startswith("www."))


def parse_profile_address(text: str, platform: Platform) -> ProfileName:
    """Parse the usual address of a profile.

    Args:
        text: A web address, with or without its scheme.
        platform: The platform of the row.

    Returns:
        The handle or the stable id in it.

    Raises:
        HandleError: If it belongs to another platform or is no profile.
    """
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host = _MOBILE.sub("", (parts.hostname or "").lower())
    except ValueError as error:
        message = "The web address cannot be read."
        raise HandleError(message) from error
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    if platform is Platform.MASTODON:
        return _parse_federated(host, segments, text)
    if _HOST_OWNERS.get(host) is not platform:
        message = "The web address belongs to another site than the platform of the row."
        raise HandleError(message)
    account_id = _find_id(platform, segments, parse_qs(parts.query))
    if account_id is not None:
        return ProfileName(account_id=account_id, from_address=True)
    return ProfileName(handle=_find_handle(platform, segments), from_address=True)


def _is_stable_id(text: str, platform: Platform) -> bool:
    if platform is Platform.YOUTUBE:
        return bool(_YOUTUBE_CHANNEL.fullmatch(text))
    return platform is Platform.BLUESKY and text.startswith("did:")


def _find_id(platform: Platform, segments: list[str], query: dict[str, list[str]]) -> str | None:
    match platform, [segment.lower() for segment in segments[:2]]:
        case Platform.FACEBOOK, ["profile.php"]:
            found = query.get("id", [""])[0]
        case Platform.X, ["i", "user"]:
            found = segments[2] if len(segments) > len("iu") else ""
        case Platform.X, ["intent", "user"]:
            found = query.get("user_id", [""])[0]
        case Platform.YOUTUBE, ["channel", _]:
            return segments[1] if _YOUTUBE_CHANNEL.fullmatch(segments[1]) else None
        case Platform.BLUESKY, ["profile", did] if did.startswith("did:"):
            return segments[1]
        case _:
            return None
    return found if found.isascii() and found.isdecimal() else None


def _find_handle(platform: Platform, segments: list[str]) -> str:
    message = "The web address is not that of a profile."
    folders = _FOLDER.get(platform, frozenset())
    if len(segments) > 1 and segments[0].lower() in folders:
        segments = segments[1:]
    elif platform in (Platform.LINKEDIN, Platform.BLUESKY):
        raise HandleError(message)
    if not segments or len(segments) > 2:  # noqa: PLR2004
        raise HandleError(message)
    name, leaf = segments[0], segments[1].lower() if len(segments) > 1 else ""
    needs_at_sign = platform in _AT_SIGN and not name.startswith("@")
    if needs_at_sign or name.lower() in _NO_PROFILE or (leaf and leaf not in _LEAVES):
        raise HandleError(message)
    return _require_shape(fold_handle(name), platform)


def _parse_federated(host: str, segments: list[str], text: str) -> ProfileName:
    match segments:
        case [name] if name.startswith("@"):
            handle = fold_handle(name)
            return ProfileName(
                handle=_require_shape(
                    handle if "@" in handle else f"{handle}@{host}", Platform.MASTODON
                ),
                from_address=True,
            )
        case ["users", _]:
            return ProfileName(account_id=text, from_address=True)
        case _:
            message = "The web address is not that of a profile."
            raise HandleError(message)


def _require_shape(handle: str, platform: Platform) -> str:
    if not handle:
        message = "The handle is empty."
        raise HandleError(message)
    if not _SHAPES.get(platform, _PLAIN).fullmatch(handle):
        message = "A handle of this platform cannot have these characters."
        raise HandleError(message)
    return handle
