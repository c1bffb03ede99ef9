"""Pages of administration: the election, the rulebook, and changes that need two people."""

import hashlib

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import ACT_KINDS, PHASES
from netral_console import clock, wiring
from netral_console.administration.changing import (
    MONITORING_OFF,
    MONITORING_ON,
    RULEBOOK,
    agree_to_change,
    ask_for_change,
    find_switch,
    list_changes,
    may_monitor,
)
from netral_console.administration.contested import tell_contested
from netral_console.administration.evenness import find_suspension
from netral_console.administration.rulebooks import list_editions
from netral_console.pages.templatetags.words import pick

_KINDS = {
    MONITORING_ON: Bilingual("Mulai menerima indikasi", "Begin to take indications in"),
    MONITORING_OFF: Bilingual("Berhenti menerima indikasi", "Stop taking indications in"),
    RULEBOOK: Bilingual("Berlakukan ketentuan yang diubah", "Put a changed rulebook into force"),
}


def show_election(request: HttpRequest) -> HttpResponse:
    """Show the election: stages, contestants, campaign accounts."""
    election = wiring.get_election()
    here = election.find_stage(clock.now())
    return render(
        request,
        "administration/election.html",
        {
            "election": election,
            "stages": [(each, PHASES[each.phase], each is here) for each in election.stages],
            "contestants": [each for each in election.contestants if not each.elsewhere],
        },
    )


def show_rules(request: HttpRequest) -> HttpResponse:
    """Show all rules of the editions in force."""
    return render(request, "administration/rules.html", {"editions": list_editions()})


def show_rule(request: HttpRequest, edition_id: str, rule: str) -> HttpResponse:
    """Show one rule with articles, sources and contested points."""
    for edition in list_editions():
        for each in edition.rules:
            if (edition.edition_id, each.code) == (edition_id, rule):
                kinds = [ACT_KINDS[kind] for kind in each.act_kinds]
                phases = [PHASES[phase] for phase in each.phases]
                contested = [tell_contested(point) for point in each.contested]
                told = {"kinds": kinds, "phases": phases, "contested": contested}
                return render(request, "administration/rule.html", {"rule": each, **told})
    raise Http404


def show_changes(request: HttpRequest) -> HttpResponse:
    """Show changes, and whether monitoring is on."""
    return _render(request)


def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a change."""
    assessment = request.FILES.get("assessment")
    content = {
        "assessment_sha256": hashlib.sha256(assessment.read()).hexdigest() if assessment else "",
        "assessment_on": request.POST.get("assessment_on", ""),
        "staff_told_on": request.POST.get("staff_told_on", ""),
        "approvers": [
            each.strip() for each in request.POST.get("approvers", "").splitlines() if each.strip()
        ],
    }
    kind = request.POST.get("kind", "")
    try:
        ask_for_change(
            kind,
            content if kind == MONITORING_ON else {},
            by=request.user.actor_id,
            at=clock.now(),
        )
    except NetralError as refusal:
        messages.error(request, f"{refusal.problem} {refusal.remedy}")
        return _render(request, status=422)
    return redirect("administration:changes")


def agree(request: HttpRequest, number: int) -> HttpResponse:
    """Agree to a change that somebody else asked for."""
    try:
        agree_to_change(number, by=request.user.actor_id, at=clock.now())
    except NetralError as refusal:
        messages.error(request, f"{refusal.problem} {refusal.remedy}")
        return redirect("administration:changes")
    messages.success(
        request,
        pick(Bilingual("Berlaku 24 jam lagi.", "It is in force in 24 hours.")),
    )
    return redirect("administration:changes")


def _render(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    at = clock.now()
    switch = find_switch(at=at)
    return render(
        request,
        "administration/changes.html",
        {
            "is_on": may_monitor(at=at),
            "suspension": switch and find_suspension(since=switch.in_force_from),
            "window": wiring.get_election().window,
            "changes": [
                {
                    "row": each,
                    "words": _KINDS[each.kind],
                    "may_agree": not each.agreed_by and each.asked_by != request.user.actor_id,
                    "is_in_force": each.in_force_from is not None and each.in_force_from <= at,
                }
                for each in list_changes()
            ],
            "typed": request.POST,
        },
        status=status,
    )
