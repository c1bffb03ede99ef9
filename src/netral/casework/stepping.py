"""Takes a step: asks the table, then the duties, then makes the case that follows.

1. Is the step possible from the state the case is in?
2. Does it belong to the role of whoever asks?
3. Is every duty done?
4. What case does the event leave? Its state must be one that the row names.

Whoever keeps cases calls this while holding the case, so that nothing can slip in
between the asking and the writing.
"""

from netral.casework.applying import apply_event
from netral.casework.case import Case
from netral.casework.duty import Occasion
from netral.casework.errors import (
    DutyNotDoneError,
    EventRefusedError,
    RoleMayNotError,
    StepNotPossibleError,
)
from netral.casework.event import CaseEvent
from netral.casework.procedure import Procedure
from netral.casework.transition import ALWAYS, find_transition
from netral.values.instant import require_aware


def take_step(case: Case | None, event: CaseEvent, procedure: Procedure) -> Case:
    """Take one step of a case, or refuse it.

    Args:
        case: The case as it stands; `None` if there is none yet.
        event: What somebody wants to happen.
        procedure: Periods, bodies and working days.

    Returns:
        The case after the step. Nothing is written: that is the store's part.

    Raises:
        StepNotPossibleError: If the step does not lead on from the state.
        RoleMayNotError: If the step belongs to another role.
        DutyNotDoneError: If a duty is not done; the first that lacks is named.
        DrawNotHonestError: If a draw does not follow from its commitment.
        TooFewReviewersError: If a draw leaves chance nothing to choose.
        EventRefusedError: If the event contradicts itself.
        NaiveInstantError: If the event's moment has no timezone.
    """
    require_aware(event.at)
    state = None if case is None else case.state
    row = find_transition(event.step, state)
    if row is None:
        raise StepNotPossibleError(event.case_id, event.step.value, state or "none")
    if event.actor.role not in row.roles:
        allowed = tuple(role.value for role in row.roles)
        raise RoleMayNotError(event.case_id, event.step.value, event.actor.role.value, allowed)
    occasion = Occasion(case, event, procedure)
    for duty in (*ALWAYS, *row.duties):
        lacking = duty(occasion)
        if lacking is not None:
            raise DutyNotDoneError(event.case_id, event.step.value, duty.__name__, lacking)
    after = apply_event(case, event)
    if after.state not in (row.targets or (state,)):
        raise EventRefusedError(event.event_id, f"it would lead to {after.state.value}")
    return after
