"""Whose Instagram archive it is: the handle, former handles, whether the account is private."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from netral.intake.act import Visibility
from netral.intake.errors import UnknownLayoutError
from netral.intake.json_record import find_decoded
from netral.intake.key_list import name_keys
from netral.intake.label_value import Label, means
from netral.intake.mojibake import repair_record
from netral.intake.moment import find_epoch
from netral.intake.owner import ArchiveOwner
from netral.values.account import fold_handle
from netral.values.platform import Platform

_YES = frozenset({"true", "benar", "ya", "yes", "waar", "ja", "đúng"})
_NO = frozenset({"false", "salah", "tidak", "no", "onwaar", "nee", "sai"})


class MapValue(msgspec.Struct):
    """One value of a `string_map_data`."""

    value: object = None
    timestamp: object = None


class MapRow(msgspec.Struct):
    """A record whose values stand under localised keys."""

    string_map_data: dict[str, MapValue] | None = None


MAP_ROW = msgspec.json.Decoder(MapRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the archive says of the account."""

    handle: str | None = None
    former: tuple[tuple[datetime, str], ...] = ()
    is_private: bool | None = None
    """As of the day of the archive; nothing says since when."""

    def own(self, platform: Platform) -> ArchiveOwner | None:
        """Give the owner on a platform; Threads has the handles of Instagram."""
        if self.handle is None:
            return None
        return ArchiveOwner(platform=platform, handle=self.handle, former=self.former)

    def judge_own(self) -> tuple[Visibility, str]:
        """Say whether others could see what stands on the owner's own profile."""
        if self.is_private:
            return Visibility.NOT_PUBLIC, "the account is private as of the archive"
        if self.is_private is False:
            return Visibility.UNKNOWN, "not private as of the archive; not recorded for then"
        return Visibility.UNKNOWN, "the archive does not say whether the account was private"


def read_profile(users: Iterable[bytes], changes: Iterable[bytes], *, archive: str) -> Profile:
    """Read whose archive it is, and nothing else of the personal information.

    Args:
        users: Records of ``personal_information.json``.
        changes: Records of ``profile_changes.json``.
        archive: Name of the archive, for an error.

    Returns:
        The profile; without a handle where there is no such file.

    Raises:
        UnknownLayoutError: If the file has no key that means the handle in a known
            language. A value beside it could be an e-mail address, so none is guessed.
    """
    for record in users:
        values = _read_map(record)
        handle = _find_text(values, Label.USERNAME)
        if handle is None:
            raise UnknownLayoutError(archive, name_keys(values), ())
        word = (_find_text(values, Label.PRIVATE_ACCOUNT) or "").casefold()
        return Profile(
            handle=fold_handle(handle),
            former=_read_former(changes),
            is_private=True if word in _YES else False if word in _NO else None,
        )
    return Profile()


def _read_map(record: bytes) -> Mapping[str, MapValue]:
    row = find_decoded(MAP_ROW, record)
    repair_record(row)
    return (row.string_map_data if row is not None else None) or {}


def _find_text(values: Mapping[str, MapValue], label: Label) -> str | None:
    for key, one in values.items():
        if means(key, label) and isinstance(one.value, str) and one.value.strip():
            return one.value.strip()
    return None


def _read_former(changes: Iterable[bytes]) -> tuple[tuple[datetime, str], ...]:
    former = []
    for record in changes:
        values = _read_map(record)
        if means(_find_text(values, Label.CHANGED), Label.USERNAME):
            old = _find_text(values, Label.OLD_VALUE)
            until = next(
                (at for one in values.values() if (at := _find_stamp(one)) is not None), None
            )
            if old is not None and until is not None:
                former.append((until, fold_handle(old)))
    return tuple(sorted(former))


def _find_stamp(one: MapValue) -> datetime | None:
    return find_epoch(one.timestamp) if one.timestamp else None
