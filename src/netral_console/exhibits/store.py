"""The console's vault: opened to write for a moment, read by content address."""

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from netral.evidence import EntryKind, IntakeKey, Vault, open_vault
from netral.evidence.blob_store import FolderBlobStore
from netral.evidence.canonical_form import write_form
from netral.evidence.errors import StoreBusyError
from netral.evidence.vault import BLOBS_FOLDER, Statement
from netral_console.exhibits.cover import KeyCover

_PATIENCE_SECONDS = 10.0


def find_vault_folder() -> Path:
    """Find the folder of the vault; one console has one."""
    return Path(settings.DATA_FOLDER) / "vault"


@contextmanager
def get_vault() -> Iterator[Vault]:
    """Open the vault for a moment: it has one writer at a time, and others wait.

    Raises:
        StoreBusyError: If another process keeps it open for long.
    """
    patience = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            vault = open_vault(
                find_vault_folder(), random_bytes=secrets.token_bytes, blobs=open_blobs()
            )
            break
        except StoreBusyError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.05)
    with vault:
        yield vault


def note_configuration(
    key: str, subject: str, form: str, facts: Mapping[str, str], *, at: datetime
) -> None:
    """Note in the log that people changed how the office works; under one key it is noted once.

    Args:
        key: Names this change and no other.
        subject: What was changed.
        form: Name and version of the form of the facts.
        facts: What is logged, in clear and for good: nothing of a person.
        at: Now.
    """
    statement = Statement(
        intake_key=IntakeKey(key),
        kind=EntryKind.CONFIGURATION,
        subject=subject,
        content=write_form(form, facts),
    )
    with get_vault() as vault:
        vault.note([statement], at=at)


def read_content(sha256: str) -> bytes:
    """Read the bytes of an exhibit.

    Raises:
        BlobNotFoundError: If they are not kept, or not any more.
    """
    return open_blobs().get(sha256)


def open_blobs() -> FolderBlobStore:
    """Open the bytes of exhibits; each content is sealed under a key of its own."""
    return FolderBlobStore(find_vault_folder() / BLOBS_FOLDER, cover=KeyCover())
