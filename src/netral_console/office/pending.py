"""Indications that wait: an officer looks at each, and opens a case or sets it aside."""

import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.casework import Allegation
from netral.casework.vote import REASON_LETTERS, count_letters
from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, PHASES, PLATFORMS, STANCES
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.stance import Stance
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as, asking_as_store
from netral_console.office.case_page import norms_of, show_exhibits
from netral_console.office.drawing import fill_stock, look_at_stock
from netral_console.office.loading import Loading, load_screened
from netral_console.office.models import PendingIndication
from netral_console.office.opening import open_case_of, read_allegation, read_reason, seal_reason
from netral_console.office.refusal import say_refusal
from netral_console.office.step_form import new_event_id
from netral_console.pages.templatetags.words import pick
from netral_console.readings.book import note_reading

_PAGE = 25
_MOST_BYTES = 200 * 1024 * 1024
_REFUSED_SHOWN = 20


def show_pending(request: HttpRequest) -> HttpResponse:
    """Show what waits, or what was set aside, the oldest first."""
    aside = request.GET.get("aside") == "1"
    with asking_as(wiring.get_actor(request)):
        rows = PendingIndication.objects.filter(is_open=not aside).exclude(sealed=b"")
        rows = rows.exclude(set_aside_because="") if aside else rows
        platforms = sorted(set(rows.values_list("platform", flat=True)))
        kinds = sorted(set(rows.values_list("act_kind", flat=True)))
        platform = _one_of(request.GET.get("platform", ""), platforms)
        kind = _one_of(request.GET.get("kind", ""), kinds)
        if platform:
            rows = rows.filter(platform=platform)
        if kind:
            rows = rows.filter(act_kind=kind)
        page = Paginator(rows.order_by("received_at", "position"), _PAGE).get_page(
            request.GET.get("page")
        )
        lines = [_line_of(row) for row in page]
    chosen = {"aside": "1" if aside else "", "platform": platform, "kind": kind}
    context = {
        "lines": lines,
        "page": page,
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "platforms": [(each, PLATFORMS[Platform(each)]) for each in platforms],
        "kinds": [(each, ACT_KINDS[ActKind(each)]) for each in kinds],
        "stock": look_at_stock(),
    }
    return render(request, "office/pending.html", context | chosen)


def show_indication(request: HttpRequest, number: int) -> HttpResponse:
    """Show one indication that waits, with everything that a case would begin with."""
    row = _find(request, number)
    try:
        allegation = read_allegation(row)
    except NetralError as refusal:
        messages.error(request, pick(say_refusal(refusal)))
        return redirect("office:pending")
    actor = wiring.get_actor(request)
    note_reading(actor, page="office:indication", person=row.person)
    return render(request, "office/indication.html", _context(request, row, allegation))


def open_case(request: HttpRequest, number: int) -> HttpResponse:
    """Open a case on an indication; sent twice it opens one."""
    row = _find(request, number)
    try:
        case = open_case_of(
            row,
            wiring.get_actor(request),
            event_id=request.POST.get("event_id") or new_event_id(),
            url=request.POST.get("url", "").strip(),
        )
    except NetralError as refusal:
        messages.error(request, pick(say_refusal(refusal)))
        return redirect("office:indication", number=number)
    return redirect("office:case", case_id=case.case_id)


def set_aside(request: HttpRequest, number: int) -> HttpResponse:
    """Set an indication aside, with a reason; it can be taken up again."""
    row = _find(request, number)
    reason = request.POST.get("reason", "").strip()
    if count_letters(reason) < REASON_LETTERS:
        allegation = read_allegation(row)
        context = _context(request, row, allegation) | {"reason": reason, "reason_missing": True}
        return render(request, "office/indication.html", context, status=422)
    with asking_as_store(using="default"):
        PendingIndication.objects.filter(pk=row.pk, is_open=True).update(
            is_open=False,
            set_aside_because=seal_reason(row.act_id, reason),
            set_aside_at=clock.now(),
        )
    return redirect("office:pending")


