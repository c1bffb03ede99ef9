"""Working days: which local days count, with the holidays of each year as data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from netral.casework.errors import UnknownHolidayYearError

_SATURDAY = 5
_DAY = timedelta(days=1)


class Certainty(StrEnum):
    """What a day, a period or a body rests on."""

    OFFICIAL = "official"
    """The decision itself was read."""
    PRESS = "press"
    SECOND_HAND = "second_hand"
    """A list that others made of the decision: compare before real use."""
    PROJECT = "project"
    """Our own default, where no rule was found."""


class DayKind(StrEnum):
    """What a day is for the counting of working days."""

    WORKING = "working"
    WEEKEND = "weekend"
    NATIONAL_HOLIDAY = "national_holiday"
    JOINT_LEAVE = "joint_leave"
    """*Cuti bersama*: civil servants do not work, so nobody's period runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One day on which nobody works, besides the weekends."""

    on: date
    name: str
    kind: DayKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayYear:
    """All holidays of one year, from one decision."""

    year: int
    certainty: Certainty
    source: str
    holidays: tuple[Holiday, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of the years that are known.

    A year that nobody wrote down is refused: a guessed holiday moves a deadline,
    and somebody loses days of their reply.
    """

    years: tuple[HolidayYear, ...]
    _holiday_of_day: dict[date, Holiday] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the look-up table."""
        by_day = {each.on: each for year in self.years for each in year.holidays}
        object.__setattr__(self, "_holiday_of_day", by_day)

    @property
    def known_years(self) -> tuple[int, ...]:
        """The years whose holidays are known, in order."""
        return tuple(sorted(each.year for each in self.years))

    def get_year(self, year: int) -> HolidayYear:
        """Get the holidays of a year.

        Raises:
            UnknownHolidayYearError: If nobody wrote them down.
        """
        for each in self.years:
            if each.year == year:
                return each
        raise UnknownHolidayYearError(year, self.known_years)

    def kind_of(self, day: date) -> DayKind:
        """Say what a local day is.

        Raises:
            UnknownHolidayYearError: If the holidays of its year are not known.
        """
        self.get_year(day.year)
        if day.weekday() >= _SATURDAY:
            return DayKind.WEEKEND
        holiday = self._holiday_of_day.get(day)
        return DayKind.WORKING if holiday is None else holiday.kind

    def is_working_day(self, day: date) -> bool:
        """Whether civil servants work on a local day.

        Raises:
            UnknownHolidayYearError: If the holidays of its year are not known.
        """
        return self.kind_of(day) is DayKind.WORKING

    def add_working_days(self, start: date, days: int) -> date:
        """Give the last day of a period of working days that begins the day after.

        Args:
            start: The day of the event; it is never counted itself.
            days: How many working days, at least one.

        Returns:
            The last day that still belongs to the period; always a working day.

        Raises:
            UnknownHolidayYearError: If the period touches an unknown year.
        """
        day = start
        for _ in range(days):
            day += _DAY
            while not self.is_working_day(day):
                day += _DAY
        return day

    def count_working_days(self, start: date, end: date) -> int:
        """Count the working days after a day, up to and with another.

        Raises:
            UnknownHolidayYearError: If the period touches an unknown year.
        """
        return sum(self.is_working_day(each) for each in _days_after(start, end))


def _days_after(start: date, end: date) -> Iterable[date]:
    for number in range(1, (end - start).days + 1):
        yield start + number * _DAY
