"""Days and moments in Indonesian words, as official letters write them."""

from datetime import date, datetime, timezone

from netral.values.instant import require_aware

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def spell_date(day: date) -> str:
    """Spell a date.

    Example:
        >>> spell_date(date(2024, 10, 1))
        '1 Oktober 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spell_day(day: date) -> str:
    """Spell a day with its name.

    Example:
        >>> spell_day(date(2024, 10, 1))
        'Selasa, 1 Oktober 2024'
    """
    return f"{DAYS[day.weekday()]}, {spell_date(day)}"


def spell_moment(moment: datetime, zone: timezone) -> str:
    """Spell a moment in a zone.

    Example:
        >>> from datetime import UTC
        >>> from netral.values.instant import WIB
        >>> spell_moment(datetime(2024, 10, 1, 2, 5, tzinfo=UTC), WIB)
        'Selasa, 1 Oktober 2024, pukul 09.05 WIB'
    """
    local = require_aware(moment).astimezone(zone)
    return f"{spell_day(local.date())}, pukul {local:%H.%M} {zone.tzname(None)}"