def take_up(request: HttpRequest, number: int) -> HttpResponse:
    """Take an indication up again that was set aside."""
    row = _find(request, number)
    with asking_as_store(using="default"):
        PendingIndication.objects.filter(pk=row.pk).exclude(set_aside_because="").update(
            is_open=True, set_aside_because="", set_aside_at=None
        )
    return redirect("office:indication", number=number)


def load(request: HttpRequest) -> HttpResponse:
    """Load the indications of a screening; the same file again adds nothing."""
    file = request.FILES.get("indications")
    if file is None or (file.size or 0) > _MOST_BYTES:
        words = Bilingual(
            "Pilih berkas indications.jsonl, sampai 200 MB. Yang lebih besar dimuat dengan "
            "`netral console load`.",
            "Choose the file indications.jsonl, up to 200 MB. A larger one is loaded with "
            "`netral console load`.",
        )
        messages.error(request, pick(words))
        return redirect("office:pending")
    with tempfile.TemporaryDirectory(prefix="netral-") as folder:
        path = Path(folder) / "indications.jsonl"
        with path.open("wb") as target:
            for part in file.chunks():
                target.write(part)
        try:
            done = load_screened(path, at=clock.now())
        except NetralError as refusal:
            messages.error(request, pick(say_refusal(refusal)))
            return redirect("office:pending")
    _tell(request, done)
    return redirect("office:pending")


def show_draws(request: HttpRequest) -> HttpResponse:
    """Show the stock of committed draws, and who can be drawn; nobody's name."""
    return render(request, "office/draws.html", {"stock": look_at_stock()})


def refill_draws(request: HttpRequest) -> HttpResponse:
    """Commit to draws for cases to come."""
    try:
        added = fill_stock(at=clock.now())
    except NetralError as refusal:
        messages.error(request, pick(say_refusal(refusal)))
        return redirect("office:draws")
    words = Bilingual(
        "Undian untuk {n} perkara ditambahkan; digestnya sudah di dalam log.",
        "Draws for {n} cases were added; their digests are in the log.",
    )
    messages.success(request, pick(words.fill(n=added)))
    return redirect("office:draws")


def _tell(request: HttpRequest, done: Loading) -> None:
    words = Bilingual(
        "{added} perbuatan dimuat, {known} sudah ada sebelumnya, {undeclared} tanpa pernyataan "
        "akun yang berlaku (tidak disimpan), {refused} ditolak.",
        "{added} acts loaded, {known} known before, {undeclared} under no declaration that holds "
        "(not kept), {refused} refused.",
    )
    filled = words.fill(
        added=done.added,
        known=done.known,
        undeclared=done.undeclared,
        refused=len(done.refused),
    )
    messages.success(request, pick(filled))
    for each in done.refused[:_REFUSED_SHOWN]:
        messages.error(request, each)


def _one_of(wanted: str, known: list[str]) -> str:
    return wanted if wanted in known else ""


def _line_of(row: PendingIndication) -> dict[str, Any]:
    return {
        "number": row.position,
        "what": ACT_KINDS[ActKind(row.act_kind)],
        "where": PLATFORMS[Platform(row.platform)],
        "occurred_at": row.occurred_at,
        "received_at": row.received_at,
        "because": read_reason(row),
    }


def _find(request: HttpRequest, number: int) -> PendingIndication:
    with asking_as(wiring.get_actor(request)):
        row = PendingIndication.objects.filter(position=number).exclude(sealed=b"").first()
    if row is None:
        raise Http404
    return row


def _context(
    request: HttpRequest, row: PendingIndication, allegation: Allegation
) -> dict[str, Any]:
    return {
        "row": row,
        "because": read_reason(row),
        "allegation": allegation,
        "kind_words": ACT_KINDS[ActKind(allegation.act_kind)],
        "platform_words": PLATFORMS[Platform(allegation.platform)],
        "phase_words": PHASES[Phase(allegation.phase)],
        "stance_words": STANCES[Stance(allegation.stance)],
        "contestant": wiring.name_contestant(allegation.contestant_id),
        "norms": norms_of([each.code for each in allegation.rules]),
        "exhibits": show_exhibits(request, allegation.evidence, sees=True),
        "event_id": new_event_id(),
        "now": clock.now(),
    }
