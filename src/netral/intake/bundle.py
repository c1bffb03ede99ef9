"""What was handed in as one export: a file, a zip, a folder, or a folder of several parts."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from netral.intake.archive import MAX_PART_BYTES, Archive, ArchiveItem, open_archive
from netral.intake.errors import TooLargeError, UnreadableSourceError
from netral.intake.source_file import SourceFile, read_source_file
from netral.intake.tape import TapeArchive
from netral.intake.text_encoding import read_head

MAX_ARCHIVES = 100
"""Zips in one folder: an export in more parts than that is no honest one."""
_NUMBERED = re.compile(
    r"(.*?)[-_ ](?:part[-_ ]?0*([1-9]\d?)|(?=\d{3}\D)0*([1-9]\d?))(?: ?\(\d\))?\.(?:zip|tgz)"
)
"""Numbers as X and Google write them; two digits alone are rather a day."""
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleItem:
    """One file of the export; nothing of it was opened."""

    name: str
    """Its path inside the zip or folder in which it lies."""
    size_bytes: int
    archive: Archive
    item: ArchiveItem

    def read(self) -> bytes:
        """Read the file as a whole; as `Archive.read`."""
        return self.archive.read(self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePart:
    """One file of the export that is opened, by the name under which it is known."""

    kind: str
    name: str
    """The tail of its path that the list of what is read names; folders above may name people."""
    item: BundleItem


class Bundle:
    """All files of one export, over all the zips and folders in which they were handed in."""

    def __init__(self, name: str, archives: Sequence[Archive]) -> None:
        self.name = name
        self._names = [archive.name for archive in archives]
        self.items = tuple(
            BundleItem(name=item.name, size_bytes=item.size_bytes, archive=archive, item=item)
            for archive in archives
            for item in archive.items
        )

    def tell_places(self, places: int) -> tuple[str, ...]:
        """Tell from how many places the export was read, and which numbered zips are missing.

        Platforms number the zips of a large export at the end of their names. Whether one
        is missing after the last cannot be known.

        Args:
            places: How many zips or folders hold parts that are opened.

        Returns:
            A remark for each; nothing for an export in one piece.
        """
        numbers: dict[str, set[int]] = {}
        for name in self._names:
            match = _NUMBERED.fullmatch(name.lower())
            if match is not None:
                numbers.setdefault(match[1], set()).add(int(match[2] or match[3]))
        remarks = [f"Read as one archive from {places} places."] if places > 1 else []
        for there in numbers.values():
            missing = sorted(set(range(1, max(there))) - there)
            if missing:
                shown = ", ".join(map(str, missing))
                remarks.append(f"Parts that are missing before part {max(there)}: {shown}.")
        return tuple(remarks)

    def find_parts(self, find_kind: Callable[[str], tuple[str, str] | None]) -> list[BundlePart]:
        """Find the files that are opened.

        Args:
            find_kind: Path to kind and known tail of the path, or ``None``.

        Returns:
            The parts in the order of their names, so that numbered lists follow.
        """
        parts = []
        for item in self.items:
            found = find_kind(item.name)
            if found is not None:
                parts.append(BundlePart(kind=found[0], name=found[1], item=item))
        return sorted(parts, key=lambda part: (part.name, part.item.name))

    def identify(self, parts: Sequence[BundlePart]) -> dict[int, SourceFile]:
        """Give, for each archive that holds parts, its name and digest.

        Args:
            parts: What is opened.

        Returns:
            By the identity of the archive object.
        """
        return self.identify_items([part.item for part in parts])

    def identify_items(self, items: Sequence[BundleItem]) -> dict[int, SourceFile]:
        """Give, for each archive that holds items, its name and digest; as `identify`."""
        archives = {id(item.archive): item.archive for item in items}
        return {
            key: archive.identify([item.item for item in items if item.archive is archive])
            for key, archive in archives.items()
        }


def open_bundle(path: Path) -> Bundle:
    """Open an export and list what is in it; nothing is unpacked to disk, ever.

    A folder that holds zips is taken as one export in parts: all of them are checked
    and listed, and they are one tree from here on.

    Args:
        path: A file, a zip, a tape archive (``.tar.gz``) or a folder.

    Returns:
        The export.

    Raises:
        UnreadableSourceError: If it cannot be opened.
        TooLargeError: If it is in more parts than any honest one.
        NetralError: If a zip in it is damaged or refused.
    """
    if path.is_dir():
        return Bundle(path.name, list(_iter_parts(path)))
    return Bundle(path.name, [_open_file(path)])


def _iter_parts(path: Path) -> Iterator[Archive]:
    folder = open_archive(path)
    yield folder
    packed = [
        path / item.name
        for item in folder.items
        if item.name.lower().endswith(".zip") and read_head(path / item.name).startswith(_ZIP_MAGIC)
    ]
    if len(packed) > MAX_ARCHIVES:
        raise TooLargeError(path.name, "the number of its zips", len(packed), MAX_ARCHIVES)
    for file in packed:
        yield _open_file(file)


def _open_file(path: Path) -> Archive:
    head = read_head(path, size_bytes=4)
    try:
        state = path.stat()
    except OSError as error:
        raise UnreadableSourceError(path.name, error.strerror or "it cannot be opened") from error
    if head.startswith(_ZIP_MAGIC):
        return _open_zip(path, state.st_mtime_ns, state.st_size)
    if head.startswith(_GZIP_MAGIC):
        return TapeArchive(path)
    return _LoneFile(path)


@lru_cache(maxsize=4)
def _open_zip(path: Path, changed: int, size_bytes: int) -> Archive:  # noqa: ARG001
    # Every reader looks at a file to say whether it knows it; a zip with a hundred
    # thousand pictures is checked once for all of them.
    return open_archive(path)


class _LoneFile:
    """A single file, as an archive of one item."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        self.items: tuple[ArchiveItem, ...] = (
            ArchiveItem(name=path.name, size_bytes=path.stat().st_size),
        )

    def read(self, item: ArchiveItem) -> bytes:
        if item.size_bytes > MAX_PART_BYTES:
            raise TooLargeError(self.name, "", item.size_bytes, MAX_PART_BYTES)
        try:
            return self._path.read_bytes()
        except OSError as error:
            detail = error.strerror or "it cannot be opened"
            raise UnreadableSourceError(self.name, detail) from error

    def identify(self, items: Sequence[ArchiveItem]) -> SourceFile:  # noqa: ARG002
        return read_source_file(self._path)


class PartMemory:
    """Remembers what was read, because parts of an export can hold the same file twice.

    The same path with other content is another file, and is read too.
    """

    def __init__(self) -> None:
        self._seen: set[tuple[str, bytes]] = set()

    def is_new(self, name: str, content: bytes) -> bool:
        """Whether a part of this name with this content was not read before."""
        key = (name, hashlib.sha256(content).digest())
        if key in self._seen:
            return False
        self._seen.add(key)
        return True
