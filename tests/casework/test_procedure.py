"""Tests of periods and bodies."""

from datetime import UTC, date, datetime

import pytest

from netral.casework import Procedure
from netral.casework.errors import UnknownBodyError, UnknownDeadlineError
from netral.casework.ids import BodyId
from netral.casework.procedure import DayCount, DeadlineKind, Task
from netral.rulebook.reach import ElectionKind


class TestGetDeadline:
    def test_counts_calendar_days_for_regional_elections(self, procedure: Procedure) -> None:
        due = procedure.due_on(DeadlineKind.BAWASLU_REPORT, start=date(2024, 10, 1))

        assert due == date(2024, 10, 8)

    def test_counts_working_days_for_general_elections(self, procedure: Procedure) -> None:
        rule = procedure.get_deadline(
            DeadlineKind.BAWASLU_REPORT, on=date(2024, 1, 10), election=ElectionKind.GENERAL
        )

        assert rule.unit is DayCount.WORKING_DAYS
        assert rule.count(date(2024, 1, 10), rule.days, procedure.calendar) == date(2024, 1, 19)

    def test_refuses_a_day_on_which_there_was_no_such_period(self, procedure: Procedure) -> None:
        with pytest.raises(UnknownDeadlineError, match="sbt_verification in force on 2024-09-03"):
            procedure.get_deadline(DeadlineKind.SBT_VERIFICATION, on=date(2024, 9, 3))

        procedure.get_deadline(DeadlineKind.SBT_VERIFICATION, on=date(2024, 9, 4))

    @pytest.mark.parametrize("kind", list(DeadlineKind))
    def test_knows_every_kind_in_the_campaign_of_2024(
        self, kind: DeadlineKind, procedure: Procedure
    ) -> None:
        rule = procedure.get_deadline(kind, on=date(2024, 10, 1))

        assert rule.days >= 1
        assert rule.source


class TestGetBody:
    @pytest.mark.parametrize(
        ("day", "in_office"),
        [
            pytest.param(date(2024, 9, 3), {"bawaslu", "kasn"}, id="the last day of KASN"),
            pytest.param(date(2024, 9, 4), {"bawaslu", "bkn"}, id="the day it moved to BKN"),
        ],
    )
    def test_knows_that_the_supervisor_changed_in_mid_election(
        self, day: date, in_office: set[str], procedure: Procedure
    ) -> None:
        bodies = procedure.list_bodies(Task.RECEIVES_REFERRAL, on=day)

        assert {each.body_id for each in bodies} == in_office

    def test_names_who_is_in_office_instead(self, procedure: Procedure) -> None:
        with pytest.raises(UnknownBodyError) as caught:
            procedure.get_body(BodyId("kasn"), Task.RECEIVES_REFERRAL, on=date(2024, 10, 1))

        assert "bawaslu, bkn" in caught.value.remedy

    def test_gets_a_body_with_its_task(self, procedure: Procedure) -> None:
        body = procedure.get_body(BodyId("ppk_jakarta"), Task.DECIDES, on=date(2024, 10, 1))

        assert body.source


class TestLocalDay:
    def test_is_the_day_in_western_indonesia(self, procedure: Procedure) -> None:
        assert procedure.local_day(datetime(2024, 9, 21, 17, 0, tzinfo=UTC)) == date(2024, 9, 22)
