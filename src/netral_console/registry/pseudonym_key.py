"""The key of pseudonyms: kept among the keys, so that every import gives a person one name."""

from pathlib import Path

from netral.register.pseudonym import require_key
from netral_console.errors import OtherPseudonymKeyError, PseudonymKeyMissingError
from netral_console.sealing.key_file import make_key_file, open_key_folder


def keep_pseudonym_key(key: bytes) -> bytes:
    """Keep the key, or see that it is the one that is kept.

    Returns:
        The key.

    Raises:
        OtherPseudonymKeyError: If another one is kept: everybody would be there twice.
        WeakKeyError: If it is so short that it can be tried out.
    """
    try:
        make_key_file(_path(), require_key(key))
    except FileExistsError:
        if _path().read_bytes() != key:
            raise OtherPseudonymKeyError from None
    return key


def get_pseudonym_key() -> bytes:
    """Get the key that was kept.

    Raises:
        PseudonymKeyMissingError: If none was.
    """
    try:
        return _path().read_bytes()
    except FileNotFoundError as error:
        raise PseudonymKeyMissingError from error


def _path() -> Path:
    return open_key_folder() / "pseudonym.key"
