"""The full texts of long posts, which an X archive keeps in another file than the posts."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from netral.intake.json_record import find_decoded
from netral.intake.moment import find_moment
from netral.intake.x_archive.wrapper import WrappedList, iter_records
from netral.intake.x_text import unescape_text

_NEAR = timedelta(seconds=5)
_LONG = 240
"""X cuts long posts near 280 signs, a link to the rest included."""
_CUT = re.compile(r"\s*…?\s*(?:https://t\.co/\w+)?\s*$")
_COMPARED = 150
"""Signs that must be equal; further on, a note may write its links in another way."""


class _Core(msgspec.Struct):
    text: str | None = None


class _Note(msgspec.Struct):
    createdAt: str | None = None  # noqa: N815  (X's own spelling)
    core: _Core | None = None


_NOTE = msgspec.json.Decoder(_Note)


class NoteBook:
    """Finds the full text of a long post.

    A note does not name its post; it is found by the moment and by the words with
    which both begin. Two notes that fit equally leave the cut text as it is.
    """

    def __init__(self, lists: Iterable[WrappedList] = ()) -> None:
        self._by_second: dict[int, list[str]] = {}
        for wrapped in lists:
            for _, record in iter_records(wrapped, "noteTweet"):
                note = find_decoded(_NOTE, record)
                at = find_moment(note.createdAt) if note is not None else None
                if note is not None and note.core is not None and note.core.text and at:
                    second = int(at.timestamp())
                    self._by_second.setdefault(second, []).append(unescape_text(note.core.text))

    def complete(self, text: str, moment: datetime) -> str:
        """Give the full text of a post.

        Args:
            text: The text as the list of posts has it.
            moment: When it was posted.

        Returns:
            The full text, or the same text if there is no longer one.
        """
        if not self._by_second or len(text) < _LONG:
            return text
        beginning = _CUT.sub("", text)[:_COMPARED]
        second = int(moment.timestamp())
        seconds = range(second - _NEAR.seconds, second + _NEAR.seconds + 1)
        fitting = [
            note
            for near in seconds
            for note in self._by_second.get(near, ())
            if len(note) > len(beginning) and note.startswith(beginning)
        ]
        return fitting[0] if len(fitting) == 1 else text
