"""Duties: what must be so before a step. Each says what is lacking, or `None` if all is done.

A duty's name and first sentence stand in the table of docs/howto/casework.md. What a duty
answers holds ids, days and counts only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from netral.casework.allegation import Allegation
from netral.casework.case import Case
from netral.casework.errors import EventRefusedError
from netral.casework.event import CaseEvent, CaseOpened, LeadReported
from netral.casework.ids import make_case_id
from netral.casework.procedure import DeadlineKind, Procedure
from netral.casework.role import Role
from netral.casework.vote import REASON_LETTERS, count_letters

EventT = TypeVar("EventT", bound=CaseEvent)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A step that somebody wants to take, and all that a duty may look at."""

    before: Case | None
    event: CaseEvent
    procedure: Procedure

    @property
    def case(self) -> Case:
        """The case before the step, where the step needs one."""
        if self.before is None:
            raise EventRefusedError(self.event.event_id, "there is no case yet")
        return self.before

    @property
    def allegation(self) -> Allegation:
        """The allegation of the case, where the step needs one."""
        if self.case.allegation is None:
            raise EventRefusedError(self.event.event_id, "the case is a lead only")
        return self.case.allegation

    def get(self, kind: type[EventT]) -> EventT:
        """Get the event as the type that the step leaves."""
        if not isinstance(self.event, kind):
            raise EventRefusedError(self.event.event_id, f"it is no {kind.__name__}")
        return self.event


Duty = Callable[[Occasion], str | None]


def moment_is_in_order(step: Occasion) -> str | None:
    """No event is dated before the one that came before it."""
    if step.before is not None and step.event.at < step.before.last_at:
        return "it would be dated before the last event of the case"
    return None


def nobody_acts_in_own_case(step: Occasion) -> str | None:
    """Whom the case is about acts in it as that person only, and their kin in no office."""
    if step.before is None or step.before.allegation is None:
        return None
    subject, actor = step.before.allegation.subject, step.event.actor
    if actor.role is not Role.PERSON and actor.person in (subject.person, *subject.kin):
        return "whom the case is about, and their kin, cannot act in it in an office"
    return None


def actor_is_the_person(step: Occasion) -> str | None:
    """It is the person themselves, or a helper in their account."""
    if step.event.actor.person != step.allegation.subject.person:
        return "only the person whom the case is about can do this"
    return None


def reason_is_given(step: Occasion) -> str | None:
    """A reason of at least 30 characters is given."""
    reason = str(getattr(step.event, "reason", ""))
    if count_letters(reason) < REASON_LETTERS:
        return f"the reason has {count_letters(reason)} of {REASON_LETTERS} characters"
    return None


def id_follows_from_act(step: Occasion) -> str | None:
    """The id of the case is the one that its act gives, so that no id can be chosen."""
    event = step.event
    if isinstance(event, LeadReported):
        act_id = event.act_id
    else:
        opened = step.get(CaseOpened)
        act_id = opened.allegation.act_id
    return None if event.case_id == make_case_id(act_id) else "the id is not the one of its act"


def lead_is_alive(step: Occasion) -> str | None:
    """A lead becomes a case within its seven days, and of the same act."""
    if step.before is None:
        return None
    last = step.procedure.due_on(
        DeadlineKind.LEAD_LIFE, start=step.procedure.local_day(step.case.taken_in_at)
    )
    if step.procedure.local_day(step.event.at) > last:
        return f"the lead ended on {last.isoformat()}"
    return None


def evidence_is_firm(step: Occasion) -> str | None:
    """Evidence of grade A, B or C stands behind it, however many reports came in."""
    if not step.get(CaseOpened).allegation.has_firm_evidence:
        return "no exhibit of grade A, B or C stands behind it"
    return None


def account_was_declared(step: Occasion) -> str | None:
    """The account was declared and valid on the local day of the act."""
    allegation = step.get(CaseOpened).allegation
    day = step.procedure.local_day(allegation.occurred_at)
    if not allegation.declaration.covers(day):
        return f"no declaration covers {day.isoformat()}"
    return None


def lead_account_is_declared(step: Occasion) -> str | None:
    """The account is a declared one; about anybody else nothing is kept."""
    day = step.procedure.local_day(step.event.at)
    if step.get(LeadReported).declaration.valid_from > day:
        return "no declaration covers the account yet"
    return None


def act_is_in_window(step: Occasion) -> str | None:
    """The act lies inside the election's dated window."""
    allegation = step.get(CaseOpened).allegation
    day = step.procedure.local_day(allegation.occurred_at)
    if not allegation.window_first_date <= day < allegation.window_until_date:
        return f"{day.isoformat()} is outside the election's window"
    return None


def act_names_contestant_and_rule(step: Occasion) -> str | None:
    """A contestant is named, and at least one rule with its article."""
    allegation = step.get(CaseOpened).allegation
    if not allegation.contestant_id:
        return "no contestant is named; about an office there can be no case"
    if not allegation.rules or not all(rule.articles for rule in allegation.rules):
        return "a rule without an article is no rule"
    return None


def known_day_is_possible(step: Occasion) -> str | None:
    """It became known after it happened, and not in the future."""
    opened = step.get(CaseOpened)
    act_day = step.procedure.local_day(opened.allegation.occurred_at)
    if not act_day <= opened.known_on <= step.procedure.local_day(opened.at):
        return f"it cannot have become known on {opened.known_on.isoformat()}"
    return None
