"""The review desk: one item, everything on one screen, and the vote."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from netral.casework import Assessment
from netral.casework.vote import REASON_LETTERS, Round, count_letters
from netral.evidence.errors import EvidenceError
from netral.intake.screenshot.picture_format import find_picture_format
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, GRADES, PHASES, PLATFORMS
from netral.values.act_kind import ActKind
from netral.values.instant import local_date
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.exhibits.address import exhibit_address
from netral_console.exhibits.store import read_content
from netral_console.office.step_form import new_event_id
from netral_console.office.wording import ASSESSMENTS, DEFENCE_VIEWS, DEFENCES, ROUNDS
from netral_console.pages.templatetags.words import pick
from netral_console.registry.identity import find_identity
from netral_console.reviewers.desk_rows import DeskRows
from netral_console.reviewers.fatigue import needs_break
from netral_console.reviewers.holding import (
    SECONDS,
    find_kept_reason,
    hold_vote,
    lock_due_votes,
    undo_vote,
)
from netral_console.reviewers.lines import list_lines
from netral_console.reviewers.marks import release_item
from netral_console.reviewers.notes import list_notes_of
from netral_console.reviewers.queue import Item, at_desk, open_item
from netral_console.reviewers.rule_words import show_rule
from netral_console.reviewers.seeded import score
from netral_console.reviewers.shown_text import show_text
from netral_console.reviewers.stage_picture import draw_stages

_FOLLOWING = 10
_RULE_KEYS = ("Q", "W", "E", "T")


def show_item(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show one item with everything that is needed to assess it."""
    with at_desk(wiring.get_actor(request), at=clock.now(), case_id=case_id) as rows:
        item = open_item(request, case_id, rows)
        if score(rows).is_paused:
            return redirect("reviewers:queue")
        return render_item(request, item, {})


def send_vote(request: HttpRequest, case_id: str) -> HttpResponse:
    """Hold a vote for some seconds, and go on to the next item."""
    at, actor = clock.now(), wiring.get_actor(request)
    with at_desk(actor, at=at, case_id=case_id) as rows:
        item = open_item(request, case_id, rows)
        if score(rows).is_paused:
            return redirect("reviewers:queue")
        said, rule = request.POST.get("assessment", ""), request.POST.get("rule_code", "")
        reason = request.POST.get("reason", "").strip()
        problem = _problem_of(said, rule, reason, item)
        if problem is not None:
            return render_item(request, item, {"problem": problem}, status=422)
        hold_vote(
            actor,
            case_id,
            assessment=Assessment(said),
            rule_code=rule,
            reason=reason,
            disagrees="disagrees" in request.POST,
            at=at,
        )
        if case_id in rows.claims:
            release_item(actor.actor_id, case_id)
        return _go_on(request, case_id, rows)


def undo(request: HttpRequest, case_id: str) -> HttpResponse:
    """Undo a vote within its seconds, and open its item again."""
    open_item(request, case_id)
    if undo_vote(wiring.get_actor(request), case_id, at=clock.now()) is None:
        messages.error(
            request,
            pick(Bilingual("Penilaian itu sudah dikunci.", "That vote is locked already.")),
        )
        return redirect("reviewers:queue")
    return redirect("reviewers:item", case_id=case_id)


def lock(request: HttpRequest) -> HttpResponse:
    """Lock one's own votes whose seconds have passed; asked by the page when they have."""
    lock_due_votes(at=clock.now(), reviewer=wiring.get_actor(request).actor_id)
    return HttpResponse(status=204)


