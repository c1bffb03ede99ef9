"""Duties of draws and votes: chance, blindness, two different people."""

from netral.casework.case import BESIDE, DRAW_IN, ROUND_OF, SITTING
from netral.casework.draw import DrawKind, find_replacement, verify_draw
from netral.casework.duty import Occasion
from netral.casework.event import (
    CaseOpened,
    DefenceAnswered,
    ReviewerRecused,
    ReviewersDrawn,
    SeatsRedrawn,
    VoteCast,
)
from netral.casework.redrawing import find_last_day, plan_replacements
from netral.casework.vote import Assessment, Round


def draws_were_committed_before(step: Occasion) -> str | None:
    """Four draws were committed to before the case was there to be seen."""
    opened = step.get(CaseOpened)
    kinds = [each.kind for each in opened.commitments]
    if sorted(kinds) != sorted(DrawKind):
        return "it needs one commitment for each of the four draws"
    if len({each.sha256 for each in opened.commitments}) != len(kinds):
        return "one commitment is used twice"
    if len({each.sequence for each in opened.commitments}) != 1:
        return "the four draws have different numbers"
    first_seen = opened.at if step.before is None else step.before.taken_in_at
    if any(each.committed_at >= first_seen for each in opened.commitments):
        return "a commitment was made after the case could be seen"
    return None


def draw_is_honest(step: Occasion) -> str | None:
    """The draw follows from seed, pool and case, and avoids the circle of the person.

    A dishonest draw is an error of its own, `DrawNotHonestError`.
    """
    draw, case = step.get(ReviewersDrawn).draw, step.case
    if draw.kind is not DRAW_IN[case.state]:
        return f"the draw of this state is {DRAW_IN[case.state].value}"
    verify_draw(
        draw,
        case_id=case.case_id,
        commitment=next(each for each in case.commitments if each.kind is draw.kind),
        subject=step.allegation.subject,
        acted=(*case.acted, *(seat.reviewer for seat in case.seats)),
        taken_units=case.list_units_of(BESIDE.get(draw.kind)),
    )
    return None


def reviewer_sits(step: Occasion) -> str | None:
    """The reviewer was drawn for this case and this round."""
    actor = step.event.actor.actor_id
    kinds = SITTING[step.case.state]
    if not any(seat.reviewer == actor and seat.draw in kinds for seat in step.case.seats):
        return "this reviewer was not drawn for it"
    return None


def reviewer_has_not_voted(step: Occasion) -> str | None:
    """The reviewer has not voted in this round; a vote is never changed."""
    actor = step.event.actor.actor_id
    votes = step.case.votes_in(ROUND_OF[step.case.state])
    if any(vote.reviewer == actor for vote in votes):
        return "this reviewer's vote of this round is locked"
    return None


def reviewer_has_voted(step: Occasion) -> str | None:
    """The reviewer's own last vote is locked, so that knowing cannot move it any more."""
    actor = step.event.actor.actor_id
    votes = step.case.votes_in(ROUND_OF[step.case.state])
    if not any(vote.reviewer == actor for vote in votes):
        return "this reviewer has still to vote"
    return None


def vote_names_a_raised_rule(step: Occasion) -> str | None:
    """The vote names one of the rules that were raised."""
    vote = step.get(VoteCast)
    if vote.rule_code not in {rule.code for rule in step.allegation.rules}:
        return "the vote names no rule that was raised"
    return None


def replacement_is_next(step: Occasion) -> str | None:
    """Who follows is the next number of the same draw, never somebody chosen."""
    event, case = step.get(ReviewerRecused), step.case
    leaving = next(seat for seat in case.seats if seat.reviewer == event.actor.actor_id)
    draw = next(each for each in case.draws if each.kind is leaving.draw)
    following = find_replacement(
        draw,
        case_id=case.case_id,
        subject=step.allegation.subject,
        acted=(*case.acted, *(seat.reviewer for seat in case.seats)),
        taken_units=case.list_units_beside(leaving),
    )
    if following is None:
        return "nobody is left in the draw; ask another unit for reviewers"
    return None if following == event.replacement else "the next number of the draw is another"


def everybody_had_a_day(step: Occasion) -> str | None:
    """Whoever sits had a whole working day to vote since the new draw was asked for."""
    event = step.get(SeatsRedrawn)
    newest = max(step.case.state_since, *(seat.seated_at for seat in step.case.list_sitting()))
    if event.asked_at < newest:
        return "a seat was taken after it was asked; ask anew"
    last = find_last_day(event.asked_at, step.procedure)
    if step.procedure.local_day(event.at) <= last:
        return f"whoever sits may vote until {last.isoformat()}"
    return None


def replacements_are_next(step: Occasion) -> str | None:
    """Who would follow on each seat are the next numbers of the same draw, nobody chosen."""
    planned = plan_replacements(step.case)
    if planned is None:
        return "too few are left in the draw; ask another unit for reviewers"
    if step.get(SeatsRedrawn).replacements != planned:
        return "the next numbers of the draw are others"
    return None


def point_is_open(step: Occasion) -> str | None:
    """The point is one of a reply, and this reviewer has not answered it yet."""
    answer = step.get(DefenceAnswered)
    open_points = step.case.list_open_points(answer.actor.actor_id)
    if (answer.reply_id, answer.point) not in open_points:
        return "there is no such point that this reviewer has still to answer"
    return None


def defences_are_answered(step: Occasion) -> str | None:
    """The reviewer has answered every point of every reply."""
    left = step.case.list_open_points(step.event.actor.actor_id)
    return f"{len(left)} points of the reply are not answered" if left else None


def two_people_support(step: Occasion) -> str | None:
    """Two different reviewers support it, in the preliminary and in the final round."""
    for voting_round in (Round.PRELIMINARY, Round.FINAL):
        votes = step.case.votes_in(voting_round)
        people = {v.reviewer for v in votes if v.assessment is Assessment.SUPPORTED}
        against = {v.reviewer for v in votes} - people
        if len(people) < 2 or len(people) <= len(against):  # noqa: PLR2004 - the two-person rule
            return f"{len(people)} reviewers support it in the {voting_round.value} round"
    return None
