"""The coordinator's side of the desk: notes to answer, and pauses to end after a talk."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.reporting.bilingual import Bilingual
from netral_console import clock, wiring
from netral_console.pages.templatetags.words import pick
from netral_console.reviewers.absence import (
    KINDS,
    AbsenceKind,
    list_absences,
    list_reviewers,
)
from netral_console.reviewers.holding import lock_due_votes
from netral_console.reviewers.notes import answer_note, list_notes
from netral_console.reviewers.seeded import count_paused, end_pause

_ANSWER_LETTERS = 2000


def show_coordination(request: HttpRequest) -> HttpResponse:
    """Show the notes of reviewers, and how many reviewers are paused; not who."""
    lock_due_votes(at=clock.now())
    return render(
        request,
        "reviewers/coordination.html",
        {
            "notes": list_notes(),
            "paused": count_paused(),
            "reviewers": list_reviewers(),
            "absence_kinds": list(KINDS.items())[1:],
            "tomorrow": wiring.get_procedure().local_day(clock.now()) + timedelta(days=1),
            "absences": [
                (KINDS[AbsenceKind(each.kind)], each) for each in list_absences(at=clock.now())
            ],
        },
    )


def send_answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a note."""
    text = request.POST.get("answer", "").strip()[:_ANSWER_LETTERS]
    if not text:
        _complain(request, Bilingual("Tulis jawabannya.", "Write an answer."))
    elif not answer_note(number, text, at=clock.now()):
        raise Http404
    return redirect("reviewers:coordination")


def lift_pause(request: HttpRequest) -> HttpResponse:
    """End a pause, by the code that the reviewer told when the two talked."""
    if end_pause(request.POST.get("code", "")):
        messages.success(request, pick(Bilingual("Jeda berakhir.", "The pause has ended.")))
    else:
        _complain(
            request,
            Bilingual(
                "Kode itu tidak berlaku. Mintalah kode dari pemeriksa saat berbicara.",
                "That code is not valid. Ask the reviewer for it when you talk.",
            ),
        )
    return redirect("reviewers:coordination")


def _complain(request: HttpRequest, words: Bilingual) -> None:
    messages.error(request, pick(words))
