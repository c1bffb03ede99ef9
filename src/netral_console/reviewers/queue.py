"""A reviewer's own items: what chance gave them, as cases or as invented ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from django.http import Http404, HttpRequest

from netral.casework import Actor, Case, CaseId, WordsFor, make_mask, view_for_reviewer
from netral.casework.masking import Mask
from netral.casework.reviewer_view import ReviewerView
from netral.casework.vote import Assessment, Round, Vote
from netral_console import clock, wiring
from netral_console.cases.asking import asking_as_store, is_case_there
from netral_console.errors import SubjectErasedError
from netral_console.office.facets import get_facets
from netral_console.readings.book import note_reading
from netral_console.reviewers import seeded
from netral_console.reviewers.desk_rows import (
    DeskRows,
    InventedRow,
    read_rows,
    read_rows_unless_due,
)
from netral_console.reviewers.holding import open_due_votes, record_votes, settle_votes
from netral_console.reviewers.lines import Line, list_lines, list_seats
from netral_console.reviewers.masks import list_contestant_words, mask_for
from netral_console.reviewers.models import SeededAnswer
from netral_console.reviewers.shown_text import ShownText, show_text
from netral_console.sealing.envelope import unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the desk, with its texts as they may be shown."""

    rows: DeskRows
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


@contextmanager
def at_desk(actor: Actor, *, at: datetime, case_id: str = "") -> Iterator[DeskRows]:
    """Read a reviewer's desk, and ask as the store until the page is made.

    1. Votes whose seconds have passed are locked, each durable before anything is shown.
    2. Invented items that came with new seats are dealt, unless the reviewer is paused.

    Args:
        actor: The reviewer.
        at: Now.
        case_id: The item that is opened, if one is.
    """
    with asking_as_store(using="default"):
        found = read_rows_unless_due(actor.actor_id, case_id=case_id, at=at)
        if found is not None:
            yield _deal_new(actor, found, case_id=case_id, at=at)
            return
        votes = open_due_votes(at=at, reviewer=actor.actor_id)
    locked = record_votes(votes, at=at)
    with asking_as_store(using="default"):
        settle_votes(votes, locked, at=at)
        rows = read_rows(actor.actor_id, case_id=case_id, at=at)
        yield _deal_new(actor, rows, case_id=case_id, at=at)


def list_facts(rows: DeskRows, lines: list[Line]) -> dict[str, ActFacts]:
    """List the facts of the lines' acts, for filters and columns; no case is opened."""
    facts = {
        str(view.case_id): ActFacts(view.platform, view.act_kind, view.phase)
        for view in rows.list_open_views()
    }
    for row in rows.lines:
        if row.platform is not None and row.act_kind is not None and row.phase is not None:
            facts[row.case_id] = ActFacts(row.platform, row.act_kind, row.phase)
    missing = sorted(line.case_id for line in lines if line.case_id not in facts)
    if missing:
        for case_id, facet in get_facets(missing).items():
            facts[case_id] = ActFacts(facet.platform, facet.act_kind, facet.phase)
    return {line.case_id: facts[line.case_id] for line in lines if line.case_id in facts}


def open_item(request: HttpRequest, case_id: str, rows: DeskRows | None = None) -> Item:
    """Open one item: a case with a seat of this reviewer, or an invented item of theirs.

    Args:
        request: The request of a reviewer.
        case_id: The item.
        rows: The desk, where it was read for this item already.

    Raises:
        Http404: If it is neither.
    """
    actor = wiring.get_actor(request)
    if rows is None:
        rows = read_rows(actor.actor_id, case_id=case_id, at=clock.now())
    invented = rows.find_invented(case_id)
    if invented is not None:
        return _open_invented(request, actor, invented, rows)
    case = wiring.open_case(request, case_id)
    if case.allegation is None or not case.has_seat(actor.actor_id):
        raise Http404
    mask = mask_for(case)
    view = _view(case, actor, mask)
    covering = mask if not view.url else None
    return Item(
        rows=rows,
        view=view,
        case=case,
        mask=mask,
        text=show_text(case.allegation.text, covering),
        object_text=show_text(case.allegation.object_text, covering),
    )


def _open_invented(request: HttpRequest, actor: Actor, row: InventedRow, rows: DeskRows) -> Item:
    view, match = row.read_view(), request.resolver_match
    note_reading(actor, page="" if match is None else match.view_name, case_id=view.case_id)
    _open_another(actor, rows)
    if row.answer == "":
        raise Http404
    if row.answer is not None:
        view = replace(view, own_votes=(_find_vote(actor, row.item_id),))
    mask = make_mask(
        view.case_id, person=WordsFor(), contestant_id="", contestants=list_contestant_words()
    )
    return Item(
        rows=rows,
        view=view,
        case=None,
        mask=mask,
        text=show_text(view.text, mask),
        object_text=show_text(view.object_text, mask),
    )


def _find_vote(actor: Actor, item_id: str) -> Vote:
    """Find what was answered to an invented item, as a vote on a case is shown."""
    with asking_as_store(using="default"):
        answer = SeededAnswer.objects.get(reviewer=actor.actor_id, item_id=item_id)
        try:
            reason = unseal(seeded.SUBJECT, seeded.REASON_PLACE, answer.sealed_reason).decode()
        except SubjectErasedError:
            reason = ""
    return Vote(
        reviewer=actor.actor_id,
        round=Round.PRELIMINARY,
        assessment=Assessment(answer.assessment),
        rule_code=answer.rule_code,
        reason=reason,
        cast_at=answer.answered_at,
    )


def _open_another(actor: Actor, rows: DeskRows) -> None:
    """Do the work that a case would need, so that time does not tell an invented item."""
    real = (line for line in list_lines(rows) if rows.find_invented(line.case_id) is None)
    another = next(real, None)
    if another is not None and is_case_there(another.case_id, actor):
        case = wiring.get_store().get_case(CaseId(another.case_id))
        _view(case, actor, mask_for(case))


def _view(case: Case, actor: Actor, mask: Mask) -> ReviewerView:
    return view_for_reviewer(case, actor.actor_id, mask=mask, procedure=wiring.get_procedure())


def _deal_new(actor: Actor, rows: DeskRows, *, case_id: str, at: datetime) -> DeskRows:
    if seeded.score(rows).is_paused:
        return rows
    numbers = seeded.take_new_seats(rows)
    if not numbers:
        return rows
    lines = [line.case_id for line in list_lines(rows)]
    for number, of_seat in list_seats(actor, numbers).items():
        beside = of_seat if of_seat in lines else next(iter(lines), None)
        if beside is None or rows.find_invented(beside) is not None:
            continue
        case = wiring.get_store().get_case(CaseId(beside))
        frame = _view(case, actor, mask_for(case))
        seeded.deal_item(actor.actor_id, frame, seat=number, at=at)
    return read_rows(actor.actor_id, case_id=case_id, at=at)
