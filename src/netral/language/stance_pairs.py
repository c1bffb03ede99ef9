"""Stances towards several contestants of one text, chosen together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

MOST = 4
"""With more contestants each stance is chosen by itself: such texts are lists."""
_STANCES = 3


@dataclass(frozen=True, slots=True)
class StancePairs:
    """How readily two stances stand in one text.

    Who praises one contestant seldom praises another beside him, and news is neutral
    to all. It knows stances only, never whose they are, so it treats all alike.
    """

    table: tuple[tuple[float, ...], ...]
    """One row and one column a stance, the same both ways; added to the scores."""
    _choices: dict[int, list[tuple[tuple[int, ...], float]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """List the choices for each number of contestants, and what each is worth."""
        choices = {
            count: [
                (row, sum(self.table[a][b] for a, b in combinations(row, 2)))
                for row in product(range(_STANCES), repeat=count)
            ]
            for count in range(1, MOST + 1)
        }
        object.__setattr__(self, "_choices", choices)

    def choose(self, scores: Sequence[Sequence[float]]) -> list[tuple[int, float]]:
        """Choose a stance towards each contestant of one text.

        Args:
            scores: One row a contestant, one column a stance.

        Returns:
            For each contestant the stance, and how far the best choice with it is ahead
            of the best choice without it.

        Example:
            >>> apart = StancePairs(((-1.0, 1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 0.0)))
            >>> [stance for stance, _ in apart.choose([[2.0, 0.0, 0.0], [0.5, 0.4, 0.0]])]
            [0, 1]
        """
        if len(scores) > MOST:
            return [pair for row in scores for pair in self.choose([row])]
        totals = [
            (worth + sum(row[stance] for row, stance in zip(scores, choice, strict=True)), choice)
            for choice, worth in self._choices[len(scores)]
        ]
        best, chosen = max(totals, key=lambda total: total[0])
        return [
            (stance, best - max(total for total, choice in totals if choice[place] != stance))
            for place, stance in enumerate(chosen)
        ]
