"""Steps that need two people: one asks, another agrees, and only then it happens."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from netral.casework import Actor, ActorId, Case, CaseEvent, PersonKey, Role, StepKind
from netral.casework.errors import EventRefusedError
from netral.casework.event import CaseWithdrawn, HoldPlaced, HoldReleased
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as_store
from netral_console.office.models import SecondHand
from netral_console.office.step_form import ReasonForm, StepForm, new_event_id
from netral_console.office.wording import STEPS

_SECOND_ROLES: Mapping[StepKind, tuple[Role, ...]] = {
    StepKind.WITHDRAW_CASE: (Role.DATA_PROTECTION_OFFICER, Role.AUDITOR),
    StepKind.PLACE_HOLD: (Role.AUTHORITY, Role.AUDITOR),
    StepKind.RELEASE_HOLD: (Role.AUTHORITY, Role.AUDITOR),
}


class WithdrawForm(ReasonForm):
    """Takes a case back, for a mistake in rule, register or evidence."""

    step = StepKind.WITHDRAW_CASE


class PlaceHoldForm(ReasonForm):
    """Keeps a case from expiring."""

    step = StepKind.PLACE_HOLD


class ReleaseHoldForm(StepForm):
    """Lets a case expire again."""

    step = StepKind.RELEASE_HOLD


SECOND_HAND_FORMS: Mapping[StepKind, type[StepForm]] = {
    each.step: each for each in (WithdrawForm, PlaceHoldForm, ReleaseHoldForm)
}


def ask_for_second(form: StepForm, actor: Actor) -> None:
    """Keep the question until a second person answers it."""
    with asking_as_store(using="default"):
        SecondHand.objects.get_or_create(
            case_id=form.case.case_id,
            step=form.step.value,
            is_done=False,
            defaults={
                "facts": {"reason": form.cleaned_data.get("reason", "")},
                "version": form.cleaned_data["version"],
                "asked_by": actor.actor_id,
                "asked_role": actor.role.value,
                "asked_person": actor.person,
                "asked_at": clock.now(),
            },
        )


def find_open(case: Case, actor: Actor) -> list[dict[str, Any]]:
    """Find the open questions of a case, and whether this login may answer them."""
    with asking_as_store(using="default"):
        rows = list(SecondHand.objects.filter(case_id=case.case_id, is_done=False))
    return [
        {
            "number": row.position,
            "words": STEPS[StepKind(row.step)],
            "asked_at": row.asked_at,
            "may_agree": _may_agree(row, actor),
        }
        for row in rows
    ]


def agree_to(number: int, case: Case, second: Actor) -> Case:
    """Agree, and take the step.

    Raises:
        EventRefusedError: If this login is not the second person for it.
        CaseworkError: If the case has moved on.
    """
    with asking_as_store(using="default"):
        row = SecondHand.objects.filter(
            position=number, case_id=case.case_id, is_done=False
        ).first()
    if row is None or not _may_agree(row, second):
        raise EventRefusedError(case.case_id, "this is not for you to agree to")
    event = _make_event(row, case, second, at=clock.now())
    recorded = wiring.get_store().record(event, expected_version=row.version)
    with asking_as_store(using="default"):
        SecondHand.objects.filter(position=number).update(is_done=True)
    return recorded


def _may_agree(row: SecondHand, actor: Actor) -> bool:
    return (
        actor.role in _SECOND_ROLES[StepKind(row.step)]
        and actor.actor_id != row.asked_by
        and (actor.person is None or actor.person != row.asked_person)
    )


def _make_event(row: SecondHand, case: Case, second: Actor, *, at: datetime) -> CaseEvent:
    first = Actor(
        actor_id=ActorId(row.asked_by),
        role=Role(row.asked_role),
        person=None if row.asked_person is None else PersonKey(row.asked_person),
    )
    base: dict[str, Any] = {
        "event_id": new_event_id(),
        "case_id": case.case_id,
        "at": at,
        "actor": first,
        "countersigned_by": second,
    }
    match StepKind(row.step):
        case StepKind.WITHDRAW_CASE:
            return CaseWithdrawn(**base, reason=row.facts["reason"])
        case StepKind.PLACE_HOLD:
            return HoldPlaced(**base, reason=row.facts["reason"])
        case _:
            return HoldReleased(**base)
