"""The review desk: one item after another, by keyboard or by mouse."""

import re
import unicodedata
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from netral.casework import Assessment, DefenceView, EventId
from netral.casework.event import DefenceAnswered, IdentityPeeked, ReviewerRecused
from netral.casework.ids import ReplyId
from netral.casework.reviewer_view import ReviewerView
from netral.casework.vote import REASON_LETTERS, Round, count_letters
from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, GRADES, PHASES, PLATFORMS
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import VoteRow
from netral_console.exhibits.address import exhibit_address
from netral_console.office.drawing import find_next
from netral_console.office.step_form import new_event_id
from netral_console.office.wording import ASSESSMENTS, DEFENCE_VIEWS, DEFENCES, ROUNDS
from netral_console.pages.templatetags.words import pick
from netral_console.registry.identity import find_identity
from netral_console.reviewers.holding import (
    SECONDS,
    hold_vote,
    list_held,
    lock_due_votes,
    undo_vote,
)
from netral_console.reviewers.queue import list_items, open_item, open_seated
from netral_console.reviewers.seeded import answer_seeded, score_of

_LABEL = re.compile(r"(Pegawai [0-9A-F]{2}|Kandidat [A-Z]\d*)")
_NEXT = 3
_BREAK_AFTER, _BREAK_MINUTES = 25, 50


def show_queue(request: HttpRequest) -> HttpResponse:
    """Show a reviewer's own items, with filters."""
    at = clock.now()
    lock_due_votes(at=at)
    views = list_items(request)
    platform, voting_round = request.GET.get("platform", ""), request.GET.get("round", "")
    shown = [
        view
        for view in views
        if platform in ("", view.platform)
        and voting_round in ("", view.voting_round.value if view.voting_round else "")
    ]
    return render(
        request,
        "reviewers/queue.html",
        {
            "lines": [_line_of(view) for view in shown],
            "total": len(views),
            "platforms": [
                (each, PLATFORMS[Platform(each)]) for each in sorted({v.platform for v in views})
            ],
            "rounds": [(each.value, ROUNDS[each]) for each in Round],
            "platform": platform,
            "round": voting_round,
            "held": len(list_held(wiring.get_actor(request).actor_id)),
            "score": score_of(wiring.get_actor(request).actor_id),
            "needs_break": _needs_break(request, at),
        },
    )


def show_item(request: HttpRequest, case_id: str) -> HttpResponse:
    """Show one item with everything that is needed to assess it."""
    lock_due_votes(at=clock.now())
    return _render(request, case_id, {})


def send_vote(request: HttpRequest, case_id: str) -> HttpResponse:
    """Hold a vote for some seconds, and go on to the next item."""
    at = clock.now()
    item = open_item(request, case_id)
    said = request.POST.get("assessment", "")
    rule, reason = request.POST.get("rule_code", ""), request.POST.get("reason", "").strip()
    problem = _problem_of(said, rule, reason, item.view)
    if problem is not None:
        return _render(request, case_id, {"problem": problem}, status=422)
    actor = wiring.get_actor(request)
    if item.is_seeded:
        answer_seeded(actor.actor_id, case_id, Assessment(said), at=at)
    else:
        lock_due_votes(at=at, reviewer=actor.actor_id)
        hold_vote(
            actor,
            case_id,
            event_id=request.POST.get("event_id") or new_event_id(),
            assessment=Assessment(said),
            rule_code=rule,
            reason=reason,
            disagrees="disagrees" in request.POST,
            at=at,
        )
    return _go_on(request, case_id)


def undo(request: HttpRequest, case_id: str) -> HttpResponse:
    """Undo a vote within its seconds, and open its item again."""
    open_seated(request, case_id)
    reason = undo_vote(wiring.get_actor(request), case_id, at=clock.now())
    if reason is None:
        messages.error(
            request,
            pick(Bilingual("Penilaian itu sudah dikunci.", "That vote is locked already.")),
        )
        return redirect("reviewers:queue")
    request.session[f"reason-{case_id}"] = reason
    return redirect("reviewers:item", case_id=case_id)


