"""Writes the files of a run: streaming, atomically, nothing half-written."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from netral.intake.quarantine import RejectedRecord
from netral.reporting.errors import OutputExistsError, OutputUnwritableError
from netral.reporting.record import (
    Record,
    RecordContext,
    indication_record,
    rejected_record,
    unclear_record,
)
from netral.screening.indication import Indication, Screened


class StagedFile:
    """A file that appears under its name only when it is whole.

    It is written beside its place, readable by its owner alone, and renamed on
    `keep`. Without `keep`, leaving the block removes it and an earlier file of the
    same name stays as it was.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records = 0
        try:
            descriptor, name = tempfile.mkstemp(
                dir=path.parent, prefix=f".{path.name}.", suffix=".part"
            )
        except OSError as error:
            raise OutputUnwritableError(path.name, _reason(error)) from error
        self._staged = Path(name)
        self._file = os.fdopen(descriptor, "wb", buffering=1 << 16)
        self._kept = False

    def write(self, content: bytes) -> None:
        """Add bytes to the file.

        Args:
            content: The bytes.

        Raises:
            OutputUnwritableError: If the disk refuses them.
        """
        try:
            self._file.write(content)
        except OSError as error:
            raise OutputUnwritableError(self.path.name, _reason(error)) from error

    def write_record(self, record: Record) -> None:
        """Add one line of JSON to the file.

        Args:
            record: A record of JSON types.

        Raises:
            OutputUnwritableError: If the disk refuses it.
        """
        self.write(msgspec.json.encode(record) + b"\n")
        self.records += 1

    def settle(self) -> None:
        """Bring everything to the disk, still under the staged name.

        Raises:
            OutputUnwritableError: If the disk refuses it.
        """
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        except OSError as error:
            raise OutputUnwritableError(self.path.name, _reason(error)) from error

    def keep(self) -> None:
        """Give the file its name, replacing an earlier one.

        Raises:
            OutputUnwritableError: If the disk refuses it.
        """
        self.settle_once()
        try:
            self._staged.replace(self.path)
        except OSError as error:
            raise OutputUnwritableError(self.path.name, _reason(error)) from error
        self._kept = True

    def settle_once(self) -> None:
        """Settle, unless that was done."""
        if not self._file.closed:
            self.settle()

    def drop(self) -> None:
        """Remove the staged file, unless it was kept."""
        if self._kept:
            return
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._staged.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self.keep()
        finally:
            self.drop()


class RunFolder:
    """The output folder of one run: all its files appear at the end, or none does.

    Use it as a context manager: `open_file` gives staged files, which are brought to
    the disk and then renamed one after the other when the block ends well. A crash
    of the machine between two renames can leave new files beside old ones; each
    carries the versions and the moment of its run.
    """

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise OutputExistsError(folder.name)
        self.folder = folder
        self._files: list[StagedFile] = []
        self._made: list[Path] = []

    def open_file(self, name: str) -> StagedFile:
        """Open a staged file of the run.

        Args:
            name: File name in the folder, for example ``indications.jsonl``.

        Returns:
            The file to write to; it is closed and named when the block ends.

        Raises:
            OutputUnwritableError: If the folder cannot be written.
        """
        file = StagedFile(self.folder / name)
        self._files.append(file)
        return file

    def __enter__(self) -> Self:
        missing = [path for path in (self.folder, *self.folder.parents) if not path.exists()]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputUnwritableError(self.folder.name, _reason(error)) from error
        self._made = missing
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        kept = False
        try:
            if kind is None:
                for file in self._files:
                    file.settle_once()
                for file in self._files:
                    file.keep()
                kept = True
        finally:
            for file in self._files:
                file.drop()
            if not kept:
                self._remove_made_folders()

    def _remove_made_folders(self) -> None:
        for path in self._made:
            with contextlib.suppress(OSError):
                path.rmdir()


def write_indications(
    path: Path, indications: Iterable[Indication], *, context: RecordContext
) -> int:
    """Write indications as JSON lines, one per act and rule.

    Args:
        path: The file; it appears only when it is whole.
        indications: Taken one by one.
        context: See `netral.reporting.record.context_of_run`.

    Returns:
        The number of lines written.

    Raises:
        OutputUnwritableError: If the disk refuses it; nothing is left half-written.
    """
    return write_lines(path, (indication_record(each, context) for each in indications))


def write_unclear(path: Path, unclear: Iterable[Screened], *, context: RecordContext) -> int:
    """Write acts of which it cannot be told as JSON lines, one per act.

    Args:
        path: The file; it appears only when it is whole.
        unclear: Taken one by one.
        context: See `netral.reporting.record.context_of_run`.

    Returns:
        The number of lines written.

    Raises:
        OutputUnwritableError: If the disk refuses it; nothing is left half-written.
    """
    return write_lines(path, (unclear_record(each, context) for each in unclear))


def write_quarantine(path: Path, rejected: Iterable[RejectedRecord]) -> int:
    """Write rejected records as JSON lines: place and reason, never content.

    Args:
        path: The file; it appears only when it is whole.
        rejected: Taken one by one.

    Returns:
        The number of lines written.

    Raises:
        OutputUnwritableError: If the disk refuses it; nothing is left half-written.
    """
    return write_lines(path, (rejected_record(each) for each in rejected))


def write_lines(path: Path, records: Iterable[Record]) -> int:
    """Write records as JSON lines, atomically.

    Args:
        path: The file; it appears only when it is whole.
        records: Taken one by one; an error in them leaves nothing behind.

    Returns:
        The number of lines written.

    Raises:
        OutputUnwritableError: If the disk refuses it.
    """
    with StagedFile(path) as file:
        for record in records:
            file.write_record(record)
    return file.records


def iter_lines(path: Path) -> Iterator[Record]:
    """Iterate over the records of a file of JSON lines that a run wrote.

    Args:
        path: The file.

    Yields:
        One record after the other, holding little in memory.
    """
    decoder = msgspec.json.Decoder(dict[str, object])
    with path.open("rb") as file:
        for line in file:
            yield decoder.decode(line)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
