"""Tests of deadlines, warnings and who hears that something is late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netral.casework import InMemoryCaseStore, Procedure, deadline
from netral.casework.deadline import Alarm, Urgency, list_alarms, list_deadlines
from netral.casework.errors import UnknownHolidayYearError
from netral.casework.procedure import DeadlineKind
from netral.casework.role import Role
from netral.casework.script import CaseScript
from netral.casework.state import CaseState
from netral.casework.vote import Assessment
from tests.casework.test_counting import WAYS, play


def kinds(script: CaseScript) -> dict[DeadlineKind, date]:
    return {each.kind: each.due_date for each in list_deadlines(script.case, script.procedure)}


class TestBawaslu:
    @pytest.mark.parametrize(
        ("day", "urgency"),
        [
            pytest.param(4, Urgency.IN_TIME, id="day 4"),
            pytest.param(5, Urgency.WARNING, id="day 5"),
            pytest.param(7, Urgency.WARNING, id="the last day"),
            pytest.param(8, Urgency.OVERDUE, id="the day after"),
        ],
    )
    def test_warns_on_day_five_and_is_overdue_after_day_seven(
        self, script: CaseScript, day: int, urgency: Urgency
    ) -> None:
        script.open()
        known = script.case.known_on
        assert known == date(2024, 10, 1)

        due = next(
            each
            for each in list_deadlines(script.case, script.procedure)
            if each.kind is DeadlineKind.BAWASLU_REPORT
        )

        assert due.urgency_on(known + timedelta(days=day)) is urgency

    def test_counts_from_the_day_of_knowing_and_not_of_the_act(self, script: CaseScript) -> None:
        known = script.procedure.local_day(script.allegation.occurred_at)
        script.open(known_on=known)

        assert kinds(script)[DeadlineKind.BAWASLU_REPORT] == known + timedelta(days=7)

    def test_stops_when_it_was_handed_on_or_closed(self, script: CaseScript) -> None:
        script.play_to_decision()
        assert DeadlineKind.BAWASLU_REPORT in kinds(script)
        script.decide()
        script.refer()

        assert DeadlineKind.BAWASLU_REPORT not in kinds(script)

    def test_local_days_end_at_midnight_in_jakarta(self, script: CaseScript) -> None:
        script.open()
        before = datetime(2024, 10, 8, 16, 59, tzinfo=UTC)

        early = list_alarms([script.case], script.procedure, at=before)
        late = list_alarms([script.case], script.procedure, at=before + timedelta(minutes=1))

        def of(alarms: tuple[Alarm, ...]) -> list[Urgency]:
            bawaslu = DeadlineKind.BAWASLU_REPORT
            return [each.urgency for each in alarms if each.deadline.kind is bawaslu]

        assert of(early) == [Urgency.WARNING]
        assert of(late) == [Urgency.OVERDUE]


class TestListDeadlines:
    @pytest.mark.parametrize("way", WAYS)
    def test_no_case_lies_without_a_deadline(self, script: CaseScript, way: str) -> None:
        play(script, way)

        assert list_deadlines(script.case, script.procedure)

    def test_the_reply_window_has_the_day_that_the_person_was_told(
        self, script: CaseScript
    ) -> None:
        script.play_to_notice_due()
        script.notice(reply_days=10)
        until = script.deliver().reply_until

        assert kinds(script)[DeadlineKind.REPLY] == until

    def test_refuses_to_guess_the_holidays_of_a_far_year(self, procedure: Procedure) -> None:
        script = CaseScript(
            InMemoryCaseStore(procedure), procedure, at=datetime(2027, 12, 30, 2, tzinfo=UTC)
        )
        script.open(
            allegation=script.allegation,
            known_on=date(2027, 12, 30),
        )

        with pytest.raises(UnknownHolidayYearError):
            list_deadlines(script.case, procedure)


class TestListAlarms:
    @pytest.mark.parametrize("way", WAYS)
    def test_every_idle_case_is_heard_of_by_the_auditor(self, script: CaseScript, way: str) -> None:
        play(script, way)

        alarms = list_alarms([script.case], script.procedure, at=script.at + timedelta(days=200))

        assert alarms
        assert all(each.urgency is Urgency.OVERDUE and each.days_over > 0 for each in alarms)
        assert all(Role.AUDITOR in each.to for each in alarms)

    def test_says_nothing_of_a_case_in_time(self, script: CaseScript) -> None:
        script.open()

        assert list_alarms([script.case], script.procedure, at=script.at) == ()

    def test_warns_the_coordinator_first(self, script: CaseScript) -> None:
        script.open()

        alarms = list_alarms([script.case], script.procedure, at=script.at + timedelta(days=1))

        assert [each.urgency for each in alarms] == [Urgency.WARNING]
        assert alarms[0].to == (Role.COORDINATOR,)

    def test_every_state_but_the_last_can_be_late(self) -> None:
        assert set(deadline._OF_STATE) == set(CaseState) - {CaseState.ERASED}


class TestSevenDaysAndTheReplyWindow:
    def test_fit_only_when_votes_and_notice_follow_on_the_same_day(
        self, script: CaseScript
    ) -> None:
        script.play_to_notice_due()
        script.notice(reply_days=3, short_reason="Tenggat Bawaslu tujuh hari kalender memaksa.")
        assert script.deliver().reply_until == date(2024, 10, 4)
        script.wait(days=6)
        script.close_window()
        script.vote(Assessment.SUPPORTED, Assessment.SUPPORTED)
        script.decide()

        referred_on = script.procedure.local_day(script.refer().state_since)

        assert referred_on == date(2024, 10, 7)
        assert referred_on <= script.procedure.due_on(
            DeadlineKind.BAWASLU_REPORT, start=date(2024, 10, 1)
        )
