"""Keeps what was collected: one file, one cursor, one writer; whole pages or nothing."""

import fcntl
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from netral.values.platform import Platform
from netral_collect.errors import CollectionRunningError, UnusableCursorError

CURSOR_FORM = "netral.cursor.v1"
_DIGEST_BYTES = 16
State = dict[str, object]


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """Where a collection stands; it names declared accounts and nobody else."""

    form: str
    platform: str
    election: str
    size_bytes: int
    """Of the collected file that this cursor answers for."""
    sha256: str
    lines: int
    state: State
    """What the source needs to go on."""
    units_day: str = ""
    units_used: int = 0


@dataclass(slots=True)
class Shelf:
    """The open file of a collection.

    `commit` is durable and atomic when it returns: lines are flushed to the disk
    before the cursor that answers for them is put in its place. Whatever a cut leaves
    behind the cursor's size is cut off at the next opening and asked for again.
    """

    platform: Platform
    election: str
    file: Path
    cursor_file: Path
    cursor: Cursor
    _stream: IO[bytes]
    _digest: "hashlib._Hash"
    _seen: set[bytes]
    duplicates: int = 0

    def commit(
        self, lines: Sequence[bytes], state: Mapping[str, object], *, units: tuple[str, int]
    ) -> int:
        """Write lines that are not there yet, and the cursor behind them.

        Args:
            lines: Without line ends.
            state: What the source needs to go on from here.
            units: The day of the quota, and what was used of it.

        Returns:
            How many lines were new.
        """
        new = [line for line in lines if self._is_new(line)]
        if new:
            content = b"".join(line + b"\n" for line in new)
            self._stream.write(content)
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._digest.update(content)
        self.cursor = Cursor(
            form=CURSOR_FORM,
            platform=self.platform.value,
            election=self.election,
            size_bytes=self._stream.tell(),
            sha256=self._digest.hexdigest(),
            lines=self.cursor.lines + len(new),
            state=dict(state),
            units_day=units[0],
            units_used=units[1],
        )
        write_durably(self.cursor_file, msgspec.json.encode(self.cursor))
        return len(new)

    def _is_new(self, line: bytes) -> bool:
        key = hashlib.sha256(line).digest()[:_DIGEST_BYTES]
        if key in self._seen:
            self.duplicates += 1
            return False
        self._seen.add(key)
        return True


@contextmanager
def open_shelf(
    folder: Path, cursor_file: Path | None, *, platform: Platform, election: str
) -> Iterator[Shelf]:
    """Open the file of a collection, alone, where its cursor says that it ends.

    Args:
        folder: For the collected file.
        cursor_file: The cursor; beside the file if left out.
        platform: What is collected.
        election: Id of the election.

    Yields:
        The shelf.

    Raises:
        CollectionRunningError: If somebody else has it open.
        UnusableCursorError: If file and cursor do not belong together.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    cursor_file = cursor_file or folder / f"{platform.value}.cursor.json"
    with _lock(folder, platform):
        file = folder / f"{platform.value}.jsonl"
        cursor = _read_cursor(cursor_file, file, platform, election)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "r+b") as stream:
            digest, seen = _take_stock(stream, cursor, cursor_file)
            yield Shelf(
                platform=platform,
                election=election,
                file=file,
                cursor_file=cursor_file,
                cursor=cursor,
                _stream=stream,
                _digest=digest,
                _seen=seen,
            )


def write_durably(path: Path, content: bytes) -> None:
    """Put content in the place of a file: the old one or the new one, never a half."""
    beside = path.with_name(f".{path.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _lock(folder: Path, platform: Platform) -> Iterator[None]:
    descriptor = os.open(folder / f".{platform.value}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CollectionRunningError(folder.name) from error
        yield
    finally:
        os.close(descriptor)


def _read_cursor(cursor_file: Path, file: Path, platform: Platform, election: str) -> Cursor:
    if not cursor_file.exists():
        if file.exists() and file.stat().st_size:
            raise UnusableCursorError(cursor_file.name, f"it is not there, but {file.name} is")
        return Cursor(
            form=CURSOR_FORM,
            platform=platform.value,
            election=election,
            size_bytes=0,
            sha256=hashlib.sha256().hexdigest(),
            lines=0,
            state={},
        )
    try:
        cursor = msgspec.json.decode(cursor_file.read_bytes(), type=Cursor)
    except (msgspec.DecodeError, UnicodeDecodeError, OSError) as error:
        raise UnusableCursorError(cursor_file.name, "it cannot be read") from error
    if cursor.form != CURSOR_FORM:
        raise UnusableCursorError(cursor_file.name, "it is of another version")
    if (cursor.platform, cursor.election) != (platform.value, election):
        raise UnusableCursorError(
            cursor_file.name, f"it is of {cursor.platform} in {cursor.election}"
        )
    return cursor


def _take_stock(
    stream: IO[bytes], cursor: Cursor, cursor_file: Path
) -> "tuple[hashlib._Hash, set[bytes]]":
    """Read what the cursor answers for, and cut off what a cut left behind it."""
    digest, seen = hashlib.sha256(), set()
    left = cursor.size_bytes
    while left > 0 and (line := stream.readline(left)):
        left -= len(line)
        digest.update(line)
        seen.add(hashlib.sha256(line.removesuffix(b"\n")).digest()[:_DIGEST_BYTES])
    if left or digest.hexdigest() != cursor.sha256:
        raise UnusableCursorError(cursor_file.name, "the collected file was changed since")
    stream.truncate(cursor.size_bytes)
    stream.seek(cursor.size_bytes)
    return digest, seen
