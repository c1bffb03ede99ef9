"""The dated window of an election, outside of which nothing is collected or kept."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from netral.register.errors import EmptyWindowError


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Local days of an election, from the first stage to the day after the last."""

    first_date: date
    until_date: date
    """Exclusive."""
    zone: timezone
    """The zone whose days the law counts; also for the days of a declaration."""

    def __post_init__(self) -> None:
        """Refuse a window without a day."""
        if self.first_date >= self.until_date:
            raise EmptyWindowError(self.first_date.isoformat(), self.until_date.isoformat())

    @property
    def starts_at(self) -> datetime:
        """The first moment inside."""
        return start_of_day(self.first_date, self.zone)

    @property
    def ends_at(self) -> datetime:
        """The first moment after."""
        return start_of_day(self.until_date, self.zone)


def start_of_day(day: date, zone: timezone) -> datetime:
    """Give the first moment of a local day, in UTC.

    Example:
        >>> from netral.values.instant import WIB
        >>> start_of_day(date(2024, 9, 22), WIB).isoformat()
        '2024-09-21T17:00:00+00:00'
    """
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def end_of_day(day: date, zone: timezone) -> datetime:
    """Give the first moment after a local day, in UTC."""
    return start_of_day(day + timedelta(days=1), zone)
