"""Keeps evidence: bytes, record and log entry, in that order, before anything is acknowledged."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from netral.evidence.blob_store import BlobStore, FolderBlobStore
from netral.evidence.disk import Disk, LocalDisk
from netral.evidence.entry_log import EntryLog
from netral.evidence.erasing import destroy_records, finish_erasures, write_erasure
from netral.evidence.errors import (
    ExhibitIdTakenError,
    IntakeKeyReusedError,
    LogDamagedError,
    LogFault,
    RecordNotFoundError,
    StorageFailedError,
    StorePoisonedError,
)
from netral.evidence.exhibit import CaptureFacts, Exhibit, ExhibitId
from netral.evidence.exhibit_index import ExhibitIndex, IntakeKey, LoggedRecord
from netral.evidence.file_index import FileIndex
from netral.evidence.log_entry import SALT_BYTES, EntryKind, LogEntry, commit_to
from netral.evidence.sealing import read_exhibit, seal_exhibit, verify_seal

BLOBS_FOLDER = "blobs"
INDEX_FILE = "index.jsonl"
LOG_FOLDER = "log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One thing to keep: bytes, the facts of their capture, and the sender's key."""

    intake_key: IntakeKey
    exhibit_id: ExhibitId
    content: bytes
    facts: CaptureFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that happened and is to be logged: an event, a change, a read."""

    intake_key: IntakeKey
    kind: EntryKind
    subject: str
    content: bytes
    """In canonical form."""


class Vault:
    """The evidence of one institution: blobs, index and log, behind one lock.

    What `keep` or `log` return is durable: the bytes, then the record, then the log
    entry. A crash in between loses nothing that was acknowledged and doubles nothing:
    the sender sends the same intake key again. After a failed sync the vault refuses
    everything until it is opened anew.
    """

    def __init__(
        self,
        *,
        blobs: BlobStore,
        index: ExhibitIndex,
        log: EntryLog,
        random_bytes: Callable[[int], bytes],
        release: Callable[[], None] = lambda: None,
    ) -> None:
        self._blobs = blobs
        self._index = index
        self._log = log
        self._random_bytes = random_bytes
        self._release = release
        self._turn = threading.RLock()
        self._failed_step: str | None = None
        self._complete()

    @property
    def index(self) -> ExhibitIndex:
        """What was recorded."""
        return self._index

    @property
    def log(self) -> EntryLog:
        """The log."""
        return self._log

    @property
    def blobs(self) -> BlobStore:
        """The bytes."""
        return self._blobs

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files and the lock."""
        self._release()

    def keep(self, intakes: Sequence[Intake], *, at: datetime) -> list[LoggedRecord]:
        """Seal, keep and log exhibits; when this returns they are durable.

        The steps:

        1. What came before under the same key is given back, not doubled.
        2. The bytes are written and synced, then their folders.
        3. The records are written and synced.
        4. The log entries are written and synced. Only now is anything acknowledged.

        Args:
            intakes: Any number; all are acknowledged together.
            at: Now, as the caller's clock has it.

        Returns:
            One record for each intake, in the same order.

        Raises:
            EmptyContentError: If an exhibit has no content; then nothing is kept.
            UnwritableFactError: If a fact cannot be sealed; then nothing is kept.
            IntakeKeyReusedError: If a key was used before for other bytes or facts.
            ExhibitIdTakenError: If an id came under another key before.
            StorageFailedError: If the disk refuses; send the same keys again later.
            StorePoisonedError: If the disk had refused before.
        """
        with self._turn:
            self._require_sound()
            at = self._log.settle_moment(at)
            statements = [self._seal(intake, at) for intake in intakes]  # 1
            self._require_own_ids(statements)
            with self._poisoning():
                self._blobs.put([intake.content for intake in intakes])  # 2
            return self._record(statements, at)

    def note(self, statements: Sequence[Statement], *, at: datetime) -> list[LoggedRecord]:
        """Record and log what happened; when this returns it is durable.

        Args:
            statements: Any number, each with its own key.
            at: Now, as the caller's clock has it.

        Returns:
            One record for each, in the same order.

        Raises:
            IntakeKeyReusedError: If a key was used before for something else.
            StorageFailedError: If the disk refuses.
            StorePoisonedError: If the disk had refused before.
        """
        with self._turn:
            self._require_sound()
            return self._record(statements, self._log.settle_moment(at))

    def get_exhibit(self, exhibit_id: ExhibitId) -> tuple[Exhibit, LoggedRecord]:
        """Get an exhibit and its record; `get_content` gives its bytes.

        Args:
            exhibit_id: Its id.

        Returns:
            Both.

        Raises:
            RecordNotFoundError: If there is none.
        """
        found = self._index.find_about(exhibit_id, kind=EntryKind.EXHIBIT)
        if not found:
            raise RecordNotFoundError(exhibit_id)
        return read_exhibit(found[0].statement), found[0]

    def get_content(self, exhibit: Exhibit) -> bytes:
        """Get the bytes of an exhibit, verified against its seal.

        Args:
            exhibit: The exhibit.

        Returns:
            The bytes.

        Raises:
            BlobMissingError: If they are gone.
            BlobDamagedError: If they were changed.
            SealBrokenError: If they are not those that were sealed.
        """
        content = self._blobs.get(exhibit.content.sha256)
        verify_seal(exhibit, content)
        return content

    def verify_content_of(self, record: LoggedRecord) -> None:
        """Verify the bytes that a record names; records without bytes pass.

        Args:
            record: Any record.

        Raises:
            BlobMissingError: If the bytes are gone.
            BlobDamagedError: If they were changed.
            SealBrokenError: If they are not those that were sealed.
        """
        if record.kind is EntryKind.EXHIBIT:
            self.get_content(read_exhibit(record.statement))

    def erase(self, exhibit_id: ExhibitId, *, at: datetime) -> LoggedRecord:
        """Destroy an exhibit's bytes, statement and salt; the log says that something was erased.

        What is left is the entry's commitment, which without the salt opens to nothing.
        Bytes that another exhibit has as well stay with that one.

        Args:
            exhibit_id: Its id.
            at: Now.

        Returns:
            The record of the erasure.

        Raises:
            RecordNotFoundError: If there is none.
            StorageFailedError: If the disk refuses.
        """
        with self._turn:
            return self._erase(exhibit_id, at)

    def _erase(self, exhibit_id: ExhibitId, at: datetime) -> LoggedRecord:
        self.get_exhibit(exhibit_id)
        numbers = [record.entry_number for record in self._index.find_about(exhibit_id)]
        content = write_erasure(numbers)
        erasure = Statement(
            intake_key=IntakeKey(content.decode("ascii").replace("\n", " ")),
            kind=EntryKind.ERASURE,
            subject="erasure",
            content=content,
        )
        (record,) = self.note([erasure], at=at)
        with self._poisoning():
            destroy_records(numbers, index=self._index, blobs=self._blobs)
        return record

    def _seal(self, intake: Intake, at: datetime) -> Statement:
        exhibit = seal_exhibit(
            intake.content, exhibit_id=intake.exhibit_id, facts=intake.facts, sealed_at=at
        )
        return Statement(
            intake_key=intake.intake_key,
            kind=EntryKind.EXHIBIT,
            subject=intake.exhibit_id,
            content=_statement_again(exhibit, self._index.find(intake.intake_key)),
        )

    def _require_own_ids(self, statements: Sequence[Statement]) -> None:
        owners: dict[str, IntakeKey] = {}
        for statement in statements:
            known = self._index.find_about(statement.subject, kind=EntryKind.EXHIBIT)
            owner = known[0].intake_key if known else statement.intake_key
            if owners.setdefault(statement.subject, owner) != statement.intake_key:
                raise ExhibitIdTakenError(statement.subject)

    def _record(self, statements: Sequence[Statement], at: datetime) -> list[LoggedRecord]:
        records: dict[IntakeKey, LoggedRecord] = {}
        fresh: list[LoggedRecord] = []
        for statement in statements:
            known = records.get(statement.intake_key) or self._index.find(statement.intake_key)
            if known is None:
                number = self._log.size + len(fresh)
                known = _make_record(statement, at, number, self._random_bytes(SALT_BYTES))
                fresh.append(known)
            elif (known.kind, known.statement) != (statement.kind, statement.content):
                raise IntakeKeyReusedError(statement.intake_key)
            records[statement.intake_key] = known
        with self._poisoning():
            self._index.record(fresh)  # 3
            if fresh:
                self._log.append([record.entry for record in fresh])  # 4
        return [records[statement.intake_key] for statement in statements]

    def _complete(self) -> None:
        """Give log entries to records that a crash left without one, and check the others."""
        waiting: list[LogEntry] = []
        for record in self._index.iter_records():
            if record.entry_number < self._log.size:
                if self._log.get(record.entry_number) != record.entry:
                    raise LogDamagedError(LogFault.UNKNOWN)
            elif record.entry_number != self._log.size + len(waiting):
                raise LogDamagedError(LogFault.SHORTER)
            else:
                waiting.append(record.entry)
        if waiting:
            self._log.append(waiting)
        finish_erasures(index=self._index, blobs=self._blobs)

    def _require_sound(self) -> None:
        if self._failed_step is not None:
            raise StorePoisonedError(self._failed_step)

    @contextmanager
    def _poisoning(self) -> Iterator[None]:
        try:
            yield
        except StorageFailedError as failure:
            self.poison(failure.step)
            raise

    def poison(self, step: str) -> None:
        """Refuse everything from now on; the disk failed at a step."""
        self._failed_step = step


