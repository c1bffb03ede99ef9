"""When something is due in a case, when people are warned, and who hears that it is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from netral.casework.case import Case
from netral.casework.ids import CaseId
from netral.casework.notice import Delivery
from netral.casework.procedure import DeadlineKind, Procedure
from netral.casework.role import Role
from netral.casework.state import CaseState

_OF_STATE = {
    CaseState.LEAD: DeadlineKind.LEAD_LIFE,
    CaseState.INDICATION: DeadlineKind.REVIEW,
    CaseState.REVIEW: DeadlineKind.REVIEW,
    CaseState.SPLIT: DeadlineKind.REVIEW,
    CaseState.THIRD_REVIEW: DeadlineKind.REVIEW,
    CaseState.NOTICE_DUE: DeadlineKind.NOTICE,
    CaseState.NOTICE_SENT: DeadlineKind.NOTICE,
    CaseState.REPLY_WINDOW: DeadlineKind.REPLY,
    CaseState.FINAL_REVIEW: DeadlineKind.REVIEW,
    CaseState.FINAL_SPLIT: DeadlineKind.REVIEW,
    CaseState.FINAL_THIRD_REVIEW: DeadlineKind.REVIEW,
    CaseState.AWAITING_DECISION: DeadlineKind.DECISION,
    CaseState.REFERRAL_DUE: DeadlineKind.DECISION,
    CaseState.REFERRED: DeadlineKind.OUTCOME,
    CaseState.CONCLUDED: DeadlineKind.KEEP_CONCLUDED,
    CaseState.CLOSED: DeadlineKind.KEEP_CLOSED,
    CaseState.APPEALED: DeadlineKind.REVIEW,
    CaseState.APPEAL_REVIEW: DeadlineKind.REVIEW,
    CaseState.APPEAL_SPLIT: DeadlineKind.REVIEW,
    CaseState.APPEAL_THIRD_REVIEW: DeadlineKind.REVIEW,
    CaseState.CORRECTING: DeadlineKind.CORRECTION,
    CaseState.EXPIRED: DeadlineKind.ERASURE,
}
"""Every state but the last has a period, so that no case can lie unseen."""

_BAWASLU_STOPS = frozenset(
    {
        CaseState.LEAD,
        CaseState.REFERRED,
        CaseState.CONCLUDED,
        CaseState.CLOSED,
        CaseState.APPEALED,
        CaseState.APPEAL_REVIEW,
        CaseState.APPEAL_SPLIT,
        CaseState.APPEAL_THIRD_REVIEW,
        CaseState.CORRECTING,
        CaseState.EXPIRED,
        CaseState.ERASED,
    }
)


class Urgency(StrEnum):
    """How a deadline stands on a day."""

    IN_TIME = "in_time"
    WARNING = "warning"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One deadline of a case."""

    case_id: CaseId
    kind: DeadlineKind
    start_date: date
    """The day that is not counted itself."""
    warn_date: date | None
    due_date: date
    """The last day that belongs to the period."""

    def urgency_on(self, day: date) -> Urgency:
        """Say how it stands on a local day."""
        if day > self.due_date:
            return Urgency.OVERDUE
        if self.warn_date is not None and day >= self.warn_date:
            return Urgency.WARNING
        return Urgency.IN_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A deadline that somebody must hear of; computed each time, so that none can be lost."""

    deadline: Deadline
    urgency: Urgency
    days_over: int
    """Calendar days since the last day; 0 while it is only a warning."""
    to: tuple[Role, ...]


def list_deadlines(case: Case, procedure: Procedure) -> tuple[Deadline, ...]:
    """List the deadlines that run in a case: that of its state, and Bawaslu's.

    Args:
        case: The case.
        procedure: Periods and working days.

    Returns:
        The deadlines, the nearest first.

    Raises:
        UnknownDeadlineError: If a period was not the rule on its first day.
        UnknownHolidayYearError: If working days of an unknown year are needed.
    """
    found = []
    kind = _OF_STATE.get(case.state)
    if kind is not None:
        start = _start_of(case, kind, procedure)
        found.append(_deadline(case, kind, start, procedure))
    if case.known_on is not None and case.state not in _BAWASLU_STOPS:
        found.append(_deadline(case, DeadlineKind.BAWASLU_REPORT, case.known_on, procedure))
    return tuple(sorted(found, key=lambda each: (each.due_date, each.kind)))


def list_alarms(cases: Iterable[Case], procedure: Procedure, *, at: datetime) -> tuple[Alarm, ...]:
    """List what is nearly late or late, for those who must hear of it.

    Args:
        cases: The cases to look at.
        procedure: Periods and working days.
        at: Now, as the caller's clock has it.

    Returns:
        One alarm for each deadline that is past its day of warning, the oldest first.
        What is overdue also goes to the auditor: whoever sits on a file cannot hide it.

    Raises:
        UnknownDeadlineError: If a period was not the rule on its first day.
        UnknownHolidayYearError: If working days of an unknown year are needed.
    """
    today = procedure.local_day(at)
    alarms = []
    for case in cases:
        for deadline in list_deadlines(case, procedure):
            urgency = deadline.urgency_on(today)
            if urgency is Urgency.IN_TIME:
                continue
            late = urgency is Urgency.OVERDUE
            alarms.append(
                Alarm(
                    deadline=deadline,
                    urgency=urgency,
                    days_over=(today - deadline.due_date).days if late else 0,
                    to=(Role.COORDINATOR, Role.AUDITOR) if late else (Role.COORDINATOR,),
                )
            )
    return tuple(sorted(alarms, key=lambda each: (each.deadline.due_date, each.deadline.case_id)))


def find_reply_until(case: Case, delivery: Delivery, procedure: Procedure) -> date:
    """Find the last day to reply to a notice that was delivered.

    Args:
        case: The case, with its notice.
        delivery: The proof of delivery.
        procedure: Periods and working days.

    Returns:
        The last local day of the window.

    Raises:
        UnknownDeadlineError: If there is no period to reply on that day.
        UnknownHolidayYearError: If working days of an unknown year are needed.
    """
    start = procedure.local_day(delivery.delivered_at)
    rule = procedure.get_deadline(DeadlineKind.REPLY, on=start, election=case.election_kind)
    days = rule.days if case.notice is None else case.notice.reply_days
    return rule.count(start, days, procedure.calendar)


def _start_of(case: Case, kind: DeadlineKind, procedure: Procedure) -> date:
    if kind is DeadlineKind.REPLY and case.delivery is not None:
        return procedure.local_day(case.delivery.delivered_at)
    return procedure.local_day(case.state_since)


def _deadline(case: Case, kind: DeadlineKind, start: date, procedure: Procedure) -> Deadline:
    rule = procedure.get_deadline(kind, on=start, election=case.election_kind)
    due = rule.count(start, rule.days, procedure.calendar)
    if kind is DeadlineKind.REPLY and case.reply_until is not None:
        due = case.reply_until
    warn = None
    if rule.warn_after is not None:
        warn = min(due, rule.count(start, rule.warn_after, procedure.calendar))
    return Deadline(case_id=case.case_id, kind=kind, start_date=start, warn_date=warn, due_date=due)
