"""Secret keys of a log or a witness, kept in a file outside every database."""

import os
import struct
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from netral.evidence.canonical_form import parse_form, write_form
from netral.evidence.checkpoint import (
    Checkpoint,
    compose_cosigned,
    compose_tree_statement,
)
from netral.evidence.errors import EvidenceError, WrongKeyError
from netral.evidence.signed_note import NoteSignature
from netral.evidence.verifier_key import SignatureKind, VerifierKey, is_key_name

_FORM = "netral.signing_key.v1"
SEED_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A secret key: an Ed25519 seed, and perhaps an ML-DSA-44 seed beside it."""

    name: str
    """The log's origin, or the witness's name."""
    seed: bytes = field(repr=False)
    second_seed: bytes = field(default=b"", repr=False)
    """Seed of the ML-DSA-44 key; empty for none."""

    def log_keys(self) -> tuple[VerifierKey, ...]:
        """Give the public keys under which a log signs: the first is Ed25519."""
        keys = [VerifierKey(name=self.name, kind=SignatureKind.ED25519, public=self._public())]
        if self.second_seed:
            public = _second_key(self.second_seed).public_key().public_bytes_raw()
            keys.append(VerifierKey(name=self.name, kind=SignatureKind.ML_DSA_44, public=public))
        return tuple(keys)

    def witness_key(self) -> VerifierKey:
        """Give the public key under which a witness signs."""
        return VerifierKey(name=self.name, kind=SignatureKind.COSIGNATURE, public=self._public())

    def sign_checkpoint(self, checkpoint: Checkpoint) -> tuple[NoteSignature, ...]:
        """Sign a head as its log.

        Args:
            checkpoint: The head; whether it may be signed is decided by the log.

        Returns:
            An Ed25519 line, and an ML-DSA-44 line if there is such a key.
        """
        keys = self.log_keys()
        signature = self._private().sign(checkpoint.text.encode("utf-8"))
        lines = [NoteSignature(name=self.name, key_id=keys[0].key_id, signature=signature)]
        if self.second_seed:
            statement = compose_tree_statement(checkpoint, name=self.name, stamp=0)
            second = struct.pack(">Q", 0) + _second_key(self.second_seed).sign(statement)
            lines.append(NoteSignature(name=self.name, key_id=keys[1].key_id, signature=second))
        return tuple(lines)

    def cosign(self, text: str, at: datetime) -> NoteSignature:
        """Sign a head as a witness that saw it.

        Args:
            text: The text of the log's note.
            at: The witness's moment.

        Returns:
            The signature line.
        """
        stamp = int(at.timestamp())
        signature = self._private().sign(compose_cosigned(text, stamp))
        return NoteSignature(
            name=self.name,
            key_id=self.witness_key().key_id,
            signature=struct.pack(">Q", stamp) + signature,
        )

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    def _public(self) -> bytes:
        return self._private().public_key().public_bytes_raw()


def _second_key(seed: bytes):  # type: ignore[no-untyped-def]
    from cryptography.hazmat.primitives.asymmetric import mldsa  # noqa: PLC0415

    return mldsa.MLDSA44PrivateKey.from_seed_bytes(seed)


def write_signing_key(path: Path, key: SigningKey) -> None:
    """Write a secret key to a new file that its owner alone can read.

    Args:
        path: Must not exist; keep it outside the folder of the evidence and its backups.
        key: The key.

    Raises:
        WrongKeyError: If the name is no key name, or the file cannot be made.
    """
    if not is_key_name(key.name) or len(key.seed) != SEED_BYTES:
        raise WrongKeyError(str(path), "the name has a space or a plus sign, or the seed is short")
    data = write_form(
        _FORM,
        {"name": key.name, "ed25519": key.seed.hex(), "ml_dsa_44": key.second_seed.hex()},
    )
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise WrongKeyError(str(path), "the file exists or cannot be written") from error


def read_signing_key(path: Path) -> SigningKey:
    """Read a secret key.

    Args:
        path: A file that `write_signing_key` made.

    Returns:
        The key.

    Raises:
        WrongKeyError: If there is none, or others than its owner may read it.
    """
    try:
        mode = path.stat().st_mode
        fields = parse_form(path.read_bytes(), _FORM)
        key = SigningKey(
            name=fields["name"],
            seed=bytes.fromhex(fields["ed25519"]),
            second_seed=bytes.fromhex(fields["ml_dsa_44"]),
        )
    except (OSError, EvidenceError, KeyError, ValueError) as error:
        raise WrongKeyError(str(path), "it cannot be read as a key file") from error
    if mode & 0o077:
        raise WrongKeyError(str(path), "others than its owner may read it (mode 600 is needed)")
    if len(key.seed) != SEED_BYTES or len(key.second_seed) not in (0, SEED_BYTES):
        raise WrongKeyError(str(path), "a seed has not 32 bytes")
    return key
