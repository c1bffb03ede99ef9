"""Votes of blind reviewers, and what two or three of them say together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from netral.casework.ids import ActorId
from netral.casework.state import Finding

REASON_LETTERS = 30
"""A reason has at least so many characters that are no spaces."""
PAIR = 2


class Round(StrEnum):
    """The three times at which reviewers vote."""

    PRELIMINARY = "preliminary"
    """Is it worth asking the person?"""
    FINAL = "final"
    """After the reply: is it worth handing on?"""
    APPEAL = "appeal"
    """New reviewers: does it stand?"""


class Assessment(StrEnum):
    """What a reviewer can say; never that somebody broke the law."""

    SUPPORTED = "supported"
    """The evidence supports that the rule was touched; somebody must look further."""
    NOT_PROVEN = "not_proven"
    CANNOT_BE_VERIFIED = "cannot_be_verified"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One reviewer's assessment in one round; never changed after it is cast."""

    reviewer: ActorId
    round: Round
    assessment: Assessment
    rule_code: str
    """The rule that was looked at: one of those that were raised."""
    reason: str = field(repr=False)
    cast_at: datetime


class Tally(StrEnum):
    """What the votes of a round say together."""

    OPEN = "open"
    SPLIT = "split"
    SUPPORTED = "supported"
    NOT_SUPPORTED = "not_supported"


_KINDEST_FIRST = (
    Assessment.OUT_OF_SCOPE,
    Assessment.NOT_PROVEN,
    Assessment.CANNOT_BE_VERIFIED,
)


def tally_votes(votes: Sequence[Vote]) -> Tally:
    """Tell what the votes of one round say together.

    Args:
        votes: Of different reviewers, in one round.

    Returns:
        Open below two votes, split at one against one; else the majority.
    """
    supported = sum(vote.assessment is Assessment.SUPPORTED for vote in votes)
    if len(votes) < PAIR:
        return Tally.OPEN
    if 2 * supported == len(votes):
        return Tally.SPLIT
    return Tally.SUPPORTED if 2 * supported > len(votes) else Tally.NOT_SUPPORTED


def find_finding(votes: Sequence[Vote]) -> Finding:
    """Find with what a case closes when its votes do not support it.

    Where reviewers agree that it does not stand but not why, the reason that is
    kindest to the person counts.
    """
    said = {vote.assessment for vote in votes}
    kindest = next((each for each in _KINDEST_FIRST if each in said), Assessment.NOT_PROVEN)
    return Finding(kindest.value)


def count_letters(text: str) -> int:
    """Count the characters of a text that are no spaces.

    Example:
        >>> count_letters(" a  b ")
        2
    """
    return len("".join(text.split()))
