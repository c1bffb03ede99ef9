"""A reviewer's own page: how they do, shown to nobody else by name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from netral.casework import Assessment
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import VoteRow
from netral_console.office.wording import ASSESSMENTS
from netral_console.reviewers.absence import KINDS, AbsenceKind, list_absences
from netral_console.reviewers.models import SeededAnswer
from netral_console.reviewers.seeded import ENOUGH, score_of


def show_own(request: HttpRequest) -> HttpResponse:
    """Show a reviewer how they do; nobody else sees it by name."""
    reviewer = wiring.get_actor(request).actor_id
    with asking_as_store(using="default"):
        votes = VoteRow.objects.filter(reviewer=reviewer)
        # Answers to invented items are counted in: a difference would tell which they were.
        answers = SeededAnswer.objects.filter(reviewer=reviewer)
        counts = [
            (
                ASSESSMENTS[each],
                votes.filter(assessment=each.value).count()
                + answers.filter(assessment=each.value).count(),
            )
            for each in Assessment
        ]
    return render(
        request,
        "reviewers/own.html",
        {
            "score": score_of(reviewer),
            "counts": counts,
            "enough": ENOUGH,
            "today": wiring.get_procedure().local_day(clock.now()),
            "absences": [
                (KINDS[AbsenceKind(each.kind)], each)
                for each in list_absences(at=clock.now(), reviewer=reviewer)
            ],
        },
    )
