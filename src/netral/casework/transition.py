"""The one table of steps: from which state, to which, by whom, after which duties.

Whatever moves a case goes through this table; the database repeats its invariants. The
machine appears in the rows of expiry and in no other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from netral.casework import duty, hearing_duty, outcome_duty, review_duty
from netral.casework.case import SITTING
from netral.casework.duty import Duty
from netral.casework.role import Role
from netral.casework.state import CaseState, StepKind

S, K, R = CaseState, StepKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One row: a step from some states."""

    step: StepKind
    sources: tuple[CaseState | None, ...]
    """`None` is "there is no case yet"."""
    targets: tuple[CaseState, ...]
    """Where it can lead; empty means that the state stays."""
    roles: tuple[Role, ...]
    duties: tuple[Duty, ...] = ()


_OFFICE = (R.INTAKE_OFFICER, R.COORDINATOR)
_VOTING = (
    review_duty.reviewer_sits,
    review_duty.reviewer_has_not_voted,
    review_duty.vote_names_a_raised_rule,
    duty.reason_is_given,
)
_FINAL_VOTING = (*_VOTING, review_duty.defences_are_answered, hearing_duty.window_is_over)
_AFTER_APPEAL = (S.REFERRED, S.CONCLUDED, S.CLOSED, S.CORRECTING)
_IN_APPEAL = (S.APPEALED, S.APPEAL_REVIEW, S.APPEAL_SPLIT, S.APPEAL_THIRD_REVIEW)
_BEFORE_REFERRAL = (
    S.INDICATION,
    S.REVIEW,
    S.SPLIT,
    S.THIRD_REVIEW,
    S.NOTICE_DUE,
    S.NOTICE_SENT,
    S.REPLY_WINDOW,
    S.FINAL_REVIEW,
    S.FINAL_SPLIT,
    S.FINAL_THIRD_REVIEW,
    S.AWAITING_DECISION,
    S.REFERRAL_DUE,
)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        step=K.REPORT_LEAD,
        sources=(None,),
        targets=(S.LEAD,),
        roles=(R.REPORTER, R.INTAKE_OFFICER),
        duties=(duty.id_follows_from_act, duty.lead_account_is_declared),
    ),
    Transition(
        step=K.JOIN_LEAD, sources=(S.LEAD,), targets=(), roles=(R.REPORTER, R.INTAKE_OFFICER)
    ),
    Transition(
        step=K.OPEN_CASE,
        sources=(None, S.LEAD),
        targets=(S.INDICATION,),
        roles=(R.INTAKE_OFFICER,),
        duties=(
            duty.id_follows_from_act,
            duty.lead_is_alive,
            duty.evidence_is_firm,
            duty.account_was_declared,
            duty.act_is_in_window,
            duty.act_names_contestant_and_rule,
            duty.known_day_is_possible,
            review_duty.draws_were_committed_before,
        ),
    ),
    *(
        Transition(
            step=K.DRAW_REVIEWERS,
            sources=(source,),
            targets=(target,),
            roles=_OFFICE,
            duties=(review_duty.draw_is_honest,),
        )
        for source, target in (
            (S.INDICATION, S.REVIEW),
            (S.SPLIT, S.THIRD_REVIEW),
            (S.FINAL_SPLIT, S.FINAL_THIRD_REVIEW),
            (S.APPEALED, S.APPEAL_REVIEW),
            (S.APPEAL_SPLIT, S.APPEAL_THIRD_REVIEW),
        )
    ),
    Transition(
        step=K.RECUSE,
        sources=tuple(SITTING),
        targets=(),
        roles=(R.REVIEWER,),
        duties=(
            review_duty.reviewer_sits,
            review_duty.reviewer_has_not_voted,
            duty.reason_is_given,
            review_duty.replacement_is_next,
        ),
    ),
    Transition(
        step=K.REDRAW_SEATS,
        sources=tuple(SITTING),
        targets=(),
        roles=(R.COORDINATOR,),
        duties=(
            outcome_duty.redraw_needs_two,
            review_duty.everybody_had_a_day,
            review_duty.replacements_are_next,
        ),
    ),
    Transition(
        step=K.CAST_VOTE,
        sources=(S.REVIEW,),
        targets=(S.REVIEW, S.SPLIT, S.NOTICE_DUE, S.CLOSED),
        roles=(R.REVIEWER,),
        duties=_VOTING,
    ),
    Transition(
        step=K.CAST_VOTE,
        sources=(S.THIRD_REVIEW,),
        targets=(S.NOTICE_DUE, S.CLOSED),
        roles=(R.REVIEWER,),
        duties=_VOTING,
    ),
    Transition(
        step=K.SEND_NOTICE,
        sources=(S.NOTICE_DUE, S.NOTICE_SENT),
        targets=(S.NOTICE_SENT,),
        roles=(R.INTAKE_OFFICER,),
        duties=(
            hearing_duty.notice_is_exact,
            hearing_duty.days_to_reply_are_enough,
            hearing_duty.helper_is_allowed,
        ),
    ),
    Transition(
        step=K.PROVE_DELIVERY,
        sources=(S.NOTICE_SENT,),
        targets=(S.REPLY_WINDOW,),
        roles=(R.INTAKE_OFFICER,),
        duties=(hearing_duty.delivery_is_proven, hearing_duty.window_is_counted_right),
    ),
    Transition(
        step=K.EXTEND_WINDOW,
        sources=(S.REPLY_WINDOW,),
        targets=(),
        roles=(R.INTAKE_OFFICER, R.AUTHORITY),
        duties=(duty.reason_is_given, hearing_duty.extension_is_within_bounds),
    ),
    Transition(
        step=K.SUBMIT_REPLY,
        sources=(S.REPLY_WINDOW, S.FINAL_REVIEW),
        targets=(),
        roles=(R.PERSON,),
        duties=(
            duty.actor_is_the_person,
            hearing_duty.reply_is_usable,
            hearing_duty.final_votes_have_not_begun,
        ),
    ),
    Transition(
        step=K.OBJECT_TO_AUTOMATION,
        sources=(*_BEFORE_REFERRAL, *_AFTER_APPEAL, *_IN_APPEAL),
        targets=(),
        roles=(R.PERSON,),
        duties=(duty.actor_is_the_person,),
    ),
    Transition(
        step=K.CLOSE_WINDOW,
        sources=(S.REPLY_WINDOW,),
        targets=(S.FINAL_REVIEW,),
        roles=_OFFICE,
        duties=(hearing_duty.window_is_over,),
    ),
    Transition(
        step=K.ANSWER_DEFENCE,
        sources=(S.FINAL_REVIEW, S.FINAL_THIRD_REVIEW),
        targets=(),
        roles=(R.REVIEWER,),
        duties=(
            review_duty.reviewer_sits,
            review_duty.reviewer_has_not_voted,
            review_duty.point_is_open,
            duty.reason_is_given,
        ),
    ),
    Transition(
        step=K.CAST_VOTE,
        sources=(S.FINAL_REVIEW,),
        targets=(S.FINAL_REVIEW, S.FINAL_SPLIT, S.FINAL_THIRD_REVIEW, S.AWAITING_DECISION),
        roles=(R.REVIEWER,),
        duties=_FINAL_VOTING,
    ),
    Transition(
        step=K.CAST_VOTE,
        sources=(S.FINAL_THIRD_REVIEW,),
        targets=(S.AWAITING_DECISION,),
        roles=(R.REVIEWER,),
        duties=_FINAL_VOTING,
    ),
    Transition(
        step=K.PEEK_IDENTITY,
        sources=(S.FINAL_REVIEW, S.APPEAL_REVIEW),
        targets=(),
        roles=(R.REVIEWER,),
        duties=(
            review_duty.reviewer_sits,
            review_duty.reviewer_has_voted,
            duty.reason_is_given,
        ),
    ),
    Transition(
        step=K.DECIDE_CASE,
        sources=(S.AWAITING_DECISION,),
        targets=(S.REFERRAL_DUE, S.CLOSED),
        roles=(R.AUTHORITY,),
        duties=(
            outcome_duty.decision_has_a_reason,
            outcome_duty.authority_is_in_office,
            outcome_duty.authority_did_nothing_before,
            outcome_duty.decision_is_within_votes,
            outcome_duty.closing_against_votes_needs_two,
            outcome_duty.recipients_are_in_office,
            hearing_duty.person_was_heard,
        ),
    ),
    Transition(
        step=K.REFER_CASE,
        sources=(S.REFERRAL_DUE,),
        targets=(S.REFERRED,),
        roles=(R.AUTHORITY, R.INTAKE_OFFICER),
        duties=(
            hearing_duty.person_was_heard,
            review_duty.two_people_support,
            outcome_duty.recipients_are_as_decided,
            outcome_duty.package_is_complete,
        ),
    ),
    Transition(
        step=K.RECEIVE_OUTCOME,
        sources=(S.REFERRED, S.CONCLUDED),
        targets=(S.CONCLUDED,),
        roles=(R.INTAKE_OFFICER,),
        duties=(outcome_duty.body_received_it,),
    ),
    Transition(
        step=K.FILE_APPEAL,
        sources=(S.REFERRED, S.CONCLUDED, S.CLOSED),
        targets=(S.APPEALED,),
        roles=(R.PERSON,),
        duties=(
            duty.actor_is_the_person,
            duty.reason_is_given,
            outcome_duty.appeal_is_the_first,
            outcome_duty.appeal_is_in_time,
        ),
    ),
    Transition(
        step=K.CAST_VOTE,
        sources=(S.APPEAL_REVIEW,),
        targets=(S.APPEAL_REVIEW, S.APPEAL_SPLIT, *_AFTER_APPEAL),
        roles=(R.REVIEWER,),
        duties=_VOTING,
    ),
    Transition(
        step=K.CAST_VOTE,
        sources=(S.APPEAL_THIRD_REVIEW,),
        targets=_AFTER_APPEAL,
        roles=(R.REVIEWER,),
        duties=_VOTING,
    ),
    Transition(
        step=K.ACKNOWLEDGE_CORRECTION,
        sources=(S.CORRECTING,),
        targets=(S.CORRECTING, S.CLOSED),
        roles=(R.INTAKE_OFFICER,),
        duties=(outcome_duty.body_received_it, outcome_duty.body_has_not_confirmed),
    ),
    Transition(
        step=K.WITHDRAW_CASE,
        sources=_BEFORE_REFERRAL,
        targets=(S.CLOSED,),
        roles=(R.INTAKE_OFFICER,),
        duties=(duty.reason_is_given, outcome_duty.withdrawal_needs_two),
    ),
    Transition(
        step=K.WITHDRAW_CASE,
        sources=(S.REFERRED, S.CONCLUDED),
        targets=(S.CORRECTING,),
        roles=(R.INTAKE_OFFICER,),
        duties=(duty.reason_is_given, outcome_duty.withdrawal_needs_two),
    ),
    Transition(
        step=K.PLACE_HOLD,
        sources=(S.CLOSED, S.CONCLUDED),
        targets=(),
        roles=(R.DATA_PROTECTION_OFFICER,),
        duties=(duty.reason_is_given, outcome_duty.hold_needs_two),
    ),
    Transition(
        step=K.RELEASE_HOLD,
        sources=(S.CLOSED, S.CONCLUDED),
        targets=(),
        roles=(R.DATA_PROTECTION_OFFICER,),
        duties=(outcome_duty.hold_needs_two,),
    ),
    Transition(
        step=K.EXPIRE_CASE,
        sources=(S.LEAD,),
        targets=(S.EXPIRED,),
        roles=(R.MACHINE, R.DATA_PROTECTION_OFFICER),
        duties=(outcome_duty.lead_life_is_over,),
    ),
    Transition(
        step=K.EXPIRE_CASE,
        sources=(S.CLOSED, S.CONCLUDED),
        targets=(S.EXPIRED,),
        roles=(R.MACHINE, R.DATA_PROTECTION_OFFICER),
        duties=(outcome_duty.time_to_keep_is_over,),
    ),
    Transition(
        step=K.ERASE_CASE,
        sources=(S.EXPIRED,),
        targets=(S.ERASED,),
        roles=(R.MACHINE, R.DATA_PROTECTION_OFFICER),
        duties=(outcome_duty.erasure_is_certified,),
    ),
)

ALWAYS: tuple[Duty, ...] = (duty.moment_is_in_order, duty.nobody_acts_in_own_case)
"""Duties of every step."""


def find_transition(step: StepKind, source: CaseState | None) -> Transition | None:
    """Find the row for a step from a state; `None` if the step is not possible there."""
    for row in TRANSITIONS:
        if row.step is step and source in row.sources:
            return row
    return None


def iter_steps(source: CaseState | None, role: Role) -> Iterator[StepKind]:
    """Iterate over the steps that a role may try from a state; duties are not asked."""
    for row in TRANSITIONS:
        if source in row.sources and role in row.roles:
            yield row.step
