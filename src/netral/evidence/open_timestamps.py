"""Reads OpenTimestamps proofs; a promise is never shown as a proof."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netral.evidence.errors import MalformedProofError

_MAGIC = bytes.fromhex("004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294")
_PENDING = bytes.fromhex("83dfe30d2ef90c8e")
_BITCOIN = bytes.fromhex("0588960d73d71901")
_HASHES = {0x02: "sha1", 0x03: "ripemd160", 0x08: "sha256"}
_SHA256, _APPEND, _PREPEND = 0x08, 0xF0, 0xF1
_FORK, _ATTESTATION = 0xFF, 0x00
_MAX_BYTES, _MAX_DEPTH, _MAX_VALUE = 1 << 16, 256, 8192


class TimestampState(StrEnum):
    """How far a proof goes."""

    PENDING = "pending"
    """A calendar promised to put it into a block. Nothing is proven."""
    UNCHECKED = "unchecked"
    """It names a block, but nobody compared it with that block. Nothing is proven."""
    PROVEN = "proven"
    """It leads to the root of a block that was given from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTimestamp:
    """What a proof file says about a digest."""

    digest: bytes
    """SHA-256 of the file that it is about."""
    calendars: tuple[str, ...]
    blocks: tuple[tuple[int, bytes | None], ...]
    """Heights, and the Merkle root that each block would have to have; ``None`` where the
    way to it needs a hash that this machine does not have."""


def parse_open_timestamp(data: bytes) -> OpenTimestamp:
    """Parse a detached proof file.

    Args:
        data: The bytes of an ``.ots`` file.

    Returns:
        What it says; `judge_open_timestamp` says what that is worth.

    Raises:
        MalformedProofError: If it cannot be followed to its ends.
    """
    if len(data) > _MAX_BYTES or not data.startswith(_MAGIC + b"\x01"):
        raise MalformedProofError(0)
    reader = _Reader(data, len(_MAGIC) + 1)
    if reader.take(1)[0] != _SHA256:
        raise MalformedProofError(reader.position - 1)
    digest = reader.take(32)
    walk = _Walk(reader)
    walk.follow(digest, 0)
    if reader.position != len(data) or not (walk.calendars or walk.blocks):
        raise MalformedProofError(reader.position)
    return OpenTimestamp(digest=digest, calendars=tuple(walk.calendars), blocks=tuple(walk.blocks))


def judge_open_timestamp(
    proof: OpenTimestamp, covered: bytes, *, block_roots: Mapping[int, bytes]
) -> TimestampState:
    """Judge what a proof proves about bytes.

    Args:
        proof: The parsed proof.
        covered: The bytes it is said to be about.
        block_roots: Merkle roots of Bitcoin blocks by height, got from a source that
            the judge trusts, in the byte order of the block header.

    Returns:
        Proven only if the proof leads to a root that was given.

    Raises:
        MalformedProofError: If it is about other bytes.
    """
    if hashlib.sha256(covered).digest() != proof.digest:
        raise MalformedProofError(len(_MAGIC) + 2)
    if any(root is not None and block_roots.get(height) == root for height, root in proof.blocks):
        return TimestampState.PROVEN
    return TimestampState.UNCHECKED if proof.blocks else TimestampState.PENDING


class _Reader:
    def __init__(self, data: bytes, position: int) -> None:
        self._data = data
        self.position = position

    def take(self, count: int) -> bytes:
        taken = self._data[self.position : self.position + count]
        if len(taken) != count:
            raise MalformedProofError(self.position)
        self.position += count
        return taken

    def take_number(self) -> int:
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return value
            shift += 7

    def take_value(self) -> bytes:
        length = self.take_number()
        if length > _MAX_VALUE:
            raise MalformedProofError(self.position)
        return self.take(length)


class _Walk:
    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self.calendars: list[str] = []
        self.blocks: list[tuple[int, bytes | None]] = []

    def follow(self, message: bytes | None, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise MalformedProofError(self._reader.position)
        tag = self._reader.take(1)[0]
        while tag == _FORK:
            self._take_step(self._reader.take(1)[0], message, depth)
            tag = self._reader.take(1)[0]
        self._take_step(tag, message, depth)

    def _take_step(self, tag: int, message: bytes | None, depth: int) -> None:
        if tag == _ATTESTATION:
            self._take_attestation(message)
        else:
            self.follow(self._apply(tag, message), depth + 1)

    def _apply(self, tag: int, message: bytes | None) -> bytes | None:
        value = self._reader.take_value() if tag in (_APPEND, _PREPEND) else b""
        if tag not in (_APPEND, _PREPEND, *_HASHES):
            raise MalformedProofError(self._reader.position - 1)
        if message is None:
            return None
        if tag == _APPEND:
            return message + value
        if tag == _PREPEND:
            return value + message
        try:
            return hashlib.new(_HASHES[tag], message, usedforsecurity=False).digest()
        except ValueError:
            return None

    def _take_attestation(self, message: bytes | None) -> None:
        kind = self._reader.take(8)
        payload = _Reader(self._reader.take_value(), 0)
        if kind == _PENDING:
            self.calendars.append(payload.take_value().decode("ascii", errors="replace"))
        elif kind == _BITCOIN:
            self.blocks.append((payload.take_number(), message))
