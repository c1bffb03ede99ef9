"""What a text says: who is meant, for or against, in whose voice; or that it cannot be told."""

from dataclasses import dataclass
from enum import StrEnum

from netral.values.stance import Stance, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A part of the raw text, in characters, end exclusive."""

    start: int
    end: int
    why: str
    """``name``, ``hashtag``, ``number`` … : what was recognised there."""


class Abstention(StrEnum):
    """Why no answer is given."""

    FRAGMENT = "fragment"
    """Too short to carry a meaning."""
    UNKNOWN_OBJECT = "unknown_object"
    """Praise or attack whose object is not in the text."""
    LOW_CONFIDENCE = "low_confidence"
    CONFLICTING = "conflicting"
    """Irony or comparison that could go both ways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One contestant that the text means, with the places that say so."""

    contestant_id: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetReading:
    """Stance of the text towards one contestant."""

    contestant_id: str
    stance: Stance
    confidence: float
    """Calibrated, 0 to 1: how often such an answer is right."""
    spans: tuple[Span, ...]


class Partisanship(StrEnum):
    """Whether a fair referee would ask: the text takes sides in its own voice."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The reading of one text for one election at one moment."""

    targets: tuple[TargetReading, ...]
    voice: Voice
    voice_confidence: float
    partisanship: Partisanship
    confidence: float
    """Calibrated confidence of `partisanship`, 0 to 1."""
    abstention: Abstention | None
    hidden_characters: int
    """Zero-width, bidirectional and tag characters found in the raw text."""
    model: str
    """Versioned name and digest of the model that read."""
