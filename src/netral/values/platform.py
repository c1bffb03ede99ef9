"""The platforms on which an act can be done."""

from enum import StrEnum


class Platform(StrEnum):
    """A social platform; the stored value is the spelling in every file we read or write."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    THREADS = "threads"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    X = "x"
    LINKEDIN = "linkedin"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    TELEGRAM = "telegram"


ALIASES: dict[str, Platform] = {
    "twitter": Platform.X,
    "x.com": Platform.X,
    "twitter.com": Platform.X,
    "fb": Platform.FACEBOOK,
    "facebook.com": Platform.FACEBOOK,
    "ig": Platform.INSTAGRAM,
    "instagram.com": Platform.INSTAGRAM,
    "threads.net": Platform.THREADS,
    "tiktok.com": Platform.TIKTOK,
    "yt": Platform.YOUTUBE,
    "youtube.com": Platform.YOUTUBE,
}
"""Other spellings that files use for a platform."""


_BY_WORD: dict[str, Platform] = {platform.value: platform for platform in Platform} | ALIASES


def find_platform(text: str) -> Platform | None:
    """Find the platform that a text names, in any usual spelling.

    Example:
        >>> find_platform(" Twitter ")
        <Platform.X: 'x'>
        >>> find_platform("friendster") is None
        True
    """
    return _BY_WORD.get(text.strip().lower())
