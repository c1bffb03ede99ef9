"""Whose Facebook archive it is: the vanity name or number of the profile, and nothing else."""

import msgspec

from netral.intake.json_list import find_object, strip_version
from netral.intake.json_record import find_decoded
from netral.intake.mojibake import repair_text
from netral.intake.owner import ArchiveOwner
from netral.intake.web_address import find_facebook, find_facebook_number
from netral.values.account import fold_handle
from netral.values.platform import Platform


class _Profile(msgspec.Struct):
    """Name, birth date, addresses and family beside these are skipped."""

    username: str | None = None
    profile_uri: str | None = None


_PROFILE = msgspec.json.Decoder(_Profile)


def find_owner(content: bytes) -> ArchiveOwner | None:
    """Find the owner in ``profile_information.json``.

    Args:
        content: The file.

    Returns:
        The owner, or ``None`` if the file names no account: then the archive holds a
        display name only, and names are borne by many.
    """
    for key, value in find_object(content).items():
        profile = find_decoded(_PROFILE, value) if strip_version(key) == "profile" else None
        if profile is not None:
            owner = _name(profile)
            return owner if owner.is_named else None
    return None


def _name(profile: _Profile) -> ArchiveOwner:
    uri = repair_text(profile.profile_uri) if profile.profile_uri else None
    handle = repair_text(profile.username) if profile.username else find_facebook(uri)[0]
    return ArchiveOwner(
        platform=Platform.FACEBOOK,
        account_id=find_facebook_number(uri),
        handle=fold_handle(handle) if handle else None,
    )
