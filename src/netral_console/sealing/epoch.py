"""The keys that wrap subjects' keys: one file an epoch, outside the database."""

import secrets
from pathlib import Path

from netral_console.errors import EpochKeyMissingError
from netral_console.sealing.key_file import destroy_key_file, make_key_file, open_key_folder

KEY_BYTES = 32


def find_current_epoch() -> int:
    """Find the newest epoch, and begin the first one if there is none."""
    numbers = list_epochs()
    return max(numbers) if numbers else begin_epoch(1)


def list_epochs() -> list[int]:
    """List the epochs whose keys are there."""
    return [int(each.stem.removeprefix("epoch-")) for each in open_key_folder().glob("epoch-*.key")]


def begin_epoch(number: int) -> int:
    """Make the key of a new epoch, durable before it is used.

    Raises:
        FileExistsError: If the epoch has begun before.
    """
    make_key_file(_path(number), secrets.token_bytes(KEY_BYTES))
    return number


def read_epoch_key(number: int) -> bytes:
    """Read the key of an epoch.

    Raises:
        EpochKeyMissingError: If the file is not there: what it wrapped is gone.
    """
    try:
        return _path(number).read_bytes()
    except FileNotFoundError as error:
        raise EpochKeyMissingError(number) from error


def destroy_epoch(number: int) -> None:
    """Destroy the key of an epoch: overwrite it, and remove the file."""
    destroy_key_file(_path(number))


def _path(number: int) -> Path:
    return open_key_folder() / f"epoch-{number}.key"
