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
