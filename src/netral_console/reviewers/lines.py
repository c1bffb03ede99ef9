"""The order of a reviewer's own items, from rows alone: no case is opened for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from netral.casework import Actor, CaseState
from netral.casework.case import ROUND_OF, SITTING
from netral.casework.draw import DrawKind
from netral.casework.procedure import DeadlineKind
from netral.casework.reviewer_view import ReviewerView
from netral.casework.vote import Round
from netral.rulebook.reach import ElectionKind
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseRow, Exhibit, Seat, VoteRow
from netral_console.reviewers.holding import list_held
from netral_console.reviewers.seeded import list_open_views

_NO_GRADE = "Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item of a queue."""

    case_id: str
    voting_round: Round
    due_date: date | None
    best_grade: str
    """The firmest evidence: how certain it is that the act was done at all."""

    @property
    def order(self) -> tuple[date, str, str]:
        """The nearest deadline first, then the firmest evidence; never a person."""
        return (self.due_date or date.max, self.best_grade, self.case_id)


def list_lines(actor: Actor) -> list[Line]:
    """List the items on which it is a reviewer's turn, in their order.

    The order follows from deadline, evidence and case number: neither from a person,
    nor from what anybody else did. Items whose vote is held are not among them.
    """
    with asking_as_store(using="default"):
        held = {row.case_id for row in list_held(actor.actor_id)}
        lines = [*_list_real(actor), *map(_line_of_seeded, list_open_views(actor.actor_id))]
    return sorted((each for each in lines if each.case_id not in held), key=lambda e: e.order)


def count_seats(actor: Actor) -> int:
    """Count the seats that a reviewer has had."""
    with asking_as_store(using="default"):
        return Seat.objects.filter(reviewer=actor.actor_id).count()


def list_seats(actor: Actor, numbers: Iterable[int]) -> dict[int, str]:
    """List the cases of a reviewer's seats by number, in the order in which they came."""
    with asking_as_store(using="default"):
        seats = Seat.objects.filter(reviewer=actor.actor_id).order_by("position")
        ids = list(seats.values_list("case_id", flat=True))
    return {each: ids[each] for each in numbers if each < len(ids)}


def _list_real(actor: Actor) -> list[Line]:
    with asking_as_store(using="default"):
        seats = Seat.objects.filter(has_left=False, reviewer=actor.actor_id)
        open_cases = CaseRow.objects.filter(state__in=[each.value for each in SITTING])
        own = open_cases.filter(case_id__in=seats.values("case_id"))
        rows = list(own.values_list("case_id", "state", "state_since"))
        ids = [case_id for case_id, _, _ in rows]
        draws = dict(seats.filter(case_id__in=ids).values_list("case_id", "draw"))
        votes = VoteRow.objects.filter(reviewer=actor.actor_id, case_id__in=ids)
        voted = set(votes.values_list("case_id", "round"))
        exhibits = Exhibit.objects.filter(case_id__in=ids).values_list("case_id")
        grades = dict(exhibits.annotate(best=Min("grade")))
    return [
        Line(
            case_id=case_id,
            voting_round=ROUND_OF[state],
            due_date=find_due_date(wiring.get_procedure().local_day(since)),
            best_grade=grades.get(case_id, _NO_GRADE),
        )
        for case_id, state, since in ((each[0], CaseState(each[1]), each[2]) for each in rows)
        if case_id in draws
        and DrawKind(draws[case_id]) in SITTING[state]
        and (case_id, ROUND_OF[state].value) not in voted
    ]


def find_due_date(start: date) -> date:
    """Find when a vote is due in a case that came into its state on a day.

    Raises:
        UnknownDeadlineError: If there was no such period on that day.
    """
    procedure = wiring.get_procedure()
    rule = procedure.get_deadline(DeadlineKind.REVIEW, on=start, election=ElectionKind.REGIONAL)
    return rule.count(start, rule.days, procedure.calendar)


def _line_of_seeded(view: ReviewerView) -> Line:
    return Line(
        case_id=view.case_id,
        voting_round=view.voting_round or Round.PRELIMINARY,
        due_date=view.due_date,
        best_grade=min((each.grade.value for each in view.evidence), default=_NO_GRADE),
    )
