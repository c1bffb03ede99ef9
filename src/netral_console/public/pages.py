"""The public's pages and the officer's list of leads."""

from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.casework import CaseState
from netral.casework.procedure import DeadlineKind
from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseRow
from netral_console.public.forgetting import STORY, subject_of
from netral_console.public.limit import may_report
from netral_console.public.models import Report, ReportMessage
from netral_console.public.report_form import PublicReportForm
from netral_console.public.taking_in import digest_code, find_declaration, take_in
from netral_console.readings.book import note_reading
from netral_console.sealing.envelope import seal, unseal
from netral_console.sealing.models import SubjectKey

MESSAGE = "public_report_message.sealed"
_MESSAGE_LETTERS = 4000
_STAGES = {
    CaseState.LEAD.value: Bilingual(
        "Diterima. Masih informasi awal; tanpa bukti yang lebih kuat berakhir dalam tujuh hari.",
        "Received. It is a lead; without better evidence it ends after seven days.",
    ),
    CaseState.EXPIRED.value: Bilingual(
        "Berakhir tanpa bukti yang cukup.", "Ended without enough evidence."
    ),
    CaseState.ERASED.value: Bilingual(
        "Berakhir tanpa bukti yang cukup.", "Ended without enough evidence."
    ),
    CaseState.CLOSED.value: Bilingual("Selesai.", "Ended."),
    CaseState.CONCLUDED.value: Bilingual("Selesai.", "Ended."),
}
_IN_WORK = Bilingual("Sedang diperiksa manusia.", "People are looking at it.")


def show_form(request: HttpRequest) -> HttpResponse:
    """Show the report form."""
    return render(request, "public/report.html", {"form": PublicReportForm()})


def send_report(request: HttpRequest) -> HttpResponse:
    """Take a report in; the answer never tells whose account it is."""
    form = PublicReportForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "public/report.html", {"form": form}, status=422)
    at = clock.now()
    if not may_report(request, at=at):
        return render(request, "public/report.html", {"form": form, "too_many": True}, status=429)
    told = form.cleaned_data
    if told["occurred_at"] > at:
        form.add_error("occurred_at", _future())
        return render(request, "public/report.html", {"form": form}, status=422)
    declared = find_declaration(told["platform"], told["handle"], told["occurred_at"])
    try:
        receipt = take_in(told, declared, at=at)
    except NetralError as refusal:
        form.add_error(None, f"{refusal.problem} {refusal.remedy}")
        return render(request, "public/report.html", {"form": form}, status=422)
    return render(request, "public/receipt.html", {"receipt": receipt})


def show_status(request: HttpRequest) -> HttpResponse:
    """Ask for a code, or show what became of the report that has it."""
    code = request.POST.get("code", "")
    if request.method != "POST":
        return render(request, "public/status.html", {})
    report = _find_report(code)
    if report is None:
        return render(request, "public/status.html", {"is_unknown": True}, status=422)
    said = request.POST.get("message", "").strip()
    if said and report.case_id:
        _keep_message(report, said, is_from_office=False)
    return render(
        request,
        "public/status.html",
        {
            "report": report,
            "code": code,
            "stage": _stage_of(report),
            "messages_of": _messages(report),
        },
    )


def show_leads(request: HttpRequest) -> HttpResponse:
    """Show the officer which leads there are; how many reported one is not shown."""
    with asking_as_store(using="default"):
        rows = list(
            CaseRow.objects.filter(state=CaseState.LEAD.value).order_by("taken_in_at")[:100]
        )
    return render(request, "public/leads.html", {"rows": rows})


def show_lead(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show one lead with what was told, and the dialogue; never who told it."""
    case = wiring.open_case(request, case_id)
    if case.lead is None:
        raise Http404
    note_reading(wiring.get_actor(request), page="public:lead", case_id=case_id)
    with asking_as_store(using="default"):
        reports = list(Report.objects.filter(case_id=case_id).order_by("position"))
        told = [
            {
                "report": each,
                "story": msgspec.json.decode(unseal(case_id, STORY, each.sealed_story)),
            }
            for each in reports
        ]
    for each in told:
        each["messages_of"] = _messages(each["report"])
    return render(request, "public/lead.html", {"case": case, "told": told})


def answer_reporter(request: HttpRequest, case_id: str, number: int) -> HttpResponse:
    """Send the reporter a message; it waits under their code."""
    wiring.open_case(request, case_id)
    with asking_as_store(using="default"):
        report = Report.objects.filter(case_id=case_id, position=number).first()
    said = request.POST.get("message", "").strip()
    if report is None:
        raise Http404
    if said:
        _keep_message(report, said, is_from_office=True)
    return redirect("public:lead", case_id=case_id)


def _future() -> str:
    from netral_console.pages.templatetags.words import pick  # noqa: PLC0415 - words only here

    return pick(Bilingual("Waktu itu belum tiba.", "That moment has not come yet."))


def _stage_of(report: Report) -> Bilingual:
    """Say where a report stands; one that became no lead ends as every other lead does."""
    if not report.case_id:
        procedure = wiring.get_procedure()
        start = procedure.local_day(report.received_at)
        is_over = procedure.local_day(clock.now()) > procedure.due_on(
            DeadlineKind.LEAD_LIFE, start=start
        )
        return _STAGES[(CaseState.EXPIRED if is_over else CaseState.LEAD).value]
    with asking_as_store(using="default"):
        state = CaseRow.objects.filter(case_id=report.case_id).values_list("state", flat=True)
        return _STAGES.get(state.first() or "", _IN_WORK)


def _find_report(code: str) -> Report | None:
    with asking_as_store(using="default"):
        return Report.objects.filter(code_sha256=digest_code(code)).first()


def _messages(report: Report) -> list[dict[str, Any]]:
    subject = subject_of(report)
    with asking_as_store(using="default"):
        if not SubjectKey.objects.filter(subject=subject).exists():
            # Nothing was said yet, or it was erased with its case.
            return []
        rows = list(ReportMessage.objects.filter(report=report).order_by("position"))
        return [
            {
                "is_from_office": row.is_from_office,
                "at": row.at,
                "text": unseal(subject, MESSAGE, row.sealed).decode(),
            }
            for row in rows
        ]


def _keep_message(report: Report, said: str, *, is_from_office: bool) -> None:
    subject = subject_of(report)
    with asking_as_store(using="default"):
        ReportMessage.objects.create(
            report=report,
            is_from_office=is_from_office,
            sealed=seal(subject, MESSAGE, said[:_MESSAGE_LETTERS].encode()),
            at=clock.now(),
        )
