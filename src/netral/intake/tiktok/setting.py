"""What a TikTok archive says of the account: its handle, and who may see what, as of today."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from netral.intake.act import Visibility
from netral.intake.owner import ArchiveOwner
from netral.values.account import fold_handle
from netral.values.platform import Platform

_YES = frozenset({"enabled", "on", "true", "yes", "aktif", "diaktifkan", "ya"})
_NO = frozenset({"disabled", "off", "false", "no", "nonaktif", "dinonaktifkan", "tidak"})
_EVERYONE = frozenset({"everyone", "public", "publik", "semua orang"})
_FEW = frozenset(
    {
        *("myself", "only me", "only you", "self", "self only", "me", "private", "no one"),
        *("friends", "followers", "mutual friends", "hanya saya", "saya sendiri", "teman"),
        *("pengikut", "pribadi", "tidak ada"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The account and its settings; all of them as of the day of the archive."""

    owner: ArchiveOwner | None
    is_private: bool | None
    shows_likes: bool | None

    def judge_post(self, audience: object) -> tuple[Visibility, str]:
        """Say whether others could see a post, by its own audience and the account's."""
        word = _fold(audience)
        if word in _FEW:
            return Visibility.NOT_PUBLIC, "WhoCanView names a few only"
        if self.is_private:
            return Visibility.NOT_PUBLIC, "the account is private as of the archive"
        if word in _EVERYONE:
            return Visibility.PUBLIC, "WhoCanView says everyone, as of the archive"
        return Visibility.UNKNOWN, "the archive does not say who could see the post"

    def judge_likes(self) -> tuple[Visibility, str]:
        """Say whether others could see the likes."""
        if self.shows_likes is False:
            return Visibility.NOT_PUBLIC, "the settings show likes to a few only, as of the archive"
        if self.is_private:
            return Visibility.NOT_PUBLIC, "the account is private as of the archive"
        if self.shows_likes:
            return Visibility.UNKNOWN, "likes are shown as of the archive; not recorded for then"
        return Visibility.UNKNOWN, "the archive does not say who could see likes"

    def judge_follows(self) -> tuple[Visibility, str]:
        """Say whether others could see whom the account follows."""
        if self.is_private:
            return Visibility.NOT_PUBLIC, "the account is private as of the archive"
        return Visibility.UNKNOWN, "the archive does not say who could see whom it follows"


def read_account(
    profile: Mapping[str, msgspec.Raw], settings: Mapping[str, msgspec.Raw]
) -> Account:
    """Read handle and settings; birth date, telephone and mail beside them are skipped.

    Args:
        profile: The profile map.
        settings: The settings map.

    Returns:
        The account; without an owner if there is no handle.
    """
    handle = _find(profile, "username")
    private, likes = (
        _find(settings, "private account"),
        _find(settings, "who can view videos i liked"),
    )
    return Account(
        owner=ArchiveOwner(platform=Platform.TIKTOK, handle=fold_handle(handle))
        if handle
        else None,
        is_private=_decide(_fold(private), _YES, _NO),
        shows_likes=_decide(_fold(likes), _EVERYONE, _FEW),
    )


def _find(values: Mapping[str, msgspec.Raw], name: str) -> str | None:
    for key, value in values.items():
        if key.casefold() == name:
            try:
                text = msgspec.json.decode(value, type=str).strip()
            except (msgspec.DecodeError, UnicodeDecodeError):
                return None
            return text if text and text != "N/A" else None
    return None


def _fold(value: object) -> str:
    return value.strip().casefold() if isinstance(value, str) else ""


def _decide(word: str, yes: frozenset[str], no: frozenset[str]) -> bool | None:
    return True if word in yes else False if word in no else None
