"""Ordinary Indonesian words, so that a word is not taken for a misspelt name."""

import math
from collections.abc import Iterable, Sequence
from itertools import islice

from netral.language.hashtag import WordSplitter

_NAME_COST = 2.0
"""A name inside a hashtag is as cheap as a very common word."""
_SHORT_NAME_COST = 5.0
_MIN_SPLIT_WORD = 2


class Vocabulary:
    """Ordinary words, most common first."""

    def __init__(self, words: Sequence[str]) -> None:
        """Keep the words.

        Args:
            words: Lower-case words, most common first.
        """
        self._ranks = {word: rank for rank, word in enumerate(words)}

    def __contains__(self, word: object) -> bool:
        """Whether the word is an ordinary one."""
        return word in self._ranks

    def __len__(self) -> int:
        """Give the number of words."""
        return len(self._ranks)

    def find_rank(self, word: str) -> int:
        """Find how common a word is: 0 for the most common, their number for a stranger.

        Args:
            word: A lower-case word.

        Returns:
            The rank.
        """
        return self._ranks.get(word, len(self._ranks))

    def list_common(self, count: int) -> list[str]:
        """List the most common words.

        Args:
            count: How many.

        Returns:
            Lower-case words, most common first.
        """
        return list(islice(self._ranks, count))

    def build_splitter(self, names: Iterable[str]) -> WordSplitter:
        """Build a splitter for hashtags that knows these words and some names.

        Args:
            names: Words that name contestants.

        Returns:
            The splitter.
        """
        size = max(len(self._ranks), 1)
        log_size = math.log(size + 1)
        costs = {
            word: 3.0 + math.log(rank + 10) + log_size * (1.0 if len(word) <= 3 else 0.3)  # noqa: PLR2004
            for word, rank in self._ranks.items()
            if len(word) >= _MIN_SPLIT_WORD
        }
        for name in names:
            cost = _NAME_COST if len(name) > 3 else _SHORT_NAME_COST  # noqa: PLR2004
            costs[name] = min(costs.get(name, cost), cost)
        return WordSplitter(costs)
