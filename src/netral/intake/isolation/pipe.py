"""Sends messages through a pipe, each with its length in front."""

import os
import select
import struct

from netral.intake.isolation.message import MAX_MESSAGE_BYTES

_LENGTH = struct.Struct("<I")
_PIECE_BYTES = 1024 * 1024


class EndedEarlyError(Exception):
    """The other side ended in the middle of a message, or sent what is none."""


class SilentError(Exception):
    """The other side said nothing for too long."""


def send(descriptor: int, content: bytes) -> None:
    """Write one message as a whole."""
    view = memoryview(_LENGTH.pack(len(content)) + content)
    while view:
        view = view[os.write(descriptor, view) :]


def receive(descriptor: int, *, patience_seconds: float) -> bytes | None:
    """Read one message.

    Args:
        descriptor: The reading end of the pipe.
        patience_seconds: How long the other side may be silent.

    Returns:
        The message, or ``None`` if the other side has closed the pipe.

    Raises:
        EndedEarlyError: If the pipe was closed within a message, or the message is too long.
        SilentError: If nothing came in time.
    """
    head = _read(descriptor, _LENGTH.size, patience_seconds)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise EndedEarlyError
    (size_bytes,) = _LENGTH.unpack(head)
    if size_bytes > MAX_MESSAGE_BYTES:
        raise EndedEarlyError
    content = _read(descriptor, size_bytes, patience_seconds)
    if len(content) < size_bytes:
        raise EndedEarlyError
    return content


def _read(descriptor: int, wanted_bytes: int, patience_seconds: float) -> bytes:
    pieces: list[bytes] = []
    left = wanted_bytes
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    while left:
        if not poll.poll(patience_seconds * 1000):
            raise SilentError
        piece = os.read(descriptor, min(left, _PIECE_BYTES))
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
