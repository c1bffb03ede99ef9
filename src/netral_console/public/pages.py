"""The public's pages and the officer's list of leads."""

from datetime import datetime
from typing import Any

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.casework import CaseState
from netral.casework.procedure import DeadlineKind
from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import PLATFORMS
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseRow
from netral_console.exhibits.address import exhibit_address
from netral_console.pages.templatetags.words import pick
from netral_console.public.even_time import even_time
from netral_console.public.forgetting import STORY, subject_of
from netral_console.public.limit import may_read_picture, may_report
from netral_console.public.models import Report, ReportMessage
from netral_console.public.picture import (
    Seen,
    copy_upload,
    is_reader_there,
    read_upload,
    reading_slot,
)
from netral_console.public.report_form import NO_PICTURE, PublicReportForm
from netral_console.public.taking_in import Receipt, digest_code, find_declaration, take_in
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
_FUTURE = Bilingual("Waktu itu belum tiba.", "That moment has not come yet.")
_NO_PICTURE_CHOSEN = Bilingual(
    "Belum ada gambar yang dipilih. Pilih tangkapan layar dahulu, lalu tekan lagi.",
    "No picture is chosen yet. Choose a screenshot first, then press again.",
)
_TOO_MANY_PICTURES = Bilingual(
    "Terlalu banyak gambar dari tempat ini dalam satu jam. Isi sendiri, atau coba lagi nanti.",
    "Too many pictures from here within an hour. Fill it in yourself, or try again later.",
)
_READER_BUSY = Bilingual(
    "Mesin sedang membaca gambar lain. Coba lagi sebentar lagi, atau isi sendiri.",
    "The machine is reading other pictures. Try again in a moment, or fill it in yourself.",
)
_NO_READER = Bilingual(
    "Server ini tidak dapat membaca gambar. Isi sendiri; gambar tetap dapat dilampirkan.",
    "This server cannot read pictures. Fill it in yourself; the picture can still be attached.",
)


def show_form(request: HttpRequest) -> HttpResponse:
    """Show the report form."""
    return _show(request, PublicReportForm())


def read_picture(request: HttpRequest) -> HttpResponse:
    """Read the words in the chosen picture into empty fields; nothing of it is kept."""
    if request.method != "POST":
        return redirect("public:report")
    typed = {name: request.POST.get(name, "") for name in PublicReportForm.base_fields}
    seen = _see(request)
    if isinstance(seen, Seen):
        return _show(request, PublicReportForm.fill_in(typed, seen.fields), seen=seen)
    status, words = seen
    return _show(request, PublicReportForm(initial=typed), status=status, picture_refused=words)


def _see(request: HttpRequest) -> Seen | tuple[int, Bilingual]:
    """See what is in the chosen picture, or say with which status and words it was not read."""
    form = PublicReportForm(request.POST, request.FILES)
    form.is_valid()
    picture = form.cleaned_data.get("picture")
    if picture is None:
        return 422, NO_PICTURE if request.FILES else _NO_PICTURE_CHOSEN
    if not may_read_picture(request, at=clock.now()):
        return 429, _TOO_MANY_PICTURES
    with reading_slot() as is_free:
        if not is_free:
            return 503, _READER_BUSY
        try:
            return read_upload(picture) or (503, _NO_READER)
        except NetralError:
            return 422, NO_PICTURE


def send_report(request: HttpRequest) -> HttpResponse:
    """Take a report in; the answer never tells whose account it is."""
    if request.method != "POST":
        return redirect("public:report")
    form = PublicReportForm(request.POST, request.FILES)
    at = clock.now()
    if not form.is_valid():
        return _show(request, form, status=422)
    if not may_report(request, at=at):
        return _show(request, form, status=429, too_many=True)
    receipt = _take_in(form, at)
    if receipt is None:
        return _show(request, form, status=422)
    return render(request, "public/receipt.html", {"receipt": receipt})


def _take_in(form: PublicReportForm, at: datetime) -> Receipt | None:
    """Take a valid report in; if it is refused, the form says why."""
    told = form.cleaned_data
    if told["occurred_at"] > at:
        form.add_error("occurred_at", pick(_FUTURE))
        return None
    try:
        # Written anew for every account alike, before anybody asks whose it is.
        told["picture"] = told["picture"] and copy_upload(told["picture"])
    except NetralError:
        form.add_error("picture", pick(NO_PICTURE))
        return None
    try:
        # A declared account makes more work; how long the answer takes must not tell it.
        with even_time(settings.REPORT_SECONDS):
            declared = find_declaration(told["platform"], told["handle"], told["occurred_at"])
            return take_in(told, declared, at=at)
    except NetralError as refusal:
        form.add_error(None, f"{refusal.problem} {refusal.remedy}")
        return None


def _show(
    request: HttpRequest, form: PublicReportForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {"form": form, "can_read": is_reader_there()}
    context["picture_is_lost"] = bool(request.FILES) and not request.htmx  # type: ignore[attr-defined]
    # The library swaps only what was answered with 200 into the page.
    shown = 200 if request.htmx else status  # type: ignore[attr-defined]
    return render(request, "public/report.html", context, status=shown)


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
        picture = each["story"].get("picture_sha256")
        each["picture"] = exhibit_address(request, picture) if picture else ""
        each["occurred_at"] = datetime.fromisoformat(each["story"]["occurred_at"])
        each["account"] = _typed_account(each["story"]) if case.state is CaseState.LEAD else None
    return render(request, "public/lead.html", {"case": case, "told": told})


def _typed_account(story: dict[str, Any]) -> tuple[Bilingual, str] | None:
    """Give the account as the reporter typed it; older reports did not keep it."""
    if "handle" not in story:
        return None
    return PLATFORMS[Platform(story["platform"])], story["handle"]


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