def answer_point(request: HttpRequest, case_id: str) -> HttpResponse:
    """Answer one point of the person's reply."""
    case = open_seated(request, case_id)
    try:
        view = DefenceView(request.POST.get("view", ""))
        point = int(request.POST.get("point", "-1"))
    except ValueError:
        problem = Bilingual("Pilih satu jawaban.", "Choose an answer.")
        return _render(request, case_id, {"point_problem": problem}, status=422)
    event = DefenceAnswered(
        event_id=EventId(request.POST.get("event_id") or new_event_id()),
        case_id=case.case_id,
        at=clock.now(),
        actor=wiring.get_actor(request),
        reply_id=ReplyId(request.POST.get("reply_id", "")),
        point=point,
        view=view,
        reason=request.POST.get("reason", ""),
    )
    return _record(request, case_id, event)


def recuse(request: HttpRequest, case_id: str) -> HttpResponse:
    """Step aside; the next number of the same draw follows."""
    case = open_seated(request, case_id)
    actor = wiring.get_actor(request)
    following = find_next(case, actor)
    if following is None:
        problem = Bilingual(
            "Tidak ada pemeriksa lain dalam undian ini; hubungi koordinator.",
            "Nobody is left in this draw; speak to the coordinator.",
        )
        return _render(request, case_id, {"step_problem": problem}, status=422)
    event = ReviewerRecused(
        event_id=new_event_id(),
        case_id=case.case_id,
        at=clock.now(),
        actor=actor,
        reason=request.POST.get("reason", ""),
        replacement=following,
    )
    answer = _record(request, case_id, event)
    return redirect("reviewers:queue") if answer.status_code in (301, 302) else answer


def peek(request: HttpRequest, case_id: str) -> HttpResponse:
    """Look who it is, after one's own last vote; the person will read that it was looked at."""
    case = open_seated(request, case_id)
    event = IdentityPeeked(
        event_id=new_event_id(),
        case_id=case.case_id,
        at=clock.now(),
        actor=wiring.get_actor(request),
        reason=request.POST.get("reason", ""),
    )
    return _record(request, case_id, event)


def show_own(request: HttpRequest) -> HttpResponse:
    """Show a reviewer how they do; nobody else sees it by name."""
    reviewer = wiring.get_actor(request).actor_id
    with asking_as_store(using="default"):
        votes = VoteRow.objects.filter(reviewer=reviewer)
        counts = [
            (ASSESSMENTS[each], votes.filter(assessment=each.value).count()) for each in Assessment
        ]
    return render(request, "reviewers/own.html", {"score": score_of(reviewer), "counts": counts})


def _problem_of(said: str, rule: str, reason: str, view: ReviewerView) -> Bilingual | None:
    if said not in {each.value for each in Assessment}:
        return Bilingual("Pilih satu penilaian (1 sampai 4).", "Choose an assessment (1 to 4).")
    if rule not in {each.code for each in view.rules}:
        return Bilingual("Pilih ketentuan yang dinilai.", "Choose the rule that you assess.")
    if count_letters(reason) < REASON_LETTERS:
        return Bilingual(
            f"Alasan sekurangnya {REASON_LETTERS} huruf; sekarang {count_letters(reason)}.",
            f"A reason has at least {REASON_LETTERS} letters; it has {count_letters(reason)}.",
        )
    if _has_open_points(view):
        return Bilingual("Jawab dahulu setiap pembelaan.", "Answer every point of the reply first.")
    return None


def _has_open_points(view: ReviewerView) -> bool:
    """Whether a defence waits for an answer; in an appeal they were answered before."""
    is_final = view.voting_round is Round.FINAL
    return is_final and any(point.own_answer is None for point in view.points)


def _record(request: HttpRequest, case_id: str, event: Any) -> HttpResponse:
    try:
        wiring.get_store().record(event)
    except NetralError as refusal:
        problem = Bilingual(
            f"{refusal.problem} {refusal.remedy}", f"{refusal.problem} {refusal.remedy}"
        )
        return _render(request, case_id, {"step_problem": problem}, status=422)
    return redirect("reviewers:item", case_id=case_id)


def _go_on(request: HttpRequest, case_id: str) -> HttpResponse:
    views = list_items(request)
    following = next((view.case_id for view in views if view.case_id != case_id), None)
    if following is None:
        return redirect("reviewers:queue")
    return redirect("reviewers:item", case_id=following)


