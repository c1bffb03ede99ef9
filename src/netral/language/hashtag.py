"""Splits hashtags and handles into the words that people ran together."""

import re
from collections.abc import Mapping

_CAMEL = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_LONGEST_WORD = 18
_UNKNOWN_LETTER_COST = 6.0


class WordSplitter:
    """Splits run-together words by the cheapest way through a dictionary.

    A word's cost grows with its rank in the dictionary; a letter that belongs to no
    word costs more than any word, so that an unknown hashtag stays in one piece.
    """

    def __init__(self, costs: Mapping[str, float]) -> None:
        """Keep the dictionary.

        Args:
            costs: Word, lower-case, to cost; common words are cheap.
        """
        self._costs = costs
        self._memory: dict[str, tuple[str, ...]] = {}

    def split(self, shown: str) -> tuple[str, ...]:
        """Split one hashtag or handle, given without its sign.

        Args:
            shown: As written; capitals within are taken as borders.

        Returns:
            Lower-case words and numbers, in order.

        Example:
            >>> WordSplitter({"dukung": 1.0, "kami": 1.0}).split("dukungKami2")
            ('dukung', 'kami', '2')
        """
        known = self._memory.get(shown)
        if known is not None:
            return known
        words: list[str] = []
        for part in shown.split("_"):
            pieces = _CAMEL.findall(part)
            lower = [piece.lower() for piece in pieces]
            if _is_camel(pieces):
                for piece in lower:
                    words.extend(self._split_lower(piece))
            else:
                for run in re.findall(r"[a-z]+|\d+", part.lower()):
                    words.extend(self._split_lower(run))
        result = tuple(words)
        if len(self._memory) < 50_000:  # noqa: PLR2004  a bound on memory, not a meaning
            self._memory[shown] = result
        return result

    def _split_lower(self, run: str) -> list[str]:
        if run.isdigit() or run in self._costs or len(run) > 60:  # noqa: PLR2004
            return [run]
        size = len(run)
        best = [0.0] + [float("inf")] * size
        back = [0] * (size + 1)
        for end in range(1, size + 1):
            for start in range(max(0, end - _LONGEST_WORD), end):
                cost = self._costs.get(run[start:end])
                if cost is None:
                    cost = _UNKNOWN_LETTER_COST * (end - start) + 4.0
                if best[start] + cost < best[end]:
                    best[end] = best[start] + cost
                    back[end] = start
        words: list[str] = []
        end = size
        while end > 0:
            words.append(run[back[end] : end])
            end = back[end]
        return words[::-1]


def _is_camel(pieces: list[str]) -> bool:
    """Whether capitals mark words: at least two pieces of letters, most of them longer than one."""
    letters = [piece for piece in pieces if not piece.isdigit()]
    if len(letters) <= 1:
        return False
    return sum(len(piece) for piece in letters) >= 3 * len(letters)
