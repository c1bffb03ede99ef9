"""Why a collection stops before there is nothing left to ask."""

from datetime import datetime
from enum import StrEnum


class StopReason(StrEnum):
    """Why a collection ended; all but `FINISHED` can be gone on with later."""

    FINISHED = "finished"
    """Everything that can be asked for was asked for."""
    QUOTA = "quota"
    """The platform's quota of the day is used up."""
    BUDGET = "budget"
    """The requests or minutes that the operator allowed are used up."""
    WAITING = "waiting"
    """The platform asks to wait longer than the operator's patience."""
    UNANSWERED = "unanswered"
    """The platform did not answer, or not in full, however often it was asked."""
    WINDOW_ENDED = "window-ended"
    """The election's window is over; nothing may be collected any more."""
    INTERRUPTED = "interrupted"
    """A person stopped it."""


class StoppedError(Exception):
    """Ends a collection in good order; what was asked for last is asked for again."""

    def __init__(self, reason: StopReason, resume_at: datetime | None = None) -> None:
        super().__init__(reason, resume_at)
        self.reason = reason
        self.resume_at = resume_at
