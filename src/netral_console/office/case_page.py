"""The page of one case, and the one place where a step of the office is taken."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.casework import Actor, Case, CaseEvent, EventId, Role, StepKind, list_deadlines
from netral.casework.event import VoteCast
from netral.casework.transition import iter_steps
from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, GRADES, PHASES, PLATFORMS, STANCES
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.stance import Stance
from netral_console import clock, wiring
from netral_console.accounts.role import ROLE_WORDS, ConsoleRole
from netral_console.documents.docx import render_docx
from netral_console.documents.letters import (
    LETTER_WORDS,
    LetterKind,
    day_of_letter,
    list_letters,
    write_letter,
)
from netral_console.documents.pdf import render_pdf
from netral_console.exhibits.address import exhibit_address
from netral_console.office.referral import keep_package, read_package
from netral_console.office.second_hand import (
    SECOND_HAND_FORMS,
    agree_to,
    ask_for_second,
    find_open,
)
from netral_console.office.step_form import STEP_FORMS, StepForm
from netral_console.office.wording import (
    ASSESSMENTS,
    DEADLINES,
    DEFENCE_VIEWS,
    DEFENCES,
    FINDINGS,
    ROUNDS,
    STATES,
    STEPS,
    URGENCIES,
)
from netral_console.registry.identity import find_identity

SEES_CONTENT = frozenset({Role.INTAKE_OFFICER, Role.AUTHORITY, Role.DATA_PROTECTION_OFFICER})
"""Coordinators see queues, auditors structure; neither sees a name or a text."""
_HIDES_ACTOR = frozenset({StepKind.CAST_VOTE, StepKind.ANSWER_DEFENCE, StepKind.RECUSE})
_OPEN_VOTES = frozenset(
    {
        "awaiting_decision",
        "referral_due",
        "referred",
        "concluded",
        "closed",
        "correcting",
        "appealed",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A line of the timeline."""

    at: Any
    words: Bilingual
    role: Bilingual
    note: Bilingual | None = None


