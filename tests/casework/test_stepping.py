"""Tests of the steps of a case: each refusal beside the setup in which the step is taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from netral.casework import InMemoryCaseStore
from netral.casework.allegation import Declaration, EvidenceItem
from netral.casework.case import Case
from netral.casework.decision import DecisionOutcome, Recipient
from netral.casework.draw import DrawKind
from netral.casework.errors import (
    CaseworkError,
    DrawNotHonestError,
    DutyNotDoneError,
    RoleMayNotError,
    StepNotPossibleError,
)
from netral.casework.event import (
    AutomationObjected,
    CaseErased,
    CaseExpired,
    CaseOpened,
    CaseWithdrawn,
    DefenceAnswered,
    HoldPlaced,
    HoldReleased,
    LeadJoined,
    LeadReported,
    NoticeDelivered,
    ReplySubmitted,
    ReviewerRecused,
    ReviewersDrawn,
    VoteCast,
    WindowExtended,
)
from netral.casework.ids import ActorId, BodyId, ReplyId
from netral.casework.notice import Delivery, DeliveryChannel
from netral.casework.package import PackagePart
from netral.casework.packaging import make_package
from netral.casework.reply import Attachment, DefenceKind, DefenceView
from netral.casework.role import Actor, Role
from netral.casework.script import (
    AUDITOR,
    AUTHORITY,
    COORDINATOR,
    MACHINE,
    OFFICER,
    PERSON,
    PROTECTOR,
    REASON,
    REPORTER,
    RULE,
    SECOND_AUTHORITY,
    CaseScript,
    digest_of,
)
from netral.casework.state import CaseState, Finding
from netral.casework.vote import Assessment
from netral.values.errors import NaiveInstantError
from netral.values.provenance import Grade

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN
S = CaseState


def refuse(script: CaseScript, duty: str, step: Callable[[], object]) -> DutyNotDoneError:
    """Refuse a step for this duty, and write nothing."""
    before = list(script.store.iter_events())

    with pytest.raises(DutyNotDoneError) as caught:
        step()

    assert caught.value.duty == duty
    assert list(script.store.iter_events()) == before
    return caught.value


class TestWholeWay:
    def test_leads_from_indication_to_erasure(self, script: CaseScript) -> None:
        states = [
            script.open().state,
            script.draw().state,
            script.vote(YES).state,
            _second_vote(script).state,
            script.notice().state,
            script.deliver().state,
            script.reply(DefenceKind.OLD_CONTENT).state,
            script.close_window().state,
            script.answer().state,
            script.vote(YES, YES).state,
            script.decide().state,
            script.refer().state,
            script.receive_outcome().state,
        ]

        assert states == [
            S.INDICATION,
            S.REVIEW,
            S.REVIEW,
            S.NOTICE_DUE,
            S.NOTICE_SENT,
            S.REPLY_WINDOW,
            S.REPLY_WINDOW,
            S.FINAL_REVIEW,
            S.FINAL_REVIEW,
            S.AWAITING_DECISION,
            S.REFERRAL_DUE,
            S.REFERRED,
            S.CONCLUDED,
        ]
        assert script.case.finding is Finding.VIOLATION
        script.wait(days=120)
        assert script.do(CaseExpired, MACHINE).state is S.EXPIRED

    def test_closes_when_two_see_nothing(self, script: CaseScript) -> None:
        script.open()
        script.draw()

        case = script.vote(Assessment.OUT_OF_SCOPE, Assessment.CANNOT_BE_VERIFIED)

        assert (case.state, case.finding) == (S.CLOSED, Finding.OUT_OF_SCOPE)

    @pytest.mark.parametrize(
        ("third", "state"), [(YES, S.NOTICE_DUE), (NO, S.CLOSED)], ids=["for", "against"]
    )
    def test_asks_a_third_when_two_disagree(
        self, script: CaseScript, third: Assessment, state: CaseState
    ) -> None:
        script.open()
        script.draw()
        assert script.vote(YES, NO).state is S.SPLIT
        assert script.draw().state is S.THIRD_REVIEW

        assert script.vote(third).state is state
        assert len({seat.reviewer for seat in script.case.seats}) == 3
        assert len({seat.unit for seat in script.case.seats}) == 3

    def test_asks_a_third_at_the_end_and_the_same_one_again(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        script.vote(YES, NO)
        script.draw()
        script.vote(YES)
        script.notice()
        script.deliver()
        script.reply(DefenceKind.ON_DUTY)
        script.close_window()
        script.answer()

        assert script.vote(NO, YES).state is S.FINAL_THIRD_REVIEW
        script.answer()
        assert script.vote(NO).state is S.AWAITING_DECISION
        assert [draw.kind for draw in script.case.draws] == [DrawKind.PAIR, DrawKind.THIRD]

    def test_draws_a_third_when_only_the_final_votes_disagree(self, script: CaseScript) -> None:
        script.play_to_final_review()
        script.answer()

        assert script.vote(NO, YES).state is S.FINAL_SPLIT
        assert script.draw().state is S.FINAL_THIRD_REVIEW
        script.answer()
        assert script.vote(YES).state is S.AWAITING_DECISION

    def test_closes_when_the_reply_convinces(self, script: CaseScript) -> None:
        script.play_to_final_review()
        script.answer()
        script.vote(NO, NO)
        refuse(script, "decision_is_within_votes", script.decide)

        case = script.decide(DecisionOutcome.CLOSE)

        assert (case.state, case.finding) == (S.CLOSED, Finding.NOT_PROVEN)


def _second_vote(script: CaseScript) -> Case:
    second = script.sitting()[1]
    return script.do(VoteCast, second, assessment=YES, rule_code=RULE, reason=REASON)


class TestOpening:
    @pytest.mark.parametrize(
        ("change", "duty"),
        [
            pytest.param({"contestant_id": ""}, "act_names_contestant_and_rule", id="nobody"),
            pytest.param({"rules": ()}, "act_names_contestant_and_rule", id="no rule"),
            pytest.param({"act_id": "ACT-2"}, "id_follows_from_act", id="another act"),
            pytest.param(
                {"evidence": (EvidenceItem(exhibit_id="E", sha256="0" * 64, grade=Grade.D),)},
                "evidence_is_firm",
                id="a lone screenshot",
            ),
            pytest.param({"evidence": ()}, "evidence_is_firm", id="no evidence"),
        ],
    )
    def test_refuses(self, script: CaseScript, change: dict[str, Any], duty: str) -> None:
        refuse(script, duty, lambda: script.open(allegation=replace(script.allegation, **change)))
        assert script.open().state is S.INDICATION

    @pytest.mark.parametrize(
        ("offset", "is_taken"), [(-1, False), (0, True)], ids=["day before", "first day"]
    )
    def test_needs_a_declaration_on_the_day_of_the_act(
        self, script: CaseScript, offset: int, *, is_taken: bool
    ) -> None:
        day = script.procedure.local_day(script.allegation.occurred_at)
        starts = day - timedelta(days=offset)
        allegation = replace(script.allegation, declaration=Declaration(valid_from=starts))

        if is_taken:
            assert script.open(allegation=allegation).state is S.INDICATION
        else:
            refuse(script, "account_was_declared", lambda: script.open(allegation=allegation))

    def test_refuses_an_act_after_the_declaration_ended(self, script: CaseScript) -> None:
        day = script.procedure.local_day(script.allegation.occurred_at)
        ended = Declaration(valid_from=day - timedelta(days=9), valid_to=day - timedelta(days=1))
        allegation = replace(script.allegation, declaration=ended)

        refuse(script, "account_was_declared", lambda: script.open(allegation=allegation))
        last_day = replace(allegation, declaration=replace(ended, valid_to=day))
        assert script.open(allegation=last_day).state is S.INDICATION

    def test_refuses_an_act_outside_the_window(self, script: CaseScript) -> None:
        day = script.procedure.local_day(script.allegation.occurred_at)
        allegation = replace(script.allegation, window_until_date=day)

        refuse(script, "act_is_in_window", lambda: script.open(allegation=allegation))
        inside = replace(allegation, window_until_date=day + timedelta(days=1))
        assert script.open(allegation=inside).state is S.INDICATION

    def test_refuses_a_day_of_knowing_before_the_act_or_after_today(
        self, script: CaseScript
    ) -> None:
        day = script.procedure.local_day(script.allegation.occurred_at)
        for wrong in (day - timedelta(days=1), day + timedelta(days=2)):
            refuse(script, "known_day_is_possible", lambda on=wrong: script.open(known_on=on))

        assert script.open(known_on=day).known_on == day

    def test_refuses_a_commitment_made_after_the_case_was_there(self, script: CaseScript) -> None:
        late = tuple(
            replace(each, committed_at=script.at + timedelta(hours=1))
            for each in script.commitments()
        )

        refuse(script, "draws_were_committed_before", lambda: script.open(commitments=late))
        refuse(
            script,
            "draws_were_committed_before",
            lambda: script.open(commitments=script.commitments()[:3]),
        )
        first, *others = script.commitments()
        refuse(
            script,
            "draws_were_committed_before",
            lambda: script.open(commitments=(replace(first, sequence=7), *others)),
        )

    @pytest.mark.parametrize("role", [role for role in Role if role is not Role.INTAKE_OFFICER])
    def test_belongs_to_the_intake_officer_alone(self, script: CaseScript, role: Role) -> None:
        event = script.event(
            CaseOpened,
            Actor(actor_id=ActorId("x"), role=role),
            allegation=script.allegation,
            known_on=script.procedure.local_day(script.at),
            commitments=script.commitments(),
        )

        with pytest.raises(RoleMayNotError, match="intake_officer"):
            script.store.record(event)

    def test_refuses_a_moment_without_a_timezone(self, script: CaseScript) -> None:
        script.at = script.at.replace(tzinfo=None)

        with pytest.raises(NaiveInstantError):
            script.do(LeadJoined, REPORTER)


class TestLeads:
    def report(self, script: CaseScript, grade: Grade = Grade.D) -> None:
        script.do(
            LeadReported,
            REPORTER,
            act_id=script.allegation.act_id,
            url=script.allegation.url,
            declaration=script.allegation.declaration,
            evidence=(EvidenceItem(exhibit_id="E", sha256="0" * 64, grade=grade),),
        )

    def test_are_of_accounts_that_were_declared(self, script: CaseScript) -> None:
        today = script.procedure.local_day(script.at)
        facts = {"act_id": script.allegation.act_id, "url": script.allegation.url}
        tomorrow = Declaration(valid_from=today + timedelta(days=1))

        refuse(
            script,
            "lead_account_is_declared",
            lambda: script.do(LeadReported, REPORTER, declaration=tomorrow, **facts),
        )
        declared = Declaration(valid_from=today)
        assert script.do(LeadReported, REPORTER, declaration=declared, **facts).state is S.LEAD

    def test_stay_leads_however_many_reports_come_in(self, script: CaseScript) -> None:
        self.report(script)
        weak = replace(
            script.allegation,
            evidence=(EvidenceItem(exhibit_id="E", sha256="0" * 64, grade=Grade.D),),
        )
        for number in range(50):
            reporter = Actor(actor_id=ActorId(f"pelapor-{number}"), role=Role.REPORTER)
            script.do(LeadJoined, reporter)

        refuse(script, "evidence_is_firm", lambda: script.open(allegation=weak))
        assert script.case.state is S.LEAD

    def test_become_cases_with_firm_evidence(self, script: CaseScript) -> None:
        commitments = script.commitments()
        self.report(script)

        assert script.open(commitments=commitments).state is S.INDICATION

    def test_end_after_seven_days_and_no_report_prolongs_them(self, script: CaseScript) -> None:
        self.report(script)
        script.wait(days=7)
        script.do(LeadJoined, REPORTER)
        refuse(script, "lead_life_is_over", lambda: script.do(CaseExpired, MACHINE))

        script.wait(days=1)
        refuse(script, "lead_is_alive", script.open)
        assert script.do(CaseExpired, MACHINE).state is S.EXPIRED

    def test_reporters_are_never_drawn_for_their_report(self, script: CaseScript) -> None:
        nosy = Actor(actor_id=script.pool[0].reviewer, role=Role.REPORTER)
        self.report(script)
        script.do(LeadJoined, nosy)
        script.open()

        script.draw()

        assert nosy.actor_id not in {seat.reviewer for seat in script.case.seats}


class TestDrawing:
    def test_refuses_reviewers_chosen_by_hand(self, script: CaseScript) -> None:
        script.open()
        drawn = script.draw()
        other = CaseScript(InMemoryCaseStore(script.procedure), script.procedure)
        other.open()
        chosen = tuple(each.reviewer for each in script.pool[:2])
        assert set(chosen) != set(drawn.draws[0].chosen)

        with pytest.raises(DrawNotHonestError):
            other.do(ReviewersDrawn, COORDINATOR, draw=replace(drawn.draws[0], chosen=chosen))

        assert other.case.state is S.INDICATION

    def test_refuses_the_draw_of_another_state(self, script: CaseScript) -> None:
        script.seeds[DrawKind.PAIR], script.seeds[DrawKind.THIRD] = (
            script.seeds[DrawKind.THIRD],
            script.seeds[DrawKind.PAIR],
        )
        script.open()
        draw = replace(_drawn(script), kind=DrawKind.THIRD)

        refuse(script, "draw_is_honest", lambda: script.do(ReviewersDrawn, OFFICER, draw=draw))

    def test_lets_a_reviewer_step_aside_before_voting(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        leaving, staying = script.sitting()

        case = script.recuse(leaving)

        assert not case.has_seat(leaving.actor_id)
        assert case.has_seat(staying.actor_id)
        script.vote(YES)
        voted = script.sitting()[0]
        refuse(script, "reviewer_has_not_voted", lambda: script.recuse(voted))
        with pytest.raises(DutyNotDoneError, match="reviewer_sits"):
            script.do(VoteCast, leaving, assessment=YES, rule_code=RULE, reason=REASON)

    def test_never_lets_anybody_choose_who_follows(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        leaving = script.sitting()[0]
        copy = CaseScript(InMemoryCaseStore(script.procedure), script.procedure)
        copy.open()
        copy.draw()
        copy.recuse(leaving)
        right = list(copy.store.iter_events())[-1]
        assert isinstance(right, ReviewerRecused)
        others = [
            each.reviewer
            for each in script.pool
            if each.reviewer != right.replacement and not script.case.has_seat(each.reviewer)
        ]

        for friend in others:
            refuse(
                script,
                "replacement_is_next",
                lambda who=friend: script.do(
                    ReviewerRecused, leaving, reason=REASON, replacement=who
                ),
            )
        facts = {"reason": REASON, "replacement": right.replacement}
        assert script.do(ReviewerRecused, leaving, **facts).has_seat(right.replacement)


def _drawn(script: CaseScript) -> Any:
    copy = CaseScript(InMemoryCaseStore(script.procedure), script.procedure)
    copy.seeds = script.seeds
    copy.open()
    return copy.draw().draws[0]


class TestVoting:
    @pytest.mark.parametrize(
        ("change", "duty"),
        [
            pytest.param({"reason": "Terlalu pendek."}, "reason_is_given", id="short"),
            pytest.param({"reason": "x" + " " * 60}, "reason_is_given", id="spaces"),
            pytest.param({"rule_code": "KE-01"}, "vote_names_a_raised_rule", id="other rule"),
            pytest.param({"rule_code": ""}, "vote_names_a_raised_rule", id="no rule"),
        ],
    )
    def test_refuses(self, script: CaseScript, change: dict[str, Any], duty: str) -> None:
        script.open()
        script.draw()
        first = script.sitting()[0]
        facts = {"assessment": YES, "rule_code": RULE, "reason": REASON}

        refuse(script, duty, lambda: script.do(VoteCast, first, **{**facts, **change}))
        assert len(script.do(VoteCast, first, **facts).votes) == 1

    def test_is_for_those_who_were_drawn(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        seated = {seat.reviewer for seat in script.case.seats}
        other = next(each.reviewer for each in script.pool if each.reviewer not in seated)
        actor = Actor(actor_id=other, role=Role.REVIEWER)

        refuse(
            script,
            "reviewer_sits",
            lambda: script.do(VoteCast, actor, assessment=YES, rule_code=RULE, reason=REASON),
        )

    def test_locks_the_vote(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        script.vote(YES)
        locked = script.case.votes

        refuse(script, "reviewer_has_not_voted", lambda: script.vote(NO))
        assert script.case.votes == locked


class TestHearing:
    def test_a_notice_must_fit_the_case(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        good = script.case.allegation
        assert good is not None

        refuse(script, "notice_is_exact", lambda: script.notice(acts=()))
        assert script.notice().state is S.NOTICE_SENT

    @pytest.mark.parametrize(
        ("change", "is_taken"),
        [
            pytest.param({"reply_days": 7}, True, id="usual"),
            pytest.param({"reply_days": 3, "short_reason": REASON}, True, id="short, with reason"),
            pytest.param({"reply_days": 3}, False, id="short, without reason"),
            pytest.param({"reply_days": 2, "short_reason": REASON}, False, id="too short"),
            pytest.param({"reply_days": 0, "short_reason": REASON}, False, id="none"),
            pytest.param({"reply_days": 10}, True, id="longer"),
            pytest.param({"reply_days": 99}, False, id="endless"),
        ],
    )
    def test_gives_enough_days(
        self, script: CaseScript, change: dict[str, Any], *, is_taken: bool
    ) -> None:
        script.play_to_notice_due()

        if is_taken:
            assert script.notice(**change).state is S.NOTICE_SENT
        else:
            refuse(script, "days_to_reply_are_enough", lambda: script.notice(**change))

    def test_never_refuses_a_helper(self, script: CaseScript) -> None:
        script.play_to_notice_due()

        refuse(script, "helper_is_allowed", lambda: script.notice(helper_allowed=False))

    def test_the_window_is_counted_by_the_calendar(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        script.notice()
        delivery = Delivery(
            channel=DeliveryChannel.OFFICIAL_MAIL,
            delivered_at=script.at + timedelta(seconds=1),
            proof_sha256=digest_of("slip"),
        )
        start = script.procedure.local_day(delivery.delivered_at)
        right = script.procedure.calendar.add_working_days(start, 7)
        facts = {"delivery": delivery, "reply_until": right}

        for wrong in (right - timedelta(days=1), right + timedelta(days=1)):
            refuse(
                script,
                "window_is_counted_right",
                lambda on=wrong: script.do(
                    NoticeDelivered, OFFICER, **{**facts, "reply_until": on}
                ),
            )
        refuse(
            script,
            "delivery_is_proven",
            lambda: script.do(
                NoticeDelivered,
                OFFICER,
                **{**facts, "delivery": replace(delivery, proof_sha256="")},
            ),
        )
        assert script.do(NoticeDelivered, OFFICER, **facts).reply_until == right

    def test_the_window_stays_open_until_its_last_day_is_over(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        script.notice()
        until = script.deliver().reply_until
        assert until is not None
        script.wait(days=(until - script.procedure.local_day(script.at)).days)
        assert script.procedure.local_day(script.at) == until
        refuse(script, "window_is_over", script.close_window)
        script.wait(days=1)

        assert script.close_window().state is S.FINAL_REVIEW

    def test_an_unfinished_reply_does_not_close_the_window(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        script.notice()
        script.deliver()
        script.reply(DefenceKind.IMPOSTOR, is_complete=False)
        refuse(script, "window_is_over", script.close_window)
        script.reply(text="Selesai.")

        assert script.close_window().state is S.FINAL_REVIEW

    def test_the_window_can_become_longer_and_never_shorter(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        script.notice()
        until = script.deliver().reply_until
        assert until is not None
        longest = script.procedure.calendar.add_working_days(
            script.procedure.local_day(script.at), 14
        )

        for wrong in (until, until - timedelta(days=1), longest + timedelta(days=1)):
            refuse(
                script,
                "extension_is_within_bounds",
                lambda on=wrong: script.do(WindowExtended, OFFICER, reply_until=on, reason=REASON),
            )
        case = script.do(WindowExtended, AUTHORITY, reply_until=longest, reason=REASON)
        assert case.reply_until == longest

    def test_only_the_person_replies(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        script.notice()
        script.deliver()
        reply = script.reply(DefenceKind.OTHER, is_complete=False).replies[0]
        stranger = replace(PERSON, person=script.pool[0].person)
        other = replace(
            reply, reply_id=ReplyId("RP-x"), submitted_at=script.at + timedelta(minutes=1)
        )

        refuse(
            script,
            "actor_is_the_person",
            lambda: script.do(ReplySubmitted, stranger, reply=other),
        )
        other = replace(other, submitted_at=script.at + timedelta(minutes=1))
        assert len(script.do(ReplySubmitted, PERSON, reply=other).replies) == 2

    def test_an_empty_reply_and_a_doubled_one_are_refused(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        script.notice()
        script.deliver()
        refuse(script, "reply_is_usable", lambda: script.reply(is_complete=False))
        refuse(script, "reply_is_usable", lambda: script.reply(text="x" * 20_001))
        script.reply(DefenceKind.OTHER, reply_id=ReplyId("RP-1"), is_complete=False)

        refuse(
            script,
            "reply_is_usable",
            lambda: script.reply(DefenceKind.OTHER, reply_id=ReplyId("RP-1")),
        )

    def test_a_late_reply_is_read_until_the_final_votes_begin(self, script: CaseScript) -> None:
        script.play_to_final_review()
        script.answer()
        script.reply(DefenceKind.NOT_ASN_THEN, reply_id=ReplyId("RP-late"))
        refuse(script, "defences_are_answered", lambda: script.vote(YES))
        script.answer()
        script.vote(YES)

        refuse(
            script,
            "final_votes_have_not_begun",
            lambda: script.reply(DefenceKind.OTHER, reply_id=ReplyId("RP-later")),
        )

    def test_every_point_is_answered_before_the_final_vote(self, script: CaseScript) -> None:
        script.play_to_final_review(DefenceKind.IMPOSTOR, DefenceKind.OLD_CONTENT, text="Bukan.")
        first, second = script.sitting()
        facts = {"view": DefenceView.CANNOT_TELL, "reason": REASON}
        open_points = script.case.list_open_points(first.actor_id)
        assert [point for _, point in open_points] == [0, 1, 2]
        for reply_id, point in open_points[:2]:
            script.do(DefenceAnswered, first, reply_id=reply_id, point=point, **facts)

        refuse(script, "defences_are_answered", lambda: script.vote(YES))
        reply_id, point = open_points[2]
        script.do(DefenceAnswered, first, reply_id=reply_id, point=point, **facts)
        script.vote(YES)
        refuse(
            script,
            "point_is_open",
            lambda: script.do(DefenceAnswered, second, reply_id=reply_id, point=3, **facts),
        )
        with pytest.raises(DutyNotDoneError, match="defences_are_answered"):
            script.do(VoteCast, second, assessment=YES, rule_code=RULE, reason=REASON)

    def test_an_objection_leaves_people_only(self, script: CaseScript) -> None:
        script.open()

        assert script.do(AutomationObjected, PERSON).people_only


class TestDeciding:
    @pytest.mark.parametrize(
        ("change", "duty"),
        [
            pytest.param({"reason": "Setuju."}, "decision_has_a_reason", id="no reason"),
            pytest.param({"body_id": BodyId("bawaslu")}, "authority_is_in_office", id="body"),
            pytest.param({"recipients": ()}, "decision_is_within_votes", id="to nobody"),
            pytest.param(
                {"finding": Finding.VIOLATION}, "decision_is_within_votes", id="a verdict"
            ),
            pytest.param(
                {"recipients": (BodyId("kasn"),)}, "recipients_are_in_office", id="abolished body"
            ),
        ],
    )
    def test_refuses(self, script: CaseScript, change: dict[str, Any], duty: str) -> None:
        script.play_to_decision()

        refuse(script, duty, lambda: script.decide(**change))
        assert script.decide().state is S.REFERRAL_DUE

    @pytest.mark.parametrize(
        ("second", "is_taken"),
        [
            pytest.param(None, False, id="alone"),
            pytest.param(AUTHORITY, False, id="twice the same person"),
            pytest.param(OFFICER, False, id="an officer"),
            pytest.param(SECOND_AUTHORITY, True, id="another authority"),
            pytest.param(AUDITOR, True, id="an auditor"),
        ],
    )
    def test_closing_against_the_votes_needs_two(
        self, script: CaseScript, second: Actor | None, *, is_taken: bool
    ) -> None:
        script.play_to_decision()
        close = DecisionOutcome.CLOSE

        if is_taken:
            assert script.decide(close, countersigned_by=second).state is S.CLOSED
        else:
            refuse(
                script,
                "closing_against_votes_needs_two",
                lambda: script.decide(close, countersigned_by=second),
            )

    def test_a_reviewer_with_another_hat_does_not_decide(self, script: CaseScript) -> None:
        script.play_to_decision()
        decision = _decision(script)
        hat = Actor(actor_id=script.case.votes[0].reviewer, role=Role.AUTHORITY)
        opener = replace(OFFICER, role=Role.AUTHORITY)

        for actor in (hat, opener):
            refuse(
                script,
                "authority_did_nothing_before",
                lambda who=actor: script.do(type(decision), who, decision=decision.decision),
            )

    def test_nobody_acts_in_their_own_case(self, script: CaseScript) -> None:
        script.play_to_decision()
        decision = _decision(script)
        for person in (script.allegation.subject.person, *script.allegation.subject.kin):
            near = replace(AUTHORITY, person=person)
            refuse(
                script,
                "nobody_acts_in_own_case",
                lambda who=near: script.do(type(decision), who, decision=decision.decision),
            )
        other = replace(AUTHORITY, person=script.pool[0].person)
        taken = script.do(type(decision), other, decision=decision.decision)
        assert taken.state is S.REFERRAL_DUE

    def test_kin_do_not_sign(self, script: CaseScript) -> None:
        script.play_to_decision()
        near = replace(AUDITOR, person=script.allegation.subject.kin[0])

        refuse(
            script,
            "closing_against_votes_needs_two",
            lambda: script.decide(DecisionOutcome.CLOSE, countersigned_by=near),
        )


def _decision(script: CaseScript) -> Any:
    copy = CaseScript(InMemoryCaseStore(script.procedure), script.procedure)
    copy.play_to_decision()
    copy.decide()
    return list(copy.store.iter_events())[-1]


class TestReferring:
    def test_needs_every_part_of_the_package(self, script: CaseScript) -> None:
        script.play_to_final_review(DefenceKind.IMPOSTOR)
        script.answer()
        script.vote(YES, YES)
        case = script.decide()
        package = make_package(case, script.documents())
        assert {each.part for each in package.items} == set(PackagePart) - {PackagePart.ATTACHMENT}

        for lacking in package.items:
            left = replace(
                package, items=tuple(each for each in package.items if each is not lacking)
            )
            refuse(script, "package_is_complete", lambda p=left: script.refer(package=p))
        assert script.refer().state is S.REFERRED

    def test_refuses_a_reply_of_which_one_letter_differs(self, script: CaseScript) -> None:
        script.play_to_decision()
        case = script.decide()
        replies = (replace(case.replies[0], text="lain"),)
        forged = make_package(replace(case, replies=replies), script.documents())

        refuse(script, "package_is_complete", lambda: script.refer(package=forged))

    def test_binds_the_attachments_of_the_reply(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        script.notice()
        script.deliver()
        attachment = Attachment(sha256=digest_of("foto"), size_bytes=12, media_type="image/png")
        script.reply(DefenceKind.IMPOSTOR, attachments=(attachment,))
        script.close_window()
        script.answer()
        script.vote(YES, YES)
        package = make_package(script.decide(), script.documents())

        assert attachment.sha256 in {each.sha256 for each in package.items}

    def test_goes_to_those_whom_the_decision_names(self, script: CaseScript) -> None:
        script.play_to_decision()
        script.decide()
        other = (Recipient(body_id=BodyId("bkn"), reference="X", sent_at=script.at),)

        refuse(script, "recipients_are_as_decided", lambda: script.refer(recipients=other))


class TestAppealing:
    def test_is_heard_by_others(self, script: CaseScript) -> None:
        script.play_to_referral()
        first = {seat.reviewer for seat in script.case.seats}
        script.appeal()
        script.draw()

        heard_by = {seat.reviewer for seat in script.case.seats} - first

        assert len(heard_by) == 2
        assert {actor.actor_id for actor in script.sitting()} == heard_by

    def test_that_overturns_is_corrected_everywhere(self, script: CaseScript) -> None:
        script.play_to_referral()
        script.appeal()
        script.draw()
        case = script.vote(NO, NO)
        assert (case.state, case.finding) == (S.CORRECTING, Finding.NOT_PROVEN)
        refuse(script, "body_received_it", lambda: script.acknowledge(BodyId("kasn")))
        assert script.acknowledge(BodyId("bawaslu")).state is S.CORRECTING
        refuse(script, "body_has_not_confirmed", lambda: script.acknowledge(BodyId("bawaslu")))

        case = script.acknowledge(BodyId("bkn"))

        assert (case.state, case.finding) == (S.CLOSED, Finding.NOT_PROVEN)
        assert case.list_uncorrected() == []

    @pytest.mark.parametrize("finding", [None, Finding.VIOLATION])
    def test_that_is_upheld_changes_nothing(
        self, script: CaseScript, finding: Finding | None
    ) -> None:
        script.play_to_referral()
        if finding is not None:
            script.receive_outcome(finding)
        before = script.case
        script.appeal()
        script.draw()

        after = script.vote(YES, YES)

        assert (after.state, after.finding) == (before.state, before.finding)
        refuse(script, "appeal_is_the_first", script.appeal)

    def test_asks_a_third_when_two_disagree(self, script: CaseScript) -> None:
        script.play_to_referral()
        script.appeal()
        script.draw()
        assert script.vote(YES, NO).state is S.APPEAL_SPLIT
        assert script.draw().state is S.APPEAL_THIRD_REVIEW

        assert script.vote(NO).state is S.CORRECTING

    def test_has_its_time(self, script: CaseScript) -> None:
        script.play_to_final_review()
        script.answer()
        script.vote(NO, NO)
        script.decide(DecisionOutcome.CLOSE)
        last = script.procedure.calendar.add_working_days(script.procedure.local_day(script.at), 14)
        script.wait(days=(last - script.procedure.local_day(script.at)).days + 1)

        refuse(script, "appeal_is_in_time", script.appeal)
        script.wait(days=-1)
        assert script.appeal().state is S.APPEALED


class TestWithdrawing:
    facts = {"reason": REASON}  # noqa: RUF012 - read only

    def test_needs_two(self, script: CaseScript) -> None:
        script.play_to_notice_due()
        for second in (OFFICER, COORDINATOR, AUTHORITY):
            refuse(
                script,
                "withdrawal_needs_two",
                lambda who=second: script.do(
                    CaseWithdrawn, OFFICER, countersigned_by=who, **self.facts
                ),
            )

        case = script.do(CaseWithdrawn, OFFICER, countersigned_by=PROTECTOR, **self.facts)

        assert (case.state, case.finding) == (S.CLOSED, Finding.WITHDRAWN)

    def test_after_referral_must_be_corrected(self, script: CaseScript) -> None:
        script.play_to_referral()

        case = script.do(CaseWithdrawn, OFFICER, countersigned_by=AUDITOR, **self.facts)

        assert case.state is S.CORRECTING


class TestExpiring:
    def close(self, script: CaseScript) -> None:
        script.open()
        script.draw()
        script.vote(NO, NO)

    def test_waits_for_the_time_to_keep_and_to_appeal(self, script: CaseScript) -> None:
        self.close(script)
        script.wait(days=30)
        refuse(script, "time_to_keep_is_over", lambda: script.do(CaseExpired, MACHINE))
        script.wait(days=1)

        assert script.do(CaseExpired, MACHINE).state is S.EXPIRED

    def test_waits_for_a_hold_that_two_placed(self, script: CaseScript) -> None:
        self.close(script)
        held = {"reason": REASON, "countersigned_by": AUDITOR}
        refuse(
            script,
            "hold_needs_two",
            lambda: script.do(HoldPlaced, PROTECTOR, reason=REASON, countersigned_by=PROTECTOR),
        )
        script.do(HoldPlaced, PROTECTOR, **held)
        script.wait(days=90)
        refuse(script, "time_to_keep_is_over", lambda: script.do(CaseExpired, MACHINE))
        script.do(HoldReleased, PROTECTOR, countersigned_by=AUTHORITY)

        assert script.do(CaseExpired, MACHINE).state is S.EXPIRED

    def test_erasure_needs_its_certificate(self, script: CaseScript) -> None:
        self.close(script)
        script.wait(days=60)
        case = script.do(CaseExpired, MACHINE)
        facts = {
            "certificate_sha256": digest_of("musnah"),
            "version": case.version + 1,
            "taken_in_at": case.taken_in_at,
        }

        for wrong in ({"certificate_sha256": ""}, {"version": 1}):
            refuse(
                script,
                "erasure_is_certified",
                lambda w=wrong: script.do(CaseErased, MACHINE, **{**facts, **w}),
            )
        erased = script.do(CaseErased, MACHINE, **facts)
        assert erased.allegation is None
        with pytest.raises(StepNotPossibleError):
            script.open()


class TestMoments:
    def test_are_never_backdated(self, script: CaseScript) -> None:
        script.open()
        script.at -= timedelta(days=3)

        refuse(script, "moment_is_in_order", script.draw)


class TestRefusals:
    def test_name_no_person(self, script: CaseScript) -> None:
        script.open()

        with pytest.raises(CaseworkError) as caught:
            script.decide()

        assert script.allegation.subject.person not in str(caught.value)
        assert script.allegation.url not in str(caught.value)
