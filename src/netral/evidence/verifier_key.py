"""Public keys of logs and witnesses, in the text form of C2SP signed notes."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from enum import IntEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from netral.evidence.errors import WrongKeyError


class SignatureKind(IntEnum):
    """What a key signs, as the C2SP texts number it."""

    ED25519 = 0x01
    """A log's signature over the text of its checkpoint."""
    COSIGNATURE = 0x04
    """A witness's Ed25519 signature over a moment and the text of a checkpoint."""
    ML_DSA_44 = 0x06
    """A signature that a quantum computer does not break, over the head of the tree."""


KEY_BYTES = {
    SignatureKind.ED25519: 32,
    SignatureKind.COSIGNATURE: 32,
    SignatureKind.ML_DSA_44: 1312,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierKey:
    """The public key of a log or witness, with the name under which it signs."""

    name: str
    kind: SignatureKind
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes that a signature line begins with."""
        return compute_key_id(self.name, kind=self.kind, public=self.public)

    @property
    def fingerprint(self) -> str:
        """What people compare by telephone: SHA-256 of the key's text, in groups of four."""
        digest = hashlib.sha256(str(self).encode("utf-8")).hexdigest()[:32]
        return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))

    def __str__(self) -> str:
        """Give the text form: name, id and key, joined by ``+``."""
        encoded = base64.b64encode(bytes([self.kind]) + self.public).decode("ascii")
        return f"{self.name}+{self.key_id.hex()}+{encoded}"

    def is_signed(self, signature: bytes, message: bytes) -> bool:
        """Whether a signature over a message is this key's.

        Args:
            signature: The bare signature.
            message: The bytes that were signed.
        """
        try:
            if self.kind is SignatureKind.ML_DSA_44:
                from cryptography.hazmat.primitives.asymmetric import mldsa  # noqa: PLC0415

                mldsa.MLDSA44PublicKey.from_public_bytes(self.public).verify(signature, message)
            else:
                Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True


def compute_key_id(name: str, *, kind: SignatureKind, public: bytes) -> bytes:
    """Compute the four bytes by which a signature line names its key."""
    return hashlib.sha256(name.encode("utf-8") + b"\n" + bytes([kind]) + public).digest()[:4]


def is_key_name(name: str) -> bool:
    """Whether a name can stand in a signature line: no space, no plus sign, not empty."""
    return bool(name) and not any(mark.isspace() or mark == "+" for mark in name)


def parse_verifier_key(text: str) -> VerifierKey:
    """Parse the text form of a public key.

    Args:
        text: ``name+id+base64``.

    Returns:
        The key.

    Raises:
        WrongKeyError: If it is no such text, or its id does not fit its key.
    """
    name, _, rest = text.strip().partition("+")
    key_id, _, encoded = rest.partition("+")
    place = "the public key"
    try:
        data = base64.b64decode(encoded, validate=True)
        kind = SignatureKind(data[0])
    except (binascii.Error, ValueError, IndexError) as error:
        raise WrongKeyError(place, "it does not read name+id+letters") from error
    if not is_key_name(name) or len(data) != 1 + KEY_BYTES[kind]:
        raise WrongKeyError(place, "its name or its length is wrong")
    key = VerifierKey(name=name, kind=kind, public=data[1:])
    if key.key_id.hex() != key_id or str(key) != text.strip():
        raise WrongKeyError(place, "its id does not fit the key; a letter was changed")
    return key
