"""Masks the handles of people who have nothing to do with an act, before a text is shown."""

import re
from collections.abc import Collection

_HANDLE = re.compile(r"@(\w[\w.]*)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PROFILE = re.compile(
    r"(?<=//)((?:www\.|m\.|mobile\.)?(?:x|twitter|instagram|tiktok|threads|facebook|t)"
    r"\.(?:com|net|me)/@?)(\w[\w.]*)",
    re.IGNORECASE,
)
_SIGN = "…"


def mask_third_parties(text: str, *, keep: Collection[str]) -> str:
    """Mask handles, mail addresses and profile links in a text, except those to keep.

    Each masked sign becomes ``…``, so the text keeps its length and spans that were
    found in it stay where they are. Names without a handle are not found by this.

    Args:
        text: A text of an admitted act.
        keep: Folded handles that may stand: the campaign accounts of the election.

    Returns:
        The text, as long as before.

    Example:
        >>> mask_third_parties("@ani lihat @Pasangan_Satu!", keep={"pasangan_satu"})
        '@……… lihat @Pasangan_Satu!'
        >>> mask_third_parties("surel a@b.id", keep=())
        'surel ………………'
    """

    def mask_handle(match: re.Match[str]) -> str:
        return "@" + _mask(match[1], keep)

    def mask_profile(match: re.Match[str]) -> str:
        return match[1] + _mask(match[2], keep)

    masked = _MAIL.sub(lambda match: _SIGN * len(match[0]), text)
    masked = _HANDLE.sub(mask_handle, masked)
    return _PROFILE.sub(mask_profile, masked)


def _mask(handle: str, keep: Collection[str]) -> str:
    name = handle.rstrip(".")
    if name.casefold() in keep:
        return handle
    return _SIGN * len(name) + handle[len(name) :]
