"""Indications that wait: an officer looks at each, and opens a case or sets it aside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.casework import Allegation
from netral.errors import NetralError
from netral.reporting.label import ACT_KINDS, PHASES, PLATFORMS, STANCES
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.stance import Stance
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as, asking_as_store
from netral_console.exhibits.address import exhibit_address
from netral_console.office.models import PendingIndication
from netral_console.office.opening import open_case_of, read_allegation
from netral_console.office.step_form import new_event_id
from netral_console.readings.book import note_reading

_PAGE = 25
_REASON_LETTERS = 30


def show_pending(request: HttpRequest) -> HttpResponse:
    """Show what waits, the oldest first."""
    platform = request.GET.get("platform", "")
    with asking_as(wiring.get_actor(request)):
        rows = PendingIndication.objects.filter(is_open=True).order_by("received_at", "position")
        platforms = sorted(set(rows.values_list("platform", flat=True)))
        if platform in platforms:
            rows = rows.filter(platform=platform)
        total = rows.count()
        found = list(rows[:_PAGE])
    lines = [
        {
            "number": row.position,
            "what": ACT_KINDS[ActKind(row.act_kind)],
            "where": PLATFORMS[Platform(row.platform)],
            "occurred_at": row.occurred_at,
            "received_at": row.received_at,
        }
        for row in found
    ]
    shown = [(each, PLATFORMS[Platform(each)]) for each in platforms]
    return render(
        request,
        "office/pending.html",
        {"lines": lines, "total": total, "platforms": shown, "platform": platform},
    )


def show_indication(request: HttpRequest, number: int) -> HttpResponse:
    """Show one indication that waits, with everything that a case would begin with."""
    row = _find(request, number)
    try:
        allegation = read_allegation(row)
    except NetralError as refusal:
        messages.error(request, f"{refusal.problem} {refusal.remedy}")
        return redirect("office:pending")
    actor = wiring.get_actor(request)
    note_reading(actor, page="office:indication", person=row.person)
    return render(request, "office/indication.html", _context(request, row, allegation))


def open_case(request: HttpRequest, number: int) -> HttpResponse:
    """Open a case on an indication."""
    row = _find(request, number)
    try:
        event_id = request.POST.get("event_id") or new_event_id()
        case = open_case_of(
            row,
            wiring.get_actor(request),
            event_id=event_id,
            url=request.POST.get("url", "").strip(),
        )
    except NetralError as refusal:
        messages.error(request, f"{refusal.problem} {refusal.remedy}")
        return redirect("office:indication", number=number)
    return redirect("office:case", case_id=case.case_id)


def set_aside(request: HttpRequest, number: int) -> HttpResponse:
    """Set an indication aside, with a reason; it can be taken up again."""
    row = _find(request, number)
    reason = request.POST.get("reason", "").strip()
    if len(reason) < _REASON_LETTERS:
        allegation = read_allegation(row)
        context = _context(request, row, allegation) | {"reason": reason, "reason_missing": True}
        return render(request, "office/indication.html", context, status=422)
    with asking_as_store(using="default"):
        PendingIndication.objects.filter(pk=row.pk).update(is_open=False, set_aside_because=reason)
    return redirect("office:pending")


def _find(request: HttpRequest, number: int) -> PendingIndication:
    with asking_as(wiring.get_actor(request)):
        row = PendingIndication.objects.filter(position=number).first()
    if row is None:
        raise Http404
    return row


def _context(
    request: HttpRequest, row: PendingIndication, allegation: Allegation
) -> dict[str, Any]:
    return {
        "row": row,
        "allegation": allegation,
        "kind_words": ACT_KINDS[ActKind(allegation.act_kind)],
        "platform_words": PLATFORMS[Platform(allegation.platform)],
        "phase_words": PHASES[Phase(allegation.phase)],
        "stance_words": STANCES[Stance(allegation.stance)],
        "contestant": wiring.name_contestant(allegation.contestant_id),
        "exhibits": [
            (number, each, exhibit_address(request, each.sha256))
            for number, each in enumerate(allegation.evidence, start=1)
        ],
        "event_id": new_event_id(),
        "now": clock.now(),
    }
