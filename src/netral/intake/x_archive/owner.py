"""Whose archive it is: the account, its former handles, and when its posts were protected."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from netral.intake.act import Visibility
from netral.intake.errors import DamagedSourceError, UnfitRecordError
from netral.intake.json_record import decode_record, find_decoded
from netral.intake.moment import find_moment
from netral.intake.x_archive.wrapper import WrappedList, iter_records
from netral.values.account import AccountReference, fold_handle
from netral.values.platform import Platform


class _Account(msgspec.Struct):
    """Only id and handle; the e-mail address and telephone number beside them are skipped."""

    accountId: str | None = None  # noqa: N815  (X's own spelling)
    username: str | None = None


class _Change(msgspec.Struct):
    changedAt: str | None = None  # noqa: N815
    changedFrom: str | None = None  # noqa: N815
    changedTo: str | None = None  # noqa: N815


class _ChangeRow(msgspec.Struct):
    screenNameChange: _Change | None = None  # noqa: N815


class _Protection(msgspec.Struct):
    protectedAt: str | None = None  # noqa: N815
    action: str | None = None


_ACCOUNT = msgspec.json.Decoder(_Account)
_CHANGE = msgspec.json.Decoder(_ChangeRow)
_CHANGE_ALONE = msgspec.json.Decoder(_Change)
_PROTECTION = msgspec.json.Decoder(_Protection)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The owner's account, and what the archive says of its past."""

    account_id: str
    handle: str | None
    """Folded, as of the day of the archive."""
    former: tuple[tuple[datetime, str], ...] = ()
    """Former handles with the moment until which each was borne, in order of time."""
    protections: tuple[tuple[datetime, bool], ...] | None = None
    """Moments from which posts were protected or not; ``None`` if the archive is silent."""

    def name_at(self, moment: datetime) -> AccountReference:
        """Give the account as it was called at a moment."""
        handle = next((old for until, old in self.former if moment < until), self.handle)
        return AccountReference(platform=Platform.X, account_id=self.account_id, handle=handle)

    @property
    def now(self) -> AccountReference:
        """The account as it is called in the archive."""
        return AccountReference(platform=Platform.X, account_id=self.account_id, handle=self.handle)

    def judge_visibility(self, moment: datetime) -> tuple[Visibility, str]:
        """Say whether posts of the owner were public at a moment, and how that is known."""
        if self.protections is None:
            return Visibility.UNKNOWN, "the archive does not say when posts were protected"
        if not self.protections:
            return Visibility.PUBLIC, "protected-history.js names no protected time"
        moments = [at for at, _ in self.protections]
        position = bisect_right(moments, moment)
        was_protected = (
            self.protections[position - 1][1] if position else not self.protections[0][1]
        )
        if was_protected:
            return Visibility.NOT_PUBLIC, "protected-history.js: posts were protected then"
        return Visibility.PUBLIC, "protected-history.js: posts were not protected then"


def read_owner(
    accounts: Iterable[WrappedList],
    changes: Iterable[WrappedList],
    protections: Iterable[WrappedList],
    *,
    archive: str,
) -> Owner:
    """Read whose archive it is.

    Args:
        accounts: ``account.js``.
        changes: ``screen-name-change.js``, where there is one.
        protections: ``protected-history.js``, where there is one.
        archive: Name of the archive, for an error.

    Returns:
        The owner.

    Raises:
        DamagedSourceError: If ``account.js`` names no account by its id.
    """
    rows = [record for account in accounts for _, record in iter_records(account, "account")]
    try:
        decoded = decode_record(_ACCOUNT.decode, rows[0]) if rows else _Account()
    except UnfitRecordError as error:
        raise DamagedSourceError(archive, "account.js", "it names no account") from error
    account_id = (decoded.accountId or "").strip()
    if not (account_id.isascii() and account_id.isdecimal()):
        raise DamagedSourceError(archive, "account.js", "it names no account")
    protection_lists = list(protections)
    return Owner(
        account_id=account_id,
        handle=fold_handle(decoded.username) if decoded.username else None,
        former=_read_former(changes),
        protections=_read_protections(protection_lists) if protection_lists else None,
    )


def _read_former(changes: Iterable[WrappedList]) -> tuple[tuple[datetime, str], ...]:
    former = []
    for wrapped in changes:
        for _, record in iter_records(wrapped, "screenNameChange"):
            row = find_decoded(_CHANGE, record)
            change = row.screenNameChange if row is not None else None
            if change is None:
                change = find_decoded(_CHANGE_ALONE, record)
            until = find_moment(change.changedAt) if change is not None else None
            if change is not None and until is not None and change.changedFrom:
                former.append((until, fold_handle(change.changedFrom)))
    return tuple(sorted(former))


def _read_protections(
    protections: Iterable[WrappedList],
) -> tuple[tuple[datetime, bool], ...] | None:
    found = []
    for wrapped in protections:
        for _, record in iter_records(wrapped, "protectedHistory"):
            row = find_decoded(_PROTECTION, record)
            at = find_moment(row.protectedAt) if row is not None else None
            protects = _find_action(row.action) if row is not None else None
            if at is None or protects is None:
                return None
            found.append((at, protects))
    return tuple(sorted(found))


def _find_action(action: str | None) -> bool | None:
    word = (action or "").strip().casefold()
    if word.startswith(("unprotect", "public")):
        return False
    return True if word.startswith("protect") else None
