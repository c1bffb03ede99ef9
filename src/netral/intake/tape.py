"""Opens a gzipped tape archive (``.tar.gz``) by allow-list, in one pass and with limits."""

import gzip
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from netral.intake.archive import MAX_PART_BYTES, ArchiveItem
from netral.intake.errors import DamagedSourceError, TooLargeError
from netral.intake.source_file import SourceFile, read_source_file

MAX_TAPE_BYTES = 4 * 1024 * 1024 * 1024
"""Unpacked; a tape can only be walked from its beginning, pictures and all."""
MAX_RATIO = 200
_RATIO_FLOOR_BYTES = 16 * 1024 * 1024
_MAX_FILES = 50_000
_DAMAGE = (tarfile.TarError, EOFError, OSError, zlib.error, ValueError)


class TapeArchive:
    """A tape archive; it keeps the contract `netral.intake.archive.Archive`.

    Nothing is unpacked to disk. Links and devices are passed over, and so is every
    name that leads out of the archive.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        self.items = tuple(
            ArchiveItem(name=_tidy(member.name), size_bytes=member.size)
            for member, _ in self._iter_members()
        )

    def read(self, item: ArchiveItem) -> bytes:
        if item.size_bytes > MAX_PART_BYTES:
            raise TooLargeError(self.name, item.name, item.size_bytes, MAX_PART_BYTES)
        for member, tape in self._iter_members():
            if _tidy(member.name) == item.name:
                try:
                    file = tape.extractfile(member)
                    content = file.read(item.size_bytes) if file is not None else b""
                except _DAMAGE as error:
                    raise DamagedSourceError(self.name, item.name, "it is cut off") from error
                if len(content) == member.size:
                    return content
        raise DamagedSourceError(self.name, item.name, "it is cut off")

    def identify(self, items: Sequence[ArchiveItem]) -> SourceFile:  # noqa: ARG002
        return read_source_file(self._path)

    def _iter_members(self) -> Iterator[tuple[tarfile.TarInfo, tarfile.TarFile]]:
        try:
            with gzip.open(self._path, "rb") as unpacked:
                bounded = _Bounded(unpacked, self._path)
                with tarfile.open(fileobj=bounded, mode="r|") as tape:  # type: ignore[call-overload]
                    for count, member in enumerate(tape, 1):
                        if count > _MAX_FILES:
                            part = "the number of its files"
                            raise TooLargeError(self.name, part, count, _MAX_FILES)
                        if member.isreg() and _is_inside(member.name):
                            yield member, tape
        except _DAMAGE as error:
            detail = "it is no complete tape archive (.tar.gz)"
            raise DamagedSourceError(self.name, "", detail) from error


class _Bounded:
    """A stream that stops at a size and at a ratio no honest archive has."""

    def __init__(self, stream: gzip.GzipFile, path: Path) -> None:
        self._stream = stream
        self._name = path.name
        floor = max(path.stat().st_size * MAX_RATIO, _RATIO_FLOOR_BYTES)
        self._allowed = min(floor, MAX_TAPE_BYTES)
        self._seen = 0

    def read(self, size: int = -1) -> bytes:
        content = self._stream.read(min(size, 1024 * 1024) if size > 0 else 1024 * 1024)
        self._seen += len(content)
        if self._seen > self._allowed:
            raise TooLargeError(self._name, "", self._seen, self._allowed)
        return content


def _tidy(name: str) -> str:
    return name.removeprefix("./")


def _is_inside(name: str) -> bool:
    tidy = _tidy(name)
    return not tidy.startswith("/") and ".." not in tidy.split("/")
