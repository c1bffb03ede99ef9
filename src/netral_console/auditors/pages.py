"""The dashboard as a page: pictures with their tables, and links to the rows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from netral.reporting.bilingual import Bilingual
from netral.reporting.label import REJECTIONS
from netral.reporting.wording import FUNNEL, NOT_LOOKED_AT
from netral_console import clock, wiring
from netral_console.administration.evenness import find_last_reading
from netral_console.auditors.counts import count_board
from netral_console.office.coverage import sum_coverage
from netral_console.office.wording import STATES

_WIDTH = 520
_SAME = {"quarantined_total": "quarantined"}


def show_board(request: HttpRequest) -> HttpResponse:
    """Show the dashboard."""
    board, coverage = count_board(at=clock.now()), sum_coverage()
    most = max([count for _, _, count in board.funnel] + [1])
    bars = [
        {
            "step": step.value,
            "words": words,
            "count": count,
            "width": round(_WIDTH * count / most),
            "y": 30 * place,
            "text_y": 30 * place + 17,
            "end": 210 + round(_WIDTH * count / most),
        }
        for place, (step, words, count) in enumerate(board.funnel)
    ]
    return render(
        request,
        "auditors/board.html",
        {
            "board": board,
            "bars": bars,
            "height": 30 * len(bars),
            "coverage": coverage,
            "ways": [(FUNNEL[_SAME.get(way, way)], number) for way, number in coverage.ways],
            "reasons": [
                (REJECTIONS.get(code, Bilingual(code, code)), number)
                for code, number in coverage.quarantined
            ],
            "not_looked_at": NOT_LOOKED_AT,
            "evenness": [(each, _name(each.contestant_id)) for each in find_last_reading()],
            "states": [(line, STATES[line.state]) for line in board.states],
        },
    )


def _name(contestant_id: str) -> str:
    found = (each for each in wiring.get_election().contestants)
    return next((each.short_name for each in found if each.contestant_id == contestant_id), "-")
