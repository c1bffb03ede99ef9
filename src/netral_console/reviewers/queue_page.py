"""The page of a reviewer's own queue: order, filters, saved choices."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from netral.casework.vote import Round
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, GRADES, PHASES, PLATFORMS
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.provenance import Grade
from netral_console import clock, wiring
from netral_console.office.second_hand import find_redraw_day
from netral_console.office.wording import ROUNDS
from netral_console.pages.templatetags.words import pick
from netral_console.reviewers import marks
from netral_console.reviewers.desk_rows import DeskRows
from netral_console.reviewers.fatigue import needs_break
from netral_console.reviewers.lines import Line, list_lines
from netral_console.reviewers.queue import ActFacts, at_desk, list_facts
from netral_console.reviewers.seeded import score

FILTERS = ("platform", "kind", "phase", "round", "due")
_WEEK = 7
_ANY_CASE = "PKR-0000000000000000"
DUE = {
    "late": Bilingual("lewat tenggat", "overdue"),
    "today": Bilingual("hari ini", "today"),
    "week": Bilingual("dalam tujuh hari", "within seven days"),
}


def show_queue(request: HttpRequest) -> HttpResponse:
    """Show a reviewer's own items, with filters."""
    at = clock.now()
    with at_desk(wiring.get_actor(request), at=at) as rows:
        return _show_queue(request, rows, at)


def _show_queue(request: HttpRequest, rows: DeskRows, at: datetime) -> HttpResponse:
    scored = score(rows)
    lines = [] if scored.is_paused else list_lines(rows)
    facts = list_facts(rows, lines)
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    today = wiring.get_procedure().local_day(at)
    shown = [
        line
        for line in lines
        if line.case_id in facts and _fits(line, facts[line.case_id], chosen, today)
    ]
    kept = {each.case_id for each in rows.kept}
    return render(
        request,
        "reviewers/queue.html",
        {
            "lines": [
                _row(line, facts[line.case_id], today)
                | {"is_claimed": line.case_id in rows.claims, "is_kept": line.case_id in kept}
                for line in shown
            ],
            "total": len(lines),
            "redraw_day": find_redraw_day([line.case_id for line in lines]),
            "filters": _filters(lines, set(facts.values()), chosen),
            "is_filtered": any(chosen.values()),
            "query": urlencode({name: value for name, value in chosen.items() if value}),
            "saved": marks.list_views(rows.reviewer),
            "held": rows.awaiting,
            "score": scored,
            "needs_break": needs_break(request, assessed=rows.assessed, at=at),
        },
    )


def save_view(request: HttpRequest) -> HttpResponse:
    """Save the filters that are chosen now under a name."""
    query = urlencode({each: request.POST[each] for each in FILTERS if request.POST.get(each)})
    is_saved = marks.save_view(
        wiring.get_actor(request).actor_id, request.POST.get("name", ""), query
    )
    if not is_saved:
        messages.error(
            request,
            pick(
                Bilingual(
                    f"Tidak tersimpan: beri nama; paling banyak {marks.MOST_VIEWS} saringan.",
                    f"Not saved: give it a name; {marks.MOST_VIEWS} choices at most.",
                )
            ),
        )
    return redirect(f"{reverse('reviewers:queue')}?{query}" if query else "reviewers:queue")


def drop_view(request: HttpRequest, number: int) -> HttpResponse:
    """Drop a saved choice."""
    if not marks.drop_view(wiring.get_actor(request).actor_id, number):
        raise Http404
    return redirect("reviewers:queue")


def _fits(line: Line, act: ActFacts, chosen: dict[str, str], today: date) -> bool:
    found = {
        "platform": act.platform,
        "kind": act.act_kind,
        "phase": act.phase,
        "round": line.voting_round.value,
    }
    same = all(chosen[name] in ("", value) for name, value in found.items())
    return same and _is_due(line.due_date, chosen["due"], today)


def _is_due(due: date | None, chosen: str, today: date) -> bool:
    if not chosen:
        return True
    if due is None:
        return False
    match chosen:
        case "late":
            return due < today
        case "today":
            return due == today
        case _:
            return today <= due <= today + timedelta(days=_WEEK)


def _filters(
    lines: list[Line], acts: Collection[ActFacts], chosen: dict[str, str]
) -> list[dict[str, Any]]:
    rounds = sorted({line.voting_round.value for line in lines})
    options: dict[str, list[tuple[str, Any]]] = {
        "platform": [(e, PLATFORMS[Platform(e)]) for e in sorted({act.platform for act in acts})],
        "kind": [(e, ACT_KINDS[ActKind(e)]) for e in sorted({act.act_kind for act in acts})],
        "phase": [(e, PHASES[Phase(e)]) for e in sorted({act.phase for act in acts})],
        "round": [(each, ROUNDS[Round(each)]) for each in rounds],
        "due": list(DUE.items()),
    }
    words = {
        "platform": Bilingual("Platform", "Platform"),
        "kind": Bilingual("Perbuatan", "Act"),
        "phase": Bilingual("Tahapan", "Phase"),
        "round": Bilingual("Putaran", "Round"),
        "due": Bilingual("Tenggat", "Due"),
    }
    return [
        {"name": name, "words": words[name], "options": options[name], "chosen": chosen[name]}
        for name in FILTERS
    ]


@cache
def _find_pattern(view: str) -> str:
    return reverse(f"reviewers:{view}", kwargs={"case_id": _ANY_CASE})


def _address_of(view: str, case_id: str) -> str:
    """Give an address of an item: a queue has many, and each is found in the same place."""
    return _find_pattern(view).replace(_ANY_CASE, case_id)


def _row(line: Line, act: ActFacts, today: date) -> dict[str, Any]:
    return {
        "case_id": line.case_id,
        "address": _address_of("item", line.case_id),
        "claim": _address_of("claim", line.case_id),
        "release": _address_of("release", line.case_id),
        "what": ACT_KINDS[ActKind(act.act_kind)],
        "where": PLATFORMS[Platform(act.platform)],
        "phase": PHASES[Phase(act.phase)],
        "round": ROUNDS[line.voting_round],
        "grade": GRADES[Grade(line.best_grade)] if line.best_grade in _GRADES else "",
        "due": line.due_date,
        "is_late": line.due_date is not None and line.due_date < today,
    }


_GRADES = {each.value for each in Grade}
