"""Digests of content: SHA-256 for everybody, SHA3-512 beside it in case SHA-256 falls."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentDigest:
    """The two digests and the size of some bytes, in lower-case hexadecimal."""

    sha256: str
    sha3_512: str
    size_bytes: int


def digest_content(content: bytes) -> ContentDigest:
    """Digest bytes exactly as they are.

    Example:
        >>> digest_content(b"abc").sha256[:16]
        'ba7816bf8f01cfea'
    """
    return ContentDigest(
        sha256=hashlib.sha256(content).hexdigest(),
        sha3_512=hashlib.sha3_512(content).hexdigest(),
        size_bytes=len(content),
    )
