"""Reads a log that somebody else writes: without its lock, repairing and writing nothing."""

import threading
from array import array
from datetime import UTC, datetime
from pathlib import Path

from netral.evidence.checkpoint import parse_checkpoint
from netral.evidence.entry_log import ENTRIES_FILE, NOTES_FOLDER
from netral.evidence.errors import LogDamagedError, LogFault, MalformedFormError
from netral.evidence.log_entry import parse_entry
from netral.evidence.signed_note import SignedNote, parse_note
from netral.evidence.tree import Tree, hash_leaf


class LogReader:
    """A log as a reader has it: the tree of its complete entries, and its signed heads.

    Each look reads only what was added since. Who writes the log is never kept waiting,
    and an entry that is being written is not there yet. Nothing of an entry but its hash
    and its moment is kept: 72 bytes each.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = threading.Lock()
        self._forget()

    def refresh(self) -> None:
        """Read what was added since the last look.

        Raises:
            LogDamagedError: If an entry has another form.
        """
        with self._turn:
            try:
                with (self._folder / ENTRIES_FILE).open("rb") as file:
                    file.seek(self._end - len(self._last_line))
                    if file.read(len(self._last_line)) != self._last_line:
                        # It is another log than the one that was read: begin anew.
                        self._forget()
                        file.seek(0)
                    added = file.read()
            except FileNotFoundError:
                self._forget()
                return
            for line in added.splitlines(keepends=True):
                if line.endswith(b"\n"):
                    self._take(line)

    @property
    def size(self) -> int:
        """How many entries were read."""
        return self._tree.size

    @property
    def tree(self) -> Tree:
        """The tree over the entries, for proofs; it only grows."""
        return self._tree

    def list_head_sizes(self) -> list[int]:
        """List the sizes above 0 of which a head was signed and all entries are read, rising."""
        folder = self._folder / NOTES_FOLDER
        names = [each.stem for each in folder.glob("*.note")] if folder.is_dir() else []
        sizes = (int(name) for name in names if name.isdecimal())
        return sorted(size for size in sizes if 0 < size <= self.size)

    def get_last_moment(self, size: int) -> datetime:
        """Get the moment at which the last entry of a tree of a size was recorded.

        Args:
            size: At least 1, and read.
        """
        return datetime.fromtimestamp(self._moments[size - 1], tz=UTC)

    def get_note(self, size: int) -> SignedNote:
        """Get the signed head of a size, compared with the entries.

        Args:
            size: One of `list_head_sizes`.

        Raises:
            LogDamagedError: If the entries do not lead to it.
            MalformedNoteError: If it is no signed note.
        """
        path = self._folder / NOTES_FOLDER / f"{size:012d}.note"
        note = parse_note(path.read_text(encoding="utf-8"))
        if parse_checkpoint(note.text).root != self._tree.root(size):
            raise LogDamagedError(LogFault.OTHER)
        return note

    def _forget(self) -> None:
        self._tree, self._moments = Tree(), array("d")
        self._end, self._last_line = 0, b""

    def _take(self, line: bytes) -> None:
        try:
            entry = parse_entry(line[:-1].decode("ascii"))
        except (UnicodeDecodeError, MalformedFormError) as error:
            raise LogDamagedError(LogFault.FORM) from error
        # The moment first: whoever sees the leaf asks for it.
        self._moments.append(entry.recorded_at.timestamp())
        self._tree.append(hash_leaf(line[:-1]))
        self._end, self._last_line = self._end + len(line), line
