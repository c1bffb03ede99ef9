"""What must never have happened, read from the events alone.

It knows nothing of the table and of the duties: it says once more, in its own words, what
the law of this room is. The state machine asks it after every step, and
`test_mutants.py` shows that it sees each bug that was seeded on purpose.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

from netral.casework import Procedure
from netral.casework.decision import DecisionOutcome
from netral.casework.draw import commit_seed
from netral.casework.event import (
    CaseDecided,
    CaseErased,
    CaseEvent,
    CaseExpired,
    CaseOpened,
    CaseReferred,
    CorrectionAcknowledged,
    DefenceAnswered,
    NoticeDelivered,
    NoticeSent,
    ReplySubmitted,
    ReviewerRecused,
    ReviewersDrawn,
    SeatsRedrawn,
    VoteCast,
    WindowClosed,
    WindowExtended,
)
from netral.casework.ids import ActorId
from netral.casework.procedure import Task
from netral.casework.reply import digest_reply
from netral.casework.role import Role
from netral.casework.vote import Assessment

EventT = TypeVar("EventT", bound=CaseEvent)


def list_wrongs(events: Sequence[CaseEvent], procedure: Procedure) -> list[str]:
    """List what must never have happened to one case."""
    if not events or isinstance(events[0], CaseErased):
        return []
    return [
        *_wrongs_of_actors(events),
        *_wrongs_of_opening(events),
        *_wrongs_of_draws(events),
        *_wrongs_of_new_draws(events),
        *_wrongs_of_votes(events),
        *_wrongs_of_referral(events, procedure),
        *_wrongs_of_expiry(events),
    ]


def _wrongs_of_actors(events: Sequence[CaseEvent]) -> list[str]:
    wrongs = [
        f"the machine did {type(event).__name__}"
        for event in events
        if event.actor.role is Role.MACHINE and not isinstance(event, CaseExpired | CaseErased)
    ]
    moments = [event.at for event in events]
    if moments != sorted(moments):
        wrongs.append("an event is backdated")
    opened = _find(events, CaseOpened)
    if opened is not None:
        own = opened.allegation.subject.person
        wrongs += [
            "the person acted in an office"
            for event in events
            if event.actor.person == own and event.actor.role is not Role.PERSON
        ]
    return wrongs


def _wrongs_of_opening(events: Sequence[CaseEvent]) -> list[str]:
    opened = _find(events, CaseOpened)
    if opened is None:
        return []
    wrongs = []
    if not any(each.grade.value in "ABC" for each in opened.allegation.evidence):
        wrongs.append("a lone screenshot became a case")
    if not opened.allegation.contestant_id:
        wrongs.append("a case without a contestant")
    if any(each.committed_at >= events[0].at for each in opened.commitments):
        wrongs.append("a draw was committed to after the case was there")
    return wrongs


def _wrongs_of_draws(events: Sequence[CaseEvent]) -> list[str]:
    opened = _find(events, CaseOpened)
    wrongs = []
    for place, event in enumerate(events):
        if not isinstance(event, ReviewersDrawn) or opened is None:
            continue
        promised = {each.sha256 for each in opened.commitments}
        if commit_seed(bytes.fromhex(event.draw.seed)) not in promised:
            wrongs.append("a seed that nobody committed to")
        earlier = {each.actor.actor_id for each in events[:place]}
        units = {each.reviewer: each.unit for each in event.draw.pool}
        subject = opened.allegation.subject
        wrongs += [
            "somebody with a conflict was seated"
            for chosen in event.draw.chosen
            if chosen in earlier or units[chosen] == subject.unit
        ]
    return wrongs


def _wrongs_of_new_draws(events: Sequence[CaseEvent]) -> list[str]:
    wrongs = []
    for place, event in enumerate(events):
        if not isinstance(event, SeatsRedrawn):
            continue
        second = event.countersigned_by
        if second.actor_id == event.actor.actor_id or second.role not in (
            Role.AUDITOR,
            Role.DATA_PROTECTION_OFFICER,
        ):
            wrongs.append("one person alone drew seats anew")
        if event.at - event.asked_at < timedelta(days=1):
            wrongs.append("seats were drawn anew before whoever sat had a day")
        if _named_in(events[:place]) & {each.arriving for each in event.replacements}:
            wrongs.append("somebody followed who was on the case before")
    return wrongs


def _named_in(events: Sequence[CaseEvent]) -> set[ActorId]:
    named = {each.actor.actor_id for each in events}
    for event in events:
        if isinstance(event, ReviewersDrawn):
            named.update(event.draw.chosen)
        elif isinstance(event, ReviewerRecused):
            named.add(event.replacement)
        elif isinstance(event, SeatsRedrawn):
            named.update(each.arriving for each in event.replacements)
    return named


def _wrongs_of_votes(events: Sequence[CaseEvent]) -> list[str]:  # noqa: C901 - one pass
    wrongs, seated, voted = [], set(), set()
    for event in events:
        if isinstance(event, ReviewersDrawn):
            seated.update(event.draw.chosen)
        elif isinstance(event, ReviewerRecused):
            seated.discard(event.actor.actor_id)
            seated.add(event.replacement)
        elif isinstance(event, SeatsRedrawn):
            for each in event.replacements:
                if each.leaving not in voted:
                    seated.discard(each.leaving)
                    seated.add(each.arriving)
        elif isinstance(event, NoticeSent | WindowClosed):
            voted.clear()
        elif isinstance(event, VoteCast):
            if event.actor.actor_id not in seated:
                wrongs.append("a vote by somebody who was not drawn")
            if event.actor.actor_id in voted:
                wrongs.append("two votes by one reviewer in one round")
            voted.add(event.actor.actor_id)
            if len(event.reason.strip()) < 30:
                wrongs.append("a vote without a reason")
    return wrongs


def _wrongs_of_referral(events: Sequence[CaseEvent], procedure: Procedure) -> list[str]:
    place = next((n for n, event in enumerate(events) if isinstance(event, CaseReferred)), None)
    if place is None:
        return []
    before = events[:place]
    referred = events[place]
    assert isinstance(referred, CaseReferred)
    return [
        *_wrongs_of_hearing(before, procedure),
        *_wrongs_of_two_people(before),
        *_wrongs_of_decision(before, referred, procedure),
    ]


def _wrongs_of_hearing(before: Sequence[CaseEvent], procedure: Procedure) -> list[str]:
    closed_at = next((n for n, each in enumerate(before) if isinstance(each, WindowClosed)), None)
    delivered = _find(before, NoticeDelivered)
    if _find(before, NoticeSent) is None or delivered is None or closed_at is None:
        return ["referred unheard"]
    wrongs = []
    until = delivered.reply_until
    for event in before[:closed_at]:
        if isinstance(event, WindowExtended):
            until = event.reply_until
    complete = any(
        isinstance(event, ReplySubmitted) and event.reply.is_complete
        for event in before[:closed_at]
    )
    if not complete and procedure.local_day(before[closed_at].at) <= until:
        wrongs.append("the window was closed while the person could still reply")
    for place, event in enumerate(before):
        if isinstance(event, VoteCast) and place > closed_at:
            wrongs += _unanswered(before[:place], event)
    return wrongs


def _unanswered(earlier: Sequence[CaseEvent], vote: VoteCast) -> list[str]:
    points = {
        (event.reply.reply_id, point)
        for event in earlier
        if isinstance(event, ReplySubmitted)
        for point in range(len(event.reply.points))
    }
    answered = {
        (event.reply_id, event.point)
        for event in earlier
        if isinstance(event, DefenceAnswered) and event.actor.actor_id == vote.actor.actor_id
    }
    return ["a final vote before every defence was answered"] if points - answered else []


def _wrongs_of_two_people(before: Sequence[CaseEvent]) -> list[str]:
    noticed = next((n for n, each in enumerate(before) if isinstance(each, NoticeSent)), 0)
    closed = next((n for n, each in enumerate(before) if isinstance(each, WindowClosed)), 0)
    wrongs = []
    for name, part in (("preliminary", before[:noticed]), ("final", before[closed:])):
        votes = {each.actor.actor_id: each for each in part if isinstance(each, VoteCast)}
        support = [each for each in votes.values() if each.assessment is Assessment.SUPPORTED]
        if len(support) < 2 or 2 * len(support) <= len(votes):
            wrongs.append(f"fewer than two people support it ({name})")
    return wrongs


def _wrongs_of_decision(
    before: Sequence[CaseEvent], referred: CaseReferred, procedure: Procedure
) -> list[str]:
    decided = _find(before, CaseDecided)
    if decided is None or decided.decision.outcome is not DecisionOutcome.REFER:
        return ["referred without a decision"]
    wrongs = []
    voters = {each.actor.actor_id for each in before if isinstance(each, VoteCast)}
    if decided.actor.actor_id in voters or decided.actor.role is not Role.AUTHORITY:
        wrongs.append("a reviewer decided")
    held = {each.sha256 for each in referred.package.items}
    replies = [each.reply for each in before if isinstance(each, ReplySubmitted)]
    if any(digest_reply(reply) not in held for reply in replies):
        wrongs.append("the reply is not in the package word for word")
    day = procedure.local_day(referred.at)
    in_office = {each.body_id for each in procedure.list_bodies(Task.RECEIVES_REFERRAL, on=day)}
    if not {each.body_id for each in referred.recipients} <= in_office:
        wrongs.append("it went to a body that is not in office")
    return wrongs


def _wrongs_of_expiry(events: Sequence[CaseEvent]) -> list[str]:
    place = next((n for n, each in enumerate(events) if isinstance(each, CaseExpired)), None)
    if not place:
        return []
    idle = events[place].at - max(
        each.at for each in events[:place] if not isinstance(each, CorrectionAcknowledged)
    )
    was_case = _find(events, CaseOpened) is not None
    if was_case and _find(events, ReviewersDrawn) and idle < timedelta(days=14):
        return ["a case expired before its time"]
    return []


def _find(events: Sequence[CaseEvent], kind: type[EventT]) -> EventT | None:
    return next((each for each in events if isinstance(each, kind)), None)
