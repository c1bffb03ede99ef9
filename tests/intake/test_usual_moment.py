"""Tests that the short way to a row's moment is only a short way."""

from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from netral.intake.errors import UnfitRecordError
from netral.intake.plain.row import PlainTable, read_occurred
from netral.intake.source_file import SourceFile


class TestUsualMoment:
    @given(
        value=st.one_of(
            st.datetimes(timezones=st.just(UTC)).map(
                lambda at: at.replace(microsecond=0).isoformat()
            ),
            st.from_regex(
                r"20[0-9]{2}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-5][0-9]:[0-5][0-9][+-]0[07]:00",
                fullmatch=True,
            ),
            st.sampled_from(
                ["2024-10-01", "2024-10-01T08:00:00Z", "1969-12-31T23:59:59+00:00", ""]
            ),
        )
    )
    def test_the_short_way_gives_what_the_long_way_gives(self, value: str) -> None:
        short = moment_or_reason(value)
        # A zone column of blanks changes nothing but the way that is taken.
        long = moment_or_reason(value, zone_source=" ")

        assert short == long


def moment_or_reason(value: str, **more: str) -> object:
    table = PlainTable(source=SourceFile(name="t", sha256="0" * 64), source_format="t")
    try:
        return read_occurred({"occurred_at_utc": value, **more}, table)
    except UnfitRecordError as unfit:
        return unfit.args
