"""The pseudonym under which a civil servant appears in every output."""

import base64
import hashlib
import hmac

from netral.register.civil_servant import CivilServantId
from netral.register.errors import WeakKeyError

LEAST_KEY_BYTES = 16
_LENGTH = 10


def require_key(key: bytes) -> bytes:
    """Give the key back, or refuse it.

    Raises:
        WeakKeyError: If it is so short that it can be tried out.
    """
    if len(key) < LEAST_KEY_BYTES:
        raise WeakKeyError(len(key), LEAST_KEY_BYTES)
    return key


def make_pseudonym(civil_servant_id: CivilServantId, *, key: bytes) -> str:
    """Make the pseudonym of a civil servant.

    The same key gives the same pseudonym in every run, so that acts of one person
    stay together; another key gives others, so that two elections cannot be joined.

    Args:
        civil_servant_id: The id in the register.
        key: Secret bytes, at least 16.

    Returns:
        ``P-`` and ten letters or digits.

    Raises:
        WeakKeyError: If the key is too short.

    Example:
        >>> make_pseudonym(CivilServantId("a1"), key=b"sixteen bytes or")
        'P-YQNL7FODUV'
    """
    digest = hmac.new(require_key(key), civil_servant_id.encode(), hashlib.sha256).digest()
    return f"P-{base64.b32encode(digest)[:_LENGTH].decode('ascii')}"
