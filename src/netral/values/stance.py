"""What a text says of a contestant, and who speaks in it."""

from enum import StrEnum


class Stance(StrEnum):
    """Stance of one text towards one contestant as a contestant (*keberpihakan*)."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"
    UNCLEAR = "unclear"


class Voice(StrEnum):
    """Who speaks in a text."""

    OWN = "own"
    REPORT = "report"
    QUESTION = "question"
    OTHER = "other"
