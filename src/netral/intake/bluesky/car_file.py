"""The blocks of a CAR file: where each lies, and whether it is what its name says."""

import hashlib
import mmap
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from netral.intake.errors import DamagedSourceError, TooLargeError, UnreadableSourceError

MAX_BYTES = 256 * 1024 * 1024
MAX_BLOCKS = 600_000
"""More records than any person wrote; their places must fit into the child's memory."""
_MAX_BLOCK_BYTES = 2 * 1024 * 1024
_CID = b"\x01\x71\x12\x20"
"""Version 1, DAG-CBOR, SHA-256 of 32 bytes: the one kind that repositories have."""
_CID_BYTES = 36
_MAX_HEADER_BYTES = 4096
_SHIFT = 7
_MAX_SHIFT = 35


def is_car(head: bytes) -> bool:
    """Whether a file begins like a CAR file of version 1."""
    size_bytes, at = _read_number(head, 0)
    is_header = 0 < size_bytes <= _MAX_HEADER_BYTES and head[at : at + 1] == b"\xa2"
    return is_header and b"eroots" in head[at : at + 8]


class CarFile:
    """An opened CAR file; it is looked at where it lies and never loaded as a whole."""

    def __init__(self, path: Path) -> None:
        """Open a file and note where its blocks lie.

        Raises:
            UnreadableSourceError: If it cannot be opened.
            TooLargeError: If it is larger, or has more blocks, than any honest one.
            DamagedSourceError: If it is cut off, or has other blocks than a repository.
        """
        self.name = path.name
        size_bytes = path.stat().st_size
        if size_bytes > MAX_BYTES:
            raise TooLargeError(path.name, "", size_bytes, MAX_BYTES)
        try:
            with path.open("rb") as file:
                self._content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise UnreadableSourceError(path.name, "it cannot be opened") from error
        header_bytes, at = _read_number(self._content, 0)
        self._header = (at, header_bytes)
        self._places = self._find_places(at + header_bytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._content.close()

    @property
    def roots(self) -> tuple[bytes, ...]:
        """The blocks that the file begins with, by their names.

        Raises:
            DamagedSourceError: If the header cannot be read.
        """
        at, size_bytes = self._header
        header = self._decode(self._content[at : at + size_bytes])
        roots = header.get("roots") if isinstance(header, Mapping) else None
        if not isinstance(roots, list) or not all(isinstance(root, bytes) for root in roots):
            raise DamagedSourceError(self.name, "", "its header names no roots")
        return tuple(roots)

    def find(self, cid: object) -> dict[str, Any] | None:
        """Find a block and decode it.

        Args:
            cid: The name of the block.

        Returns:
            Its members, or ``None`` if it is not in the file, as in a part of a repository.

        Raises:
            DamagedSourceError: If it is not what its name says, or no object.
        """
        place = self._places.get(cid) if isinstance(cid, bytes) else None
        if place is None or not isinstance(cid, bytes):
            return None
        at, size_bytes = divmod(place, _MAX_BLOCK_BYTES)
        content = self._content[at : at + size_bytes]
        if hashlib.sha256(content).digest() != cid[len(_CID) :]:
            raise DamagedSourceError(self.name, f"byte {at}", "a block is not what its name says")
        block = self._decode(content)
        if not isinstance(block, dict):
            raise DamagedSourceError(self.name, f"byte {at}", "a block is no object")
        return block

    def _decode(self, content: bytes) -> object:
        import libipld  # noqa: PLC0415  (loaded only where there is such a file)

        try:
            return libipld.decode_dag_cbor(content)
        except (ValueError, RecursionError) as error:
            raise DamagedSourceError(self.name, "", "a block is no DAG-CBOR") from error

    def _find_places(self, at: int) -> dict[bytes, int]:
        places: dict[bytes, int] = {}
        end = len(self._content)
        while at < end:
            size_bytes, at = _read_number(self._content, at)
            block_bytes = size_bytes - _CID_BYTES
            cid = self._content[at : at + _CID_BYTES]
            if not 0 <= block_bytes < _MAX_BLOCK_BYTES or at + size_bytes > end:
                raise DamagedSourceError(self.name, f"byte {at}", "it is cut off")
            if not cid.startswith(_CID):
                raise DamagedSourceError(self.name, f"byte {at}", "a block has an unknown name")
            places[cid] = (at + _CID_BYTES) * _MAX_BLOCK_BYTES + block_bytes
            if len(places) > MAX_BLOCKS:
                raise TooLargeError(self.name, "the number of its blocks", len(places), MAX_BLOCKS)
            at += size_bytes
        return places


def _read_number(content: bytes | mmap.mmap, at: int) -> tuple[int, int]:
    """Read a number of variable length; 0 where there is none."""
    number = 0
    for shift in range(0, _MAX_SHIFT, _SHIFT):
        if at >= len(content):
            return 0, at
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 1 << _SHIFT:
            return number, at
    return 0, at
