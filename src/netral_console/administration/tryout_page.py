"""Pages of try-outs: a proposed rulebook on the acts that are kept, before it goes live."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.errors import NetralError
from netral.reporting.bilingual import Bilingual
from netral.reporting.transparency.span import NOTHING, CountSpan
from netral.screening.tryout import ANY_RULE, PastOutcome, Shift
from netral_console import clock
from netral_console.administration.models import RuleTryout
from netral_console.administration.rulebooks import get_proposal, list_editions, list_proposals
from netral_console.administration.trying import (
    ask_for_rulebook,
    begin_tryout,
    get_tryout,
    go_on,
    keep_outside_counts,
    list_tryouts,
)
from netral_console.errors import EditionNotHereError
from netral_console.pages.templatetags.words import pick

_MOST_BYTES = 1024 * 1024
_SHIFTS = {
    Shift.NEWLY: Bilingual("baru ditandai", "newly flagged"),
    Shift.NO_LONGER: Bilingual("tidak lagi ditandai", "no longer flagged"),
    Shift.STILL: Bilingual("tetap ditandai", "still flagged"),
}
_OUTCOMES = {
    PastOutcome.CONFIRMED: Bilingual("terbukti", "confirmed"),
    PastOutcome.NOT_CONFIRMED: Bilingual("tidak terbukti", "not confirmed"),
    PastOutcome.UNDECIDED: Bilingual("belum diputus", "not decided"),
}
_Spans = Mapping[str, Sequence[int]]


def show_tryouts(request: HttpRequest) -> HttpResponse:
    """Show the editions that were proposed, and the try-outs so far."""
    in_force = {each.digest for each in list_editions()}
    proposals = [(each, each.digest in in_force) for each in list_proposals()]
    context = {"proposals": proposals, "tryouts": list_tryouts()}
    return render(request, "administration/tryouts.html", context)


def begin(request: HttpRequest) -> HttpResponse:
    """Begin to try an edition out."""
    try:
        number = begin_tryout(
            request.POST.get("digest", ""), by=request.user.actor_id, at=clock.now()
        )
    except NetralError as refusal:
        return _refuse(request, refusal, "administration:tryouts")
    return redirect("administration:tryout", number=number)


def show_tryout(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far a try-out is, or what it counted."""
    row = _get(number)
    return render(
        request,
        "administration/tryout.html",
        {
            "row": row,
            "is_current": _is_current(row),
            "counted": [
                (title, _table(result))
                for title, result in (
                    (
                        Bilingual("Pada perbuatan yang disimpan", "On the acts kept here"),
                        row.result,
                    ),
                    (
                        Bilingual("Pada berkas penyaringan", "On the screening's files"),
                        row.outside,
                    ),
                )
                if result is not None
            ],
        },
    )


def continue_tryout(request: HttpRequest, number: int) -> HttpResponse:
    """Count the next acts."""
    _get(number)
    try:
        go_on(number, at=clock.now())
    except NetralError as refusal:
        return _refuse(request, refusal, "administration:tryout", number=number)
    return redirect("administration:tryout", number=number)


def keep_counts(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what the command counted on the screening's files."""
    row = _get(number)
    file = request.FILES.get("counts")
    if file is None or (file.size or 0) > _MOST_BYTES or row.outside is not None:
        words = Bilingual(
            "Pilih berkas hitungan sampai 1 MB; yang sudah tersimpan tidak diganti.",
            "Choose a file of counts up to 1 MB; what was kept is not replaced.",
        )
        messages.error(request, pick(words))
        return redirect("administration:tryout", number=number)
    try:
        keep_outside_counts(number, file.read())
    except NetralError as refusal:
        return _refuse(request, refusal, "administration:tryout", number=number)
    return redirect("administration:tryout", number=number)


def ask_after_tryout(request: HttpRequest, number: int) -> HttpResponse:
    """Ask that the tried rulebook goes live."""
    _get(number)
    try:
        ask_for_rulebook(number, by=request.user.actor_id, at=clock.now())
    except NetralError as refusal:
        return _refuse(request, refusal, "administration:tryout", number=number)
    return redirect("administration:changes")


def _get(number: int) -> RuleTryout:
    row = get_tryout(number)
    if row is None:
        raise Http404
    return row


def _is_current(row: RuleTryout) -> bool:
    """Whether it compares with the rulebook in force, and the edition is here unchanged."""
    try:
        get_proposal(row.sha256)
    except EditionNotHereError:
        return False
    return bool(row.base == {each.edition_id: each.digest for each in list_editions()})


def _refuse(request: HttpRequest, refusal: NetralError, to: str, **named: int) -> HttpResponse:
    messages.error(request, f"{refusal.problem} {refusal.remedy}")
    return redirect(to, **named)


def _table(result: Mapping[str, Any]) -> dict[str, Any]:
    most = result["acts"][1]
    return {
        "acts": _say(_span(result["acts"])),
        "untold": _say(_span(result["untold"])),
        "sentences": [_sentence(result["lines"][0], shift, most) for shift in _SAID],
        "rows": [
            {
                "rule": line["rule"],
                "cells": [_say(_sum(line[shift], most)) for shift in Shift],
                "decided": [
                    [_say(_span(line[shift][outcome])) for outcome in _OUTCOMES] for shift in Shift
                ],
            }
            for line in result["lines"]
            if line["rule"] != ANY_RULE
        ],
        "shifts": list(_SHIFTS.values()),
        "outcomes": list(_OUTCOMES.values()),
    }


_SAID = {
    Shift.NEWLY: Bilingual(
        "Akan baru menandai {acts} perbuatan; {confirmed} di antaranya sudah terbukti, "
        "{other} sudah tidak terbukti.",
        "Would newly flag {acts} acts; {confirmed} of them were confirmed, "
        "{other} were not confirmed.",
    ),
    Shift.NO_LONGER: Bilingual(
        "Tidak akan lagi menandai {acts} perbuatan; {confirmed} di antaranya sudah terbukti, "
        "{other} sudah tidak terbukti.",
        "Would no longer flag {acts} acts; {confirmed} of them were confirmed, "
        "{other} were not confirmed.",
    ),
}


def _sentence(line: Mapping[str, _Spans], shift: Shift, most: int) -> Bilingual:
    cells = line[shift]
    return _SAID[shift].fill(
        acts=_say(_sum(cells, most)),
        confirmed=_say(_span(cells[PastOutcome.CONFIRMED])),
        other=_say(_span(cells[PastOutcome.NOT_CONFIRMED])),
    )


def _sum(cells: _Spans, most: int) -> CountSpan:
    """Sum spans up, to no more than all acts: a total tells nothing that its parts do not."""
    total = sum((_span(each) for each in cells.values()), NOTHING)
    return CountSpan(total.low, min(total.high, most))


def _span(pair: Sequence[int]) -> CountSpan:
    return CountSpan(pair[0], pair[1])


def _say(span: CountSpan) -> str:
    return f"{span.low}\N{EN DASH}{span.high}"
