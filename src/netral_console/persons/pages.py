"""The person's pages: everything held, a case, the reply, objection and appeal."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.casework import Case, CaseState, EventId, Role
from netral.casework.event import AppealFiled, AutomationObjected, ReplySubmitted, SeatsRedrawn
from netral.casework.reply import digest_reply
from netral.casework.transition import iter_steps
from netral.errors import NetralError
from netral.evidence import CaptureFacts, ExhibitId, IntakeKey
from netral.evidence.vault import Intake
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, GRADES, PHASES, PLATFORMS, STANCES
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.provenance import Grade
from netral.values.stance import Stance
from netral_console import clock, wiring
from netral_console.accounts.role import ROLE_WORDS, ConsoleRole
from netral_console.documents.letters import LetterKind, day_of_letter, write_letter
from netral_console.documents.pdf import render_pdf
from netral_console.exhibits.address import exhibit_address
from netral_console.exhibits.store import get_vault
from netral_console.office.confirming import find_confirmation
from netral_console.office.opening import list_waiting
from netral_console.office.step_form import new_event_id
from netral_console.office.wording import (
    ASSESSMENTS,
    DEFENCE_VIEWS,
    DEFENCES,
    FINDINGS,
    REDRAW_REASONS,
    STATES,
)
from netral_console.pages.templatetags.words import instant, pick
from netral_console.persons.drafts import drop_draft, keep_draft, read_draft
from netral_console.persons.holding import (
    DECIDED,
    gather_holding,
    list_own_accounts,
    list_own_cases,
    sign_holding,
    summarise_case,
)
from netral_console.persons.reply_form import ReplyForm
from netral_console.readings.book import list_readings_of


def show_own(request: HttpRequest) -> HttpResponse:
    """Show everything that is held about the person."""
    holding = gather_holding(request)
    readings = [
        {"at": each.at, "role": ROLE_WORDS[ConsoleRole(each.role)], "case_id": each.case_id}
        for each in list_readings_of(wiring.get_actor(request), limit=50)
    ]
    cases = [summarise_case(each) for each in list_own_cases(request)]
    return render(
        request,
        "persons/own.html",
        {
            "register": holding["register"],
            "cases": cases,
            "is_waited_for": any(each["must_receive"] or each["may_reply"] for each in cases),
            "accounts": [
                (PLATFORMS[Platform(each.platform)], each) for each in list_own_accounts(request)
            ],
            "readings": readings,
            "waiting": [
                {
                    "row": each.row,
                    "kind": ACT_KINDS[ActKind(each.row.act_kind)],
                    "platform": PLATFORMS[Platform(each.row.platform)],
                    "text": each.records[0].get("text") or "",
                }
                for each in list_waiting(wiring.get_actor(request).person or "-")
            ],
        },
    )


def download_own(request: HttpRequest) -> HttpResponse:
    """Give everything that is held as one signed file."""
    answer = HttpResponse(sign_holding(gather_holding(request)), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="data-saya.json"'
    return answer


def show_own_case(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show one case to the person it is about."""
    case = wiring.open_case(request, case_id)
    return _render(request, case)


def send_reply(request: HttpRequest, case_id: str) -> HttpResponse:
    """Keep a draft, or submit the reply; sent twice it is one reply."""
    case = wiring.open_case(request, case_id)
    actor = wiring.get_actor(request)
    form = ReplyForm(request.POST, request.FILES, case=case)
    if "draft" in request.POST:
        keep_draft(actor, case_id, form.draft())
        messages.success(request, pick(Bilingual("Draf disimpan.", "The draft is kept.")))
        return redirect("persons:case", case_id=case_id)
    if not form.is_valid():
        return _render(request, case, form=form, status=422)
    at = clock.now()
    reply, files = form.make_reply(at)
    event = ReplySubmitted(
        event_id=EventId(form.cleaned_data["event_id"]),
        case_id=case.case_id,
        at=at,
        actor=actor,
        reply=reply,
    )
    try:
        if not _is_sent(case, event.event_id):
            _keep_files(files, case, at)
            wiring.get_store().record(event)
    except NetralError as refusal:
        form.add_error(None, f"{refusal.problem} {refusal.remedy}")
        return _render(request, case, form=form, status=422)
    drop_draft(case_id)
    receipt = Bilingual(
        "Klarifikasi diterima {when}. Digest SHA-256: {digest}",
        "The reply was received on {when}. SHA-256 digest: {digest}",
    ).fill(when=instant(at), digest=digest_reply(reply))
    messages.success(request, pick(receipt))
    return redirect("persons:case", case_id=case_id)


def object_to_automation(request: HttpRequest, case_id: str) -> HttpResponse:
    """Object to automated processing (UU 27/2022 article 10): from now on people only."""
    case = wiring.open_case(request, case_id)
    if not case.people_only:
        _record(
            request,
            AutomationObjected(
                event_id=new_event_id(),
                case_id=case.case_id,
                at=clock.now(),
                actor=wiring.get_actor(request),
            ),
        )
    return redirect("persons:case", case_id=case_id)


