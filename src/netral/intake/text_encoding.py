"""Finds out how a text file is encoded, without guessing where guessing can hurt."""

import codecs
from pathlib import Path

from netral.intake.errors import UnreadableSourceError

SAMPLE_BYTES = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ASSUMED = "cp1252"
"""What Windows programs in Indonesia write when they do not write UTF-8."""


def read_head(path: Path, *, size_bytes: int = SAMPLE_BYTES) -> bytes:
    """Read the first bytes of a file.

    Raises:
        UnreadableSourceError: If it cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return file.read(size_bytes)
    except OSError as error:
        raise UnreadableSourceError(path.name, error.strerror or "it cannot be opened") from error


def find_encoding(head: bytes) -> str | None:
    r"""Find the encoding of a text file from its first bytes.

    Args:
        head: The first bytes.

    Returns:
        The name of a codec, or ``None`` if these are no bytes of a text.

    Example:
        >>> find_encoding("é".encode()), find_encoding("é".encode("utf-16"))
        ('utf-8', 'utf-16')
        >>> find_encoding(b"PAR1\x00\x00") is None
        True
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\x00" in head:
        return _find_unmarked_utf16(head)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return ASSUMED if _is_mostly_text(head) else None
    return "utf-8" if _is_mostly_text(head) else None


def _find_unmarked_utf16(head: bytes) -> str | None:
    even, odd = head[0::2], head[1::2]
    if even.count(0) == 0 and odd.count(0) > len(odd) * 0.9:
        return "utf-16-le"
    if odd.count(0) == 0 and even.count(0) > len(even) * 0.9:
        return "utf-16-be"
    return None


def _is_mostly_text(head: bytes) -> bool:
    controls = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\r\f")
    return controls * 100 <= len(head)
