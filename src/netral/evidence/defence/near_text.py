"""Recognises words that were seen before, keeping digests of them and no words."""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict

from netral.evidence.defence.note import DefenceKind, DefenceNote
from netral.evidence.exhibit import ExhibitId

NEAR_TEXT_FORM = "netral.near_text.v1"
_WORD = re.compile(r"\w+")
_LEFT_OUT = re.compile(r"https?://\S+|@\w+")
_RUN = 3
_LEAST_RUNS = 6
"""Shorter texts agree by chance: "selamat pagi semua" proves nothing."""
LEAST_SHARE = 0.6
"""Runs of three words in both, among the runs in either."""


class TextMemory:
    """Digests of the texts of earlier exhibits; no text can be read back from it."""

    def __init__(self) -> None:
        self._runs_of: dict[ExhibitId, frozenset[int]] = {}
        self._having: defaultdict[int, list[ExhibitId]] = defaultdict(list)

    def remember(self, exhibit_id: ExhibitId, text: str) -> None:
        """Remember a text.

        Args:
            exhibit_id: The exhibit that shows it.
            text: Its words.
        """
        runs = _digest_runs(text)
        self._runs_of[exhibit_id] = runs
        for run in runs:
            self._having[run].append(exhibit_id)

    def note_seen(self, exhibit_id: ExhibitId, text: str) -> DefenceNote | None:
        """Note that nearly the same words were in an earlier exhibit.

        Args:
            exhibit_id: The exhibit that shows the text now.
            text: Its words.

        Returns:
            A note that names the nearest one, or nothing.
        """
        runs = _digest_runs(text)
        if len(runs) < _LEAST_RUNS:
            return None
        common = Counter(each for run in runs for each in self._having.get(run, ()))
        best, share = None, LEAST_SHARE
        for other, count in sorted(common.items()):
            found = count / (len(runs) + len(self._runs_of[other]) - count)
            if other != exhibit_id and found >= share:
                best, share = other, found
        if best is None:
            return None
        detail = f"{NEAR_TEXT_FORM}, share {share:.2f} with {best}"
        return DefenceNote(exhibit_id=exhibit_id, kind=DefenceKind.SEEN_TEXT, detail=detail)


def _digest_runs(text: str) -> frozenset[int]:
    plain = unicodedata.normalize("NFKC", _LEFT_OUT.sub(" ", text)).casefold()
    words = _WORD.findall(plain)
    runs = (" ".join(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))
    return frozenset(
        int.from_bytes(hashlib.blake2b(run.encode("utf-8"), digest_size=8).digest(), "big")
        for run in runs
    )
