"""Periods and bodies with the days on which they hold: the law moves, and these move with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from netral.casework.errors import UnknownBodyError, UnknownDeadlineError
from netral.casework.ids import BodyId
from netral.casework.workday import Certainty, WorkCalendar
from netral.rulebook.reach import ElectionKind
from netral.values.instant import local_date


class DeadlineKind(StrEnum):
    """A period that the procedure knows."""

    BAWASLU_REPORT = "bawaslu_report"
    BAWASLU_HANDLING = "bawaslu_handling"
    SBT_VERIFICATION = "sbt_verification"
    SBT_BAWASLU_STUDY = "sbt_bawaslu_study"
    LEAD_LIFE = "lead_life"
    REVIEW = "review"
    NOTICE = "notice"
    REPLY = "reply"
    DECISION = "decision"
    OUTCOME = "outcome"
    """Until a receiving body is asked what became of it."""
    CORRECTION = "correction"
    SUMMONS = "summons"
    DECISION_DELIVERY = "decision_delivery"
    OBJECTION = "objection"
    APPEAL = "appeal"
    KEEP_CLOSED = "keep_closed"
    KEEP_CONCLUDED = "keep_concluded"
    ERASURE = "erasure"


class DayCount(StrEnum):
    """Which days a period counts."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


class Task(StrEnum):
    """What a body may do."""

    RECEIVES_REFERRAL = "receives_referral"
    DECIDES = "decides"
    SUPERVISES = "supervises"
    HEARS_OBJECTION = "hears_objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One period, with the days on which it was the rule."""

    kind: DeadlineKind
    days: int
    unit: DayCount
    counted_from: str
    """In Indonesian: the day that is not counted itself."""
    certainty: Certainty
    source: str
    in_force_from: date
    in_force_until: date | None = None
    """Exclusive."""
    warn_after: int | None = None
    """The day of the period on which people are warned."""
    extension: int = 0
    """By how many days it can be made longer, at most."""
    shortest: int | None = None
    """To how many days it can be made shorter, with a reason."""
    elections: tuple[ElectionKind, ...] = ()
    """Empty means both."""
    notes: tuple[str, ...] = ()

    def is_in_force(self, on: date, election: ElectionKind) -> bool:
        """Whether it is the rule on a day, for a kind of election."""
        if self.elections and election not in self.elections:
            return False
        return self.in_force_from <= on and (
            self.in_force_until is None or on < self.in_force_until
        )

    def count(self, start: date, days: int, calendar: WorkCalendar) -> date:
        """Give the last day of so many days after a day, in this period's kind of days.

        Raises:
            UnknownHolidayYearError: If working days of an unknown year are needed.
        """
        if self.unit is DayCount.CALENDAR_DAYS:
            return start + timedelta(days=days)
        return calendar.add_working_days(start, days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A public body, with the days on which it was in office."""

    body_id: BodyId
    title_id: str
    title_en: str
    tasks: tuple[Task, ...]
    in_office_from: date
    certainty: Certainty
    source: str
    in_office_until: date | None = None
    """Exclusive."""
    notes: tuple[str, ...] = ()

    def is_in_office(self, on: date) -> bool:
        """Whether it exists on a day."""
        return self.in_office_from <= on and (
            self.in_office_until is None or on < self.in_office_until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """How cases are handled in one place: days, periods, bodies."""

    procedure_id: str
    title_id: str
    title_en: str
    zone: timezone
    calendar: WorkCalendar = field(repr=False)
    deadlines: tuple[DeadlineRule, ...] = field(repr=False)
    bodies: tuple[Body, ...] = field(repr=False)
    digest: str
    """SHA-256 of the files it was loaded from."""
    notes: tuple[str, ...] = ()

    def local_day(self, moment: datetime) -> date:
        """Give the local day of a moment; all periods count local days.

        Raises:
            NaiveInstantError: If the moment has no timezone.
        """
        return local_date(moment, self.zone)

    def get_deadline(
        self, kind: DeadlineKind, *, on: date, election: ElectionKind = ElectionKind.REGIONAL
    ) -> DeadlineRule:
        """Get the period of a kind that is the rule on a day.

        Raises:
            UnknownDeadlineError: If there is none.
        """
        for each in self.deadlines:
            if each.kind is kind and each.is_in_force(on, election):
                return each
        raise UnknownDeadlineError(kind.value, on)

    def due_on(
        self, kind: DeadlineKind, *, start: date, election: ElectionKind = ElectionKind.REGIONAL
    ) -> date:
        """Give the last day of a period that begins the day after a day.

        Raises:
            UnknownDeadlineError: If no such period was the rule on the first day.
            UnknownHolidayYearError: If working days of an unknown year are needed.
        """
        rule = self.get_deadline(kind, on=start, election=election)
        return rule.count(start, rule.days, self.calendar)

    def list_bodies(self, task: Task, *, on: date) -> Sequence[Body]:
        """List the bodies that have a task on a day."""
        return [each for each in self.bodies if task in each.tasks and each.is_in_office(on)]

    def get_body(self, body_id: BodyId, task: Task, *, on: date) -> Body:
        """Get a body that has a task on a day.

        Raises:
            UnknownBodyError: If it has not; the error names those that have.
        """
        in_office = self.list_bodies(task, on=on)
        for each in in_office:
            if each.body_id == body_id:
                return each
        raise UnknownBodyError(body_id, task.value, on, tuple(each.body_id for each in in_office))
