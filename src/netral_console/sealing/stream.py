"""Seals a file while it comes in, and opens it piece by piece: nothing of it lies in clear."""

import os
from collections.abc import Iterator
from pathlib import Path

from netral_console.errors import SealBrokenError
from netral_console.sealing.envelope import seal_with, unseal_with

PIECE_BYTES = 1024 * 1024
_MORE_BYTES = 12 + 16
"""Of each sealed piece: its nonce, and the tag that tells whether it was changed."""


class SealedWriter:
    """Writes a file of sealed pieces. The last one says that it is the last."""

    def __init__(self, path: Path, key: bytes, subject: str) -> None:
        """Begin a file.

        Args:
            path: Where; nothing may be there.
            key: Under which it is sealed.
            subject: Which file it is: pieces of another file do not open in its place.
        """
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(descriptor, "wb")
        self._key, self._subject = key, subject
        self._rest = bytearray()
        self._number = 0

    def write(self, content: bytes) -> None:
        """Add bytes to the file."""
        self._rest += content
        while len(self._rest) > PIECE_BYTES:
            self._seal(bytes(self._rest[:PIECE_BYTES]), is_last=False)
            del self._rest[:PIECE_BYTES]

    def finish(self) -> None:
        """Write the last piece; the file is durable when this returns."""
        self._seal(bytes(self._rest), is_last=True)
        self._file.flush()
        os.fsync(self._file.fileno())
        self.close()

    def close(self) -> None:
        """Close the file, finished or not; one without its last piece never opens."""
        self._file.close()

    def _seal(self, content: bytes, *, is_last: bool) -> None:
        place = _place(self._number, is_last=is_last)
        self._file.write(seal_with(self._key, self._subject, place, content))
        self._number += 1


def iter_unsealed(path: Path, key: bytes, subject: str) -> Iterator[bytes]:
    """Iterate over the content of a sealed file.

    Raises:
        SealBrokenError: If a piece was changed, moved or left out, or the end is missing.
    """
    with path.open("rb") as file:
        number, sealed = 0, file.read(PIECE_BYTES + _MORE_BYTES)
        while True:
            following = file.read(PIECE_BYTES + _MORE_BYTES)
            place = _place(number, is_last=not following)
            if len(sealed) < _MORE_BYTES:
                raise SealBrokenError(place)
            yield unseal_with(key, subject, place, sealed)
            if not following:
                return
            number, sealed = number + 1, following


def _place(number: int, *, is_last: bool) -> str:
    return f"file.{number}.{'last' if is_last else 'more'}"
