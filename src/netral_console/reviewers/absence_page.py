"""Steps of being away: one's own leave, and what a coordinator notes for others."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from netral.casework import Actor, CaseId
from netral.casework.event import ReviewerRecused
from netral.casework.paper.spelling import spell_date
from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral_console import clock, wiring
from netral_console.errors import AbsenceNotPossibleError
from netral_console.office.drawing import find_next
from netral_console.office.step_form import new_event_id
from netral_console.pages.templatetags.words import pick
from netral_console.reviewers.absence import AbsenceKind, end_absence, note_absence
from netral_console.reviewers.desk_rows import read_rows
from netral_console.reviewers.lines import list_lines
from netral_console.reviewers.seeded import answer_seeded


def take_leave(request: HttpRequest) -> HttpResponse:
    """Note one's own leave, and hand over what one has not assessed, if one wishes to."""
    actor = wiring.get_actor(request)
    days = _read_days(request)
    if days is None or not _note(request, actor.actor_id, AbsenceKind.LEAVE, days):
        return redirect("reviewers:own")
    if request.POST.get("hands_over"):
        handed, left = _hand_over(actor, days[0])
        words = Bilingual(
            "Cuti dicatat. {handed} perkara diserahkan kepada nomor undian berikutnya; {left} "
            "tetap pada Anda.",
            "Your leave was noted. {handed} items went to the next numbers of their draws; "
            "{left} stay with you.",
        )
        messages.success(request, pick(words.fill(handed=handed, left=left)))
    else:
        messages.success(request, pick(Bilingual("Cuti dicatat.", "Your leave was noted.")))
    return redirect("reviewers:own")


def end_leave(request: HttpRequest, number: int) -> HttpResponse:
    """End one's own leave with today."""
    reviewer = wiring.get_actor(request).actor_id
    if not end_absence(number, by=reviewer, at=clock.now(), reviewer=reviewer):
        raise Http404
    return redirect("reviewers:own")


def note_for_other(request: HttpRequest) -> HttpResponse:
    """Note that a reviewer is suspended or no longer in service, from tomorrow on."""
    kind = request.POST.get("kind", "")
    days = _read_days(request)
    if days is None:
        return redirect("reviewers:coordination")
    if kind not in (AbsenceKind.BLOCKED, AbsenceKind.LEFT):
        words = Bilingual(
            "Pilih mengapa pemeriksa itu tidak bertugas. Tidak ada yang dicatat.",
            "Choose why the reviewer is away. Nothing was noted.",
        )
        messages.error(request, pick(words))
    elif _note(request, request.POST.get("reviewer", ""), AbsenceKind(kind), days):
        messages.success(request, pick(Bilingual("Dicatat.", "Noted.")))
    return redirect("reviewers:coordination")


def end_for_other(request: HttpRequest, number: int) -> HttpResponse:
    """End an absence with today."""
    if not end_absence(number, by=wiring.get_actor(request).actor_id, at=clock.now()):
        raise Http404
    return redirect("reviewers:coordination")


def _read_days(request: HttpRequest) -> tuple[date, date | None] | None:
    until = request.POST.get("last_date", "")
    try:
        first = date.fromisoformat(request.POST.get("first_date", ""))
        return first, date.fromisoformat(until) if until else None
    except ValueError:
        words = Bilingual(
            "Isi hari pertama sebagai tanggal. Tidak ada yang dicatat.",
            "Give the first day as a date. Nothing was noted.",
        )
        messages.error(request, pick(words))
        return None


def _note(
    request: HttpRequest, reviewer: str, kind: AbsenceKind, days: tuple[date, date | None]
) -> bool:
    try:
        note_absence(
            reviewer,
            kind,
            first_date=days[0],
            last_date=days[1],
            by=wiring.get_actor(request).actor_id,
            at=clock.now(),
        )
    except AbsenceNotPossibleError as refusal:
        when = "" if refusal.earliest is None else spell_date(refusal.earliest)
        words = (
            Bilingual(
                f"Paling cepat mulai {when}: undian hari ini tetap. Tidak ada yang dicatat.",
                f"{refusal.problem} {refusal.remedy}",
            )
            if when
            else Bilingual(
                "Pilih pemeriksa yang ada, dan hari terakhir sesudah hari pertama. Tidak ada yang "
                "dicatat.",
                f"{refusal.problem} {refusal.remedy}",
            )
        )
        messages.error(request, pick(words))
        return False
    return True


def _hand_over(actor: Actor, first_date: date) -> tuple[int, int]:
    """Step aside from every item without a vote; each step is an event of its case."""
    handed = left = 0
    rows = read_rows(actor.actor_id)
    for line in list_lines(rows):
        if rows.find_invented(line.case_id) is not None:
            answer_seeded(actor.actor_id, line.case_id, assessment="", at=clock.now())
            handed += 1
            continue
        if _step_aside(actor, CaseId(line.case_id), first_date):
            handed += 1
        else:
            left += 1
    return handed, left


def _step_aside(actor: Actor, case_id: CaseId, first_date: date) -> bool:
    store = wiring.get_store()
    following = find_next(store.get_case(case_id), actor)
    if following is None:
        return False
    event = ReviewerRecused(
        event_id=new_event_id(),
        case_id=case_id,
        at=clock.now(),
        actor=actor,
        reason=f"Cuti mulai {spell_date(first_date)}, belum menilai perkara ini.",
        replacement=following,
    )
    try:
        store.record(event)
    except NetralError:
        return False
    return True
