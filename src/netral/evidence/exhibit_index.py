"""What was recorded, and the opening of each log entry: the port and an index in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NewType, Protocol

from netral.evidence.errors import (
    ErasedRecordError,
    IndexDamagedError,
    IntakeKeyReusedError,
    RecordNotFoundError,
)
from netral.evidence.log_entry import EntryKind, LogEntry, commit_to

IntakeKey = NewType("IntakeKey", str)
"""Chosen by the sender of an intake; the same key again is the same intake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedRecord:
    """A statement, its log entry, and the salt that opens the entry."""

    intake_key: IntakeKey
    kind: EntryKind
    subject: str
    """The exhibit or case that the statement is about; an id, never a name."""
    statement: bytes
    """In canonical form."""
    salt: bytes
    entry_number: int
    """Its place in the log, counted from 0."""
    entry: LogEntry

    @property
    def is_opened_by_its_salt(self) -> bool:
        """Whether statement and salt open the entry's commitment."""
        return commit_to(self.statement, salt=self.salt) == self.entry.commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedRecord:
    """What is left of a record whose statement and salt were destroyed."""

    entry_number: int
    entry: LogEntry


class ExhibitIndex(Protocol):
    """Keeps records, in the order of their log entries.

    `record` is durable and atomic when it returns: all the given records are kept, or
    none is. Entry numbers only rise. An intake key is there once; a second record with
    it is refused. `erase` destroys statement, salt and key for good and is durable.
    Records are written before their log entry: one whose entry the log does not hold
    yet was never acknowledged, and `Vault` completes it.
    `netral.evidence.testing.index_contract` holds the tests that say the same in code.
    """

    def record(self, records: Sequence[LoggedRecord]) -> None: ...

    def find(self, intake_key: IntakeKey) -> LoggedRecord | None: ...

    def get_at(self, entry_number: int) -> LoggedRecord: ...

    def find_about(self, subject: str, *, kind: EntryKind | None = None) -> list[LoggedRecord]: ...

    def iter_records(self) -> Iterator[LoggedRecord]: ...

    def iter_erased(self) -> Iterator[ErasedRecord]: ...

    def erase(self, entry_numbers: Sequence[int]) -> None: ...


class MemoryIndex:
    """An index that ends with its process; the tests and the file index use it."""

    def __init__(self) -> None:
        self._by_number: dict[int, LoggedRecord] = {}
        self._by_key: dict[IntakeKey, int] = {}
        self._about: dict[str, list[int]] = {}
        self._erased: dict[int, ErasedRecord] = {}
        self._last_number = -1

    def record(self, records: Sequence[LoggedRecord]) -> None:
        """Keep records.

        Args:
            records: In the order of their entry numbers.

        Raises:
            IntakeKeyReusedError: If a key is there already.
            IndexDamagedError: If a number does not rise, or a salt does not open its entry.
        """
        last, keys = self._last_number, set()
        for record in records:
            if record.intake_key in self._by_key or record.intake_key in keys:
                raise IntakeKeyReusedError(record.intake_key)
            if record.entry_number <= last:
                raise IndexDamagedError(record.entry_number, "its number does not rise")
            if not record.is_opened_by_its_salt:
                raise IndexDamagedError(record.entry_number, "its salt does not open its entry")
            last = record.entry_number
            keys.add(record.intake_key)
        for record in records:
            self._by_number[record.entry_number] = record
            self._by_key[record.intake_key] = record.entry_number
            self._about.setdefault(record.subject, []).append(record.entry_number)
        self._last_number = last

    def find(self, intake_key: IntakeKey) -> LoggedRecord | None:
        """Find the record of an intake key."""
        number = self._by_key.get(intake_key)
        return None if number is None else self._by_number[number]

    def get_at(self, entry_number: int) -> LoggedRecord:
        """Get the record of a log entry.

        Args:
            entry_number: Its place in the log.

        Returns:
            The record.

        Raises:
            ErasedRecordError: If it was erased.
            RecordNotFoundError: If nothing was recorded there.
        """
        if entry_number in self._erased:
            raise ErasedRecordError(entry_number)
        if entry_number not in self._by_number:
            raise RecordNotFoundError(str(entry_number))
        return self._by_number[entry_number]

    def find_about(self, subject: str, *, kind: EntryKind | None = None) -> list[LoggedRecord]:
        """Find the records about an exhibit or case, oldest first."""
        found = (self._by_number[number] for number in self._about.get(subject, ()))
        return [record for record in found if kind is None or record.kind is kind]

    def iter_records(self) -> Iterator[LoggedRecord]:
        """Iterate over all records, oldest first."""
        yield from self._by_number.values()

    def iter_erased(self) -> Iterator[ErasedRecord]:
        """Iterate over what is left of erased records."""
        yield from self._erased.values()

    def erase(self, entry_numbers: Sequence[int]) -> None:
        """Destroy statement, salt and key of records.

        Args:
            entry_numbers: Their places in the log.

        Raises:
            RecordNotFoundError: If nothing was recorded there.
            ErasedRecordError: If it was erased before.
        """
        for record in [self.get_at(number) for number in entry_numbers]:
            number = record.entry_number
            self._erased[number] = ErasedRecord(entry_number=number, entry=record.entry)
            del self._by_number[number], self._by_key[record.intake_key]
            self._about[record.subject].remove(number)

    def note_erased(self, erased: ErasedRecord) -> None:
        """Take in what is left of a record that was erased earlier.

        Args:
            erased: Read back from where it was kept.

        Raises:
            IndexDamagedError: If its number does not rise.
        """
        if erased.entry_number <= self._last_number:
            raise IndexDamagedError(erased.entry_number, "its number does not rise")
        self._erased[erased.entry_number] = erased
        self._last_number = erased.entry_number