def show_case(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show a case to somebody of the office."""
    case = wiring.open_case(request, case_id)
    return _render(request, case, {})


def take_step(request: HttpRequest, case_id: str, step: str) -> HttpResponse:
    """Take a step of a case; sent twice it is taken once."""
    case = wiring.open_case(request, case_id)
    actor = wiring.get_actor(request)
    try:
        kind = StepKind(step)
    except ValueError as error:
        raise Http404 from error
    form_class = STEP_FORMS.get(kind) or SECOND_HAND_FORMS.get(kind)
    if form_class is None or (
        kind not in _steps_for(case, actor) and not _was_taken(request, case)
    ):
        messages.error(request, _pick_gone())
        return redirect("office:case", case_id=case_id)
    form = form_class(
        request.POST,
        request.FILES,
        case=case,
        procedure=wiring.get_procedure(),
        at=clock.now(),
    )
    if not form.is_valid():
        return _render(request, case, {kind: form}, status=422)
    try:
        if kind in SECOND_HAND_FORMS:
            ask_for_second(form, actor)
        else:
            _record(form, actor)
    except NetralError as refusal:
        form.add_error(None, f"{refusal.problem} {refusal.remedy}")
        return _render(request, case, {kind: form}, status=422)
    return redirect("office:case", case_id=case_id)


def agree(request: HttpRequest, case_id: str, number: int) -> HttpResponse:
    """Agree, as the second person, to a step that needs two."""
    case = wiring.open_case(request, case_id)
    try:
        agree_to(number, case, wiring.get_actor(request))
    except NetralError as refusal:
        messages.error(request, f"{refusal.problem} {refusal.remedy}")
    return redirect("office:case", case_id=case_id)


def show_letter(request: HttpRequest, case_id: str, kind: str, ending: str) -> HttpResponse:
    """Give a letter of a case as PDF or DOCX."""
    case = wiring.open_case(request, case_id)
    procedure = wiring.get_procedure()
    try:
        letter = LetterKind(kind)
        paper = write_letter(letter, case, procedure)
    except (ValueError, NetralError) as error:
        raise Http404 from error
    dated = day_of_letter(letter, case, procedure)
    if ending == "pdf":
        return _as_file(render_pdf(paper, dated=dated), "application/pdf", f"{kind}.pdf")
    return _as_file(
        render_docx(paper, dated=dated),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        f"{kind}.docx",
    )


def download_package(request: HttpRequest, case_id: str) -> HttpResponse:
    """Give the package of a case that is to be handed on, or was."""
    case = wiring.open_case(request, case_id)
    if case.decision is None or not case.decision.recipients:
        raise Http404
    try:
        content = read_package(case, at=clock.now())
    except NetralError as error:
        raise Http404 from error
    return _as_file(content, "application/zip", f"{case_id}.zip")


def _as_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _record(form: StepForm, actor: Actor) -> Case:
    at = clock.now()
    form.at = at
    base = {
        "event_id": EventId(form.cleaned_data["event_id"]),
        "case_id": form.case.case_id,
        "at": at,
        "actor": actor,
    }
    event = form.make_event(base)
    case = wiring.get_store().record(event, expected_version=form.cleaned_data["version"])
    if event.step is StepKind.REFER_CASE:
        keep_package(form.case, at=at)
    return case


def _was_taken(request: HttpRequest, case: Case) -> bool:
    """Whether the event of this form is in the case already: a second click."""
    sent = request.POST.get("event_id", "")
    return any(each.event_id == sent for each in wiring.get_store().iter_events(case.case_id))


def _steps_for(case: Case, actor: Actor) -> list[StepKind]:
    return list(iter_steps(case.state, actor.role))


def _pick_gone() -> str:
    from netral_console.pages.templatetags.words import pick  # noqa: PLC0415 - words only here

    return pick(
        Bilingual(
            "Langkah itu tidak dapat diambil: perkara sudah bergerak. Lihat keadaannya sekarang.",
            "That step cannot be taken: the case has moved on. Look where it stands now.",
        )
    )


def _render(
    request: HttpRequest, case: Case, sent: dict[StepKind, StepForm], *, status: int = 200
) -> HttpResponse:
    actor = wiring.get_actor(request)
    sees = actor.role in SEES_CONTENT and case.allegation is not None
    context = {
        "case": case,
        "state_words": STATES[case.state],
        "finding_words": None if case.finding is None else FINDINGS[case.finding],
        "sees_content": sees,
        "moments": _timeline(case),
        "deadlines": _deadlines(case),
        "forms": _forms(case, actor, sent),
        "second_hands": find_open(case, actor),
        "letters": [(kind, LETTER_WORDS[kind]) for kind in list_letters(case)] if sees else [],
        "has_package": sees and case.decision is not None and bool(case.decision.recipients),
    }
    if case.allegation is not None:
        context |= _about(request, case, sees=sees)
    return render(request, "office/case.html", context, status=status)


def _about(request: HttpRequest, case: Case, *, sees: bool) -> dict[str, Any]:
    allegation = case.allegation
    if allegation is None:
        return {}
    about: dict[str, Any] = {
        "kind_words": ACT_KINDS[ActKind(allegation.act_kind)],
        "platform_words": PLATFORMS[Platform(allegation.platform)],
        "phase_words": PHASES[Phase(allegation.phase)],
        "stance_words": STANCES[Stance(allegation.stance)],
        "contestant": wiring.name_contestant(allegation.contestant_id),
        "allegation": allegation,
        "exhibits": [
            {
                "number": number,
                "item": each,
                "grade_words": GRADES[each.grade],
                "address": exhibit_address(request, each.sha256) if sees else "",
            }
            for number, each in enumerate(allegation.evidence, start=1)
        ],
    }
    if sees:
        about["identity"] = find_identity(allegation.subject.person)
        about["replies"] = _replies(case)
        about["votes"] = _votes(case)
    return about


def _replies(case: Case) -> list[dict[str, Any]]:
    answers_open = case.state.value in _OPEN_VOTES
    return [
        {
            "submitted_at": reply.submitted_at,
            "by_helper": reply.by_helper,
            "points": [
                {
                    "words": DEFENCES[point.kind],
                    "statement": point.statement,
                    "answers": [
                        (DEFENCE_VIEWS[each.view], each.reason)
                        for each in case.answers
                        if answers_open and (each.reply_id, each.point) == (reply.reply_id, place)
                    ],
                }
                for place, point in enumerate(reply.points)
            ],
        }
        for reply in case.replies
    ]


def _votes(case: Case) -> list[dict[str, Any]]:
    """Votes, once all of them are locked; by seat, never by name."""
    if case.state.value not in _OPEN_VOTES:
        return []
    numbers = {seat.reviewer: number for number, seat in enumerate(case.seats, start=1)}
    return [
        {
            "seat": numbers.get(vote.reviewer, 0),
            "round": ROUNDS[vote.round],
            "words": ASSESSMENTS[vote.assessment],
            "reason": vote.reason,
            "rule": vote.rule_code,
        }
        for vote in case.votes
    ]


def _timeline(case: Case) -> list[Moment]:
    hides_votes = case.state.value not in _OPEN_VOTES
    moments = []
    for event in wiring.get_store().iter_events(case.case_id):
        if isinstance(event, VoteCast) and hides_votes:
            # Before all are locked nobody in the office learns how, or whether, one voted.
            continue
        if event.step is StepKind.ANSWER_DEFENCE and hides_votes:
            continue
        moments.append(_moment_of(event))
    return moments


def _moment_of(event: CaseEvent) -> Moment:
    role = event.actor.role.value
    known = role in ConsoleRole._value2member_map_
    words = ROLE_WORDS[ConsoleRole(role)] if known else Bilingual("Mesin", "Machine")
    return Moment(at=event.at, words=STEPS[event.step], role=words)


def _deadlines(case: Case) -> list[dict[str, Any]]:
    procedure = wiring.get_procedure()
    today = procedure.local_day(clock.now())
    return [
        {
            "words": DEADLINES.get(each.kind, Bilingual(each.kind.value, each.kind.value)),
            "due": each.due_date,
            "start": each.start_date,
            "urgency": each.urgency_on(today).value,
            "urgency_words": URGENCIES[each.urgency_on(today)],
        }
        for each in list_deadlines(case, procedure)
    ]


def _forms(case: Case, actor: Actor, sent: dict[StepKind, StepForm]) -> list[dict[str, Any]]:
    found = []
    steps = _steps_for(case, actor)
    for kind in dict.fromkeys((*steps, *sent)):
        form_class = STEP_FORMS.get(kind) or SECOND_HAND_FORMS.get(kind)
        if form_class is None:
            continue
        form = sent.get(kind) or form_class(
            case=case, procedure=wiring.get_procedure(), at=clock.now()
        )
        found.append({"kind": kind.value, "words": STEPS[kind], "form": form})
    return found
