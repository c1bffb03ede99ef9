"""Addresses of the interface for machines; each has its door, as every page has."""
# ruff: noqa: ARG001 - Django's signature

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from ninja import Path, Query, Router

from netral_console import wiring
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.api import audited, published
from netral_console.api.answer import PlaceThrottle, describe, make_api
from netral_console.api.form import (
    CasesForm,
    ChangePage,
    ConsistencyForm,
    DeadlinesForm,
    DrawPage,
    ElectionForm,
    HeadForm,
    InclusionForm,
    LeavesForm,
    Problem,
    ReadingPage,
    ReconciliationForm,
    RulebookForm,
    TransparencyForm,
)
from netral_console.api.log import open_for_auditors, open_for_everybody
from netral_console.door import Door, public

Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]
Cursor = Annotated[str, Query(max_length=200, description="`next` of the page before.")]
Leaf = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="Hash of a leaf.")]
_KNOWN = [{"token": []}, {"session": []}]


def _answers(form: type) -> dict[int, type]:
    return {200: form, 404: Problem, 422: Problem}


_OPEN = {429: Problem}

# 1. For everybody ------------------------------------------------------------------------------

everybody = Router(tags=["everybody"], throttle=PlaceThrottle())


@everybody.get("/election", response={200: ElectionForm, **_OPEN})
def election(request: HttpRequest) -> ElectionForm:
    """The election that the console works on: window, stages, contestants."""
    return published.show_election()


@everybody.get("/rulebook", response={200: RulebookForm, **_OPEN})
def rulebook(request: HttpRequest) -> RulebookForm:
    """The editions in force now: rules, articles, class as printed, what is contested, digest."""
    return published.show_rulebook()


@everybody.get("/transparency", response={200: TransparencyForm, **_OPEN})
def transparency(request: HttpRequest) -> TransparencyForm:
    """The public report as it was last published: counts in spans, never counts below 11."""
    return published.show_transparency()


@everybody.get("/log/checkpoint", response={200: HeadForm, **_OPEN})
def checkpoint(request: HttpRequest) -> HeadForm:
    """The last signed head of the last day that is over."""
    return open_for_everybody().show_head()


@everybody.get("/log/checkpoint/{int:size}", response={**_answers(HeadForm), **_OPEN})
def checkpoint_of_size(request: HttpRequest, size: int) -> HeadForm:
    """The signed head of a size, if it was the last of its day."""
    return open_for_everybody().show_head_of(size)


@everybody.get(
    "/log/consistency/{int:old_size}/{int:size}", response={**_answers(ConsistencyForm), **_OPEN}
)
def consistency(request: HttpRequest, old_size: int, size: int) -> ConsistencyForm:
    """Proof that the tree of a size only adds to that of an older size."""
    return open_for_everybody().prove_consistency(old_size, size)


@everybody.get("/log/leaves/{int:page}", response={**_answers(LeavesForm), **_OPEN})
def leaves(request: HttpRequest, page: int) -> LeavesForm:
    """Hashes of leaves, 256 a page: whoever has them proves anything, and tells nobody what."""
    return open_for_everybody().show_leaves(page)


# 2. For auditors -------------------------------------------------------------------------------

auditors = Router(tags=["auditors"])
_audit = {"openapi_extra": {"security": _KNOWN}}


@auditors.get("/cases", response=_answers(CasesForm), **_audit)
def audit_cases(request: HttpRequest) -> CasesForm:
    """Cases by state, office and step reached."""
    return audited.count_cases()


@auditors.get("/deadlines", response=_answers(DeadlinesForm), **_audit)
def audit_deadlines(request: HttpRequest) -> DeadlinesForm:
    """Cases in work by their nearest last day."""
    return audited.count_deadlines(wiring.get_actor(request))


@auditors.get("/draws", response=_answers(DrawPage), **_audit)
def audit_draws(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> DrawPage:
    """Draws with promise, seed and size of the pool, done again."""
    return audited.list_draw_page(wiring.get_actor(request), cursor=cursor, limit=limit)


@auditors.get("/reconciliation", response=_answers(ReconciliationForm), **_audit)
def audit_reconciliation(request: HttpRequest) -> ReconciliationForm:
    """The same counted in two ways: cases and steps, indications, draws."""
    return audited.reconcile(wiring.get_actor(request))


@auditors.get("/changes", response=_answers(ChangePage), **_audit)
def audit_changes(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> ChangePage:
    """Changes of the configuration, the newest first."""
    return audited.list_change_page(cursor=cursor, limit=limit)


@auditors.get("/readings", response=_answers(ReadingPage), **_audit)
def audit_readings(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> ReadingPage:
    """How often pages were opened, by day, role and page."""
    return audited.list_reading_page(wiring.get_actor(request), cursor=cursor, limit=limit)


@auditors.get("/log/checkpoint", response=_answers(HeadForm), **_audit)
def audit_checkpoint(request: HttpRequest) -> HeadForm:
    """The newest signed head."""
    return open_for_auditors().show_head()


@auditors.get("/log/checkpoint/{int:size}", response=_answers(HeadForm), **_audit)
def audit_checkpoint_of_size(request: HttpRequest, size: int) -> HeadForm:
    """The signed head of a size."""
    return open_for_auditors().show_head_of(size)


@auditors.get(
    "/log/consistency/{int:old_size}/{int:size}", response=_answers(ConsistencyForm), **_audit
)
def audit_consistency(request: HttpRequest, old_size: int, size: int) -> ConsistencyForm:
    """Proof that a tree only adds to an older one, up to the newest signed head."""
    return open_for_auditors().prove_consistency(old_size, size)


@auditors.get("/log/inclusion/{leaf}", response=_answers(InclusionForm), **_audit)
def audit_inclusion(request: HttpRequest, leaf: Leaf) -> InclusionForm:
    """Proof that a leaf is in the tree of the newest signed head."""
    return open_for_auditors().prove_inclusion(bytes.fromhex(leaf))


api = make_api()
api.add_router("", everybody)
api.add_router("audit", auditors)


def openapi(request: HttpRequest) -> HttpResponse:
    """Show this interface as OpenAPI."""
    return JsonResponse(describe(api))


def _as_reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer HEAD as GET; the server leaves the body out."""

    @wraps(view)
    def read(request: HttpRequest, **arguments: Any) -> HttpResponse:
        method, request.method = request.method, "GET"
        try:
            return view(request, **arguments)
        finally:
            request.method = method

    return read


app_name = "api"
PREFIX = "api/v1/"
_found = [each for each in api.urls[0] if each.name != "api-root"]
for each in _found:
    each.callback = _as_reading(each.callback)
urlpatterns = [*_found, path("audit/openapi.json", openapi, name="openapi")]
_AUDITOR = Door(read=frozenset({Role.AUDITOR}), is_for_machines=True)
DOORS = {
    each.name: _AUDITOR
    if each.name == "openapi" or each.name.startswith("audit_")
    else public(is_for_machines=True)
    for each in urlpatterns
}
