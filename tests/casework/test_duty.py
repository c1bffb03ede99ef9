"""Tests of the duties that only matter when another one has failed.

No step of the table leads to these cases, so they are made by hand.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from netral.casework.case import Case
from netral.casework.duty import Occasion
from netral.casework.errors import EventRefusedError
from netral.casework.event import CaseOpened, LeadJoined
from netral.casework.hearing_duty import person_was_heard
from netral.casework.ids import EventId
from netral.casework.review_duty import two_people_support
from netral.casework.script import OFFICER, CaseScript
from netral.casework.state import CaseState, StepKind
from netral.casework.transition import TRANSITIONS
from netral.casework.vote import Assessment, Round


def occasion(script: CaseScript, case: Case | None) -> Occasion:
    event = LeadJoined(
        event_id=EventId("EV-x"), case_id=script.case_id, at=script.at, actor=OFFICER
    )
    return Occasion(case, event, script.procedure)


class TestPersonWasHeard:
    @pytest.mark.parametrize(
        ("change", "lacking"),
        [
            pytest.param(lambda case: case, None, id="heard"),
            pytest.param(lambda case: replace(case, delivery=None), "no notice", id="no notice"),
            pytest.param(lambda case: replace(case, replies=()), "may reply until", id="too early"),
            pytest.param(lambda case: replace(case, answers=()), "not answered", id="no answers"),
            pytest.param(
                lambda case: replace(case, state=CaseState.REPLY_WINDOW), "still open", id="open"
            ),
        ],
    )
    def test_needs_notice_window_and_answers(
        self, script: CaseScript, change: Callable[[Case], Case], lacking: str | None
    ) -> None:
        script.play_to_decision()
        script.decide()

        said = person_was_heard(occasion(script, change(script.case)))

        assert said is None if lacking is None else lacking in (said or "")


class TestTwoPeopleSupport:
    def test_needs_two_different_people_in_both_rounds(self, script: CaseScript) -> None:
        script.play_to_decision()
        case = script.case
        first = case.votes[0].reviewer
        one_person = tuple(replace(vote, reviewer=first) for vote in case.votes)

        assert two_people_support(occasion(script, case)) is None
        assert two_people_support(occasion(script, replace(case, votes=one_person))) is not None
        for voting_round in (Round.PRELIMINARY, Round.FINAL):
            left = tuple(vote for vote in case.votes if vote.round is not voting_round)
            said = two_people_support(occasion(script, replace(case, votes=left)))
            assert voting_round.value in (said or "")

    def test_counts_those_who_are_against(self, script: CaseScript) -> None:
        script.play_to_decision()
        case = script.case
        against = tuple(
            replace(vote, reviewer=each.reviewer, assessment=Assessment.NOT_PROVEN)
            for vote, each in zip(case.votes_in(Round.FINAL), script.pool, strict=False)
        )

        tied = replace(case, votes=(*case.votes, *against))

        assert two_people_support(occasion(script, tied)) is not None


class TestLastLine:
    def test_stands_before_decision_and_referral(self) -> None:
        duties = {row.step: row.duties for row in TRANSITIONS}

        assert person_was_heard in duties[StepKind.DECIDE_CASE]
        assert person_was_heard in duties[StepKind.REFER_CASE]
        assert two_people_support in duties[StepKind.REFER_CASE]


class TestOccasion:
    def test_refuses_an_event_of_another_type(self, script: CaseScript) -> None:
        with pytest.raises(EventRefusedError, match="it is no CaseOpened"):
            occasion(script, None).get(CaseOpened)

    def test_has_no_case_before_the_first_event(self, script: CaseScript) -> None:
        with pytest.raises(EventRefusedError, match="no case yet"):
            assert occasion(script, None).case
