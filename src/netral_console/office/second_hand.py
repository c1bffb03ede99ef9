"""Steps that need two people: one asks, another agrees, and only then it happens."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import connection

from netral.casework import (
    Actor,
    ActorId,
    Case,
    CaseEvent,
    PersonKey,
    RedrawReason,
    Role,
    StepKind,
    take_step,
)
from netral.casework.case import SITTING
from netral.casework.event import (
    CaseDecided,
    CaseWithdrawn,
    HoldPlaced,
    HoldReleased,
    SeatsRedrawn,
)
from netral.casework.ids import EventId
from netral.casework.redrawing import find_last_day, plan_replacements
from netral.reporting.bilingual import Bilingual
from netral_console import clock, wiring
from netral_console.accounts.role import ROLE_WORDS, ConsoleRole
from netral_console.cases.asking import asking_as_store
from netral_console.errors import NotSecondPersonError
from netral_console.office.decision_form import DecideForm, make_decision
from netral_console.office.models import SecondHand
from netral_console.office.redraw_form import RedrawForm, find_first_moment
from netral_console.office.step_form import ReasonForm, StepForm
from netral_console.office.wording import FINDINGS, REDRAW_REASONS, STEPS
from netral_console.reviewers.holding import drop_held, lock_due_votes
from netral_console.sealing.envelope import seal, unseal

_PLACE = "second_hand.sealed"
_FIRST_REDRAW = """
    SELECT min(asked.asked_at)
    FROM second_hand AS asked JOIN case_record AS one USING (case_id)
    WHERE asked.case_id = ANY (%s) AND asked.step = %s AND NOT asked.is_done
        AND asked.state_since = one.state_since
