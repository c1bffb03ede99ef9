"""Keys that are files outside the database: made durable, and destroyed for good."""

import os
from pathlib import Path

from django.conf import settings


def open_key_folder(*parts: str) -> Path:
    """Open the folder of keys, or one in it; nobody else can read it."""
    folder = Path(settings.KEY_FOLDER)
    for each in (folder, folder.joinpath(*parts)):
        each.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder.joinpath(*parts)


def make_key_file(path: Path, key: bytes) -> None:
    """Make the file of a key, durable before it is used.

    Raises:
        FileExistsError: If it is there.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    _sync(path.parent)


def destroy_key_file(path: Path) -> None:
    """Destroy a key: overwrite it, and remove the file.

    Raises:
        FileNotFoundError: If it is not there.
    """
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    _sync(path.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
