"""Where a case stands, in the words that the public report counts."""

from collections.abc import Mapping
from datetime import date

from netral.casework.case import Case
from netral.casework.deadline import Urgency, list_deadlines
from netral.casework.procedure import Procedure
from netral.casework.state import CaseState, Finding
from netral.values.standing import OFFICE_OF, Ending, Stage, Standing

_STAGE_OF: Mapping[CaseState, Stage] = {
    CaseState.LEAD: Stage.LEAD,
    CaseState.INDICATION: Stage.DRAW,
    CaseState.REVIEW: Stage.REVIEW,
    CaseState.SPLIT: Stage.DRAW,
    CaseState.THIRD_REVIEW: Stage.REVIEW,
    CaseState.NOTICE_DUE: Stage.NOTICE,
    CaseState.NOTICE_SENT: Stage.NOTICE,
    CaseState.REPLY_WINDOW: Stage.REPLY,
    CaseState.FINAL_REVIEW: Stage.REVIEW,
    CaseState.FINAL_SPLIT: Stage.DRAW,
    CaseState.FINAL_THIRD_REVIEW: Stage.REVIEW,
    CaseState.AWAITING_DECISION: Stage.DECISION,
    CaseState.REFERRAL_DUE: Stage.DECISION,
    CaseState.REFERRED: Stage.RECEIVER,
    CaseState.APPEALED: Stage.DRAW,
    CaseState.APPEAL_REVIEW: Stage.APPEAL,
    CaseState.APPEAL_SPLIT: Stage.DRAW,
    CaseState.APPEAL_THIRD_REVIEW: Stage.APPEAL,
    CaseState.CORRECTING: Stage.CORRECTION,
}
"""A state that is not here has ended."""

_ENDING_OF: Mapping[Finding, Ending] = {
    Finding.VIOLATION: Ending.VIOLATION,
    Finding.NOT_PROVEN: Ending.NOT_PROVEN,
    Finding.CANNOT_BE_VERIFIED: Ending.UNVERIFIED,
    Finding.OUT_OF_SCOPE: Ending.UNVERIFIED,
    Finding.WITHDRAWN: Ending.OVERTURNED,
}


def find_standing(case: Case, procedure: Procedure, *, on: date) -> Standing:
    """Find where a case stands on a day.

    Args:
        case: The case.
        procedure: Periods and working days.
        on: The local day; a deadline that ended before it makes an office late.

    Returns:
        The standing; of an erased case nothing but that there was one.

    Raises:
        UnknownDeadlineError: If a period was not the rule on its first day.
        UnknownHolidayYearError: If working days of an unknown year are needed.
    """
    if case.state is CaseState.ERASED:
        return Standing()
    contestant = "" if case.allegation is None else case.allegation.contestant_id
    stage = _STAGE_OF.get(case.state)
    if stage is None:
        return Standing(ending=_find_ending(case), contestant_id=contestant)
    late = OFFICE_OF[stage] is not None and any(
        each.urgency_on(on) is Urgency.OVERDUE for each in list_deadlines(case, procedure)
    )
    return Standing(stage=stage, is_late=late, contestant_id=contestant)


def _find_ending(case: Case) -> Ending:
    if case.corrections:
        return Ending.OVERTURNED
    return Ending.UNVERIFIED if case.finding is None else _ENDING_OF[case.finding]
