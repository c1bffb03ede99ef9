"""The keys that wrap subjects' keys: one file an epoch, outside the database."""

import os
import secrets
from pathlib import Path

from django.conf import settings

from netral_console.errors import EpochKeyMissingError

KEY_BYTES = 32


def find_current_epoch() -> int:
    """Find the newest epoch, and begin the first one if there is none."""
    numbers = list_epochs()
    return max(numbers) if numbers else begin_epoch(1)


def list_epochs() -> list[int]:
    """List the epochs whose keys are there."""
    return [int(each.stem.removeprefix("epoch-")) for each in _folder().glob("epoch-*.key")]


def begin_epoch(number: int) -> int:
    """Make the key of a new epoch, durable before it is used.

    Raises:
        FileExistsError: If the epoch has begun before.
    """
    path = _path(number)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    _sync_folder()
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
    path = _path(number)
    with path.open("r+b") as file:
        file.write(bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    _sync_folder()


def _folder() -> Path:
    folder = Path(settings.KEY_FOLDER)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _path(number: int) -> Path:
    return _folder() / f"epoch-{number}.key"


def _sync_folder() -> None:
    descriptor = os.open(_folder(), os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
