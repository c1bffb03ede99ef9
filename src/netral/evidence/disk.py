"""The few things that the evidence room asks of a disk, and the order it asks them in.

Everything durable goes through this port, so that the tests can put a disk behind it
that forgets what was not synced, or that fails at a chosen step.
"""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from netral.evidence.errors import StorageFailedError, StoreBusyError


class AppendFile(Protocol):
    """A file that only grows. `append` gives bytes to the system, `sync` to the disk."""

    def append(self, data: bytes) -> None: ...

    def sync(self) -> None: ...

    def close(self) -> None: ...


class Disk(Protocol):
    """A file system. Nothing is durable before the file and its folder were synced.

    A failure is a `StorageFailedError`. After a failed sync nobody knows what the disk
    holds, whatever reading says; the stores stop then until they are opened anew.
    """

    def make_folder(self, folder: Path) -> None: ...

    def write_synced(self, path: Path, data: bytes) -> None:
        """Write a file and sync its bytes; its name is durable only with its folder."""

    def rename(self, path: Path, target: Path) -> None: ...

    def sync_file(self, path: Path) -> None: ...

    def sync_folder(self, folder: Path) -> None: ...

    def open_append(self, path: Path) -> AppendFile: ...

    def read(self, path: Path) -> bytes | None:
        """Give the bytes, or ``None`` if there is no such file."""

    def has_file(self, path: Path) -> bool: ...

    def truncate(self, path: Path, size_bytes: int) -> None: ...

    def remove(self, path: Path) -> None: ...

    def list_names(self, folder: Path) -> list[str]: ...

    def lock(self, path: Path) -> "FolderLock":
        """Take the lock of a folder, or refuse if another process has it."""


class FolderLock(Protocol):
    """A lock that ends with its process."""

    def release(self) -> None: ...


class LocalDisk:
    """The file system of this machine."""

    def make_folder(self, folder: Path) -> None:
        missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
        with _step("make a folder"):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Even a folder that is there may be there in memory only, since a crash.
        for each in missing or [folder]:
            self.sync_folder(each.parent)

    def write_synced(self, path: Path, data: bytes) -> None:
        with _step("write a file"):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                _write_all(descriptor, data)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def rename(self, path: Path, target: Path) -> None:
        with _step("rename a file"):
            path.replace(target)

    def sync_file(self, path: Path) -> None:
        self._sync(path, "sync a file")

    def sync_folder(self, folder: Path) -> None:
        self._sync(folder, "sync a folder")

    def open_append(self, path: Path) -> AppendFile:
        return _LocalAppendFile(path)

    def read(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageFailedError(path.name, error.strerror or "unknown") from error

    def has_file(self, path: Path) -> bool:
        return path.is_file()

    def truncate(self, path: Path, size_bytes: int) -> None:
        with _step("cut off a torn end"):
            os.truncate(path, size_bytes)
        self.sync_file(path)

    def remove(self, path: Path) -> None:
        with _step("remove a file"):
            path.unlink(missing_ok=True)

    def list_names(self, folder: Path) -> list[str]:
        return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []

    def lock(self, path: Path) -> FolderLock:
        return _LocalLock(path)

    def _sync(self, path: Path, step: str) -> None:
        with _step(step):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


class _LocalAppendFile:
    def __init__(self, path: Path) -> None:
        with _step("open a file"):
            self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        LocalDisk().sync_folder(path.parent)

    def append(self, data: bytes) -> None:
        with _step("add to a file"):
            _write_all(self._descriptor, data)

    def sync(self) -> None:
        with _step("sync a file"):
            os.fsync(self._descriptor)

    def close(self) -> None:
        os.close(self._descriptor)


class _LocalLock:
    def __init__(self, path: Path) -> None:
        with _step("open the lock"):
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._descriptor)
            raise StoreBusyError(path.parent.name) from error

    def release(self) -> None:
        os.close(self._descriptor)


class _step:  # noqa: N801 - reads as a word at its use
    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, OSError):
            raise StorageFailedError(self._name, error.strerror or "unknown") from error


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
