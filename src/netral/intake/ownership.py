"""Whose archive it is, and nothing else of it: so that its owner can prove an account."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from netral.intake import recognition
from netral.intake.isolation.apart import ask_apart
from netral.values.account import AccountReference, fold_handle
from netral.values.platform import Platform

_ARCHIVES = frozenset(
    {
        "netral.facebook.archive.v1",
        "netral.instagram.archive.v1",
        "netral.linkedin.archive.v1",
        "netral.mastodon.archive.v1",
        "netral.tiktok.archive.v1",
        "netral.x.archive.v1",
        "netral.youtube.takeout.v1",
    }
)
"""Formats that a platform gives to the owner of an account alone."""
_Name = tuple[str, str | None, str | None]


def find_archive_owner(path: Path) -> AccountReference | None:
    """Find the account whose archive a file is; no record of it is read on.

    The file is opened in a child process, as by `iter_acts`. It proves that somebody has
    the archive of the account, not that nobody wrote it by hand: no platform signs it.

    Args:
        path: A zip, or the folder that it was unpacked to.

    Returns:
        The account as the archive names it; `None` if it is no archive of an owner, or
        names none.

    Raises:
        IntakeError: If no reader knows the file, or it is damaged or refused.
    """
    found = ask_apart(path, lambda: _listen(path), list[_Name])
    if not found:
        return None
    platform, account_id, handle = found[0]
    return AccountReference(platform=Platform(platform), account_id=account_id, handle=handle)


def is_account(owner: AccountReference, platform: Platform, name: str) -> bool:
    """Tell whether a name that was typed, a handle or a stable id, is that of an owner.

    Example:
        >>> owner = AccountReference(platform=Platform.X, account_id="7", handle="budi")
        >>> is_account(owner, Platform.X, "@Budi"), is_account(owner, Platform.TIKTOK, "budi")
        (True, False)
    """
    folded = fold_handle(name)
    return owner.platform is platform and (
        (owner.handle is not None and folded == fold_handle(owner.handle))
        or (owner.account_id is not None and name.strip() == owner.account_id)
    )


def _listen(path: Path) -> list[_Name]:
    reader = recognition.find_reader(path)
    if reader.source_format not in _ARCHIVES:
        return []
    door = _ListeningDoor()
    try:
        for _ in reader.iter_records(path, door=door):
            pass
    except _HeardError as heard:
        account = heard.account
        return [(account.platform.value, account.account_id, account.handle)]
    return []


class _HeardError(Exception):
    def __init__(self, account: AccountReference) -> None:
        super().__init__(account)
        self.account = account


class _ListeningDoor:
    """Hears whose records are brought, and lets the reader go no further."""

    def knows(self, account: AccountReference) -> bool:
        raise _HeardError(account)

    def admits(self, account: AccountReference, occurred_at: datetime) -> bool:  # noqa: ARG002
        return False

    def count_by_name(self) -> dict[str, int]:
        return {}

    def add_counts(self, more: Mapping[str, int]) -> None:
        """Nothing is counted."""
