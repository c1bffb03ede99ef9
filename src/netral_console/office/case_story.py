"""What happened in a case, in words: structure for everybody of the office, texts for some."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from netral.casework import Case, CaseEvent, CaseState, Procedure, StepKind, list_deadlines
from netral.casework.deadline import Deadline
from netral.casework.decision import DecisionOutcome
from netral.casework.event import (
    CaseDecided,
    CaseErased,
    CaseReferred,
    CorrectionAcknowledged,
    NoticeDelivered,
    NoticeSent,
    OutcomeReceived,
    ReplySubmitted,
    ReviewersDrawn,
    SeatsRedrawn,
    WindowExtended,
)
from netral.casework.paper import list_days_off
from netral.casework.paper.spelling import spell_date
from netral.casework.procedure import DayCount
from netral.reporting.bilingual import Bilingual
from netral_console import wiring
from netral_console.accounts.role import ROLE_WORDS, ConsoleRole
from netral_console.office.wording import (
    ASSESSMENTS,
    CHANNELS,
    DEADLINES,
    DEFENCE_VIEWS,
    DEFENCES,
    FINDINGS,
    HAPPENED,
    REDRAW_REASONS,
    ROUNDS,
    URGENCIES,
    name_body,
)
from netral_console.pages.templatetags.words import instant

OPEN_VOTES = frozenset(
    {
        CaseState.AWAITING_DECISION,
        CaseState.REFERRAL_DUE,
        CaseState.REFERRED,
        CaseState.CONCLUDED,
        CaseState.CLOSED,
        CaseState.CORRECTING,
        CaseState.APPEALED,
    }
)
"""Where all votes are locked, so that reading them can move none."""
_OF_REVIEWERS = frozenset({StepKind.CAST_VOTE, StepKind.ANSWER_DEFENCE, StepKind.PEEK_IDENTITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A line of the timeline."""

    at: datetime
    words: Bilingual
    role: Bilingual
    note: Bilingual | None
    reason: str
    """What was written, for those who may read texts; else empty."""


def tell_story(case: Case, *, sees_content: bool) -> list[Moment]:
    """Tell what happened, the latest last.

    Until all votes of a round are locked nobody in the office learns how, when or whether
    somebody voted or answered.

    Args:
        case: The case.
        sees_content: Whether reasons are told as well.
    """
    hides = case.state not in OPEN_VOTES
    procedure = wiring.get_procedure()
    return [
        _moment_of(event, procedure, sees_content=sees_content)
        for event in wiring.get_store().iter_events(case.case_id)
        if not (hides and event.step in _OF_REVIEWERS)
    ]


def explain_deadlines(case: Case, procedure: Procedure, today: date) -> list[dict[str, Any]]:
    """Explain the deadlines that run: how they are counted, and which days do not count."""
    return [
        {
            "words": DEADLINES.get(each.kind, Bilingual(each.kind.value, each.kind.value)),
            "due": each.due_date,
            "start": each.start_date,
            "urgency": each.urgency_on(today).value,
            "urgency_words": URGENCIES[each.urgency_on(today)],
            "days_left": (each.due_date - today).days,
            **_explain(each, case, procedure),
        }
        for each in list_deadlines(case, procedure)
    ]


def list_replies(case: Case) -> list[dict[str, Any]]:
    """List the replies with their points, and the answers once all votes are locked."""
    shows_answers = case.state in OPEN_VOTES
    return [
        {
            "submitted_at": reply.submitted_at,
            "by_helper": reply.by_helper,
            "attachments": reply.attachments,
            "points": [
                {
                    "words": DEFENCES[point.kind],
                    "statement": point.statement,
                    "answers": [
                        (DEFENCE_VIEWS[each.view], each.reason)
                        for each in case.answers
                        if shows_answers and (each.reply_id, each.point) == (reply.reply_id, place)
                    ],
                }
                for place, point in enumerate(reply.points)
            ],
        }
        for reply in case.replies
    ]


def list_votes(case: Case) -> list[dict[str, Any]]:
    """List the votes once all of them are locked; by seat, never by name."""
    if case.state not in OPEN_VOTES:
        return []
    numbers = {seat.reviewer: number for number, seat in enumerate(case.seats, start=1)}
    return [
        {
            "seat": numbers.get(vote.reviewer, 0),
            "round": ROUNDS[vote.round],
            "words": ASSESSMENTS[vote.assessment],
            "reason": vote.reason,
            "rule": vote.rule_code,
        }
        for vote in case.votes
    ]


