"""From indication to closing, through people: one table of steps, and duties before each."""

from netral.casework.allegation import (
    Allegation,
    Declaration,
    EvidenceItem,
    RaisedRule,
    Subject,
    make_allegation,
)
from netral.casework.applying import apply_event, replay_events
from netral.casework.case import Case
from netral.casework.deadline import find_reply_until, list_alarms, list_deadlines
from netral.casework.decision import Decision, DecisionOutcome, Recipient
from netral.casework.draw import (
    DrawCommitment,
    DrawKind,
    PoolMember,
    RedrawReason,
    commit_seed,
    draw_reviewers,
    find_replacement,
    verify_draw,
)
from netral.casework.errors import CaseworkError
from netral.casework.event import CaseEvent
from netral.casework.ids import ActorId, CaseId, EventId, PersonKey, make_case_id
from netral.casework.masking import ContestantWords, WordsFor, make_mask
from netral.casework.notice import Delivery, Notice, write_notice
from netral.casework.packaging import make_package
from netral.casework.procedure import Procedure
from netral.casework.procedure_file import check_procedure, load_procedure
from netral.casework.reply import Attachment, Defence, DefenceKind, DefenceView, Reply
from netral.casework.reviewer_view import ReviewerView, view_for_reviewer
from netral.casework.role import Actor, Role
from netral.casework.state import CaseState, Finding, StepKind
from netral.casework.stepping import take_step
from netral.casework.store import CaseStore, InMemoryCaseStore
from netral.casework.transition import TRANSITIONS, find_transition
from netral.casework.vote import Assessment

__all__ = [
    "TRANSITIONS",
    "Actor",
    "ActorId",
    "Allegation",
    "Assessment",
    "Attachment",
    "Case",
    "CaseEvent",
    "CaseId",
    "CaseState",
    "CaseStore",
    "CaseworkError",
    "ContestantWords",
    "Decision",
    "DecisionOutcome",
    "Declaration",
    "Defence",
    "DefenceKind",
    "DefenceView",
    "Delivery",
    "DrawCommitment",
    "DrawKind",
    "EventId",
    "EvidenceItem",
    "Finding",
    "InMemoryCaseStore",
    "Notice",
    "PersonKey",
    "PoolMember",
    "Procedure",
    "RaisedRule",
    "Recipient",
    "RedrawReason",
    "Reply",
    "ReviewerView",
    "Role",
    "StepKind",
    "Subject",
    "WordsFor",
    "apply_event",
    "check_procedure",
    "commit_seed",
    "draw_reviewers",
    "find_replacement",
    "find_reply_until",
    "find_transition",
    "list_alarms",
    "list_deadlines",
    "load_procedure",
    "make_allegation",
    "make_case_id",
    "make_mask",
    "make_package",
    "replay_events",
    "take_step",
    "verify_draw",
    "view_for_reviewer",
    "write_notice",
]