def file_appeal(request: HttpRequest, case_id: str) -> HttpResponse:
    """File the appeal: new reviewers look, and recipients are told that it is contested."""
    case = wiring.open_case(request, case_id)
    event = AppealFiled(
        event_id=EventId(request.POST.get("event_id") or new_event_id()),
        case_id=case.case_id,
        at=clock.now(),
        actor=wiring.get_actor(request),
        reason=request.POST.get("reason", ""),
    )
    try:
        wiring.get_store().record(event)
    except NetralError as refusal:
        messages.error(request, f"{refusal.problem} {refusal.remedy}")
        return _render(request, case, appeal_reason=event.reason, status=422)
    return redirect("persons:case", case_id=case_id)


def show_notice(request: HttpRequest, case_id: str) -> HttpResponse:
    """Give the notice as PDF."""
    case = wiring.open_case(request, case_id)
    procedure = wiring.get_procedure()
    try:
        paper = write_letter(LetterKind.NOTICE, case, procedure)
    except NetralError as error:
        raise Http404 from error
    dated = day_of_letter(LetterKind.NOTICE, case, procedure)
    answer = HttpResponse(render_pdf(paper, dated=dated), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="pemberitahuan.pdf"'
    return answer


def _is_sent(case: Case, event_id: EventId) -> bool:
    return any(each.event_id == event_id for each in wiring.get_store().iter_events(case.case_id))


def _record(request: HttpRequest, event: Any) -> None:
    try:
        wiring.get_store().record(event)
    except NetralError as refusal:
        messages.error(request, f"{refusal.problem} {refusal.remedy}")


def _keep_files(files: list[tuple[str, bytes, str]], case: Case, at: Any) -> None:
    if not files:
        return
    with get_vault() as vault:
        vault.keep(
            [
                Intake(
                    intake_key=IntakeKey(f"{case.case_id}-{digest[:16]}"),
                    exhibit_id=ExhibitId(f"LP-{case.case_id}-{digest[:12]}"),
                    content=content,
                    facts=CaptureFacts(
                        captured_at=at,
                        captured_by="person",
                        captured_with="netral console",
                        grade=Grade.A,
                        media_type=media_type,
                    ),
                )
                for digest, content, media_type in files
            ],
            at=at,
        )


def _render(
    request: HttpRequest,
    case: Case,
    *,
    form: ReplyForm | None = None,
    appeal_reason: str = "",
    status: int = 200,
) -> HttpResponse:
    steps = set(iter_steps(case.state, Role.PERSON))
    draft = read_draft(wiring.get_actor(request), case.case_id)
    may_reply = "submit_reply" in {each.value for each in steps}
    allegation = case.allegation
    context: dict[str, Any] = {
        "case": case,
        "state_words": STATES[case.state],
        "finding_words": None if case.finding is None else FINDINGS[case.finding],
        "may_reply": may_reply,
        "may_appeal": "file_appeal" in {each.value for each in steps},
        "may_object": not case.people_only
        and "object_to_automation" in {each.value for each in steps},
        "form": form or (ReplyForm(case=case, initial=dict(draft or {})) if may_reply else None),
        "draft": draft,
        "appeal_reason": appeal_reason,
        "must_receive": case.state is CaseState.NOTICE_SENT and find_confirmation(case) is None,
        "event_id": new_event_id(),
        "today": wiring.get_procedure().local_day(clock.now()),
        "replies": _own_replies(case),
        "votes": _shown_votes(case),
        "new_draws": [
            (each.at, REDRAW_REASONS[each.because])
            for each in wiring.get_store().iter_events(case.case_id)
            if isinstance(each, SeatsRedrawn)
        ],
        "decision": case.decision if case.state in DECIDED else None,
    }
    if case.reply_until is not None:
        context["days_left"] = (case.reply_until - context["today"]).days
    if allegation is not None:
        context |= {
            "allegation": allegation,
            "contestant": wiring.name_contestant(allegation.contestant_id),
            "kind_words": ACT_KINDS[ActKind(allegation.act_kind)],
            "platform_words": PLATFORMS[Platform(allegation.platform)],
            "phase_words": PHASES[Phase(allegation.phase)],
            "stance_words": STANCES[Stance(allegation.stance)],
            "exhibits": [
                (number, each, GRADES[each.grade], exhibit_address(request, each.sha256))
                for number, each in enumerate(allegation.evidence, start=1)
            ],
        }
    return render(request, "persons/case.html", context, status=status)


def _own_replies(case: Case) -> list[dict[str, Any]]:
    shows_answers = case.state in DECIDED
    return [
        {
            "at": reply.submitted_at,
            "digest": digest_reply(reply),
            "files": len(reply.attachments),
            "points": [
                (
                    DEFENCES[point.kind],
                    point.statement,
                    [
                        (DEFENCE_VIEWS[each.view], each.reason)
                        for each in case.answers
                        if shows_answers and (each.reply_id, each.point) == (reply.reply_id, place)
                    ],
                )
                for place, point in enumerate(reply.points)
            ],
        }
        for reply in case.replies
    ]


def _shown_votes(case: Case) -> list[tuple[Bilingual, str]]:
    if case.state not in DECIDED:
        return []
    return [(ASSESSMENTS[vote.assessment], vote.reason) for vote in case.votes]
