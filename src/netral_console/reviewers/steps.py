"""Steps at the desk beside the vote: answers to a reply, stepping aside, looking, notes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from netral.casework import CaseEvent, DefenceView, EventId
from netral.casework.event import DefenceAnswered, IdentityPeeked, ReviewerRecused
from netral.casework.ids import ReplyId
from netral.casework.vote import REASON_LETTERS, count_letters
from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral_console import clock, wiring
from netral_console.office.drawing import find_next
from netral_console.office.step_form import new_event_id
from netral_console.pages.templatetags.words import pick
from netral_console.reviewers.desk import render_item, say_short_reason
from netral_console.reviewers.marks import claim_item, release_item
from netral_console.reviewers.notes import escalate
from netral_console.reviewers.queue import Item, open_item
from netral_console.reviewers.seeded import answer_seeded

NOTE_LETTERS = 2000


def answer_point(request: HttpRequest, case_id: str) -> HttpResponse:
    """Answer one point of the person's reply."""
    item = open_item(request, case_id)
    try:
        view = DefenceView(request.POST.get("view", ""))
        point = int(request.POST.get("point", "-1"))
    except ValueError:
        unchosen = Bilingual("Pilih satu jawaban.", "Choose an answer.")
        return render_item(request, item, _point_problem(request, unchosen), status=422)
    event = DefenceAnswered(
        event_id=EventId(request.POST.get("event_id") or new_event_id()),
        case_id=item.view.case_id,
        at=clock.now(),
        actor=wiring.get_actor(request),
        reply_id=ReplyId(request.POST.get("reply_id", "")),
        point=point,
        view=view,
        reason=request.POST.get("reason", ""),
    )
    problem = _record(event)
    if problem is not None:
        return render_item(request, item, _point_problem(request, problem), status=422)
    return redirect("reviewers:item", case_id=case_id)


def recuse(request: HttpRequest, case_id: str) -> HttpResponse:
    """Step aside; the next number of the same draw follows."""
    item = open_item(request, case_id)
    problem = _step_aside(request, item)
    if problem is not None:
        typed = {"typed_recuse": request.POST.get("reason", "")}
        return render_item(request, item, {"step_problem": problem, **typed}, status=422)
    actor = wiring.get_actor(request)
    release_item(actor.actor_id, case_id)
    messages.success(
        request,
        pick(
            Bilingual(
                "Anda mundur; nomor undian berikutnya menggantikan.",
                "You stepped aside; the next number of the draw follows.",
            )
        ),
    )
    return redirect("reviewers:queue")


def peek(request: HttpRequest, case_id: str) -> HttpResponse:
    """Look who it is, after one's own last vote; the person will read that it was looked at."""
    item = open_item(request, case_id)
    event = IdentityPeeked(
        event_id=new_event_id(),
        case_id=item.view.case_id,
        at=clock.now(),
        actor=wiring.get_actor(request),
        reason=request.POST.get("reason", ""),
    )
    problem = _record(event)
    if problem is not None:
        typed = {"typed_peek": request.POST.get("reason", "")}
        return render_item(request, item, {"step_problem": problem, **typed}, status=422)
    return redirect("reviewers:item", case_id=case_id)


def claim(request: HttpRequest, case_id: str) -> HttpResponse:
    """Mark an item as the one at work."""
    open_item(request, case_id)
    claim_item(wiring.get_actor(request).actor_id, case_id, at=clock.now())
    return _back(request, case_id)


def release(request: HttpRequest, case_id: str) -> HttpResponse:
    """Take the mark away again."""
    open_item(request, case_id)
    release_item(wiring.get_actor(request).actor_id, case_id)
    return _back(request, case_id)


def send_note(request: HttpRequest, case_id: str) -> HttpResponse:
    """Ask the coordinator something about an item."""
    item = open_item(request, case_id)
    note = request.POST.get("note", "").strip()[:NOTE_LETTERS]
    if count_letters(note) < REASON_LETTERS:
        problem = {"note_problem": say_short_reason(note), "typed_note": note}
        return render_item(request, item, problem, status=422)
    escalate(wiring.get_actor(request).actor_id, case_id, note, at=clock.now())
    return redirect("reviewers:item", case_id=case_id)


def _step_aside(request: HttpRequest, item: Item) -> Bilingual | None:
    actor, reason = wiring.get_actor(request), request.POST.get("reason", "")
    if count_letters(reason) < REASON_LETTERS:
        return say_short_reason(reason)
    held = {each.case_id for each in item.rows.awaiting}
    if not item.is_turn or item.view.case_id in held:
        return Bilingual(
            "Anda sudah menilai; mundur hanya mungkin sebelum menilai.",
            "You have voted; stepping aside is possible only before.",
        )
    if item.case is None:
        answer_seeded(actor.actor_id, item.view.case_id, assessment="", at=clock.now())
        return None
    following = find_next(item.case, actor)
    if following is None:
        return Bilingual(
            "Tidak ada pemeriksa lain dalam undian ini; hubungi koordinator.",
            "Nobody is left in this draw; speak to the coordinator.",
        )
    event = ReviewerRecused(
        event_id=new_event_id(),
        case_id=item.view.case_id,
        at=clock.now(),
        actor=actor,
        reason=reason,
        replacement=following,
    )
    return _record(event)


def _record(event: CaseEvent) -> Bilingual | None:
    """Record a step; a refusal is one sentence."""
    try:
        wiring.get_store().record(event)
    except NetralError as refusal:
        said = f"{refusal.problem} {refusal.remedy}"
        return Bilingual(said, said)
    return None


def _point_problem(request: HttpRequest, problem: Bilingual) -> dict[str, Any]:
    """The problem beside its point, with what was typed there."""
    return {
        "point_problem": problem,
        "typed_point": {
            "reply_id": request.POST.get("reply_id", ""),
            "point": request.POST.get("point", ""),
            "view": request.POST.get("view", ""),
            "reason": request.POST.get("reason", ""),
        },
    }


def _back(request: HttpRequest, case_id: str) -> HttpResponse:
    if request.POST.get("back") == "queue":
        return redirect("reviewers:queue")
    return redirect("reviewers:item", case_id=case_id)
