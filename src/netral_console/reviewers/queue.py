"""A reviewer's own items: what chance gave them, the nearest deadline first."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404, HttpRequest

from netral.casework import Case, CaseId, view_for_reviewer
from netral.casework.case import ROUND_OF, SITTING
from netral.casework.errors import CaseNotFoundError
from netral.casework.reviewer_view import ReviewerView
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as, asking_as_store
from netral_console.cases.models import CaseRow, Seat
from netral_console.readings.book import note_reading
from netral_console.reviewers.holding import list_held
from netral_console.reviewers.masks import mask_for
from netral_console.reviewers.seeded import find_due_item, view_of_seeded


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the desk."""

    view: ReviewerView
    is_seeded: bool


def list_items(request: HttpRequest) -> list[ReviewerView]:
    """List the items on which it is this reviewer's turn.

    The order follows from deadline and case number alone: neither from a person, nor
    from what anybody else did.
    """
    actor = wiring.get_actor(request)
    with asking_as(actor):
        ids = list(Seat.objects.filter(has_left=False).values_list("case_id", flat=True))
    with asking_as_store(using="default"):
        sitting = CaseRow.objects.filter(
            case_id__in=ids, state__in=[each.value for each in SITTING]
        )
        ids = list(sitting.values_list("case_id", flat=True))
    held = {each.case_id for each in list_held(actor.actor_id)}
    views = [
        view_for_reviewer(
            case, actor.actor_id, mask=mask_for(case), procedure=wiring.get_procedure()
        )
        for case in wiring.get_store().get_cases(sorted(ids))
        if case.case_id not in held and _is_turn(case, actor.actor_id)
    ]
    seeded = find_due_item(actor.actor_id)
    if seeded is not None and views and seeded[0] not in held:
        views.append(_view_seeded(seeded, views))
    return sorted(views, key=lambda view: (view.due_date or date.max, view.case_id))


def open_item(request: HttpRequest, case_id: str) -> Item:
    """Open one item: a case with a seat of this reviewer, or the invented item that is due.

    Raises:
        Http404: If it is neither.
    """
    actor = wiring.get_actor(request)
    seeded = find_due_item(actor.actor_id)
    if seeded is not None and seeded[0] == case_id:
        note_reading(actor, page="reviewers:item", case_id=case_id)
        return Item(view=_view_seeded(seeded, []), is_seeded=True)
    case = open_seated(request, case_id)
    view = view_for_reviewer(
        case, actor.actor_id, mask=mask_for(case), procedure=wiring.get_procedure()
    )
    return Item(view=view, is_seeded=False)


def open_seated(request: HttpRequest, case_id: str) -> Case:
    """Open the case itself, for steps; never shown.

    Raises:
        Http404: If this reviewer has no seat on it.
    """
    case = wiring.open_case(request, case_id)
    try:
        return wiring.get_store().get_case(CaseId(case.case_id))
    except CaseNotFoundError as error:
        raise Http404 from error


def _is_turn(case: Case, reviewer: str) -> bool:
    kinds = SITTING.get(case.state, ())
    if not any(seat.reviewer == reviewer and seat.draw in kinds for seat in case.seats):
        return False
    voting_round = ROUND_OF[case.state]
    return all(
        not (vote.reviewer == reviewer and vote.round is voting_round) for vote in case.votes
    )


def _view_seeded(seeded: tuple[CaseId, object], views: list[ReviewerView]) -> ReviewerView:
    now = clock.now()
    due = now + timedelta(days=2)
    if views:
        day = views[len(views) // 2].due_date or due.date()
        due = datetime(day.year, day.month, day.day, tzinfo=now.tzinfo)
    item_id, text = seeded
    return view_of_seeded(item_id, text, at=now.replace(hour=2, minute=0, second=0), due=due)  # type: ignore[arg-type]
