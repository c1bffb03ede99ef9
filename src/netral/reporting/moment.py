"""Dates and moments as people write them."""

from datetime import date, datetime, timezone

from netral.reporting.bilingual import Bilingual
from netral.reporting.wording import MONTHS


def date_text(day: date) -> Bilingual:
    """Give a day as people write it.

    Args:
        day: A local day.

    Returns:
        The day with the name of its month.

    Example:
        >>> date_text(date(2024, 9, 22)).id
        '22 September 2024'
    """
    return Bilingual(
        f"{day.day} {MONTHS.id.split()[day.month - 1]} {day.year}",
        f"{day.day} {MONTHS.en.split()[day.month - 1]} {day.year}",
    )


def days_text(first: date, last: date) -> Bilingual:
    """Give a run of days as people write it.

    Args:
        first: The first local day.
        last: The last local day, inclusive.

    Returns:
        The days, the year once where both share it.

    Example:
        >>> days_text(date(2024, 9, 22), date(2024, 9, 24)).id
        '22 September \N{EN DASH} 24 September 2024'
    """
    if first == last:
        return date_text(first)
    start, end = date_text(first), date_text(last)
    if first.year == last.year:
        start = Bilingual(start.id.rpartition(" ")[0], start.en.rpartition(" ")[0])
    dash = " \N{EN DASH} "
    return Bilingual(start.id + dash + end.id, start.en + dash + end.en)


def moment_text(moment: datetime, zone: timezone) -> Bilingual:
    """Give a moment as people write it, in an election's own time.

    Args:
        moment: An aware moment.
        zone: The election's zone.

    Returns:
        Day, hour and minute, and the name of the zone.

    Example:
        >>> from netral.values.instant import WIB
        >>> moment_text(datetime(2024, 9, 21, 17, 5, tzinfo=WIB), WIB).id
        '21 September 2024 17.05 WIB'
    """
    local = moment.astimezone(zone)
    day = date_text(local.date())
    name = zone.tzname(None)
    return Bilingual(f"{day.id} {local:%H.%M} {name}", f"{day.en} {local:%H:%M} {name}")
