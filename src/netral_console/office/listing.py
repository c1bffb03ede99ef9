"""The list of cases: by state and deadline; nobody's name, and no search for a person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from netral.casework import CaseState
from netral.casework.procedure import DeadlineKind
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, PHASES, PLATFORMS
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.auditors.counts import FUNNEL, HOLDER_KEYS, HOLDERS
from netral_console.cases.asking import asking_as
from netral_console.cases.models import CaseRow
from netral_console.office.facets import (
    DONE,
    filter_rows,
    is_nearly_due,
    is_overdue,
    list_that_reached,
    refresh_facets,
)
from netral_console.office.models import SavedView
from netral_console.office.wording import DEADLINES, STATES
from netral_console.pages.templatetags.words import pick

_PAGE = 25
_NAME_LETTERS = 60
_FILTERS = ("state", "platform", "kind", "phase", "holder", "due", "step")
_NOTHING = Bilingual("-", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A case in the list."""

    case_id: str
    state: Bilingual
    what: Bilingual
    where: str
    due: date | None
    due_words: Bilingual
    is_late: bool
    is_near: bool


def show_cases(request: HttpRequest) -> HttpResponse:
    """Show the cases of a filter, the most urgent first."""
    asked = request.GET.get("q", "").strip().lower().removeprefix("pkr-")
    if asked:
        return _go_to(request, f"PKR-{asked}")
    refresh_facets()
    chosen = _read_filters(request.GET)
    today = wiring.get_procedure().local_day(clock.now())
    reached = list_that_reached(chosen["step"]) if chosen["step"] else None
    with asking_as(wiring.get_actor(request)):
        rows = filter_rows(
            states=_states_of(chosen),
            platform=chosen["platform"],
            act_kind=chosen["kind"],
            phase=chosen["phase"],
        )
        if chosen["due"]:
            rows = rows.filter((is_overdue if chosen["due"] == "late" else is_nearly_due)(today))
        if reached is not None:
            rows = rows.filter(case_id__in=reached)
        page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
        lines = [_line_of(row, today) for row in page]
        counts = Counter(CaseRow.objects.values_list("state", flat=True))
        late = CaseRow.objects.filter(is_overdue(today)).count()
        near = CaseRow.objects.filter(is_nearly_due(today)).count()
        views = list(SavedView.objects.order_by("name"))
    query = urlencode({name: value for name, value in chosen.items() if value})
    context = {
        "lines": lines,
        "page": page,
        "query": query,
        "chosen": chosen,
        "late": late,
        "near": near,
        "views": views,
        "is_filtered": query not in ("", "state=open"),
        "states": [(each, STATES[each], counts[each.value]) for each in CaseState],
        "open_count": sum(counts[each.value] for each in CaseState if each not in DONE),
        "all_count": counts.total(),
    }
    return render(request, "office/cases.html", context | _choices())


def save_view(request: HttpRequest) -> HttpResponse:
    """Keep a filter under a name, for oneself; the same name again replaces it."""
    name = " ".join(request.POST.get("name", "").split())[:_NAME_LETTERS]
    chosen = _read_filters(QueryDict(request.POST.get("query", "")))
    query = urlencode({each: value for each, value in chosen.items() if value})
    if not name:
        words = Bilingual("Beri nama pandangan itu.", "Give the view a name.")
        messages.error(request, pick(words))
    else:
        actor = wiring.get_actor(request)
        with asking_as(actor):
            SavedView.objects.update_or_create(
                actor_id=actor.actor_id, name=name, defaults={"query": query}
            )
    return redirect(f"{reverse('office:cases')}?{query}")


def drop_view(request: HttpRequest, number: int) -> HttpResponse:
    """Let go of an own saved view; another's is not there."""
    with asking_as(wiring.get_actor(request)):
        SavedView.objects.filter(position=number).delete()
    return redirect("office:cases")


def _go_to(request: HttpRequest, case_id: str) -> HttpResponse:
    with asking_as(wiring.get_actor(request)):
        is_there = CaseRow.objects.filter(case_id=case_id).exists()
    if is_there:
        return redirect("office:case", case_id=case_id)
    words = Bilingual(
        "Tidak ada perkara dengan nomor itu. Perkara hanya dicari dengan nomornya.",
        "There is no case of that number. Cases are looked up by number only.",
    )
    messages.error(request, pick(words))
    return redirect("office:cases")


def _read_filters(given: QueryDict) -> dict[str, str]:
    """Read the filters; what is no filter is left out, so that no address can fail."""
    known: dict[str, set[str]] = {
        "state": {"open", "all", *(each.value for each in CaseState)},
        "platform": {each.value for each in Platform},
        "kind": {each.value for each in ActKind},
        "phase": {each.value for each in Phase},
        "holder": set(HOLDER_KEYS),
        "due": {"late", "near"},
        "step": {step.value for step, _ in FUNNEL},
    }
    chosen = {name: given.get(name, "") for name in _FILTERS}
    chosen = {name: value if value in known[name] else "" for name, value in chosen.items()}
    return chosen | {"state": chosen["state"] or "open"}


def _states_of(chosen: Mapping[str, str]) -> list[CaseState]:
    """Give the states that a filter leaves: those of the choice that the office holds."""
    wanted, holder = chosen["state"], HOLDER_KEYS.get(chosen["holder"])
    return [
        each
        for each in CaseState
        if (wanted in ("all", each.value) or (wanted == "open" and each not in DONE))
        and (holder is None or HOLDERS[each] == holder)
    ]


def _choices() -> dict[str, Any]:
    return {
        "platforms": [(each.value, PLATFORMS[each]) for each in Platform],
        "kinds": [(each.value, ACT_KINDS[each]) for each in ActKind],
        "phases": [(each.value, PHASES[each]) for each in Phase],
        "holders": list(HOLDER_KEYS.items()),
        "steps": [(step.value, words) for step, words in FUNNEL],
    }


def _line_of(row: CaseRow, today: date) -> Line:
    facet = row.facet
    due = facet.due_date
    is_open = CaseState(row.state) not in DONE
    is_late = is_open and due is not None and due < today
    return Line(
        case_id=row.case_id,
        state=STATES[CaseState(row.state)],
        what=ACT_KINDS[ActKind(facet.act_kind)] if facet.act_kind else _NOTHING,
        where=PLATFORMS[Platform(facet.platform)] if facet.platform else "-",
        due=due,
        due_words=DEADLINES.get(DeadlineKind(facet.due_kind), _NOTHING)
        if facet.due_kind
        else _NOTHING,
        is_late=is_late,
        is_near=is_open
        and not is_late
        and facet.warn_date is not None
        and facet.warn_date <= today,
    )
