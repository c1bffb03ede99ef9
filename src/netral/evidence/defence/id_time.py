"""Notes that an object is older than it is shown, by the moment that its id carries."""

from datetime import UTC, datetime, timedelta

from netral.evidence.defence.note import DefenceKind, DefenceNote
from netral.evidence.exhibit import ExhibitId
from netral.intake.id_time import find_tiktok_id_time, find_x_id_time
from netral.values.platform import Platform

_INSTAGRAM_EPOCH_MS = 1_314_220_021_721
"""Instagram counts the milliseconds of its ids from here (2011-08-24)."""
_INSTAGRAM_SHIFT = 23
_URL_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_TID_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
_SHORTCODE_LENGTHS = range(10, 12)
_TID_LENGTH, _TID_CLOCK_BITS = 13, 10
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
LEAST_GAP = timedelta(days=1)
"""Ids may be given a little before a post appears (drafts, scheduled posts)."""


def find_id_time(platform: Platform, object_id: str) -> datetime | None:
    """Find the moment that an object's id carries.

    It dates the object's birth on the platform, not what was done to it, and says
    nothing about an id that somebody made up.

    Args:
        platform: Where the id comes from.
        object_id: The id, or Instagram's shortcode as it stands in addresses.

    Returns:
        The moment, or ``None`` where such ids carry none.

    Example:
        >>> find_id_time(Platform.BLUESKY, "3kcxdmf7afc2p").date().isoformat()
        '2023-10-30'
        >>> find_id_time(Platform.FACEBOOK, "1234567890") is None
        True
    """
    if platform is Platform.X:
        return find_x_id_time(object_id)
    if platform is Platform.TIKTOK:
        return find_tiktok_id_time(object_id)
    if platform in (Platform.INSTAGRAM, Platform.THREADS):
        return _find_shortcode_time(object_id)
    if platform is Platform.BLUESKY:
        return _find_tid_time(object_id)
    return None


def note_older_by_id(
    exhibit_id: ExhibitId, *, platform: Platform, object_id: str, shown_at: datetime
) -> DefenceNote | None:
    """Note that an object is older than the moment it is shown under.

    Args:
        exhibit_id: The exhibit that shows it.
        platform: Where it stands.
        object_id: Its id.
        shown_at: The moment under which the exhibit shows it.

    Returns:
        A note if the id is more than a day older, else nothing.
    """
    born_at = find_id_time(platform, object_id)
    if born_at is None or shown_at - born_at <= LEAST_GAP:
        return None
    days = (shown_at - born_at).days
    detail = f"id {born_at.isoformat()}, shown {shown_at.isoformat()}, {days} days"
    return DefenceNote(exhibit_id=exhibit_id, kind=DefenceKind.OLDER_BY_ID, detail=detail)


def _find_shortcode_time(code: str) -> datetime | None:
    number = _read_digits(code, _URL_DIGITS) if len(code) in _SHORTCODE_LENGTHS else None
    if number is None:
        return None
    milliseconds = (number >> _INSTAGRAM_SHIFT) + _INSTAGRAM_EPOCH_MS
    return _plausible(milliseconds * 1000)


def _find_tid_time(tid: str) -> datetime | None:
    number = _read_digits(tid, _TID_DIGITS) if len(tid) == _TID_LENGTH else None
    return None if number is None else _plausible(number >> _TID_CLOCK_BITS)


def _read_digits(text: str, digits: str) -> int | None:
    number = 0
    for mark in text:
        if mark not in digits:
            return None
        number = number * len(digits) + digits.index(mark)
    return number


def _plausible(microseconds: int) -> datetime | None:
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
    except OverflowError:
        return None
    return moment if moment < _LATEST else None
