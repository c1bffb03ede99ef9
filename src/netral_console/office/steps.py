"""The one place where a step of the office is taken: once, however often it is sent."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from netral.casework import Actor, Case, CaseId, EventId, StepKind, take_step
from netral.casework.errors import CaseMovedOnError, EventIdReusedError
from netral.errors import NetralError
from netral_console import clock, wiring
from netral_console.office.case_page import form_of, render_case, steps_for
from netral_console.office.receipt import keep_receipts
from netral_console.office.referral import keep_package
from netral_console.office.refusal import MOVED_ON, say_refusal
from netral_console.office.second_hand import agree_to, ask_for_second, decline
from netral_console.office.step_form import StepForm, new_event_id
from netral_console.pages.templatetags.words import pick

_CONFLICT = 409


def take_office_step(request: HttpRequest, case_id: str, step: str) -> HttpResponse:
    """Take a step of a case; sent twice it is taken once."""
    case = wiring.open_case(request, case_id)
    actor = wiring.get_actor(request)
    try:
        kind = StepKind(step)
    except ValueError as error:
        raise Http404 from error
    form_class = form_of(kind)
    if form_class is None:
        raise Http404
    if _was_taken(request, case):
        return redirect("office:case", case_id=case_id)
    if kind not in steps_for(case, actor):
        messages.error(request, pick(MOVED_ON))
        return redirect("office:case", case_id=case_id)
    form = form_class(
        request.POST, request.FILES, case=case, procedure=wiring.get_procedure(), at=clock.now()
    )
    if not form.is_valid():
        return render_case(request, case, {kind: form}, status=422)
    try:
        _do(form, actor)
    except (CaseMovedOnError, EventIdReusedError) as refusal:
        return _answer_conflict(request, case, kind, form, refusal)
    except NetralError as refusal:
        form.add_error(None, pick(say_refusal(refusal)))
        return render_case(request, case, {kind: form}, status=422)
    return redirect("office:case", case_id=case_id)


def agree(request: HttpRequest, case_id: str, number: int) -> HttpResponse:
    """Agree, as the second person, to a step that needs two."""
    case = wiring.open_case(request, case_id)
    try:
        agree_to(number, case, wiring.get_actor(request))
    except NetralError as refusal:
        messages.error(request, pick(say_refusal(refusal)))
    return redirect("office:case", case_id=case_id)


def refuse(request: HttpRequest, case_id: str, number: int) -> HttpResponse:
    """Decline as the second person, or take one's own question back."""
    case = wiring.open_case(request, case_id)
    try:
        decline(number, case, wiring.get_actor(request))
    except NetralError as refusal:
        messages.error(request, pick(say_refusal(refusal)))
    return redirect("office:case", case_id=case_id)


def _do(form: StepForm, actor: Actor) -> None:
    """Do it: asked of the core first, then what it rests on is kept, then it is recorded."""
    if form.needs_second:
        ask_for_second(form, actor)
        return
    form.at = at = clock.now()
    event = form.make_event(
        {
            "event_id": EventId(form.cleaned_data["event_id"]),
            "case_id": CaseId(form.case.case_id),
            "at": at,
            "actor": actor,
        }
    )
    version = form.cleaned_data["version"]
    if version != form.case.version:
        raise CaseMovedOnError(form.case.case_id, version, form.case.version)
    take_step(form.case, event, wiring.get_procedure())
    keep_receipts(form.case, form.receipts, at=at)
    if event.step is StepKind.REFER_CASE:
        keep_package(form.case, at=at)
    wiring.get_store().record(event, expected_version=version)


def _answer_conflict(
    request: HttpRequest, seen: Case, kind: StepKind, form: StepForm, refusal: NetralError
) -> HttpResponse:
    """Answer when somebody else was quicker; if that was the same click, it is done."""
    if _was_taken(request, seen):
        return redirect("office:case", case_id=seen.case_id)
    case = wiring.get_store().get_case(seen.case_id)
    if kind not in steps_for(case, wiring.get_actor(request)):
        messages.error(request, pick(MOVED_ON))
        return redirect("office:case", case_id=case.case_id)
    typed = request.POST.copy()
    typed["version"], typed["event_id"] = str(case.version), new_event_id()
    again = type(form)(
        typed, request.FILES, case=case, procedure=wiring.get_procedure(), at=clock.now()
    )
    again.full_clean()
    again.add_error(None, pick(say_refusal(refusal)))
    return render_case(request, case, {kind: again}, status=_CONFLICT)


def _was_taken(request: HttpRequest, case: Case) -> bool:
    """Whether the event of this form is in the case already: a second click."""
    sent = request.POST.get("event_id", "")
    return any(each.event_id == sent for each in wiring.get_store().iter_events(case.case_id))
