"""The moments that ids of platforms carry; they date the object, not what was done to it."""

from datetime import UTC, datetime, timedelta

X_EPOCH_MS = 1_288_834_974_657
"""X counts the milliseconds of its ids from here (2010-11-04)."""
_FIRST_SNOWFLAKE = 30_000_000_000
"""X ids below are from before November 2010 and carry no time."""
_FIRST_TIKTOK = 1_400_000_000
"""In seconds, mid 2014: TikTok's forerunner had just begun."""
_MAX_DIGITS = 19
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_INSTAGRAM_EPOCH_MS = 1_314_220_021_721
_CODE_SIGNS = 11
_TID_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_TID_SIGNS = 13


def find_x_id_time(post_id: str | None) -> datetime | None:
    """Find the moment that an X post id carries; it dates the post, not what was done to it.

    Example:
        >>> find_x_id_time("1690395372546301952").isoformat()
        '2023-08-12T16:10:37.499000+00:00'
        >>> find_x_id_time("1234") is None
        True
    """
    number = _read_number(post_id)
    if number is None or number < _FIRST_SNOWFLAKE:
        return None
    milliseconds = (number >> 22) + X_EPOCH_MS
    return datetime.fromtimestamp(milliseconds // 1000, tz=UTC) + timedelta(
        milliseconds=milliseconds % 1000
    )


def find_tiktok_id_time(video_id: str | None) -> datetime | None:
    """Find the moment that the id of a TikTok video or live carries.

    Example:
        >>> find_tiktok_id_time("7490576223131765547").isoformat()
        '2025-04-07T14:21:23+00:00'
    """
    number = _read_number(video_id)
    if number is None or number >> 32 < _FIRST_TIKTOK:
        return None
    return datetime.fromtimestamp(number >> 32, tz=UTC)


def find_instagram_id_time(code: str | None) -> datetime | None:
    """Find the moment that a shortcode of Instagram or Threads carries.

    Example:
        >>> find_instagram_id_time("Bsd-UCEl4Gh").date().isoformat()
        '2019-01-10'
    """
    if code is None or len(code) != _CODE_SIGNS or any(sign not in _ALPHABET for sign in code):
        return None
    number = 0
    for sign in code:
        number = number * 64 + _ALPHABET.index(sign)
    return _from_milliseconds((number >> 23) + _INSTAGRAM_EPOCH_MS)


def find_tid_time(key: str | None) -> datetime | None:
    """Find the moment that a record key of Bluesky carries.

    Example:
        >>> find_tid_time("3mmoojp7etg2g").isoformat(timespec="seconds")
        '2026-05-25T14:23:28+00:00'
    """
    if key is None or len(key) != _TID_SIGNS or any(sign not in _TID_ALPHABET for sign in key):
        return None
    number = 0
    for sign in key:
        number = number * 32 + _TID_ALPHABET.index(sign)
    microseconds = number >> 10
    return _from_milliseconds(microseconds // 1000, microseconds % 1000)


def _from_milliseconds(milliseconds: int, microseconds: int = 0) -> datetime | None:
    try:
        return datetime.fromtimestamp(milliseconds // 1000, tz=UTC) + timedelta(
            milliseconds=milliseconds % 1000, microseconds=microseconds
        )
    except (OverflowError, ValueError, OSError):
        return None


def _read_number(text: str | None) -> int | None:
    if text is None or len(text) > _MAX_DIGITS or not (text.isascii() and text.isdecimal()):
        return None
    return int(text)
