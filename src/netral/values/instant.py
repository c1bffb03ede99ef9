"""Moments in time: always aware, stored in UTC, shown in an Indonesian zone."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from netral.values.errors import NaiveInstantError, UnreadableInstantError

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian time: Sumatra, Java, West and Central Kalimantan."""
WITA = timezone(timedelta(hours=8), "WITA")
"""Central Indonesian time."""
WIT = timezone(timedelta(hours=9), "WIT")
"""Eastern Indonesian time."""

ZONES: dict[str, timezone] = {"WIB": WIB, "WITA": WITA, "WIT": WIT}

_COLONLESS_OFFSET = re.compile(r"([+-]\d{2})(\d{2})$")


def require_aware(moment: datetime) -> datetime:
    """Give the moment back in UTC, or refuse it.

    Args:
        moment: Any datetime.

    Returns:
        The same moment in UTC.

    Raises:
        NaiveInstantError: If the moment has no timezone.
    """
    if moment.tzinfo is None:
        raise NaiveInstantError(moment.isoformat())
    return moment.astimezone(UTC)


def parse_instant(text: str, *, assumed_zone: timezone | None = None) -> datetime:
    """Parse an ISO 8601 moment into UTC.

    Args:
        text: For example ``2024-10-01T08:00:00+07:00`` or ``2024-10-01 01:00:00Z``.
        assumed_zone: The zone to take when the text names none. Without it such a
            text is refused; with it the caller records that the zone was assumed.

    Returns:
        The moment in UTC.

    Raises:
        UnreadableInstantError: If the text is no moment.
        NaiveInstantError: If it has no zone and none may be assumed.

    Example:
        >>> parse_instant("2024-11-23T23:30:00+07:00").isoformat()
        '2024-11-23T16:30:00+00:00'
    """
    cleaned = _COLONLESS_OFFSET.sub(r"\1:\2", text.strip())
    try:
        moment = datetime.fromisoformat(cleaned)
    except ValueError as error:
        raise UnreadableInstantError(text) from error
    if moment.tzinfo is None and assumed_zone is not None:
        moment = moment.replace(tzinfo=assumed_zone)
    try:
        return require_aware(moment)
    except OverflowError as error:
        raise UnreadableInstantError(text) from error


def local_date(moment: datetime, zone: timezone) -> date:
    """Give the local day of a moment; the law counts local days.

    Example:
        >>> local_date(datetime(2024, 9, 21, 17, 0, tzinfo=UTC), WIB).isoformat()
        '2024-09-22'
    """
    return require_aware(moment).astimezone(zone).date()
