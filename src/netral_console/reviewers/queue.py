"""A reviewer's own items: what chance gave them, as cases or as invented ones."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from django.http import Http404, HttpRequest

from netral.casework import Actor, Case, CaseId, WordsFor, make_mask, view_for_reviewer
from netral.casework.masking import Mask
from netral.casework.reviewer_view import ReviewerView
from netral.casework.vote import Assessment, Round, Vote
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as_store
from netral_console.errors import SubjectErasedError
from netral_console.office.facets import get_facets
from netral_console.readings.book import note_reading
from netral_console.reviewers import seeded
from netral_console.reviewers.lines import Line, count_seats, list_lines, list_seats
from netral_console.reviewers.masks import list_contestant_words, mask_for
from netral_console.reviewers.shown_text import ShownText, show_text
from netral_console.sealing.envelope import unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the desk, with its texts as they may be shown."""

    view: ReviewerView
    case: Case | None
    """`None` for an invented item."""
    mask: Mask
    text: ShownText
    object_text: ShownText

    @property
    def is_masked(self) -> bool:
        """Whether the person is still covered."""
        return not self.view.url

    @property
    def is_turn(self) -> bool:
        """Whether this reviewer has still to vote.

        After one's own vote nothing more is told of where the case stands: that would
        tell how the other voted.
        """
        view = self.view
        return view.voting_round is not None and all(
            vote.round is not view.voting_round for vote in view.own_votes
        )

    @property
    def is_answered(self) -> bool:
        """Whether no point of a reply waits for this reviewer; appeals are not answered."""
        return self.view.voting_round is not Round.FINAL or all(
            point.own_answer is not None for point in self.view.points
        )


class ActFacts(NamedTuple):
    """What a queue tells of an act."""

    platform: str
    act_kind: str
    phase: str


def open_queue(actor: Actor) -> list[Line]:
    """List a reviewer's items, after dealing the invented ones that came with new seats."""
    new = seeded.take_new_seats(actor.actor_id, count_seats(actor))
    if new:
        _deal(actor, new)
    return list_lines(actor)


def list_facts(actor: Actor, lines: list[Line]) -> dict[str, ActFacts]:
    """List the facts of the lines' acts, for filters and columns; no case is opened."""
    views = {str(view.case_id): view for view in seeded.list_open_views(actor.actor_id)}
    facts = {
        case_id: ActFacts(view.platform, view.act_kind, view.phase)
        for case_id, view in views.items()
    }
    ids = sorted(line.case_id for line in lines if line.case_id not in views)
    for case_id, facet in get_facets(ids).items():
        facts[case_id] = ActFacts(facet.platform, facet.act_kind, facet.phase)
    return {line.case_id: facts[line.case_id] for line in lines if line.case_id in facts}


def open_item(request: HttpRequest, case_id: str) -> Item:
    """Open one item: a case with a seat of this reviewer, or an invented item of theirs.

    Raises:
        Http404: If it is neither.
    """
    actor = wiring.get_actor(request)
    invented = seeded.find_view(actor.actor_id, case_id)
    if invented is not None:
        return _open_invented(request, actor, invented)
    case = wiring.open_case(request, case_id)
    if case.allegation is None or not case.has_seat(actor.actor_id):
        raise Http404
    mask = mask_for(case)
    view = _view(case, actor, mask)
    covering = mask if not view.url else None
    return Item(
        view=view,
        case=case,
        mask=mask,
        text=show_text(case.allegation.text, covering),
        object_text=show_text(case.allegation.object_text, covering),
    )


def open_seated(request: HttpRequest, case_id: str) -> Case | None:
    """Open the case itself, for steps; never shown. `None` for an invented item.

    Raises:
        Http404: If this reviewer has no seat on it.
    """
    return open_item(request, case_id).case


def _open_invented(request: HttpRequest, actor: Actor, view: ReviewerView) -> Item:
    match = request.resolver_match
    note_reading(actor, page="" if match is None else match.view_name, case_id=view.case_id)
    _open_another(actor)
    mask = make_mask(
        view.case_id, person=WordsFor(), contestant_id="", contestants=list_contestant_words()
    )
    answer = seeded.find_answer(actor.actor_id, view.case_id)
    if answer is not None and answer.assessment:
        with asking_as_store(using="default"):
            try:
                reason = unseal(seeded.SUBJECT, seeded.REASON_PLACE, answer.sealed_reason).decode()
            except SubjectErasedError:
                reason = ""
        vote = Vote(
            reviewer=actor.actor_id,
            round=Round.PRELIMINARY,
            assessment=Assessment(answer.assessment),
            rule_code=answer.rule_code,
            reason=reason,
            cast_at=answer.answered_at,
        )
        view = replace(view, own_votes=(vote,))
    elif answer is not None:
        raise Http404
    return Item(
        view=view,
        case=None,
        mask=mask,
        text=show_text(view.text, mask),
        object_text=show_text(view.object_text, mask),
    )


def _open_another(actor: Actor) -> None:
    """Do the work that a case would need, so that time does not tell an invented item."""
    another = next((line for line in list_lines(actor) if not _is_invented(actor, line)), None)
    if another is not None:
        case = wiring.get_store().get_case(CaseId(another.case_id))
        _view(case, actor, mask_for(case))


def _is_invented(actor: Actor, line: Line) -> bool:
    return seeded.find_view(actor.actor_id, line.case_id) is not None


def _view(case: Case, actor: Actor, mask: Mask) -> ReviewerView:
    return view_for_reviewer(case, actor.actor_id, mask=mask, procedure=wiring.get_procedure())


def _deal(actor: Actor, numbers: list[int]) -> None:
    lines = {line.case_id: line for line in list_lines(actor)}
    for number, case_id in list_seats(actor, numbers).items():
        beside = case_id if case_id in lines else next(iter(lines), None)
        if beside is None or _is_invented(actor, lines[beside]):
            continue
        case = wiring.get_store().get_case(CaseId(beside))
        frame = _view(case, actor, mask_for(case))
        seeded.deal_item(actor.actor_id, frame, seat=number, at=clock.now())