"""
_NO_NAMES = Bilingual(
    "Sekurangnya 30 huruf. Orang kedua membacanya: jangan sebut nama.",
    "At least 30 letters. The second person reads it: name nobody.",
)
SECOND_ROLES: Mapping[StepKind, tuple[Role, ...]] = {
    StepKind.DECIDE_CASE: (Role.AUTHORITY, Role.AUDITOR),
    StepKind.WITHDRAW_CASE: (Role.DATA_PROTECTION_OFFICER, Role.AUDITOR),
    StepKind.REDRAW_SEATS: (Role.DATA_PROTECTION_OFFICER, Role.AUDITOR),
    StepKind.PLACE_HOLD: (Role.AUTHORITY, Role.AUDITOR),
    StepKind.RELEASE_HOLD: (Role.AUTHORITY, Role.AUDITOR),
}
"""Who may be the second, as the duties of the core have it."""


class TwoPeopleForm(ReasonForm):
    """A step that always needs a second person."""

    @property
    def needs_second(self) -> bool:
        return True

    def prepare(self) -> None:
        super().prepare()
        self.label("reason", Bilingual("Alasan", "Reason"), _NO_NAMES)


class WithdrawForm(TwoPeopleForm):
    """Takes a case back, for a mistake in rule, register or evidence."""

    step = StepKind.WITHDRAW_CASE
    explains = Bilingual(
        "Untuk kekeliruan pada ketentuan, daftar pegawai atau bukti. Petugas pelindungan data "
        "atau auditor harus setuju di akunnya sendiri.",
        "For a mistake in rule, register or evidence. The data-protection officer or an auditor "
        "must agree in their own login.",
    )


class PlaceHoldForm(TwoPeopleForm):
    """Keeps a case from expiring."""

    step = StepKind.PLACE_HOLD
    explains = Bilingual(
        "Untuk pengadilan atau pemeriksaan. Pejabat yang berwenang atau auditor harus setuju.",
        "For a court or an inspection. The authority or an auditor must agree.",
    )


class ReleaseHoldForm(StepForm):
    """Lets a case expire again."""

    step = StepKind.RELEASE_HOLD
    explains = PlaceHoldForm.explains

    @property
    def needs_second(self) -> bool:
        return True


SECOND_HAND_FORMS: Mapping[StepKind, type[StepForm]] = {
    each.step: each for each in (WithdrawForm, RedrawForm, PlaceHoldForm, ReleaseHoldForm)
}


def ask_for_second(form: StepForm, actor: Actor) -> None:
    """Keep the question until a second person answers it; asked again it is one question.

    The duties of the step are asked now, as if somebody had agreed as soon as they can, so
    that nothing is put before the second person that could not happen.

    Raises:
        CaseworkError: If a duty lacks.
    """
    case, typed, at = form.case, _typed_in(form), clock.now()
    second = Actor(actor_id=ActorId("-"), role=SECOND_ROLES[form.step][0])
    soonest = _find_soonest(form.step, at)
    question = SecondHand(step=form.step.value, position=0, asked_at=at)
    probe = _make_event(question, typed, actor, second, case=case, at=soonest)
    take_step(case, probe, wiring.get_procedure())
    with asking_as_store(using="default"):
        stale = SecondHand.objects.filter(case_id=case.case_id, is_done=False)
        stale.exclude(state_since=case.state_since).update(is_done=True, ended_as="void")
        SecondHand.objects.get_or_create(
            case_id=case.case_id,
            step=form.step.value,
            is_done=False,
            defaults={
                "sealed": seal(case.case_id, _PLACE, msgspec.json.encode(typed)),
                "state_since": case.state_since,
                "asked_by": actor.actor_id,
                "asked_role": actor.role.value,
                "asked_person": actor.person,
                "asked_at": at,
            },
        )


def find_open(case: Case, actor: Actor) -> list[dict[str, Any]]:
    """Find the open questions of a case, and what this login may do about each.

    What was typed is shown to whoever may agree, and to whoever asked.
    """
    with asking_as_store(using="default"):
        rows = list(
            SecondHand.objects.filter(
                case_id=case.case_id, is_done=False, state_since=case.state_since
            )
        )
        return [_show(row, case, actor) for row in rows]


def agree_to(number: int, case: Case, second: Actor) -> Case:
    """Agree, and take the step; agreeing twice is agreeing once.

    While reviewers vote, their votes do not count as moving the case on: a refusal for that
    would tell of them. Votes whose seconds of doubt have passed are locked first.

    Raises:
        NotSecondPersonError: If this login is not the second person for it.
        CaseworkError: If the case has moved on, or a duty lacks by now.
    """
    if case.state in SITTING:
        lock_due_votes(at=clock.now())
        case = wiring.get_store().get_case(case.case_id)
    with asking_as_store(using="default"):
        row = SecondHand.objects.filter(position=number, case_id=case.case_id).first()
        if row is None or not _may_agree(row, second):
            raise NotSecondPersonError(case.case_id)
        if row.ended_as == "agreed" and row.ended_by == second.actor_id:
            return case
        if row.is_done or row.state_since != case.state_since:
            raise NotSecondPersonError(case.case_id)
        typed = msgspec.json.decode(unseal(case.case_id, _PLACE, row.sealed))
    first = Actor(
        actor_id=ActorId(row.asked_by),
        role=Role(row.asked_role),
        person=None if row.asked_person is None else PersonKey(row.asked_person),
    )
    event = _make_event(row, typed, first, second, case=case, at=clock.now())
    version = None if case.state in SITTING else case.version
    recorded = wiring.get_store().record(event, expected_version=version)
    _end(number, "agreed", second)
    for seat in case.seats:
        if not recorded.has_seat(seat.reviewer):
            drop_held(seat.reviewer, case.case_id)
    return recorded


def decline(number: int, case: Case, actor: Actor) -> None:
    """Decline as the second person, or take one's own question back; nothing happens then.

    Raises:
        NotSecondPersonError: If it is neither.
    """
    with asking_as_store(using="default"):
        row = SecondHand.objects.filter(
            position=number, case_id=case.case_id, is_done=False
        ).first()
    if row is None or not (_may_agree(row, actor) or row.asked_by == actor.actor_id):
        raise NotSecondPersonError(case.case_id)
    _end(number, "taken_back" if row.asked_by == actor.actor_id else "declined", actor)


def find_redraw_day(case_ids: Sequence[str]) -> date | None:
    """Find the earliest last day to vote in cases whose open seats may be drawn anew."""
    with asking_as_store(using="default"), connection.cursor() as cursor:
        cursor.execute(_FIRST_REDRAW, [list(case_ids), StepKind.REDRAW_SEATS.value])
        (asked,) = cursor.fetchone()
    return None if asked is None else find_last_day(asked, wiring.get_procedure())


def forget_of(case_id: str) -> None:
    """Forget what was typed for a case that is erased."""
    with asking_as_store(using="default"):
        SecondHand.objects.filter(case_id=case_id).update(sealed=b"", asked_person=None)


def _end(number: int, how: str, actor: Actor) -> None:
    with asking_as_store(using="default"):
        SecondHand.objects.filter(position=number).update(
            is_done=True, ended_as=how, ended_by=actor.actor_id
        )


def _typed_in(form: StepForm) -> dict[str, Any]:
    data = form.cleaned_data
    if isinstance(form, DecideForm):
        return {name: data[name] for name in ("outcome", "finding", "body_id", "reason")} | {
            "recipients": []
        }
    return {name: data[name] for name in ("reason", "because") if name in data}


def _may_agree(row: SecondHand, actor: Actor) -> bool:
    return (
        actor.role in SECOND_ROLES[StepKind(row.step)]
        and actor.actor_id != row.asked_by
        and (actor.person is None or actor.person != row.asked_person)
    )


def _show(row: SecondHand, case: Case, actor: Actor) -> dict[str, Any]:
    step, may_agree = StepKind(row.step), _may_agree(row, actor)
    is_own = row.asked_by == actor.actor_id
    typed: dict[str, Any] = {}
    if may_agree or is_own:
        typed = msgspec.json.decode(unseal(case.case_id, _PLACE, row.sealed))
    soonest = _find_soonest(step, row.asked_at)
    roles = [ROLE_WORDS[ConsoleRole(each.value)] for each in SECOND_ROLES[step]]
    return {
        "number": row.position,
        "words": _name(step, typed),
        "step": row.step,
        "asked_at": row.asked_at,
        "asked_role": ROLE_WORDS[ConsoleRole(row.asked_role)],
        "who": Bilingual(
            " atau ".join(each.id.lower() for each in roles),
            " or ".join(each.en.lower() for each in roles),
        ),
        "reason": typed.get("reason", ""),
        "because": REDRAW_REASONS[RedrawReason(typed["because"])] if "because" in typed else None,
        "may_agree": may_agree,
        "opens_on": soonest.date() if clock.now() < soonest else None,
        "is_own": is_own,
    }


def _name(step: StepKind, typed: Mapping[str, Any]) -> Bilingual:
    if step is not StepKind.DECIDE_CASE:
        return STEPS[step]
    finding = next((words for each, words in FINDINGS.items() if each == typed.get("finding")), "")
    if isinstance(finding, str):
        return Bilingual("Tutup berlawanan dengan penilaian", "Close against the votes")
    return Bilingual(
        f"Tutup berlawanan dengan penilaian: {finding.id}",
        f"Close against the votes: {finding.en}",
    )


def _find_soonest(step: StepKind, asked_at: datetime) -> datetime:
    if step is StepKind.REDRAW_SEATS:
        return find_first_moment(asked_at, wiring.get_procedure())
    return asked_at


def _make_event(
    question: SecondHand,
    typed: Mapping[str, Any],
    first: Actor,
    second: Actor,
    *,
    case: Case,
    at: datetime,
) -> CaseEvent:
    base: dict[str, Any] = {
        "event_id": EventId(f"EV-second-{question.position}-{case.case_id}"),
        "case_id": case.case_id,
        "at": at,
        "actor": first,
    }
    match StepKind(question.step):
        case StepKind.REDRAW_SEATS:
            return SeatsRedrawn(
                **base,
                countersigned_by=second,
                because=RedrawReason(typed["because"]),
                asked_at=question.asked_at,
                replacements=plan_replacements(case) or (),
            )
        case StepKind.DECIDE_CASE:
            decision = replace(make_decision(typed), countersigned_by=second)
            return CaseDecided(**base, decision=decision)
        case StepKind.WITHDRAW_CASE:
            return CaseWithdrawn(**base, countersigned_by=second, reason=typed["reason"])
        case StepKind.PLACE_HOLD:
            return HoldPlaced(**base, countersigned_by=second, reason=typed["reason"])
        case _:
            return HoldReleased(**base, countersigned_by=second)
