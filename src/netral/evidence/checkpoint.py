"""The signed head of the log: origin, size, root; and who vouches for it."""

import base64
import binascii
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from netral.evidence.errors import MalformedNoteError, NotePart, SignatureRefusedError
from netral.evidence.signed_note import NoteSignature, SignedNote
from netral.evidence.tree import HASH_BYTES
from netral.evidence.verifier_key import SignatureKind, VerifierKey

_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")
_LINES = 3
_STAMP_BYTES = 8
_MAX_STAMP = 253_402_300_799
"""The last second of the year 9999."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The head of a log at one size."""

    origin: str
    """Names the log; stands in the first line."""
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode('ascii')}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosigned:
    """What a witness's valid signature says: that it saw this head at this moment."""

    name: str
    at: datetime


def parse_checkpoint(text: str) -> Checkpoint:
    """Parse the text of a checkpoint; it is worth nothing before its note is verified.

    Args:
        text: The text of a signed note.

    Returns:
        Origin, size and root.

    Raises:
        MalformedNoteError: If it has another form, extension lines included.
    """
    lines = text.split("\n")
    if len(lines) != _LINES + 1 or lines[-1] or not lines[0]:
        raise MalformedNoteError(NotePart.CHECKPOINT, "it has not exactly three lines")
    origin, size, encoded = lines[:_LINES]
    try:
        root = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise MalformedNoteError(NotePart.CHECKPOINT, "its third line is no hash") from error
    if _SIZE.fullmatch(size) is None or len(root) != HASH_BYTES:
        raise MalformedNoteError(NotePart.CHECKPOINT, "its size or its hash has another form")
    checkpoint = Checkpoint(origin=origin, size=int(size), root=root)
    if checkpoint.text != text:
        raise MalformedNoteError(NotePart.CHECKPOINT, "its hash is spelt in another way")
    return checkpoint


def verify_log_signature(note: SignedNote, key: VerifierKey) -> Checkpoint:
    """Verify that a log signed a checkpoint.

    Args:
        note: The signed note.
        key: The log's public key, got from outside and not from the note.

    Returns:
        The checkpoint.

    Raises:
        SignatureRefusedError: If the log did not sign exactly this.
        MalformedNoteError: If it is no checkpoint.
    """
    checkpoint = parse_checkpoint(note.text)
    lines = _lines_of(note, key)
    if not lines:
        raise SignatureRefusedError(key.name, "there is none by this key")
    if checkpoint.origin != key.name:
        raise SignatureRefusedError(key.name, "the checkpoint is of another log")
    for line in lines:
        if key.kind is SignatureKind.ML_DSA_44:
            stamp, signature = _split_stamp(line)
            message = compose_tree_statement(checkpoint, name=key.name, stamp=stamp)
        else:
            signature, message = line.signature, note.text.encode("utf-8")
        if not key.is_signed(signature, message):
            raise SignatureRefusedError(key.name, "it was not made over this text")
    return checkpoint


def find_cosignatures(note: SignedNote, keys: Sequence[VerifierKey]) -> list[Cosigned]:
    """Find which witnesses vouch for a checkpoint.

    Args:
        note: The signed note.
        keys: The witnesses' public keys, got from outside.

    Returns:
        One for each witness whose signature is valid.

    Raises:
        SignatureRefusedError: If a line claims a known key and is not by it.
    """
    found = []
    for key in keys:
        for line in _lines_of(note, key):
            stamp, signature = _split_stamp(line)
            if not key.is_signed(signature, compose_cosigned(note.text, stamp)):
                raise SignatureRefusedError(key.name, "it was not made over this text")
            found.append(Cosigned(name=key.name, at=datetime.fromtimestamp(stamp, tz=UTC)))
    return found


def compose_cosigned(text: str, stamp: int) -> bytes:
    """Compose the bytes that a witness signs: a header, its moment, and the checkpoint."""
    return f"cosignature/v1\ntime {stamp}\n{text}".encode()


def compose_tree_statement(checkpoint: Checkpoint, *, name: str, stamp: int) -> bytes:
    """Compose the bytes that an ML-DSA-44 key signs (``subtree/v1`` of C2SP)."""
    signer, origin = name.encode("utf-8"), checkpoint.origin.encode("utf-8")
    return b"".join(
        (
            b"subtree/v1\n\x00",
            bytes([len(signer)]) + signer,
            struct.pack(">Q", stamp),
            bytes([len(origin)]) + origin,
            struct.pack(">QQ", 0, checkpoint.size),
            checkpoint.root,
        )
    )


def _lines_of(note: SignedNote, key: VerifierKey) -> list[NoteSignature]:
    return [line for line in note.signatures if (line.name, line.key_id) == (key.name, key.key_id)]


def _split_stamp(line: NoteSignature) -> tuple[int, bytes]:
    stamp = int.from_bytes(line.signature[:_STAMP_BYTES], "big")
    if len(line.signature) <= _STAMP_BYTES or stamp > _MAX_STAMP:
        raise SignatureRefusedError(line.name, "it carries no moment")
    return stamp, line.signature[_STAMP_BYTES:]
