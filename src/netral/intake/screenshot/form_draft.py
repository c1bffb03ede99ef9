"""What the words in a screenshot propose for the form that a person fills in."""

import re
from dataclasses import dataclass
from datetime import datetime, timezone

from netral.values.instant import WIB, ZONES

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
    rf"|(?:{_MONTHS}) \d{{1,2}}, ?20\d\d"
    r"|20\d\d-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]20\d\d)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?(?:AM|PM|WIB|WITA|WIT))?\b", re.IGNORECASE)
_MOST = 10

_DAY = (
    rf"(?:(?P<day>\d{{1,2}})[ .]?(?P<month>{_MONTHS})[ .,]+(?P<year>20\d\d)"
    rf"|(?P<month_first>{_MONTHS}) (?P<day_after>\d{{1,2}}), ?(?P<year_last>20\d\d)"
    r"|(?P<iso>20\d\d-\d\d-\d\d)"
    r"|(?P<digits>\d{1,2}[./-]\d{1,2}[./-]20\d\d))"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
    r"(?: ?(?P<half>AM|PM)\b)?(?: ?(?P<zone>WIB|WITA|WIT)\b)?"
)
_BETWEEN = r"[ \t]*(?:[-\u2013\u2014\u00b7\u2022|,.]|pukul|jam|pada|at)?[ \t]*"
_MOMENTS = tuple(
    re.compile(rf"(?<![\d.:/-]){pattern}(?![.:/-]?\d)", re.IGNORECASE)
    for pattern in (_DAY + _BETWEEN + _CLOCK, _CLOCK + _BETWEEN + _DAY)
)
_MONTH_NUMBERS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8,
    "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12,
}  # fmt: skip
_NOON = 12


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


def propose_moment(text: str, *, zone: timezone = WIB) -> datetime | None:
    """Find the moment of a post, where a day and a time stand beside each other.

    The clock at the top of a telephone's screen stands beside no day, and is never
    taken for it. A day in digits is read as Indonesia writes it: day, month, year.

    Args:
        text: From `read_text_in_picture`.
        zone: Where the time is read if the text does not say it.

    Returns:
        The moment; `None` if there is none, or more than one.

    Example:
        >>> propose_moment("2 Oktober 2024 pukul 19.30 WIB").isoformat()
        '2024-10-02T19:30:00+07:00'
        >>> propose_moment("7:30 PM · Oct 2, 2024").isoformat()
        '2024-10-02T19:30:00+07:00'
    """
    found = {
        moment
        for pattern in _MOMENTS
        for match in pattern.finditer(text)
        if (moment := _parse_moment(match.groupdict(), zone)) is not None
    }
    return found.pop() if len(found) == 1 else None


def _parse_moment(parts: dict[str, str | None], zone: timezone) -> datetime | None:
    hour = int(parts["hour"] or 0)
    half = (parts["half"] or "").upper()
    if half:
        hour = hour % _NOON + (_NOON if half == "PM" else 0)
    try:
        year, month, day = _parse_day(parts)
        return datetime(
            year,
            month,
            day,
            hour,
            int(parts["minute"] or 0),
            tzinfo=ZONES.get((parts["zone"] or "").upper(), zone),
        )
    except ValueError:
        return None


def _parse_day(parts: dict[str, str | None]) -> tuple[int, int, int]:
    if parts["iso"]:
        year, month, day = parts["iso"].split("-")
        return int(year), int(month), int(day)
    if parts["digits"]:
        day, month, year = re.split(r"[./-]", parts["digits"])
        return int(year), int(month), int(day)
    name = (parts["month"] or parts["month_first"] or "")[:3].casefold()
    written_year = parts["year"] or parts["year_last"] or 0
    return int(written_year), _MONTH_NUMBERS[name], int(parts["day"] or parts["day_after"] or 0)


def _find_all(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = (match[match.lastindex or 0].strip(" .,") for match in pattern.finditer(text))
    return tuple(dict.fromkeys(found))[:_MOST]
