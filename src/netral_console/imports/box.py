"""The box of an import: its files, sealed, and the key that opens them, which is elsewhere."""

import contextlib
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from netral_console.errors import ImportGoneError
from netral_console.sealing.epoch import KEY_BYTES
from netral_console.sealing.key_file import destroy_key_file, make_key_file, open_key_folder
from netral_console.sealing.stream import SealedWriter, iter_unsealed

_REFERENCE = re.compile(r"[0-9a-f]{32}")


class Box:
    """Holds the files of one import until it ends; then nothing opens them ever again."""

    def __init__(self, reference: str) -> None:
        """Name a box.

        Args:
            reference: The import's.
        """
        if not _REFERENCE.fullmatch(reference):
            raise ValueError(reference)
        self.reference = reference
        self.folder = _folder() / reference

    @classmethod
    def make(cls) -> "Box":
        """Make an empty box with a key of its own."""
        box = cls(secrets.token_hex(16))
        make_key_file(box._key_path(), secrets.token_bytes(KEY_BYTES))
        box.folder.mkdir(parents=True, mode=0o700)
        return box

    def read_key(self) -> bytes:
        """Read the key.

        Raises:
            ImportGoneError: If the import has ended, and its key was destroyed.
        """
        try:
            return self._key_path().read_bytes()
        except FileNotFoundError as error:
            raise ImportGoneError(self.reference) from error

    def begin_file(self, number: int) -> SealedWriter:
        """Begin to keep a file; it is sealed before a byte of it is on the disk."""
        return SealedWriter(self._path(number), self.read_key(), self._subject(number))

    def iter_content(self, number: int) -> Iterator[bytes]:
        """Iterate over the content of a file that was kept.

        Raises:
            ImportGoneError: If the import has ended.
            SealBrokenError: If it was changed.
        """
        try:
            yield from iter_unsealed(self._path(number), self.read_key(), self._subject(number))
        except FileNotFoundError as error:
            raise ImportGoneError(self.reference) from error

    def destroy(self) -> None:
        """Destroy the key, then remove the files; what is gone already is no matter."""
        with contextlib.suppress(FileNotFoundError):
            destroy_key_file(self._key_path())
        shutil.rmtree(self.folder, ignore_errors=True)

    def is_left_behind(self, after: timedelta) -> bool:
        """Whether nobody has added to it for so long that no upload can be under way."""
        places = [each for each in (self.folder, self._key_path()) if each.exists()]
        newest = max((each.stat().st_mtime for each in places), default=0.0)
        return time.time() - newest > after.total_seconds()

    def _path(self, number: int) -> Path:
        return self.folder / f"{number}.sealed"

    def _subject(self, number: int) -> str:
        return f"import {self.reference} {number}"

    def _key_path(self) -> Path:
        return open_key_folder("imports") / f"{self.reference}.key"


def list_boxes() -> list[Box]:
    """List the boxes that are there, whole or in part."""
    kept = {each.name for each in _folder().iterdir()} if _folder().is_dir() else set()
    keyed = {each.stem for each in open_key_folder("imports").glob("*.key")}
    return [Box(each) for each in sorted(kept | keyed) if _REFERENCE.fullmatch(each)]


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "imports"
