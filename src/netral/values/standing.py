"""Where a case stands, as the public may count it: a stage, an office, an ending; never who."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """A stage of an open case; each is held by one office."""

    LEAD = "lead"
    """A report by the public that is not yet an indication."""
    DRAW = "draw"
    """Waiting for reviewers to be drawn."""
    REVIEW = "review"
    NOTICE = "notice"
    """The notice is to be written or delivered."""
    REPLY = "reply"
    """The person's own time to answer; nobody is late in it."""
    DECISION = "decision"
    RECEIVER = "receiver"
    """Handed on; the receiving body has not answered."""
    APPEAL = "appeal"
    CORRECTION = "correction"
    """It was wrong, and each recipient is being told."""


class Office(StrEnum):
    """Who holds the file: always an office, never a person."""

    INTAKE = "intake"
    REVIEWERS = "reviewers"
    AUTHORITY = "authority"
    RECEIVER = "receiver"


OFFICE_OF: Mapping[Stage, Office | None] = {
    Stage.LEAD: Office.INTAKE,
    Stage.DRAW: Office.INTAKE,
    Stage.REVIEW: Office.REVIEWERS,
    Stage.NOTICE: Office.INTAKE,
    Stage.REPLY: None,
    Stage.DECISION: Office.AUTHORITY,
    Stage.RECEIVER: Office.RECEIVER,
    Stage.APPEAL: Office.REVIEWERS,
    Stage.CORRECTION: Office.INTAKE,
}


class Ending(StrEnum):
    """With what a case ended, as the public counts it."""

    NOT_PROVEN = "not_proven"
    UNVERIFIED = "unverified"
    """It could not be verified, or was out of scope, or the lead ran out."""
    VIOLATION = "violation"
    """So said a receiving body; nobody in Netral can."""
    OVERTURNED = "overturned"
    """Taken back, on appeal or by the office itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one case stands; without stage and ending it was erased."""

    stage: Stage | None = None
    is_late: bool = False
    """The office that holds the file is past its last day."""
    ending: Ending | None = None
    contestant_id: str = ""
    """Whom the act was about; empty if that is not known yet, or not any more."""