def _render(
    request: HttpRequest, case_id: str, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    item = open_item(request, case_id)
    view = item.view
    actor = wiring.get_actor(request)
    others = [each.case_id for each in list_items(request) if each.case_id != case_id]
    held = [each for each in list_held(actor.actor_id) if each.case_id != case_id]
    is_turn = view.voting_round is not None and all(
        vote.round is not view.voting_round for vote in view.own_votes
    )
    context: dict[str, Any] = {
        "view": view,
        "line": _line_of(view),
        "round_words": ROUNDS[view.voting_round] if view.voting_round else None,
        "phase_words": PHASES[Phase(view.phase)],
        "text": _show_marks(view.text),
        "object_text": _show_marks(view.object_text),
        "stages": _stages(view.occurred_at),
        "exhibits": [
            {
                "item": each,
                "grade": GRADES[each.grade],
                "address": "" if not view.url else exhibit_address(request, each.sha256),
            }
            for each in view.evidence
        ],
        "points": [_point(each) for each in view.points],
        "is_turn": is_turn and not _is_held(case_id, actor.actor_id),
        "may_vote": is_turn and not _has_open_points(view),
        "may_answer": is_turn and view.voting_round is Round.FINAL,
        "may_peek": bool(view.own_votes)
        and view.is_blind
        and not view.url
        and any(vote.round is not Round.PRELIMINARY for vote in view.own_votes),
        "identity": _identity(request, view, item_is_seeded=item.is_seeded),
        "choices": [
            (number, each, ASSESSMENTS[each]) for number, each in enumerate(Assessment, start=1)
        ],
        "event_id": new_event_id(),
        "next_ids": others[:_NEXT],
        "left": len(others),
        "held": held[-1] if held else None,
        "hold_seconds": SECONDS,
        "typed": request.POST,
        "kept_reason": request.session.pop(f"reason-{case_id}", ""),
        "defence_views": list(DEFENCE_VIEWS.items()),
        "other_votes": [(ASSESSMENTS[each.assessment], each.reason) for each in view.other_votes],
        "needs_break": _needs_break(request, clock.now()),
    }
    return render(request, "reviewers/item.html", context | more, status=status)


def _is_held(case_id: str, reviewer: str) -> bool:
    return any(each.case_id == case_id for each in list_held(reviewer))


def _identity(request: HttpRequest, view: ReviewerView, *, item_is_seeded: bool) -> Any:
    if item_is_seeded or not view.url:
        return None
    case = open_seated(request, view.case_id)
    return None if case.allegation is None else find_identity(case.allegation.subject.person)


def _line_of(view: ReviewerView) -> dict[str, Any]:
    return {
        "case_id": view.case_id,
        "what": ACT_KINDS[ActKind(view.act_kind)],
        "where": PLATFORMS[Platform(view.platform)],
        "due": view.due_date,
        "round": ROUNDS[view.voting_round] if view.voting_round else Bilingual("-", "-"),
        "person": view.person_label,
    }


def _point(point: Any) -> dict[str, Any]:
    return {
        "point": point,
        "words": DEFENCES[point.kind],
        "answer": None
        if point.own_answer is None
        else (DEFENCE_VIEWS[point.own_answer.view], point.own_answer.reason),
        "event_id": new_event_id(),
    }


def _show_marks(text: str) -> SafeString:
    """Show a text with its masked words marked, and hidden characters as visible marks."""
    shown = "".join(
        f"[U+{ord(mark):04X}]"
        if unicodedata.category(mark) in ("Cf", "Cc") and mark not in "\n\t"
        else mark
        for mark in text
    )
    marked = _LABEL.sub(r"<mark>\1</mark>", escape(shown))
    return mark_safe(marked)  # noqa: S308 - escaped above; only our own element is added


def _stages(occurred_at: datetime) -> list[dict[str, Any]]:
    """The election's stages as a row, with the one of the act marked."""
    election = wiring.get_election()
    here = election.find_stage(occurred_at)
    return [
        {"words": PHASES[each.phase], "from": each.first_date, "is_here": each is here}
        for each in election.stages
    ]


def _needs_break(request: HttpRequest, at: datetime) -> bool:
    reviewer = wiring.get_actor(request).actor_id
    with asking_as_store(using="default"):
        votes = VoteRow.objects.filter(
            reviewer=reviewer, cast_at__gt=at - timedelta(minutes=_BREAK_MINUTES)
        )
        return votes.count() >= _BREAK_AFTER
