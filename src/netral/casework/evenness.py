"""Whether reviewers support the tool alike whichever contestant an act was about (R6).

The tool may raise what looks the same more often for one contestant than for another. Blind
reviewers, who see "Kandidat A", then support it less often there. That is what is compared:
of the acts about each contestant that reviewers have judged, how many did they support?
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from netral.casework.case import Case
from netral.casework.vote import Round, Tally, tally_votes

LIMIT = 0.10
"""A gap that is larger than this, for certain, stops the taking in."""
_Z = 2.575829
"""99 % of a normal distribution: the comparison is made anew each day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How often reviewers supported acts about one contestant, and about all others."""

    contestant_id: str
    supported: int
    judged: int
    others_supported: int
    others_judged: int
    low: float | None
    """Of the difference of both shares, with 99 % certainty; `None` if a side is empty."""
    high: float | None

    @property
    def is_uneven(self) -> bool:
        """Whether the shares differ by more than the limit, for certain."""
        if self.low is None or self.high is None:
            return False
        return self.low > LIMIT or self.high < -LIMIT


def measure_evenness(cases: Iterable[Case]) -> tuple[Support, ...]:
    """Compare the support of reviewers for acts about each contestant with that of all others.

    Args:
        cases: Those count whose first round has ended, and whose act is still kept.

    Returns:
        A line for each contestant, by id. The interval is that of Newcombe's hybrid score
        method (Newcombe 1998, method 10). With few cases it is wide, and nothing is uneven.
    """
    judged: Counter[str] = Counter()
    supported: Counter[str] = Counter()
    for case in cases:
        tally = tally_votes(case.votes_in(Round.PRELIMINARY))
        if case.allegation is None or tally not in (Tally.SUPPORTED, Tally.NOT_SUPPORTED):
            continue
        judged[case.allegation.contestant_id] += 1
        supported[case.allegation.contestant_id] += tally is Tally.SUPPORTED
    return tuple(_compare(each, supported, judged) for each in sorted(judged))


def _compare(contestant_id: str, supported: Counter[str], judged: Counter[str]) -> Support:
    yes, of = supported[contestant_id], judged[contestant_id]
    others_yes, others_of = supported.total() - yes, judged.total() - of
    low, high = _difference(yes, of, others_yes, others_of) if others_of else (None, None)
    return Support(
        contestant_id=contestant_id,
        supported=yes,
        judged=of,
        others_supported=others_yes,
        others_judged=others_of,
        low=low,
        high=high,
    )


def _difference(yes: int, of: int, others_yes: int, others_of: int) -> tuple[float, float]:
    share, others = yes / of, others_yes / others_of
    low, high = _score_interval(yes, of)
    others_low, others_high = _score_interval(others_yes, others_of)
    gap = share - others
    return (
        gap - math.hypot(share - low, others_high - others),
        gap + math.hypot(high - share, others - others_low),
    )


def _score_interval(yes: int, of: int) -> tuple[float, float]:
    """Give the score interval of a share (Wilson 1927)."""
    share, square = yes / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return middle - half, middle + half
