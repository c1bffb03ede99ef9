"""Tests of working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netral.casework import Procedure
from netral.casework.errors import UnknownHolidayYearError
from netral.casework.workday import Certainty, DayKind, WorkCalendar
from tests.casework.machine import PROCEDURE

DAYS = st.dates(date(2023, 1, 1), date(2026, 9, 1))


class TestKindOf:
    @pytest.mark.parametrize(
        ("day", "kind"),
        [
            pytest.param(date(2024, 10, 1), DayKind.WORKING, id="a Tuesday"),
            pytest.param(date(2024, 10, 5), DayKind.WEEKEND, id="a Saturday"),
            pytest.param(date(2024, 9, 16), DayKind.NATIONAL_HOLIDAY, id="Maulid 2024"),
            pytest.param(date(2024, 11, 27), DayKind.NATIONAL_HOLIDAY, id="voting day"),
            pytest.param(date(2024, 12, 26), DayKind.JOINT_LEAVE, id="joint leave after Christmas"),
            pytest.param(date(2025, 8, 18), DayKind.JOINT_LEAVE, id="added in the middle of 2025"),
            pytest.param(date(2026, 3, 24), DayKind.JOINT_LEAVE, id="Idul Fitri 2026"),
            pytest.param(date(2023, 4, 22), DayKind.WEEKEND, id="a holiday on a Saturday"),
        ],
    )
    def test_tells_what_a_day_is(self, day: date, kind: DayKind, procedure: Procedure) -> None:
        assert procedure.calendar.kind_of(day) is kind

    @pytest.mark.parametrize("year", [2022, 2028])
    def test_refuses_a_year_that_nobody_wrote_down(self, year: int, procedure: Procedure) -> None:
        with pytest.raises(UnknownHolidayYearError, match=f"holidays of {year}") as caught:
            procedure.calendar.kind_of(date(year, 6, 1))

        assert "never guessed" in caught.value.remedy

    def test_refuses_everything_without_years(self) -> None:
        with pytest.raises(UnknownHolidayYearError, match="known: none"):
            WorkCalendar(()).is_working_day(date(2024, 10, 1))


class TestAddWorkingDays:
    @pytest.mark.parametrize(
        ("start", "days", "last"),
        [
            pytest.param(date(2024, 10, 1), 7, date(2024, 10, 10), id="over one weekend"),
            pytest.param(date(2024, 10, 4), 1, date(2024, 10, 7), id="from Friday to Monday"),
            pytest.param(date(2024, 9, 13), 1, date(2024, 9, 17), id="over a Monday holiday"),
            pytest.param(date(2024, 4, 5), 1, date(2024, 4, 16), id="over the whole of Idul Fitri"),
            pytest.param(date(2024, 12, 24), 2, date(2024, 12, 30), id="over Christmas"),
            pytest.param(date(2024, 12, 27), 3, date(2025, 1, 2), id="over the turn of the year"),
        ],
    )
    def test_counts_from_the_day_after(
        self, start: date, days: int, last: date, procedure: Procedure
    ) -> None:
        assert procedure.calendar.add_working_days(start, days) == last

    def test_refuses_a_period_that_runs_into_an_unknown_year(self, procedure: Procedure) -> None:
        with pytest.raises(UnknownHolidayYearError):
            procedure.calendar.add_working_days(date(2027, 12, 27), 7)

    @given(start=DAYS, days=st.integers(1, 30))
    @settings(max_examples=60)
    def test_agrees_with_counting_and_ends_on_a_working_day(self, start: date, days: int) -> None:
        calendar = PROCEDURE.calendar

        last = calendar.add_working_days(start, days)

        assert calendar.is_working_day(last)
        assert calendar.count_working_days(start, last) == days
        assert calendar.count_working_days(start, last - timedelta(days=1)) == days - 1


class TestShippedYears:
    @pytest.mark.parametrize(
        ("year", "national", "joint_leave"),
        [(2023, 16, 11), (2024, 19, 10), (2025, 17, 11), (2026, 17, 8), (2027, 18, 8)],
    )
    def test_hold_as_many_days_as_their_decrees(
        self, year: int, national: int, joint_leave: int, procedure: Procedure
    ) -> None:
        kinds = [each.kind for each in procedure.calendar.get_year(year).holidays]

        assert kinds.count(DayKind.NATIONAL_HOLIDAY) == national
        assert kinds.count(DayKind.JOINT_LEAVE) == joint_leave

    def test_joint_leave_never_falls_on_a_weekend(self, procedure: Procedure) -> None:
        on_weekend = [
            holiday.on
            for year in procedure.calendar.years
            for holiday in year.holidays
            if holiday.kind is DayKind.JOINT_LEAVE and holiday.on.weekday() >= 5
        ]

        assert on_weekend == []

    def test_say_how_certain_they_are(self, procedure: Procedure) -> None:
        certainty = {each.year: each.certainty for each in procedure.calendar.years}

        assert certainty[2027] is Certainty.SECOND_HAND
        assert all(each.source for each in procedure.calendar.years)
