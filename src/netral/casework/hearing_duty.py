"""Duties of notice and reply: nobody is referred unheard."""

import re

from netral.casework.duty import Occasion
from netral.casework.event import NoticeDelivered, NoticeSent, ReplySubmitted, WindowExtended
from netral.casework.notice import list_vague_points
from netral.casework.procedure import DeadlineKind, DeadlineRule
from netral.casework.vote import REASON_LETTERS, Round, count_letters

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
REPLY_LETTERS = 20_000
"""The longest free text of a reply; more belongs into an attachment."""
ATTACHMENTS = 20


def notice_is_exact(step: Occasion) -> str | None:
    """The notice names moment, address, evidence and article of the act."""
    points = list_vague_points(step.get(NoticeSent).notice, step.allegation)
    return "; ".join(points) or None


def days_to_reply_are_enough(step: Occasion) -> str | None:
    """The usual days to reply are given, or fewer with a reason, or more within the extension."""
    notice, rule = step.get(NoticeSent).notice, _reply_rule(step)
    if notice.reply_days == rule.days:
        return None
    shortest = rule.shortest or rule.days
    if not shortest <= notice.reply_days <= rule.days + rule.extension:
        return f"{notice.reply_days} days to reply; at least {shortest} are due"
    if notice.reply_days < rule.days and count_letters(notice.short_reason) < REASON_LETTERS:
        return f"fewer than {rule.days} days need a reason"
    return None


def helper_is_allowed(step: Occasion) -> str | None:
    """The person may be helped by somebody of their choice."""
    return None if step.get(NoticeSent).notice.helper_allowed else "the notice refuses a helper"


def delivery_is_proven(step: Occasion) -> str | None:
    """A receipt proves that the notice reached the person, and when."""
    event = step.get(NoticeDelivered)
    if _SHA256.match(event.delivery.proof_sha256) is None:
        return "there is no digest of a receipt"
    if not step.case.state_since <= event.delivery.delivered_at <= event.at:
        return "it cannot have been delivered then"
    return None


def window_is_counted_right(step: Occasion) -> str | None:
    """The last day of the window is the one that the calendar gives."""
    event, notice = step.get(NoticeDelivered), step.case.notice
    if notice is None:
        return "no notice was sent"
    start = step.procedure.local_day(event.delivery.delivered_at)
    due = _reply_rule(step).count(start, notice.reply_days, step.procedure.calendar)
    if event.reply_until != due:
        return f"the last day to reply is {due.isoformat()}, not {event.reply_until.isoformat()}"
    return None


def extension_is_within_bounds(step: Occasion) -> str | None:
    """A window that is still open gets longer, and no longer than the procedure allows."""
    event, case, rule = step.get(WindowExtended), step.case, _reply_rule(step)
    if case.delivery is None or case.notice is None or case.reply_until is None:
        return "there is no window"
    start = step.procedure.local_day(case.delivery.delivered_at)
    longest = rule.count(start, rule.days + rule.extension, step.procedure.calendar)
    if step.procedure.local_day(event.at) > case.reply_until:
        return f"the window ended on {case.reply_until.isoformat()}"
    if not case.reply_until < event.reply_until <= longest:
        return f"it can become longer until {longest.isoformat()}, never shorter"
    return None


def reply_is_usable(step: Occasion) -> str | None:
    """The reply says something, is dated now, is new, and is not longer than can be read."""
    event = step.get(ReplySubmitted)
    reply = event.reply
    if any(each.reply_id == reply.reply_id for each in step.case.replies):
        return "this reply was submitted before"
    if reply.submitted_at != event.at:
        return "the reply is dated to another moment"
    if not reply.points and not reply.attachments and not reply.is_complete:
        return "the reply is empty"
    if len(reply.text) > REPLY_LETTERS or len(reply.attachments) > ATTACHMENTS:
        return "the reply is too long; put it into an attachment"
    return None


def final_votes_have_not_begun(step: Occasion) -> str | None:
    """No final vote is cast: a late reply is still read, as long as somebody can heed it."""
    votes = step.case.votes_in(Round.FINAL)
    return "the final votes have begun" if votes else None


def window_is_over(step: Occasion) -> str | None:
    """The person said that the reply is complete, or the last day of the window has passed."""
    case = step.case
    if case.delivery is None or case.reply_until is None:
        return "no notice was delivered"
    if any(reply.is_complete for reply in case.replies):
        return None
    if step.procedure.local_day(step.event.at) <= case.reply_until:
        return f"the person may reply until {case.reply_until.isoformat()}"
    return None


def person_was_heard(step: Occasion) -> str | None:
    """Notice delivered, window over, and every point answered by everybody who voted at last."""
    lacking = window_is_over(step)
    if lacking is not None or not step.case.window_closed:
        return lacking or "the window to reply is still open"
    for vote in step.case.votes_in(Round.FINAL):
        left = step.case.list_open_points(vote.reviewer)
        if left:
            return f"{len(left)} points of the reply are not answered by everybody who voted"
    return None


def _reply_rule(step: Occasion) -> DeadlineRule:
    day = step.procedure.local_day(step.event.at)
    return step.procedure.get_deadline(DeadlineKind.REPLY, on=day, election=step.case.election_kind)