def _explain(deadline: Deadline, case: Case, procedure: Procedure) -> dict[str, Any]:
    rule = procedure.get_deadline(
        deadline.kind, on=deadline.start_date, election=case.election_kind
    )
    is_working = rule.unit is DayCount.WORKING_DAYS
    unit = Bilingual("hari kerja", "working days") if is_working else Bilingual("hari", "days")
    days_off = (
        list_days_off(procedure.calendar, deadline.start_date, deadline.due_date)
        if is_working
        else ()
    )
    return {
        "unit": unit,
        "days": rule.days,
        "counted_from": rule.counted_from,
        "source": rule.source,
        "days_off": [(each.on, each.name) for each in days_off],
    }


def _moment_of(event: CaseEvent, procedure: Procedure, *, sees_content: bool) -> Moment:
    role = event.actor.role.value
    known = role in ConsoleRole._value2member_map_
    words = ROLE_WORDS[ConsoleRole(role)] if known else _OTHER_ROLES.get(role, _MACHINE)
    # What reviewers wrote stands beside their votes and answers already.
    reason = "" if event.step in _OF_REVIEWERS else getattr(event, "reason", "")
    if isinstance(event, CaseDecided):
        reason = event.decision.reason
    return Moment(
        at=event.at,
        words=HAPPENED[event.step],
        role=words,
        note=_note_of(event, procedure),
        reason=reason if sees_content else "",
    )


_MACHINE = Bilingual("Mesin", "Machine")
_OTHER_ROLES = {"reporter": Bilingual("Pelapor", "Reporter")}


def _note_of(event: CaseEvent, procedure: Procedure) -> Bilingual | None:
    match event:
        case ReviewersDrawn() | SeatsRedrawn():
            return _note_of_draw(event)
        case NoticeSent(notice=notice):
            return Bilingual(
                f"{notice.reply_days} hari kerja untuk menjawab",
                f"{notice.reply_days} working days to reply",
            )
        case NoticeDelivered() | WindowExtended():
            return _note_of_window(event)
        case ReplySubmitted(reply=reply):
            return Bilingual(
                f"{len(reply.points)} butir, {len(reply.attachments)} lampiran",
                f"{len(reply.points)} points, {len(reply.attachments)} attachments",
            )
        case CaseErased(certificate_sha256=digest):
            return Bilingual(f"berita acara {digest[:16]}…", f"certificate {digest[:16]}…")
        case _:
            return _note_of_end(event, procedure)


def _note_of_draw(event: ReviewersDrawn | SeatsRedrawn) -> Bilingual:
    if isinstance(event, SeatsRedrawn):
        # How many seats it were would tell how many had voted.
        return REDRAW_REASONS[event.because]
    chosen, pool = len(event.draw.chosen), len(event.draw.pool)
    return Bilingual(
        f"{chosen} dari {pool} pemeriksa yang bertugas",
        f"{chosen} of {pool} reviewers in service",
    )


def _note_of_window(event: NoticeDelivered | WindowExtended) -> Bilingual:
    until = spell_date(event.reply_until)
    if isinstance(event, WindowExtended):
        return Bilingual(f"sampai {until}", f"until {event.reply_until.isoformat()}")
    how = CHANNELS[event.delivery.channel]
    when = instant(event.delivery.delivered_at)
    return Bilingual(
        f"{how.id}, {when}; dapat menjawab sampai {until}",
        f"{how.en}, {when}; may reply until {event.reply_until.isoformat()}",
    )


def _note_of_end(event: CaseEvent, procedure: Procedure) -> Bilingual | None:
    match event:
        case CaseDecided(decision=decision) if decision.outcome is DecisionOutcome.REFER:
            return _bodies(procedure, decision.recipients, "diteruskan kepada", "refer to")
        case CaseDecided(decision=decision) if decision.finding is not None:
            found = FINDINGS[decision.finding]
            return Bilingual(f"ditutup: {found.id}", f"closed: {found.en}")
        case CaseReferred(recipients=recipients):
            ids = [each.body_id for each in recipients]
            return _bodies(procedure, ids, f"nomor {recipients[0].reference}, kepada", "to")
        case OutcomeReceived():
            found, body = FINDINGS[event.finding], name_body(procedure, event.body_id)
            return Bilingual(
                f"{body.id}: {found.id} (nomor {event.reference})",
                f"{body.en}: {found.en} (number {event.reference})",
            )
        case CorrectionAcknowledged(body_id=body_id):
            return name_body(procedure, body_id)
        case _:
            return None


def _bodies(procedure: Procedure, ids: Any, indonesian: str, english: str) -> Bilingual:
    named = [name_body(procedure, each) for each in ids]
    return Bilingual(
        f"{indonesian} {', '.join(each.id for each in named)}",
        f"{english} {', '.join(each.en for each in named)}",
    )
