"""Makes the list of cases quick: what it filters and sorts by, kept beside the cases."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import F, Q, QuerySet

from netral.casework import Case, CaseState, Procedure, list_deadlines
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseEventRow, CaseRow
from netral_console.office.models import CaseFacet

_BATCH = 500
DONE = (CaseState.CLOSED, CaseState.CONCLUDED, CaseState.EXPIRED, CaseState.ERASED)
"""Nobody has to do anything in these, but to let the time of keeping pass."""


def refresh_facets() -> int:
    """Make the facets of all cases that moved since; the others are left as they are.

    Facets follow from cases and the procedure alone, so a lost or wrong one heals itself
    as soon as its case moves, or its row is removed.

    Returns:
        How many were made.
    """
    made = 0
    while True:
        with asking_as_store(using="default"):
            stale = CaseRow.objects.filter(
                Q(facet__isnull=True)
                | Q(facet__version__lt=F("version"))
                | Q(facet__version__gt=F("version"))
            )
            ids = list(stale.order_by("position").values_list("case_id", flat=True)[:_BATCH])
        cases = wiring.get_store().get_cases(ids) if ids else []
        if not cases:
            return made
        _make(cases, wiring.get_procedure())
        made += len(cases)


def get_facets(case_ids: Sequence[str]) -> dict[str, CaseFacet]:
    """Get the facets of cases by id; what is said of the act is right in each.

    Dates may be of an earlier version. Cases without an act are absent.
    """
    with asking_as_store(using="default"):
        found = _find_facets(case_ids)
        missing = [each for each in case_ids if each not in found]
        if missing:
            _make(wiring.get_store().get_cases(missing), wiring.get_procedure())
            found |= _find_facets(missing)
    return found


def filter_rows(
    *,
    states: Iterable[CaseState] | None = None,
    platform: str = "",
    act_kind: str = "",
    phase: str = "",
) -> QuerySet[CaseRow]:
    """Filter cases; the nearest last day comes first. Ask it inside `asking_as`.

    Args:
        states: Only these; `None` is all.
        platform: Empty is all, as with the other two.
        act_kind: Of the act.
        phase: Of the election on the day of the act.
    """
    rows = CaseRow.objects.select_related("facet")
    if states is not None:
        rows = rows.filter(state__in=[each.value for each in states])
    wanted = {"platform": platform, "act_kind": act_kind, "phase": phase}
    rows = rows.filter(**{f"facet__{name}": value for name, value in wanted.items() if value})
    return rows.order_by(F("facet__due_date").asc(nulls_last=True), "position")


def list_that_reached(step: str) -> list[str]:
    """List the cases in which a step was taken: structure, whoever may see the events."""
    with asking_as_store(using="default"):
        taken = CaseEventRow.objects.filter(step=step)
        return list(taken.values_list("case_id", flat=True).distinct())


def is_overdue(today: date) -> Q:
    """Ask for cases in work whose nearest last day has passed."""
    return Q(facet__due_date__lt=today) & ~Q(state__in=[each.value for each in DONE])


def is_nearly_due(today: date) -> Q:
    """Ask for cases in work that are past the day of warning, and not overdue."""
    return Q(facet__warn_date__lte=today, facet__due_date__gte=today) & ~Q(
        state__in=[each.value for each in DONE]
    )


def _find_facets(case_ids: Sequence[str]) -> dict[str, CaseFacet]:
    rows = CaseFacet.objects.filter(case_id__in=case_ids).exclude(act_kind="")
    return {row.case_id: row for row in rows}


def _make(cases: Sequence[Case], procedure: Procedure) -> None:
    with asking_as_store(using="default"):
        CaseFacet.objects.bulk_create(
            [_facet_of(case, procedure) for case in cases],
            update_conflicts=True,
            unique_fields=["case"],
            update_fields=[
                *("version", "platform", "act_kind", "phase", "due_kind", "due_date", "warn_date"),
            ],
        )


def _facet_of(case: Case, procedure: Procedure) -> CaseFacet:
    allegation = case.allegation
    nearest = next(iter(list_deadlines(case, procedure)), None)
    return CaseFacet(
        case_id=case.case_id,
        version=case.version,
        platform="" if allegation is None else allegation.platform,
        act_kind="" if allegation is None else allegation.act_kind,
        phase="" if allegation is None else allegation.phase,
        due_kind="" if nearest is None else nearest.kind.value,
        due_date=None if nearest is None else nearest.due_date,
        warn_date=None if nearest is None else nearest.warn_date,
    )
