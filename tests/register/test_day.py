"""Days are read as Indonesian offices write them; never month first."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.register.day import OPEN_END, NotADayError, read_day

DAY = date(2019, 3, 1)


class TestReadDay:
    @pytest.mark.parametrize(
        "cell",
        [
            "01-03-2019",
            "1-3-2019",
            "01/03/2019",
            "01.03.2019",
            "2019-03-01",
            "2019-03-01 00:00:00",
            "2019-03-01T00:00:00",
            " 01-03-2019 ",
            "'01-03-2019",
            DAY,
            datetime.fromisoformat("2019-03-01T08:30"),
            43525,
            43525.0,
        ],
    )
    def test_reads(self, cell: object) -> None:
        assert read_day(cell) == DAY

    @pytest.mark.parametrize("cell", ["", "  "])
    def test_takes_an_empty_cell_for_no_day(self, cell: str) -> None:
        assert read_day(cell) is None

    def test_knows_the_day_that_means_no_end(self) -> None:
        assert read_day("31-12-9999") == OPEN_END

    @pytest.mark.parametrize(
        "cell",
        [
            "03/31/2019",
            "30-02-2019",
            "29-02-2023",
            "01-03-19",
            "1 Maret 2019",
            "besok",
            "2019",
            "01-03-0019",
            "01-03-2219",
            0,
            -5,
            99_999_999,
            float("nan"),
            float("inf"),
            True,
            time(8, 30),
            None,
        ],
    )
    def test_refuses(self, cell: object) -> None:
        with pytest.raises(NotADayError):
            read_day(cell)

    @given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
    def test_reads_every_day_back(self, day: date) -> None:
        assert read_day(f"{day:%d-%m-%Y}") == day
        assert read_day(day.isoformat()) == day
