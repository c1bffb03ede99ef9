"""Seals a text for one subject, and opens it again while the subject's key exists.

Keys are seen by the store alone: callers ask inside `asking_as_store`.
"""

import secrets
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection

from netral_console.cases.asking import asking_as_store
from netral_console.errors import SealBrokenError, SubjectErasedError
from netral_console.sealing.epoch import (
    KEY_BYTES,
    begin_epoch,
    destroy_epoch,
    find_current_epoch,
    list_epochs,
    read_epoch_key,
)
from netral_console.sealing.models import SubjectKey

_NONCE_BYTES = 12
_EPOCH_LOCK = 0x45504F43


def seal(subject: str, place: str, content: bytes) -> bytes:
    """Seal content for a subject.

    Args:
        subject: Whose key it is; made at the first use.
        place: Where the sealed bytes will stand, such as ``civil_servant.identity``:
            bytes moved to another place do not open.
        content: In clear.

    Returns:
        Nonce and AES-256-GCM ciphertext.
    """
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(_key_for(subject)).encrypt(nonce, content, _bind(subject, place))


def unseal(subject: str, place: str, sealed: bytes) -> bytes:
    """Open sealed content.

    Raises:
        SubjectErasedError: If the subject's key was destroyed.
        SealBrokenError: If the bytes were changed or moved.
    """
    row = SubjectKey.objects.filter(subject=subject).first()
    if row is None:
        raise SubjectErasedError(subject)
    return _open(_unwrap(row), subject, place, sealed)


def open_keys(subjects: Iterable[str]) -> dict[str, bytes]:
    """Open the keys of subjects with one question to the database; erased ones are absent."""
    rows = list(SubjectKey.objects.filter(subject__in=list(subjects)))
    wrapping = {epoch: read_epoch_key(epoch) for epoch in {row.epoch for row in rows}}
    return {
        row.subject: _open(wrapping[row.epoch], row.subject, f"key.{row.epoch}", bytes(row.wrapped))
        for row in rows
    }


def unwrap_key(subject: str, epoch: int, wrapped: bytes) -> bytes:
    """Unwrap the key of a subject, where its row was read with something else.

    Raises:
        EpochKeyMissingError: If the epoch was destroyed.
        SealBrokenError: If it is the key of another subject or epoch.
    """
    return _open(read_epoch_key(epoch), subject, f"key.{epoch}", wrapped)


def unseal_with(key: bytes, subject: str, place: str, sealed: bytes) -> bytes:
    """Open with a key in hand, where `open_keys` gave it.

    Raises:
        SealBrokenError: If the bytes were changed or moved.
    """
    return _open(key, subject, place, sealed)


def make_keys(subjects: Iterable[str]) -> dict[str, bytes]:
    """Make keys for subjects that have none yet, many at once; returns the new keys in clear."""
    _hold_epoch(is_ending=False)
    epoch = find_current_epoch()
    wrapping = read_epoch_key(epoch)
    wanted = list(dict.fromkeys(subjects))
    known = set(SubjectKey.objects.filter(subject__in=wanted).values_list("subject", flat=True))
    made = {each: secrets.token_bytes(KEY_BYTES) for each in wanted if each not in known}
    wrapped = [_wrap(wrapping, each, epoch, key) for each, key in made.items()]
    with connection.cursor() as cursor:
        # A register has tens of thousands of people: as two lists they go in at once.
        cursor.execute(
            "INSERT INTO subject_key (subject, epoch, wrapped)"
            " SELECT subject, %s, wrapped FROM unnest(%s::text[], %s::bytea[])"
            " AS made (subject, wrapped)",
            [epoch, list(made), wrapped],
        )
    return made


def seal_with(key: bytes, subject: str, place: str, content: bytes) -> bytes:
    """Seal with a key in hand, where `make_keys` gave it."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, _bind(subject, place))


def erase_subjects(subjects: Iterable[str]) -> int:
    """Destroy the keys of subjects, so that no copy of what they sealed opens ever again.

    1. A new epoch begins.
    2. The keys of all others are wrapped anew under it; those of the subjects are dropped.
    3. When that is durable, the old epochs' key files are destroyed: a backup of the
       database has only keys that nothing can unwrap.

    A crash between 2 and 3 leaves an old file; the next call destroys it, also with no
    subjects.

    Returns:
        How many keys were destroyed.
    """
    doomed = set(subjects)
    destroyed = 0
    if doomed:
        with asking_as_store(using="default", is_writing=True):
            _hold_epoch(is_ending=True)
            new = begin_epoch(find_current_epoch() + 1)
            wrapping = read_epoch_key(new)
            destroyed, _ = SubjectKey.objects.filter(subject__in=doomed).delete()
            rows = list(SubjectKey.objects.select_for_update())
            for row in rows:
                row.wrapped = _wrap(wrapping, row.subject, new, _unwrap(row))
                row.epoch = new
            SubjectKey.objects.bulk_update(rows, ["wrapped", "epoch"], batch_size=2000)
    _destroy_ended_epochs()
    return int(destroyed)


def _destroy_ended_epochs() -> None:
    with asking_as_store(using="default"):
        _hold_epoch(is_ending=True)
        in_use = set(SubjectKey.objects.values_list("epoch", flat=True).distinct())
        for each in set(list_epochs()) - in_use - {find_current_epoch()}:
            destroy_epoch(each)


def _key_for(subject: str) -> bytes:
    row = SubjectKey.objects.filter(subject=subject).first()
    if row is not None:
        return _unwrap(row)
    _hold_epoch(is_ending=False)
    epoch = find_current_epoch()
    key = secrets.token_bytes(KEY_BYTES)
    row, is_new = SubjectKey.objects.get_or_create(
        subject=subject,
        defaults={"epoch": epoch, "wrapped": _wrap(read_epoch_key(epoch), subject, epoch, key)},
    )
    return key if is_new else _unwrap(row)


def _hold_epoch(*, is_ending: bool) -> None:
    """Wait, so that no key is ever wrapped by an epoch that is being destroyed."""
    lock = "pg_advisory_xact_lock" if is_ending else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(%s)", [_EPOCH_LOCK])


def _wrap(wrapping: bytes, subject: str, epoch: int, key: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, _bind(subject, f"key.{epoch}"))


def _unwrap(row: SubjectKey) -> bytes:
    return unwrap_key(row.subject, row.epoch, row.wrapped)


def _open(key: bytes, subject: str, place: str, sealed: bytes) -> bytes:
    raw = bytes(sealed)
    try:
        return AESGCM(key).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _bind(subject, place))
    except InvalidTag as error:
        raise SealBrokenError(place) from error


def _bind(subject: str, place: str) -> bytes:
    return f"netral.seal.v1\n{place}\n{subject}".encode()
