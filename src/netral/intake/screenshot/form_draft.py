"""What the words in a screenshot propose for the form that a person fills in."""

import re
from dataclasses import dataclass

_HANDLE = re.compile(r"(?<![\w.@])@([A-Za-z0-9_.]{3,30})")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)+(?:com|net|id|me|org)/[^\s]{3,200}", re.IGNORECASE
)
_MONTHS = (
    r"jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun(?:i|e)?|"
    r"jul(?:i|y)?|agu(?:stus)?|aug(?:ust)?|sep(?:tember)?|o[kc]t(?:ober)?|nov(?:ember)?|"
    r"de[sc](?:ember)?"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[ .]?(?:{_MONTHS})[a-z]*[ .,]*(?:20\d\d)?"
    r"|\d{1,2}[./-]\d{1,2}[./-]20\d\d)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:AM|PM|WIB|WITA|WIT))?\b", re.IGNORECASE)
_MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """Proposals; a person confirms each of them, or fills in something else."""

    text: str
    handles: tuple[str, ...]
    addresses: tuple[str, ...]
    dates: tuple[str, ...]
    times: tuple[str, ...]


def propose_form(text: str) -> FormDraft:
    """Find what could belong into the form.

    Args:
        text: From `read_text_in_picture`.

    Returns:
        The proposals, as they stand in the text.

    Example:
        >>> propose_form("@kota_kita 1 Okt 2024 08.15 WIB").dates
        ('1 Okt 2024',)
    """
    return FormDraft(
        text=text,
        handles=_find_all(_HANDLE, text),
        addresses=_find_all(_ADDRESS, text),
        dates=_find_all(_DATE, text),
        times=_find_all(_TIME, text),
    )


def _find_all(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = (match[match.lastindex or 0].strip(" .,") for match in pattern.finditer(text))
    return tuple(dict.fromkeys(found))[:_MOST]
