"""The list of cases: by state and deadline; nobody's name, and no search for a person."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.casework import Case, CaseState, list_deadlines
from netral.casework.deadline import Deadline, Urgency
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, PLATFORMS
from netral.values.act_kind import ActKind
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as
from netral_console.cases.models import CaseRow
from netral_console.office.wording import DEADLINES, STATES, URGENCIES

_PAGE = 25
_DONE = (CaseState.CLOSED, CaseState.CONCLUDED, CaseState.EXPIRED, CaseState.ERASED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A case in the list."""

    case_id: str
    state: Bilingual
    what: Bilingual
    where: str
    due: date | None
    due_words: Bilingual
    urgency: str
    urgency_words: Bilingual


def show_cases(request: HttpRequest) -> HttpResponse:
    """Show the cases of a state, the most urgent first."""
    wanted = request.GET.get("state", "open")
    asked = request.GET.get("q", "").strip().upper()
    if asked.startswith("PKR-"):
        return redirect("office:case", case_id=f"PKR-{asked.removeprefix('PKR-').lower()}")
    number = max(
        1, int(request.GET.get("page", "1")) if request.GET.get("page", "1").isdigit() else 1
    )
    with asking_as(wiring.get_actor(request)):
        rows = CaseRow.objects.order_by("state_since", "position")
        if wanted == "open":
            rows = rows.exclude(state__in=[each.value for each in _DONE])
        elif wanted != "all":
            rows = rows.filter(state=wanted)
        total = rows.count()
        ids = list(rows.values_list("case_id", flat=True)[(number - 1) * _PAGE : number * _PAGE])
        counts = _count_states()
    today = wiring.get_procedure().local_day(clock.now())
    lines = [line_of(each, today) for each in wiring.get_store().get_cases(ids)]
    order = {Urgency.OVERDUE.value: 0, Urgency.WARNING.value: 1}
    lines.sort(key=lambda line: (order.get(line.urgency, 2), line.due or date.max, line.case_id))
    return render(
        request,
        "office/cases.html",
        {
            "lines": lines,
            "total": total,
            "wanted": wanted,
            "states": [(state, STATES[state], counts.get(state.value, 0)) for state in CaseState],
            "open_count": sum(counts.get(s.value, 0) for s in CaseState if s not in _DONE),
            "all_count": sum(counts.values()),
            "page": number,
            "has_more": total > number * _PAGE,
        },
    )


def line_of(case: Case, today: date) -> Line:
    """Give the line of a case."""
    deadline = next(iter(list_deadlines(case, wiring.get_procedure())), None)
    allegation = case.allegation
    urgency = Urgency.IN_TIME if deadline is None else deadline.urgency_on(today)
    return Line(
        case_id=case.case_id,
        state=STATES[case.state],
        what=Bilingual("-", "-") if allegation is None else ACT_KINDS[ActKind(allegation.act_kind)],
        where="-" if allegation is None else PLATFORMS[Platform(allegation.platform)],
        due=None if deadline is None else deadline.due_date,
        due_words=_due_words(deadline),
        urgency=urgency.value,
        urgency_words=URGENCIES[urgency],
    )


def _due_words(deadline: Deadline | None) -> Bilingual:
    if deadline is None:
        return Bilingual("-", "-")
    return DEADLINES.get(deadline.kind, Bilingual(deadline.kind.value, deadline.kind.value))


def _count_states() -> dict[str, int]:
    counts: dict[str, int] = {}
    for state in CaseRow.objects.values_list("state", flat=True):
        counts[state] = counts.get(state, 0) + 1
    return counts
