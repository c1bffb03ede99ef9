"""Duties of decision, referral, appeal, correction and expiry: no power is anybody's alone."""

import re
from collections.abc import Collection
from datetime import date

from netral.casework.decision import DecisionOutcome
from netral.casework.duty import Occasion
from netral.casework.errors import UnknownBodyError
from netral.casework.event import (
    CaseDecided,
    CaseErased,
    CaseReferred,
    CaseWithdrawn,
    CorrectionAcknowledged,
    HoldPlaced,
    HoldReleased,
    OutcomeReceived,
    SeatsRedrawn,
)
from netral.casework.packaging import list_missing_parts
from netral.casework.procedure import DeadlineKind, Task
from netral.casework.role import Actor, Role
from netral.casework.state import CaseState, Finding
from netral.casework.vote import REASON_LETTERS, Round, Tally, count_letters, tally_votes

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_CLOSING = (Finding.NOT_PROVEN, Finding.CANNOT_BE_VERIFIED, Finding.OUT_OF_SCOPE)


def decision_has_a_reason(step: Occasion) -> str | None:
    """The decision gives a reason of at least 30 characters."""
    letters = count_letters(step.get(CaseDecided).decision.reason)
    if letters < REASON_LETTERS:
        return f"the reason has {letters} of {REASON_LETTERS} characters"
    return None


def authority_is_in_office(step: Occasion) -> str | None:
    """The authority decides cases on that day, as the procedure's data have it."""
    body_id = step.get(CaseDecided).decision.body_id
    return _body_problem(step, body_id, Task.DECIDES)


def authority_did_nothing_before(step: Occasion) -> str | None:
    """Who decides has neither opened nor reviewed the case."""
    actor = step.event.actor.actor_id
    voted = {vote.reviewer for vote in step.case.votes}
    if actor == step.case.opened_by or actor in voted or step.case.has_seat(actor):
        return "who decides has already opened or reviewed it"
    return None


def decision_is_within_votes(step: Occasion) -> str | None:
    """It is referred only if the final votes support it, and closed with a finding of ours."""
    decision = step.get(CaseDecided).decision
    if decision.outcome is DecisionOutcome.REFER:
        if tally_votes(step.case.votes_in(Round.FINAL)) is not Tally.SUPPORTED:
            return "the final votes do not support it"
        if not decision.recipients or decision.finding is not None:
            return "a referral names who gets it, and no finding: that is theirs to make"
    elif decision.finding not in _CLOSING or decision.recipients:
        return "closing needs one of our findings, and nobody who gets it"
    return None


def closing_against_votes_needs_two(step: Occasion) -> str | None:
    """Nobody alone closes what the reviewers support."""
    decision = step.get(CaseDecided).decision
    supported = tally_votes(step.case.votes_in(Round.FINAL)) is Tally.SUPPORTED
    if decision.outcome is DecisionOutcome.REFER or not supported:
        return None
    return _second_hand(step, decision.countersigned_by, (Role.AUTHORITY, Role.AUDITOR))


def recipients_are_in_office(step: Occasion) -> str | None:
    """Each body that is to get it receives referrals on that day."""
    for body_id in step.get(CaseDecided).decision.recipients:
        problem = _body_problem(step, body_id, Task.RECEIVES_REFERRAL)
        if problem is not None:
            return problem
    return None


def recipients_are_as_decided(step: Occasion) -> str | None:
    """It goes to exactly the bodies that the decision names, and they are still in office."""
    decision = step.case.decision
    named = () if decision is None else decision.recipients
    sent = [each.body_id for each in step.get(CaseReferred).recipients]
    if sorted(named) != sorted(sent):
        return "it would go to other bodies than the decision names"
    problems = (_body_problem(step, body_id, Task.RECEIVES_REFERRAL) for body_id in sent)
    return next((problem for problem in problems if problem is not None), None)


def package_is_complete(step: Occasion) -> str | None:
    """The package holds evidence, notice, receipt, reply word for word, answers, votes, forms."""
    missing = list_missing_parts(step.case, step.get(CaseReferred).package)
    return f"the package lacks {', '.join(missing)}" if missing else None


def body_received_it(step: Occasion) -> str | None:
    """The body is one of those that got the package."""
    event = step.event
    if not isinstance(event, OutcomeReceived | CorrectionAcknowledged):
        return "the event names no body"
    if event.body_id not in {each.body_id for each in step.case.recipients}:
        return "this body never got it"
    return None