def open_vault(
    folder: Path,
    *,
    random_bytes: Callable[[int], bytes],
    disk: Disk | None = None,
    blobs: BlobStore | None = None,
) -> Vault:
    """Open the vault of a folder, or make one there; crashes before are repaired first.

    Args:
        folder: Holds blobs, index and log.
        random_bytes: Gives unpredictable bytes; the core has no randomness of its own.
        disk: By default the local one.
        blobs: Where bytes lie; by default in the folder, else in `ObjectBlobStore`.

    Returns:
        The vault; close it to let others write.

    Raises:
        StoreBusyError: If another process has it open.
        LogDamagedError: If log and signed heads contradict each other.
        IndexDamagedError: If the index does not read as it was written.
    """
    disk = disk or LocalDisk()
    disk.make_folder(folder)
    lock = disk.lock(folder / ".lock")
    try:
        log = EntryLog(folder / LOG_FOLDER, disk=disk)
        index = FileIndex(folder / INDEX_FILE, disk=disk)
        return Vault(
            blobs=blobs or FolderBlobStore(folder / BLOBS_FOLDER, disk=disk),
            index=index,
            log=log,
            random_bytes=random_bytes,
            release=_closing(index.close, log.close, lock.release),
        )
    except BaseException:
        lock.release()
        raise


def _closing(*steps: Callable[[], None]) -> Callable[[], None]:
    def close() -> None:
        for step in steps:
            step()

    return close


def _make_record(statement: Statement, at: datetime, number: int, salt: bytes) -> LoggedRecord:
    commitment = commit_to(statement.content, salt=salt)
    return LoggedRecord(
        intake_key=statement.intake_key,
        kind=statement.kind,
        subject=statement.subject,
        statement=statement.content,
        salt=salt,
        entry_number=number,
        entry=LogEntry(kind=statement.kind, recorded_at=at, commitment=commitment),
    )


def _statement_again(exhibit: Exhibit, known: LoggedRecord | None) -> bytes:
    """Give the first sealing's statement if a retry brings the same bytes and facts."""
    if known is None or known.kind is not EntryKind.EXHIBIT:
        return exhibit.statement
    first = read_exhibit(known.statement)
    is_same = (first.exhibit_id, first.content, first.facts) == (
        exhibit.exhibit_id,
        exhibit.content,
        exhibit.facts,
    )
    return known.statement if is_same else exhibit.statement
