"""What a recipient of a package must be told next, so that no copy stays wrong."""

from dataclasses import dataclass
from enum import StrEnum

from netral.casework.case import Case
from netral.casework.ids import BodyId, CaseId
from netral.casework.state import CaseState

_IN_APPEAL = frozenset(
    {
        CaseState.APPEALED,
        CaseState.APPEAL_REVIEW,
        CaseState.APPEAL_SPLIT,
        CaseState.APPEAL_THIRD_REVIEW,
    }
)


class MessageKind(StrEnum):
    """The three things that a recipient can be told after the package."""

    CONTESTED = "contested"
    """The person appealed: mark the copy, and wait with it if you can."""
    UPHELD = "upheld"
    """New reviewers saw it as the first did: the mark can go."""
    WRONG = "wrong"
    """It does not stand: correct the copy and confirm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientMessage:
    """One message to one body."""

    case_id: CaseId
    body_id: BodyId
    kind: MessageKind


def list_recipient_messages(case: Case) -> tuple[RecipientMessage, ...]:
    """List what each recipient must be told in the state of the case.

    Args:
        case: The case.

    Returns:
        A message for each recipient, or none. Whoever has confirmed a correction is told
        nothing more.
    """
    if case.state is CaseState.CORRECTING:
        kind, bodies = MessageKind.WRONG, case.list_uncorrected()
    elif case.state in _IN_APPEAL:
        kind, bodies = MessageKind.CONTESTED, [each.body_id for each in case.recipients]
    elif case.appealed_from is not None and case.state is case.appealed_from:
        kind, bodies = MessageKind.UPHELD, case.list_uncorrected()
    else:
        return ()
    return tuple(
        RecipientMessage(case_id=case.case_id, body_id=body_id, kind=kind) for body_id in bodies
    )
