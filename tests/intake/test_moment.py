from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from netral.intake.act import ZoneSource
from netral.intake.errors import UnfitRecordError
from netral.intake.id_time import find_tiktok_id_time, find_x_id_time
from netral.intake.moment import find_epoch, find_moment, parse_zone, read_epoch, read_moment


class TestReadMoment:
    def test_prefers_the_zone_that_the_value_names(self) -> None:
        moment = read_moment(
            "2024-10-01T15:00:00+07:00", "at", zone=UTC, zone_source=ZoneSource.ASSUMED
        )

        assert moment.at == datetime(2024, 10, 1, 8, tzinfo=UTC)
        assert moment.zone_source is ZoneSource.EXPLICIT

    @pytest.mark.parametrize(
        ("value", "reason"),
        [
            ("2024-10-01 15:00", "missing-zone"),
            ("2024-10-01", "date-without-time"),
            (date(2024, 10, 1), "date-without-time"),
            ("20241001", "date-without-time"),
            ("kemarin", "unreadable-time"),
            (1727769600, "unreadable-time"),
            ("9999-12-31T23:59:59-23:59", "unreadable-time"),
            ("1969-12-31 23:59:59Z", "impossible-time"),
        ],
    )
    def test_refuses_what_is_no_moment(self, value: object, reason: str) -> None:
        with pytest.raises(UnfitRecordError) as caught:
            read_moment(value, "at", zone=None, zone_source=ZoneSource.ASSUMED)

        assert caught.value.reason == reason


class TestReadEpoch:
    @pytest.mark.parametrize("value", [1727769600, "1727769600", 1727769600.0])
    def test_reads_seconds(self, value: object) -> None:
        assert read_epoch(value, "at").at == datetime(2024, 10, 1, 8, tzinfo=UTC)

    @pytest.mark.parametrize(
        "value", [True, None, "besok", "1" * 40, float("nan"), float("inf"), 1e300, -(10**30), 0]
    )
    def test_refuses_anything_else(self, value: object) -> None:
        with pytest.raises(UnfitRecordError):
            read_epoch(value, "at")
        assert find_epoch(value) is None


class TestFindMoment:
    @pytest.mark.parametrize("value", [None, 7, "", "Tue Foo 01 08:00:00 +0000 2024", "٣"])
    def test_gives_none_for_what_is_no_moment(self, value: object) -> None:
        assert find_moment(value) is None


class TestParseZone:
    @pytest.mark.parametrize("text", ["+15:00", "", "WIBB", "+7", "Asia/Jakarta"])
    def test_knows_no_other_zone(self, text: str) -> None:
        assert parse_zone(text) is None

    def test_knows_offsets(self) -> None:
        assert parse_zone("-0330") == timezone(-timedelta(hours=3, minutes=30))


class TestIdTimes:
    @pytest.mark.parametrize("text", [None, "", "x", "12", "9" * 25, "١٢٣٤٥٦٧٨٩٠١٢٣"])
    def test_are_found_in_real_ids_only(self, text: str | None) -> None:
        assert find_x_id_time(text) is None
        assert find_tiktok_id_time(text) is None