def body_has_not_confirmed(step: Occasion) -> str | None:
    """The receipt is new and has a digest."""
    event = step.get(CorrectionAcknowledged)
    if event.body_id not in step.case.list_uncorrected():
        return "this body has confirmed before"
    return None if _SHA256.match(event.receipt_sha256) else "there is no digest of a receipt"


def appeal_is_the_first(step: Occasion) -> str | None:
    """There was no appeal before; after it the way leads to the courts."""
    return None if step.case.appealed_from is None else "there was an appeal already"


def appeal_is_in_time(step: Occasion) -> str | None:
    """The time to appeal is not over; while a body has still to answer it does not run."""
    if step.case.state is CaseState.REFERRED:
        return None
    last = _last_day_of(step, DeadlineKind.APPEAL)
    if step.procedure.local_day(step.event.at) > last:
        return f"the time to appeal ended on {last.isoformat()}"
    return None


def withdrawal_needs_two(step: Occasion) -> str | None:
    """A data-protection officer or an auditor agrees to taking it back."""
    second = step.get(CaseWithdrawn).countersigned_by
    return _second_hand(step, second, (Role.DATA_PROTECTION_OFFICER, Role.AUDITOR))


def redraw_needs_two(step: Occasion) -> str | None:
    """A data-protection officer or an auditor agrees to drawing seats anew."""
    second = step.get(SeatsRedrawn).countersigned_by
    return _second_hand(step, second, (Role.DATA_PROTECTION_OFFICER, Role.AUDITOR))


def hold_needs_two(step: Occasion) -> str | None:
    """The authority or an auditor agrees to keeping it, or to letting it go."""
    event = step.event
    if not isinstance(event, HoldPlaced | HoldReleased):
        return "the event is no hold"
    return _second_hand(step, event.countersigned_by, (Role.AUTHORITY, Role.AUDITOR))


def lead_life_is_over(step: Occasion) -> str | None:
    """The seven days of a lead have passed."""
    return _must_be_over(step, DeadlineKind.LEAD_LIFE)


def time_to_keep_is_over(step: Occasion) -> str | None:
    """The time to keep it and the time to appeal have passed, and nobody holds it."""
    if step.case.on_hold:
        return "somebody holds it"
    closed = step.case.state is CaseState.CLOSED
    keep = DeadlineKind.KEEP_CLOSED if closed else DeadlineKind.KEEP_CONCLUDED
    return _must_be_over(step, keep) or _must_be_over(step, DeadlineKind.APPEAL)


def erasure_is_certified(step: Occasion) -> str | None:
    """A certificate says that the key was destroyed, and the count of events is right."""
    event = step.get(CaseErased)
    if _SHA256.match(event.certificate_sha256) is None:
        return "there is no digest of a certificate"
    if event.version != step.case.version + 1 or event.taken_in_at != step.case.taken_in_at:
        return "the count of events or the day of intake is not the one of the case"
    return None


def _second_hand(step: Occasion, second: Actor | None, roles: Collection[Role]) -> str | None:
    if second is None or second.role not in roles:
        return f"a second person must sign: {', '.join(sorted(roles))}"
    if second.actor_id == step.event.actor.actor_id:
        return "the second signature is by the same person"
    subject = step.allegation.subject
    if second.person in (subject.person, *subject.kin):
        return "whom the case is about, and their kin, cannot sign"
    return None


def _body_problem(step: Occasion, body_id: str, task: Task) -> str | None:
    day = step.procedure.local_day(step.event.at)
    in_office = [each.body_id for each in step.procedure.list_bodies(task, on=day)]
    if body_id in in_office:
        return None
    # The same sentence as everywhere else, so that people see who is in office instead.
    error = UnknownBodyError(body_id, task.value, day, tuple(in_office))
    return f"{error.problem} {error.remedy}".rstrip(".")


def _last_day_of(step: Occasion, kind: DeadlineKind) -> date:
    start = step.procedure.local_day(step.case.state_since)
    return step.procedure.due_on(kind, start=start, election=step.case.election_kind)


def _must_be_over(step: Occasion, kind: DeadlineKind) -> str | None:
    last = _last_day_of(step, kind)
    if step.procedure.local_day(step.event.at) > last:
        return None
    return f"it is kept until {last.isoformat()}"
