"""The order of a reviewer's own items, from rows alone: no case is opened for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netral.casework import Actor, CaseState
from netral.casework.case import ROUND_OF, SITTING
from netral.casework.draw import DrawKind
from netral.casework.procedure import DeadlineKind
from netral.casework.reviewer_view import ReviewerView
from netral.casework.vote import Round
from netral.rulebook.reach import ElectionKind
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import Seat
from netral_console.reviewers.desk_rows import DeskRows

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


def list_lines(rows: DeskRows) -> list[Line]:
    """List the items on which it is a reviewer's turn, in their order.

    The order follows from deadline, evidence and case number: neither from a person,
    nor from what anybody else did. Items whose vote is held are not among them.
    """
    held = {row.case_id for row in rows.awaiting}
    lines = [*_list_real(rows), *map(_line_of_seeded, rows.list_open_views())]
    return sorted((each for each in lines if each.case_id not in held), key=lambda e: e.order)


def list_seats(actor: Actor, numbers: Iterable[int]) -> dict[int, str]:
    """List the cases of a reviewer's seats by number, in the order in which they came."""
    with asking_as_store(using="default"):
        seats = Seat.objects.filter(reviewer=actor.actor_id).order_by("position")
        ids = list(seats.values_list("case_id", flat=True))
    return {each: ids[each] for each in numbers if each < len(ids)}


def _list_real(rows: DeskRows) -> list[Line]:
    return [
        Line(
            case_id=row.case_id,
            voting_round=ROUND_OF[state],
            due_date=find_due_date(wiring.get_procedure().local_day(row.state_since)),
            best_grade=row.best_grade or _NO_GRADE,
        )
        for row, state in ((each, CaseState(each.state)) for each in rows.lines)
        if DrawKind(row.draw) in SITTING[state] and ROUND_OF[state].value not in (row.rounds or ())
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
