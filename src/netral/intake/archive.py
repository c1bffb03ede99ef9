"""Opens an owner's archive, a zip or the folder it was unpacked to, by allow-list only."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from netral.intake.errors import DamagedSourceError, TooLargeError, UnreadableSourceError
from netral.intake.source_file import SourceFile, read_source_file
from netral.values.zip_content import iter_content
from netral.values.zip_safety import ZipLimits, check_zip

MAX_PART_BYTES = 256 * 1024 * 1024
"""A part is held in memory as a whole; platforms cut their lists into smaller ones."""
_MAX_FILES = 200_000
_GIB = 1024 * 1024 * 1024
ARCHIVE_LIMITS = ZipLimits(
    max_file_bytes=64 * _GIB,
    max_entries=_MAX_FILES,
    max_entry_bytes=16 * _GIB,
    max_total_bytes=128 * _GIB,
)
"""An archive holds the owner's pictures and films too. They are never opened, so their
size costs nothing; what is opened has the far lower limit `MAX_PART_BYTES`."""
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveItem:
    """One file in an archive; only its name is known, nothing of it was opened."""

    name: str
    """With ``/`` between folders."""
    size_bytes: int


class Archive(Protocol):
    """An archive whose items are listed, and of which only named parts are opened."""

    name: str
    items: tuple[ArchiveItem, ...]

    def read(self, item: ArchiveItem) -> bytes:
        """Read one item as a whole.

        Raises:
            TooLargeError: If it is larger than any honest part.
            NetralError: If it cannot be read, or unpacks to something else than it says.
        """
        ...

    def identify(self, items: Sequence[ArchiveItem]) -> SourceFile:
        """Give name and digest of what was received: the zip itself, or the given items."""
        ...


def open_archive(path: Path) -> Archive:
    """Open a zip or a folder and list what is in it.

    A zip is checked as a whole first (`netral.values.zip_safety`): overlapping or
    lying entries, links, ``..``, encryption and bombs are refused before anything
    is unpacked. In a folder, links are not followed.

    Args:
        path: A zip file or a folder.

    Returns:
        The archive; nothing is unpacked to disk, ever.

    Raises:
        UnreadableSourceError: If it cannot be opened.
        DamagedZipError: If the file is no complete zip.
        UnsafeZipError: If the zip is refused.
    """
    try:
        return _Folder(path) if path.is_dir() else _Zip(path)
    except OSError as error:
        raise UnreadableSourceError(path.name, error.strerror or "it cannot be opened") from error


class _Zip:
    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        self._entries = {
            entry.name: entry
            for entry in check_zip(path, limits=ARCHIVE_LIMITS)
            if not entry.is_folder
        }
        self.items = tuple(
            ArchiveItem(name=entry.name, size_bytes=entry.size_bytes)
            for entry in self._entries.values()
            if not _is_junk(entry.name)
        )

    def read(self, item: ArchiveItem) -> bytes:
        _require_modest(self.name, item)
        return b"".join(iter_content(self._path, self._entries[item.name]))

    def identify(self, items: Sequence[ArchiveItem]) -> SourceFile:  # noqa: ARG002
        return read_source_file(self._path)


class _Folder:
    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        self.items = tuple(sorted(_iter_folder(path), key=lambda item: item.name))

    def read(self, item: ArchiveItem) -> bytes:
        _require_modest(self.name, item)
        try:
            with (self._path / item.name).open("rb") as file:
                # Asking for more than there is would take the memory for it all the same.
                content = file.read(item.size_bytes + 1)
        except OSError as error:
            detail = error.strerror or "it cannot be opened"
            raise DamagedSourceError(self.name, item.name, detail) from error
        if len(content) != item.size_bytes:
            raise DamagedSourceError(self.name, item.name, "it changed while it was read")
        return content

    def identify(self, items: Sequence[ArchiveItem]) -> SourceFile:
        digest = hashlib.sha256()
        for item in sorted(items, key=lambda item: item.name):
            part = read_source_file(self._path / item.name)
            digest.update(f"{part.sha256}  {item.name}\n".encode())
        return SourceFile(name=self.name, sha256=digest.hexdigest())


def _iter_folder(path: Path) -> Iterator[ArchiveItem]:
    waiting, count = [path], 0
    while waiting:
        for child in waiting.pop().iterdir():
            if child.is_symlink():
                continue
            count += 1
            if count > _MAX_FILES:
                raise TooLargeError(path.name, "the number of its files", count, _MAX_FILES)
            name = child.relative_to(path).as_posix()
            if child.is_dir():
                waiting.append(child)
            elif child.is_file() and not _is_junk(name):
                yield ArchiveItem(name=name, size_bytes=child.stat().st_size)


def _is_junk(name: str) -> bool:
    return name.startswith(_JUNK[0]) or name.rpartition("/")[2] in _JUNK[1:]


def _require_modest(archive: str, item: ArchiveItem) -> None:
    if item.size_bytes > MAX_PART_BYTES:
        raise TooLargeError(archive, item.name, item.size_bytes, MAX_PART_BYTES)