def render_item(
    request: HttpRequest, item: Item, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render the page of an item; `more` is added to what the template knows."""
    view, rows = item.view, item.rows
    others = _list_others(rows, view.case_id)
    is_held = view.case_id in {each.case_id for each in rows.awaiting}
    is_turn = item.is_turn and not is_held
    before = [each for each in rows.awaiting if each.case_id != view.case_id]
    context: dict[str, Any] = {
        "item": item,
        "view": view,
        "is_turn": is_turn,
        "may_vote": is_turn and item.is_answered,
        "may_answer": is_turn and view.voting_round is Round.FINAL,
        "next_ids": others[:_FOLLOWING],
        "left": len(others),
        "held": before[-1] if before else None,
        "is_held": is_held,
        "hold_seconds": SECONDS,
        "typed": request.POST if _is_vote(request) else {},
        "kept_reason": find_kept_reason(rows, view.case_id),
        "is_claimed": view.case_id in rows.claims,
        "notes": list_notes_of(rows.reviewer, view.case_id) if rows.has_notes else [],
        "needs_break": needs_break(request, assessed=rows.assessed, at=clock.now()),
        "choices": [
            (number, each, ASSESSMENTS[each]) for number, each in enumerate(Assessment, start=1)
        ],
        **_about_act(request, item),
        **_about_reply(item),
        **_about_votes(item),
    }
    return render(request, "reviewers/item.html", context | more, status=status)


def _is_vote(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name == "reviewers:vote"


def _about_act(request: HttpRequest, item: Item) -> dict[str, Any]:
    view, election = item.view, wiring.get_election()
    day = local_date(view.occurred_at, election.zone)
    rules = [
        show_rule(each, act_kind=view.act_kind, phase=view.phase, on=day, is_masked=item.is_masked)
        for each in view.rules
    ]
    case = item.case
    opened = case is not None and not item.is_masked and case.allegation is not None
    return {
        "what": ACT_KINDS[ActKind(view.act_kind)],
        "where": PLATFORMS[Platform(view.platform)],
        "phase_words": PHASES[Phase(view.phase)],
        "round_words": ROUNDS[view.voting_round] if view.voting_round else None,
        "picture": draw_stages(election, view.occurred_at),
        "rules": list(zip(rules, (*_RULE_KEYS, *[""] * len(rules)), strict=False)),
        "exhibits": [_exhibit(request, item, each) for each in view.evidence],
        "identity": find_identity(case.allegation.subject.person) if opened else None,
        "contestant": wiring.name_contestant(case.allegation.contestant_id) if opened else "",
    }


def _exhibit(request: HttpRequest, item: Item, each: Any) -> dict[str, Any]:
    """An exhibit's pixels and bytes hold names: it has an address only without the mask."""
    if item.is_masked:
        return {"name": each.exhibit_id, "grade": GRADES[each.grade], "address": ""}
    try:
        is_picture = find_picture_format(read_content(each.sha256)) is not None
    except EvidenceError:
        is_picture = False
    return {
        "name": each.exhibit_id,
        "grade": GRADES[each.grade],
        "address": exhibit_address(request, each.sha256),
        "is_picture": is_picture,
    }


def _about_reply(item: Item) -> dict[str, Any]:
    covering = item.mask if item.is_masked else None
    points = [
        {
            "point": each,
            "words": DEFENCES[each.kind],
            "statement": show_text(each.statement, covering),
            "answer": None
            if each.own_answer is None
            else (DEFENCE_VIEWS[each.own_answer.view], each.own_answer.reason),
            "event_id": new_event_id(),
        }
        for each in item.view.points
    ]
    case = item.case
    in_appeal = case is not None and item.view.voting_round is Round.APPEAL
    return {
        "points": points,
        "defence_views": list(DEFENCE_VIEWS.items()),
        "appeal": show_text(case.appeal_reason, covering) if case is not None and in_appeal else "",
    }


def _about_votes(item: Item) -> dict[str, Any]:
    view = item.view
    last = any(vote.round is not Round.PRELIMINARY for vote in view.own_votes)
    return {
        "own_votes": [
            (ROUNDS[each.round], ASSESSMENTS[each.assessment], each.rule_code, each.reason)
            for each in view.own_votes
        ],
        "other_votes": [
            (ROUNDS[each.round], ASSESSMENTS[each.assessment], each.reason)
            for each in view.other_votes
        ],
        "may_peek": last and view.is_blind and item.is_masked,
    }


def _problem_of(said: str, rule: str, reason: str, item: Item) -> Bilingual | None:
    if not item.is_turn:
        return Bilingual(
            "Bukan giliran Anda pada perkara ini; penilaian Anda sudah tercatat.",
            "It is not your turn on this case; your vote is recorded.",
        )
    if said not in {each.value for each in Assessment}:
        return Bilingual("Pilih satu penilaian (1 sampai 4).", "Choose an assessment (1 to 4).")
    if rule not in {each.code for each in item.view.rules}:
        return Bilingual("Pilih ketentuan yang dinilai.", "Choose the rule that you assess.")
    if count_letters(reason) < REASON_LETTERS:
        return say_short_reason(reason)
    if not item.is_answered:
        return Bilingual("Jawab dahulu setiap pembelaan.", "Answer every point of the reply first.")
    return None


def say_short_reason(reason: str) -> Bilingual:
    """Say that a reason is too short, and how long it is."""
    letters = count_letters(reason)
    return Bilingual(
        f"Alasan sekurangnya {REASON_LETTERS} huruf; sekarang {letters}.",
        f"A reason has at least {REASON_LETTERS} letters; it has {letters}.",
    )


def _list_others(rows: DeskRows, case_id: str) -> list[str]:
    return [line.case_id for line in list_lines(rows) if line.case_id != case_id]


def _go_on(request: HttpRequest, case_id: str, rows: DeskRows) -> HttpResponse:
    others = _list_others(rows, case_id)
    if "application/json" in request.headers.get("Accept", ""):
        # The page has the next item in memory already; it only learns what follows.
        return JsonResponse(
            {
                "undo": reverse("reviewers:undo", kwargs={"case_id": case_id}),
                "seconds": SECONDS,
                "next": others[:_FOLLOWING],
                "left": len(others),
            }
        )
    if not others:
        return redirect("reviewers:queue")
    return redirect("reviewers:item", case_id=others[0])
