"""Reads the content of a checked zip archive, never beyond what an entry declares."""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from netral.values.errors import DamagedZipError, UnsafeZipError
from netral.values.zip_safety import ZipDanger, ZipEntry

_CHUNK_BYTES = 64 * 1024


def iter_content(path: Path, entry: ZipEntry) -> Iterator[bytes]:
    """Iterate over the unpacked bytes of a checked entry, in pieces.

    Args:
        path: The archive that `check_zip` accepted.
        entry: One of its entries.

    Yields:
        Pieces of at most 64 KiB.

    Raises:
        UnsafeZipError: If the entry unpacks to more or less than it declares.
        DamagedZipError: If the packed bytes cannot be unpacked or their sum differs.
    """
    seen_bytes, checksum = 0, 0
    with path.open("rb") as file:
        file.seek(entry.content_offset)
        pieces = (
            _iter_inflated(file, entry, path.name) if entry.is_packed else _iter_raw(file, entry)
        )
        for piece in pieces:
            seen_bytes += len(piece)
            if seen_bytes > entry.size_bytes:
                break
            checksum = zlib.crc32(piece, checksum)
            yield piece
    if seen_bytes != entry.size_bytes:
        more = "more" if seen_bytes > entry.size_bytes else "less"
        detail = f"it unpacks to {more} than the declared {entry.size_bytes:,} bytes"
        raise UnsafeZipError(path.name, ZipDanger.LYING_SIZE, entry.number, detail)
    if checksum != entry.crc32:
        raise DamagedZipError(path.name, f"the checksum of entry {entry.number} does not match")


def verify_content(path: Path, entries: Sequence[ZipEntry]) -> None:
    """Verify that entries unpack to exactly what they declare, keeping none of it.

    Args:
        path: The archive that `check_zip` accepted.
        entries: The entries to verify.

    Raises:
        UnsafeZipError: If an entry unpacks to more or less than it declares.
        DamagedZipError: If the packed bytes of an entry are damaged.
    """
    for entry in entries:
        for _ in iter_content(path, entry):
            pass


def _iter_raw(file: BinaryIO, entry: ZipEntry) -> Iterator[bytes]:
    left = entry.packed_bytes
    while left and (piece := file.read(min(left, _CHUNK_BYTES))):
        left -= len(piece)
        yield piece


def _iter_inflated(file: BinaryIO, entry: ZipEntry, file_name: str) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for packed in _iter_raw(file, entry):
        waiting = packed
        while waiting and not inflater.eof:
            try:
                piece = inflater.decompress(waiting, _CHUNK_BYTES)
            except zlib.error as error:
                detail = f"the packed bytes of entry {entry.number} are damaged"
                raise DamagedZipError(file_name, detail) from error
            waiting = inflater.unconsumed_tail
            if piece:
                yield piece
    while not inflater.eof and (piece := inflater.decompress(b"", _CHUNK_BYTES)):
        yield piece
