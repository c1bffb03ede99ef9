"""The log on disk: a text file that only grows, its tree, and the heads that were signed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from netral.evidence.checkpoint import Checkpoint, parse_checkpoint, verify_log_signature
from netral.evidence.disk import AppendFile, Disk, LocalDisk
from netral.evidence.errors import (
    LogDamagedError,
    LogFault,
    MalformedFormError,
    MomentGoesBackError,
    RecordNotFoundError,
)
from netral.evidence.log_entry import LogEntry, parse_entry
from netral.evidence.moment import spell_moment
from netral.evidence.signed_note import NoteSignature, SignedNote, parse_note
from netral.evidence.signing_key import SigningKey
from netral.evidence.tree import Tree, hash_leaf

ENTRIES_FILE = "entries.log"
NOTES_FOLDER = "checkpoints"
CLOCK_STEP = timedelta(minutes=1)
"""A clock that was set back by less than this does not stop the log."""
MAX_ENTRIES_BETWEEN = 100
MAX_TIME_BETWEEN = timedelta(minutes=15)


class EntryLog:
    """The log. Entries are durable when `append` returns; a head is signed only then.

    An entry is never changed or removed. No two heads are ever signed that do not
    agree: the last signed head is read and compared before the next one is signed.
    One process at a time writes; `Vault` holds the lock.
    """

    def __init__(self, folder: Path, *, disk: Disk | None = None) -> None:
        self._folder = folder
        self._disk = disk or LocalDisk()
        self._disk.make_folder(folder)
        self._disk.make_folder(folder / NOTES_FOLDER)
        self._path = folder / ENTRIES_FILE
        self._tree = Tree()
        self._entries: list[bytes] = []
        self._read()
        self._file: AppendFile = self._disk.open_append(self._path)
        self._require_agreement()

    @property
    def size(self) -> int:
        """How many entries there are."""
        return self._tree.size

    @property
    def tree(self) -> Tree:
        """The tree over the entries, for proofs."""
        return self._tree

    def settle_moment(self, at: datetime) -> datetime:
        """Give the moment for the next entry: never before the last one's.

        Args:
            at: Now, as the caller's clock has it.

        Returns:
            The moment to record.

        Raises:
            MomentGoesBackError: If the clock was set back by a minute or more.
        """
        if not self._entries:
            return at
        last = self.get(self.size - 1).recorded_at
        if at < last - CLOCK_STEP:
            raise MomentGoesBackError(spell_moment(last), spell_moment(at))
        return max(last, at)

    def append(self, entries: Sequence[LogEntry]) -> None:
        """Add entries: one write, one sync.

        Args:
            entries: In order.

        Raises:
            MomentGoesBackError: If an entry is older than the one before it.
            StorageFailedError: If the disk refuses.
        """
        last = self.get(self.size - 1).recorded_at if self._entries else None
        for entry in entries:
            if last is not None and entry.recorded_at < last:
                raise MomentGoesBackError(spell_moment(last), spell_moment(entry.recorded_at))
            last = entry.recorded_at
        lines = [str(entry).encode("ascii") for entry in entries]
        self._file.append(b"".join(line + b"\n" for line in lines))
        self._file.sync()
        for line in lines:
            self._take(line)

    def get(self, number: int) -> LogEntry:
        """Get an entry.

        Args:
            number: Counted from 0.

        Returns:
            The entry.

        Raises:
            RecordNotFoundError: If there is none.
        """
        if not 0 <= number < self.size:
            raise RecordNotFoundError(str(number))
        return parse_entry(self._entries[number].decode("ascii"))

    def head(self, origin: str) -> Checkpoint:
        """Give the head as it is now, unsigned."""
        return Checkpoint(origin=origin, size=self.size, root=self._tree.root())

    def find_last_note(self) -> SignedNote | None:
        """Find the last head that was signed, with the cosignatures it got."""
        names = [name for name in self._disk.list_names(self._notes) if name[0] != "."]
        return self._read_note(names[-1]) if names else None

    def find_note(self, size: int) -> SignedNote | None:
        """Find the signed head of a size."""
        data = self._disk.read(self._notes / _note_name(size))
        return None if data is None else self._read_note(_note_name(size))

    def list_notes(self) -> list[SignedNote]:
        """List all signed heads, oldest first."""
        names = [name for name in self._disk.list_names(self._notes) if name[0] != "."]
        return [self._read_note(name) for name in names]

    def sign_head(self, key: SigningKey) -> SignedNote:
        """Sign the head as it is now, and keep it before giving it away.

        Args:
            key: The log's secret key; its name is the log's origin.

        Returns:
            The signed note; the same one again if nothing was added since.

        Raises:
            LogDamagedError: If the last signed head is not a head of this log.
            SignatureRefusedError: If the last head was not signed by this key.
            StorageFailedError: If the disk refuses; then nothing was signed.
        """
        self._file.sync()
        last = self.find_last_note()
        if last is not None:
            signed = verify_log_signature(last, key.log_keys()[0])
            self._require_head(signed)
            if signed.size == self.size:
                return last
        head = self.head(key.name)
        note = SignedNote(text=head.text, signatures=key.sign_checkpoint(head))
        self._write_note(head.size, note)
        return note

    def add_cosignatures(self, note: SignedNote, lines: Sequence[NoteSignature]) -> SignedNote:
        """Keep what witnesses signed beside the head they signed.

        Args:
            note: A signed head of this log.
            lines: Their signature lines, already verified.

        Returns:
            The note with all lines.

        Raises:
            StorageFailedError: If the disk refuses.
        """
        size = parse_checkpoint(note.text).size
        known = self.find_note(size)
        merged = (known or note).with_signatures(*lines)
        self._write_note(size, merged)
        return merged

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @property
    def _notes(self) -> Path:
        return self._folder / NOTES_FOLDER

    def _take(self, line: bytes) -> None:
        self._entries.append(line)
        self._tree.append(hash_leaf(line))

    def _read(self) -> None:
        data = self._disk.read(self._path)
        if data is None:
            return
        self._disk.sync_file(self._path)
        *lines, torn = data.split(b"\n")
        for line in lines:
            self._take(line)
        if torn:
            self._disk.truncate(self._path, len(data) - len(torn))

    def _require_agreement(self) -> None:
        last = self.find_last_note()
        if last is not None:
            self._require_head(parse_checkpoint(last.text))
        try:
            if self._entries:
                self.get(self.size - 1)
        except MalformedFormError as error:
            raise LogDamagedError(LogFault.FORM) from error

    def _require_head(self, signed: Checkpoint) -> None:
        if signed.size > self.size:
            raise LogDamagedError(LogFault.SHORTER)
        if self._tree.root(signed.size) != signed.root:
            raise LogDamagedError(LogFault.OTHER)

    def _read_note(self, name: str) -> SignedNote:
        data = self._disk.read(self._notes / name)
        return parse_note((data or b"").decode("utf-8", errors="replace"))

    def _write_note(self, size: int, note: SignedNote) -> None:
        path = self._notes / _note_name(size)
        staged = path.with_name(f".{path.name}.part")
        self._disk.write_synced(staged, str(note).encode("utf-8"))
        self._disk.rename(staged, path)
        self._disk.sync_folder(self._notes)


def is_checkpoint_due(*, entries_since: int, last_at: datetime | None, now: datetime) -> bool:
    """Whether a new head must go to the witnesses.

    Until it does, an insider could still rewrite the entries since the last one.

    Args:
        entries_since: Entries since the last head that a witness holds.
        last_at: When that head was signed; ``None`` if there is none.
        now: The caller's moment.
    """
    if not entries_since:
        return False
    is_old = last_at is None or now - last_at >= MAX_TIME_BETWEEN
    return is_old or entries_since >= MAX_ENTRIES_BETWEEN


def _note_name(size: int) -> str:
    return f"{size:012d}.note"
