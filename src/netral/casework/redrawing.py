"""Draws the seats of a round anew: by a rule that is the same whether or not anybody voted.

A request that named a seat would tell, by its refusal, that the seat has voted. So none is
named: all seats of the round whose votes are not locked when it is carried out go to the
next numbers of their draw. In a state in which reviewers vote there is always such a seat.
"""

from datetime import date, datetime

from netral.casework.case import Case
from netral.casework.draw import Replacement, find_replacement
from netral.casework.errors import NO_EVENT, EventRefusedError
from netral.casework.ids import ActorId
from netral.casework.procedure import Procedure


def plan_replacements(case: Case) -> tuple[Replacement, ...] | None:
    """Plan who would follow on each seat of the round, the locked ones included.

    Seats whose votes are locked stay as they are. They are planned for as well, so that
    neither the plan nor its being impossible tells how many votes are locked.

    Args:
        case: A case in a state in which reviewers vote.

    Returns:
        One replacement for each seat, in their order; `None` if the draw has not so many
        numbers left.

    Raises:
        EventRefusedError: If nobody votes in that state.
    """
    sitting, allegation = case.list_sitting(), case.allegation
    if not sitting or allegation is None:
        raise EventRefusedError(NO_EVENT, "no seat votes in this state")
    draw = next(each for each in case.draws if each.kind is sitting[0].draw)
    units = {member.reviewer: member.unit for member in draw.pool}
    acted = [*case.acted, *(seat.reviewer for seat in case.seats)]
    planned: list[Replacement] = []
    for leaving in sitting:
        arriving = find_replacement(
            draw,
            case_id=case.case_id,
            subject=allegation.subject,
            acted=[*acted, *(each.arriving for each in planned)],
            taken_units=[
                *case.list_units_beside(leaving),
                *(units[each.arriving] for each in planned),
            ],
        )
        if arriving is None:
            return None
        planned.append(Replacement(leaving=leaving.reviewer, arriving=arriving))
    return tuple(planned)


def find_last_day(asked_at: datetime, procedure: Procedure) -> date:
    """Find the last day on which seats can still vote after somebody asked for a new draw.

    Args:
        asked_at: When it was asked.
        procedure: For the working days.

    Returns:
        The next working day: whoever is there has a whole one.

    Raises:
        UnknownHolidayYearError: If the working days of that year are not known.
    """
    return procedure.calendar.add_working_days(procedure.local_day(asked_at), 1)


def list_named(replacements: tuple[Replacement, ...]) -> list[ActorId]:
    """List everybody whom a plan names: none of them can be drawn for the case again."""
    return [name for each in replacements for name in (each.leaving, each.arriving)]
