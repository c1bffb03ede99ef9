"""Seats drawn anew: what is answered, and who follows, is the same however anybody voted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.casework import ActorId, InMemoryCaseStore, Procedure
from netral.casework.errors import CaseworkError, DutyNotDoneError, EventRefusedError
from netral.casework.redrawing import find_last_day, plan_replacements
from netral.casework.role import Actor, Role
from netral.casework.script import (
    AUDITOR,
    COORDINATOR,
    OFFICER,
    PROTECTOR,
    START,
    SUBJECT_PERSON,
    CaseScript,
    make_pool,
)
from netral.casework.state import CaseState
from netral.casework.vote import Assessment, Round
from tests.casework.machine import PROCEDURE

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN


def in_review(script: CaseScript, *votes: Assessment) -> CaseScript:
    script.open()
    script.draw()
    script.vote(*votes)
    return script


def refused(script: CaseScript, duty: str, **changes: object) -> DutyNotDoneError:
    before = script.case

    with pytest.raises(DutyNotDoneError) as caught:
        script.redraw(**changes)  # type: ignore[arg-type]

    assert caught.value.duty == duty
    assert script.case == before
    return caught.value


class TestRedraw:
    def test_replaces_whoever_has_not_voted_and_keeps_a_locked_vote(
        self, script: CaseScript
    ) -> None:
        in_review(script, YES)
        voted, silent = script.sitting()

        script.redraw()

        kept, new = script.sitting()
        assert kept == voted
        assert new != silent
        assert [vote.reviewer for vote in script.case.votes] == [voted.actor_id]
        assert script.case.state is CaseState.REVIEW
        with pytest.raises(DutyNotDoneError, match="reviewer_sits"):
            script.vote_of(silent, YES)
        script.vote_of(new, YES)
        assert script.case.state is CaseState.NOTICE_DUE

    def test_replaces_both_where_nobody_has_voted(self, script: CaseScript) -> None:
        in_review(script)
        before = {actor.actor_id for actor in script.sitting()}

        script.redraw()

        assert not before & {actor.actor_id for actor in script.sitting()}

    def test_leaves_the_deadline_where_it_was(self, script: CaseScript) -> None:
        in_review(script)
        since = script.case.state_since

        assert script.redraw().state_since == since

    def test_follows_votes_of_this_round_and_not_of_an_earlier_one(
        self, script: CaseScript
    ) -> None:
        script.play_to_final_review()
        before = {actor.actor_id for actor in script.sitting()}

        script.redraw()

        assert len(script.case.votes_in(Round.PRELIMINARY)) == 2
        assert not before & {actor.actor_id for actor in script.sitting()}
        script.answer()
        assert script.vote(YES, YES).state is CaseState.AWAITING_DECISION
        assert script.decide().state is CaseState.REFERRAL_DUE

    @pytest.mark.parametrize("ends", ["third", "appeal"])
    def test_is_possible_in_every_round(self, script: CaseScript, ends: str) -> None:
        if ends == "third":
            in_review(script, YES, NO)
        else:
            script.play_to_referral()
            script.appeal()
        script.draw()
        before = script.sitting()

        script.redraw()

        assert len(script.sitting()) == len(before)
        assert not set(script.sitting()) & set(before)

    def test_seats_nobody_who_left(self, script: CaseScript) -> None:
        in_review(script)
        left = set()
        for _ in range(3):
            left |= {actor.actor_id for actor in script.sitting()}
            script.redraw()
            assert not left & {actor.actor_id for actor in script.sitting()}

    @pytest.mark.parametrize(
        "second",
        [
            pytest.param(COORDINATOR, id="the same person"),
            pytest.param(replace(AUDITOR, actor_id=COORDINATOR.actor_id), id="in another role"),
            pytest.param(OFFICER, id="a role that does not sign"),
            pytest.param(replace(PROTECTOR, person=SUBJECT_PERSON), id="whom it is about"),
        ],
    )
    def test_needs_a_second_person(self, script: CaseScript, second: Actor) -> None:
        in_review(script)

        refused(script, "redraw_needs_two", countersigned_by=second)
        assert script.redraw(countersigned_by=PROTECTOR).state is CaseState.REVIEW

    def test_waits_until_the_next_working_day_is_over(self, script: CaseScript) -> None:
        in_review(script)

        told = refused(script, "everybody_had_a_day", days=1)
        assert "2024-10-02" in told.detail
        script.wait(days=-1)
        assert script.redraw(days=2).state is CaseState.REVIEW

    def test_is_asked_anew_where_a_seat_was_taken_since(self, script: CaseScript) -> None:
        in_review(script)
        asked_at = script.at
        script.wait(days=3)
        script.recuse(script.sitting()[0])

        told = refused(script, "everybody_had_a_day", asked_at=asked_at)
        assert "ask anew" in told.detail

    def test_is_asked_in_the_round_that_it_is_about(self, script: CaseScript) -> None:
        in_review(script)
        asked_at = script.at
        script.vote(YES, NO)
        script.draw()

        refused(script, "everybody_had_a_day", asked_at=asked_at)

    def test_chooses_nobody(self, script: CaseScript) -> None:
        in_review(script)
        planned = plan_replacements(script.case)
        assert planned is not None
        crossed = tuple(
            replace(each, arriving=other.arriving)
            for each, other in zip(planned, planned[::-1], strict=True)
        )

        refused(script, "replacements_are_next", replacements=crossed)
        refused(script, "replacements_are_next", replacements=planned[:1])

    def test_is_refused_where_the_draw_has_too_few_left(self, procedure: Procedure) -> None:
        script = CaseScript(InMemoryCaseStore(procedure), procedure, pool=make_pool(5))
        in_review(script)
        script.redraw()

        told = refused(script, "replacements_are_next")
        assert "ask another unit" in told.detail


def answers_in_turn(script: CaseScript, voters: Sequence[ActorId], times: int) -> list[str]:
    """Draw anew again and again, and tell who would follow and what is answered."""
    said = []
    for _ in range(times):
        planned = plan_replacements(script.case) or ()
        said.append(str([each.arriving for each in planned]))
        try:
            script.redraw()
        except CaseworkError as refusal:
            said.append(str(refusal))
        else:
            said.append("done")
    assert {vote.reviewer for vote in script.case.votes} == set(voters)
    return said


class TestAnswers:
    @given(
        size=st.integers(4, 11),
        units=st.integers(3, 11),
        times=st.integers(1, 4),
        vote=st.sampled_from((YES, NO)),
        place=st.integers(0, 1),
    )
    def test_are_the_same_whether_and_however_somebody_voted(
        self, size: int, units: int, times: int, vote: Assessment, place: int
    ) -> None:
        pool = tuple(
            replace(member, unit=make_pool(units)[number % units].unit)
            for number, member in enumerate(make_pool(size))
        )
        silent, other = (
            CaseScript(InMemoryCaseStore(PROCEDURE), PROCEDURE, pool=pool) for _ in range(2)
        )
        in_review(silent)
        in_review(other)
        voter = other.sitting()[place]
        other.vote_of(voter, vote)
        silent.at = other.at

        assert answers_in_turn(silent, [], times) == answers_in_turn(other, [voter.actor_id], times)


class TestPlanReplacements:
    def test_lets_no_two_of_one_unit_sit_whoever_stays(self, script: CaseScript) -> None:
        in_review(script)
        units = {member.reviewer: member.unit for member in script.pool}

        planned = plan_replacements(script.case)

        assert planned is not None
        first, second = planned
        assert units[first.arriving] not in (units[second.leaving], units[second.arriving])
        assert units[second.arriving] != units[first.leaving]

    def test_refuses_a_state_in_which_nobody_votes(self, script: CaseScript) -> None:
        script.open()

        with pytest.raises(EventRefusedError, match="no seat votes"):
            plan_replacements(script.case)


class TestFindLastDay:
    def test_is_the_next_working_day(self, procedure: Procedure) -> None:
        friday = START.replace(month=10, day=4)

        assert find_last_day(friday, procedure) == date(2024, 10, 7)


def test_a_reviewer_cannot_ask(script: CaseScript) -> None:
    in_review(script)
    before = script.case
    with pytest.raises(CaseworkError, match="coordinator"):
        script.redraw(by=Actor(actor_id=script.sitting()[0].actor_id, role=Role.REVIEWER))
    assert script.case == before
