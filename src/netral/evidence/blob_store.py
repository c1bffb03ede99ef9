"""Keeps bytes under their own SHA-256, so that nothing can be replaced in silence."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol, TypeVar

from netral.evidence.disk import Disk, LocalDisk
from netral.evidence.errors import BlobDamagedError, BlobMissingError

_MAX_THREADS = 16
"""Syncs of several files wait for the disk together, not one after another."""


_Item = TypeVar("_Item")


class BlobStore(Protocol):
    """Keeps bytes under their digest.

    `put` returns when all bytes are durable. The same bytes put twice are kept once.
    `get` gives back exactly what was put, or raises: never other bytes.
    `netral.evidence.testing.blob_store_contract` says the same in code.
    """

    def put(self, contents: Sequence[bytes]) -> list[str]:
        """Keep bytes; give their digests in the same order."""

    def get(self, sha256: str) -> bytes: ...

    def has(self, sha256: str) -> bool: ...

    def remove(self, sha256: str) -> None:
        """Erase bytes for good; the record that named them says so."""


class Cover(Protocol):
    """Closes bytes before they are written, and opens them; digests are of the bytes in clear."""

    def close(self, contents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Close contents by their digests; whatever opens them is durable when this returns."""

    def open(self, sha256: str, closed: bytes) -> bytes | None:
        """Open what `close` gave; `None` if nothing opens it, or not any more."""


class FolderBlobStore:
    """A blob store in a folder of the local disk, in clear or under a cover."""

    def __init__(
        self, folder: Path, *, disk: Disk | None = None, cover: Cover | None = None
    ) -> None:
        self._folder = folder
        self._disk = disk or LocalDisk()
        self._cover = cover
        self._disk.make_folder(folder)
        self._settled: set[Path] = set()

    def put(self, contents: Sequence[bytes]) -> list[str]:
        """Keep bytes: write, sync, name, sync the folder; then all are durable.

        Args:
            contents: Any number of contents.

        Returns:
            Their SHA-256 in hexadecimal, in the same order.

        Raises:
            StorageFailedError: If the disk refuses; nothing may be acknowledged then.
        """
        digests = [hashlib.sha256(content).hexdigest() for content in contents]
        wanted = dict(zip(digests, contents, strict=True))
        folders = {self._path(digest).parent for digest in wanted}
        # A folder or name that was there already may be there in memory only, since a
        # crash: `make_folder` syncs its name too, once for each opening.
        _run_all(self._disk.make_folder, folders - self._settled)
        self._settled |= folders
        _run_all(lambda each: self._write(*each), self._close(wanted).items())
        _run_all(self._disk.sync_folder, folders)
        return digests

    def get(self, sha256: str) -> bytes:
        """Give bytes back, after hashing them again.

        Args:
            sha256: Their digest.

        Returns:
            The bytes.

        Raises:
            BlobMissingError: If there are none, or nothing opens their cover any more.
            BlobDamagedError: If they are no longer those that were put.
        """
        content = self._open(sha256)
        if content is None:
            raise BlobMissingError(sha256)
        found = hashlib.sha256(content).hexdigest()
        if found != sha256:
            raise BlobDamagedError(sha256, found)
        return content

    def has(self, sha256: str) -> bool:
        """Whether there are such bytes; whether they are whole says `get`."""
        return self._disk.has_file(self._path(sha256))

    def remove(self, sha256: str) -> None:
        """Erase bytes.

        Args:
            sha256: Their digest.

        Raises:
            StorageFailedError: If the disk refuses.
        """
        self._disk.remove(self._path(sha256))
        self._disk.sync_folder(self._path(sha256).parent)

    def list_digests(self) -> list[str]:
        """List the digests of all bytes that are kept."""
        return [
            f"{head}{rest}"
            for head in self._disk.list_names(self._folder)
            for rest in self._disk.list_names(self._folder / head)
            if not rest.startswith(".")
        ]

    def _open(self, sha256: str) -> bytes | None:
        written = self._disk.read(self._path(sha256))
        if written is None or self._cover is None:
            return written
        return self._cover.open(sha256, written)

    def _close(self, wanted: dict[str, bytes]) -> dict[str, bytes]:
        """Give what is to be written; what is there already under its cover stays as it is."""
        if self._cover is None:
            return wanted
        written = {digest: self._disk.read(self._path(digest)) for digest in wanted}
        kept = {
            digest: closed
            for digest, closed in written.items()
            if closed is not None and self._cover.open(digest, closed) == wanted[digest]
        }
        new = {digest: content for digest, content in wanted.items() if digest not in kept}
        return kept | self._cover.close(new)

    def _write(self, digest: str, content: bytes) -> None:
        path = self._path(digest)
        if self._disk.read(path) == content:
            self._disk.sync_file(path)
            return
        staged = path.with_name(f".{path.name}.part")
        self._disk.write_synced(staged, content)
        self._disk.rename(staged, path)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256[2:]


def _run_all(step: Callable[[_Item], None], items: Iterable[_Item]) -> None:
    waiting = list(items)
    if len(waiting) == 1:
        step(waiting[0])
    elif waiting:
        with ThreadPoolExecutor(min(_MAX_THREADS, len(waiting))) as pool:
            for done in [pool.submit(step, item) for item in waiting]:
                done.result()
