"""An exhibit index in one file that only grows; each line carries its own checksum."""

import base64
import binascii
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from netral.evidence.disk import AppendFile, Disk, LocalDisk
from netral.evidence.errors import EvidenceError, IndexDamagedError
from netral.evidence.exhibit_index import (
    ErasedRecord,
    IntakeKey,
    LoggedRecord,
    MemoryIndex,
)
from netral.evidence.log_entry import EntryKind, parse_entry

_CHECK_DIGITS = 16


class FileIndex:
    """An exhibit index in a file of the local disk.

    A last line that was torn by a power cut was never acknowledged and is cut off; any
    other line that does not read back is damage, and refuses.
    """

    def __init__(self, path: Path, *, disk: Disk | None = None) -> None:
        self._path = path
        self._disk = disk or LocalDisk()
        self._memory = MemoryIndex()
        self._read()
        self._file: AppendFile = self._disk.open_append(path)

    def record(self, records: Sequence[LoggedRecord]) -> None:
        """Keep records: one write, one sync.

        Args:
            records: In the order of their entry numbers.

        Raises:
            IntakeKeyReusedError: If a key is there already.
            IndexDamagedError: If a number does not rise, or a salt does not open its entry.
            StorageFailedError: If the disk refuses.
        """
        if not records:
            return
        self._memory.record(records)
        self._file.append(b"".join(_write_line(_describe(record)) for record in records))
        self._file.sync()

    def find(self, intake_key: IntakeKey) -> LoggedRecord | None:
        """Find the record of an intake key."""
        return self._memory.find(intake_key)

    def get_at(self, entry_number: int) -> LoggedRecord:
        """Get the record of a log entry; see `MemoryIndex.get_at`."""
        return self._memory.get_at(entry_number)

    def find_about(self, subject: str, *, kind: EntryKind | None = None) -> list[LoggedRecord]:
        """Find the records about an exhibit or case, oldest first."""
        return self._memory.find_about(subject, kind=kind)

    def iter_records(self) -> Iterator[LoggedRecord]:
        """Iterate over all records, oldest first."""
        return self._memory.iter_records()

    def iter_erased(self) -> Iterator[ErasedRecord]:
        """Iterate over what is left of erased records."""
        return self._memory.iter_erased()

    def erase(self, entry_numbers: Sequence[int]) -> None:
        """Destroy statement, salt and key of records: the file is written anew without them.

        The blocks of the old file are freed, not overwritten: on a disk that keeps freed
        blocks, encrypt the disk. Backups must be made anew as well.

        Args:
            entry_numbers: Their places in the log.

        Raises:
            RecordNotFoundError: If nothing was recorded there.
            ErasedRecordError: If it was erased before.
            StorageFailedError: If the disk refuses; the old file is in force then.
        """
        self._memory.erase(entry_numbers)
        kept: dict[int, dict[str, Any]] = {
            record.entry_number: _describe(record) for record in self._memory.iter_records()
        }
        for erased in self._memory.iter_erased():
            kept[erased.entry_number] = {"n": erased.entry_number, "entry": str(erased.entry)}
        lines = (_write_line(document) for _, document in sorted(kept.items()))
        staged = self._path.with_name(f".{self._path.name}.part")
        self._disk.write_synced(staged, b"".join(lines))
        self._file.close()
        self._disk.rename(staged, self._path)
        self._disk.sync_folder(self._path.parent)
        self._file = self._disk.open_append(self._path)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _read(self) -> None:
        data = self._disk.read(self._path)
        if data is None:
            return
        # What a killed process had written may be in memory only.
        self._disk.sync_file(self._path)
        *lines, torn = data.split(b"\n")
        for number, line in enumerate(lines, start=1):
            self._take(number, line)
        if torn:
            self._disk.truncate(self._path, len(data) - len(torn))

    def _take(self, number: int, line: bytes) -> None:
        check, _, body = line.partition(b" ")
        if check != _check(body):
            raise IndexDamagedError(number, "its checksum does not fit")
        try:
            document = msgspec.json.decode(body)
            if "statement" in document:
                self._memory.record([_read_record(document)])
            else:
                entry = parse_entry(document["entry"])
                self._memory.note_erased(ErasedRecord(entry_number=document["n"], entry=entry))
        except (KeyError, ValueError, TypeError, binascii.Error, EvidenceError) as error:
            raise IndexDamagedError(number, "it does not read as a record") from error


def _check(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:_CHECK_DIGITS].encode("ascii")


def _write_line(document: dict[str, Any]) -> bytes:
    body = msgspec.json.encode(document)
    return _check(body) + b" " + body + b"\n"


def _describe(record: LoggedRecord) -> dict[str, Any]:
    return {
        "n": record.entry_number,
        "entry": str(record.entry),
        "key": record.intake_key,
        "subject": record.subject,
        "salt": record.salt.hex(),
        "statement": base64.b64encode(record.statement).decode("ascii"),
    }


def _read_record(document: dict[str, Any]) -> LoggedRecord:
    entry = parse_entry(document["entry"])
    return LoggedRecord(
        intake_key=IntakeKey(document["key"]),
        kind=entry.kind,
        subject=document["subject"],
        statement=base64.b64decode(document["statement"], validate=True),
        salt=bytes.fromhex(document["salt"]),
        entry_number=document["n"],
        entry=entry,
    )
