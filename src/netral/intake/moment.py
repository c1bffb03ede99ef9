"""Reads the moments that sources write, and says how their timezone is known."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from netral.errors import NetralError
from netral.intake.act import ZoneSource
from netral.intake.errors import UnfitRecordError
from netral.intake.reason import Reason, refuse
from netral.values.errors import NaiveInstantError, UnreadableInstantError
from netral.values.instant import ZONES, parse_instant

FIRST_POSSIBLE = datetime(2003, 5, 5, tzinfo=UTC)
"""LinkedIn, the oldest of the platforms, opened on this day."""
_TIME_OF_DAY = re.compile(r"\d[T ]\d")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_X_TIME = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}):(\d{2}):(\d{2}) \+0000 (\d{4})", re.ASCII
)
_MAX_EPOCH_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment in UTC, as written, and how its zone is known."""

    at: datetime
    raw: str
    zone_source: ZoneSource


def parse_zone(text: str) -> timezone | None:
    """Parse the name of an Indonesian zone, ``UTC`` or an offset.

    Example:
        >>> parse_zone("WITA")
        datetime.timezone(datetime.timedelta(seconds=28800), 'WITA')
        >>> parse_zone("+07:00") == parse_zone("wib")
        True
        >>> parse_zone("Jakarta time") is None
        True
    """
    word = text.strip().upper()
    if word in {"UTC", "Z", "GMT"}:
        return UTC
    if word in ZONES:
        return ZONES[word]
    match = _OFFSET.fullmatch(word)
    if match is None:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
    if offset >= timedelta(hours=15):
        return None
    return timezone(-offset if match[1] == "-" else offset)


def read_moment(
    value: object, place: str, *, zone: timezone | None, zone_source: ZoneSource
) -> Moment:
    """Read a moment from a cell.

    Args:
        value: Text in ISO 8601, or a datetime from a typed column.
        place: Our name of the column, for a refusal.
        zone: The zone to take if the value names none; ``None`` refuses such a value.
        zone_source: How that zone is known.

    Returns:
        The moment; its zone is explicit if the value itself names it.

    Raises:
        UnfitRecordError: If it is no moment, only a date, without zone, or impossible.
    """
    if isinstance(value, datetime):
        raw = value.isoformat()
        is_aware = value.tzinfo is not None
    elif isinstance(value, str):
        raw = value.strip()
        is_aware = False
    else:
        reason = Reason.DATE_WITHOUT_TIME if isinstance(value, date) else Reason.UNREADABLE_TIME
        raise refuse(reason, place)
    if not is_aware and not _TIME_OF_DAY.search(raw):
        raise refuse(_reason_without_time(raw), place)
    try:
        at = parse_instant(raw)
    except NaiveInstantError as error:
        if zone is None:
            raise refuse(Reason.MISSING_ZONE, place) from error
        at = parse_instant(raw, assumed_zone=zone)
        return require_possible(Moment(at=at, raw=raw, zone_source=zone_source), place)
    except UnreadableInstantError as error:
        raise refuse(Reason.UNREADABLE_TIME, place) from error
    return require_possible(Moment(at=at, raw=raw, zone_source=ZoneSource.EXPLICIT), place)


def _reason_without_time(raw: str) -> Reason:
    try:
        date.fromisoformat(raw)
    except ValueError:
        return Reason.UNREADABLE_TIME
    return Reason.DATE_WITHOUT_TIME


def read_epoch(
    value: object,
    place: str,
    *,
    per_second: int = 1,
    zone_source: ZoneSource = ZoneSource.DOCUMENTED,
) -> Moment:
    """Read a moment that a source counts from 1970 in UTC.

    Args:
        value: An integer, or its digits as text; a broken number is refused.
        place: Our name of the key, for a refusal.
        per_second: 1 for seconds, 1,000 for milliseconds.
        zone_source: Epoch moments are UTC by definition, so this is `DOCUMENTED`.

    Returns:
        The moment.

    Raises:
        UnfitRecordError: If it is no such number, or impossible.
    """
    if isinstance(value, str) and value.strip().isdecimal() and len(value) <= _MAX_EPOCH_DIGITS:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refuse(Reason.UNREADABLE_TIME, place)
    try:
        at = datetime.fromtimestamp(value / per_second, tz=UTC)
    except (OverflowError, ValueError, OSError) as error:
        raise refuse(Reason.UNREADABLE_TIME, place) from error
    return require_possible(Moment(at=at, raw=str(value), zone_source=zone_source), place)


def read_x_time(value: object, place: str) -> Moment:
    """Read X's own way of writing a moment, ``Sat Aug 12 16:10:37 +0000 2023``.

    The month names are English whatever the locale, so no locale is asked.

    Raises:
        UnfitRecordError: If it is written in any other way.
    """
    match = _X_TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or match[1] not in _MONTHS:
        raise refuse(Reason.UNREADABLE_TIME, place)
    month, (day, hour, minute, second, year) = _MONTHS[match[1]], map(int, match.groups()[1:])
    try:
        at = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError as error:
        raise refuse(Reason.UNREADABLE_TIME, place) from error
    return require_possible(Moment(at=at, raw=match[0], zone_source=ZoneSource.EXPLICIT), place)


def find_epoch(value: object) -> datetime | None:
    """Find a moment counted in seconds from 1970, for facts on the side."""
    try:
        return read_epoch(value, "").at
    except UnfitRecordError:
        return None


def find_moment(text: object) -> datetime | None:
    """Find a moment that X wrote, in its own way or in ISO 8601.

    Returns:
        The moment in UTC, or ``None`` if the text is none; for facts on the side, where
        a missing moment is better than a lost record.

    Example:
        >>> find_moment("Sat Aug 12 16:10:37 +0000 2023") == find_moment("2023-08-12T16:10:37Z")
        True
    """
    if not isinstance(text, str):
        return None
    try:
        return parse_instant(text)
    except NetralError:
        pass
    try:
        return read_x_time(text, "").at
    except UnfitRecordError:
        return None


def require_possible(moment: Moment, place: str) -> Moment:
    """Give the moment back, unless it lies before any platform existed.

    Raises:
        UnfitRecordError: If it does: exports write 1969 or 1970 for "unknown".
    """
    if moment.at < FIRST_POSSIBLE:
        raise refuse(Reason.IMPOSSIBLE_TIME, place)
    return moment
