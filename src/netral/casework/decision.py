"""What the authority decides, and to whom a case is handed on."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from netral.casework.ids import BodyId
from netral.casework.role import Actor
from netral.casework.state import Finding


class DecisionOutcome(StrEnum):
    """The two things that an authority can do with a reviewed case."""

    REFER = "refer"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision of the authority; it cannot go beyond what the reviewers support."""

    outcome: DecisionOutcome
    body_id: BodyId
    """The authority in office on that day, as the procedure's data have it."""
    reason: str = field(repr=False)
    finding: Finding | None = None
    """With what it closes; `None` when it is referred."""
    recipients: tuple[BodyId, ...] = ()
    """To whom it goes; empty when it closes."""
    countersigned_by: Actor | None = None
    """A second human being, where the decision closes what the reviewers support."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A body that got the package, with the mark under which it keeps it."""

    body_id: BodyId
    reference: str
    sent_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A recipient's receipt for the message that the case was wrong."""

    body_id: BodyId
    receipt_sha256: str
    acknowledged_at: datetime
