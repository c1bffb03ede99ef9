"""The number of a civil servant (*NIP*): 18 digits that a spreadsheet must never touch."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from netral.register.fault import Fault, error, warning

COLUMN = "nip"

_SEPARATORS = re.compile(r"[\s.\-'\"`=\u2018\u2019\u00b4\u200b-\u200f\u2060\ufeff]")
_SCIENTIFIC = re.compile(r"\d\s*[eE]\s*[+-]?\s*\d")
_DECIMAL_TAIL = re.compile(r"[0-9]{15,}[.,]0+")
_DIGITS = re.compile(r"[0-9]+")
_LENGTH = 18
_MONTHS = range(1, 13)
_CONTRACTS = range(21, 30)
_START_AGES = range(18, 61)
_EXPORT_AS_TEXT = (
    "Export it once more with the NIP column as text; the digits cannot be restored from this file."
)


class NipKind(StrEnum):
    """Which kind of civil servant the digits speak of."""

    PNS = "pns"
    PPPK = "pppk"
    UNCLEAR = "unclear"


_LENGTHS = {
    9: (
        "This is an old NIP of 9 digits.",
        "Use the 18 digits of NIP BARU; the old number names nobody today.",
    ),
    15: ("The NIP has 15 digits: a spreadsheet cut the last three off.", _EXPORT_AS_TEXT),
}


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP as digits. It holds a birth date and the sex, so it shows itself masked only."""

    digits: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse anything but 18 digits; use `parse_nip` for what people write."""
        if not (len(self.digits) == _LENGTH and self.digits.isascii() and self.digits.isdecimal()):
            message = "a NIP has 18 digits"
            raise ValueError(message)

    @property
    def kind(self) -> NipKind:
        """The kind that digits 13-14 tell: a month, or 2 and a contract number."""
        middle = int(self.digits[12:14])
        if middle in _MONTHS:
            return NipKind.PNS
        return NipKind.PPPK if middle in _CONTRACTS else NipKind.UNCLEAR

    @property
    def birth_date(self) -> date | None:
        """The day in digits 1-8, unless there is no such day."""
        try:
            return date(int(self.digits[:4]), int(self.digits[4:6]), int(self.digits[6:8]))
        except ValueError:
            return None

    @property
    def start_year(self) -> int:
        """The year of appointment in digits 9-12."""
        return int(self.digits[8:12])

    @property
    def certain_start_date(self) -> date | None:
        """The day from which the digits prove service, when no file says the day.

        A PNS number has the month. A PPPK number has only the year: nobody may be
        held to duties of a service that had perhaps not begun, so it is its last day.
        Digits that contradict themselves prove nothing.
        """
        if self.kind is NipKind.UNCLEAR or not self.has_plausible_age:
            return None
        if self.kind is NipKind.PPPK:
            return date(self.start_year, 12, 31)
        return date(self.start_year, int(self.digits[12:14]), 1)

    @property
    def has_plausible_age(self) -> bool:
        """Whether the digits name a day of birth, 18 to 60 years before the start."""
        birth_date = self.birth_date
        return birth_date is not None and self.start_year - birth_date.year in _START_AGES

    def __str__(self) -> str:
        """Give the number with the last ten digits masked.

        Example:
            >>> str(Nip("198609262006041001"))
            '19860926••••••••••'
        """
        return self.digits[:8] + "•" * 10

    def __repr__(self) -> str:
        """Give the masked number: a log line must not hold a full one."""
        return f"Nip({self})"


@dataclass(frozen=True, slots=True, kw_only=True)
class NipReading:
    """What a cell says as a NIP; without a NIP at least one fault is an error."""

    nip: Nip | None
    faults: tuple[Fault, ...] = ()


def parse_nip(cell: object, *, today: date | None = None) -> NipReading:
    """Parse the cell of a NIP column.

    Apostrophes, spaces, dots and dashes are taken out. Whatever went through a number
    is refused, even if 18 digits are left: a spreadsheet keeps 15 to 17 of them and
    invents the rest, and the result can be a colleague's valid NIP. What the digits
    say may be wrong in a real register; that is a warning and never drops a person.

    Args:
        cell: The cell as the file holds it; text, or a number that is then refused.
        today: The day against which a start in the future is noticed, if given.

    Returns:
        The NIP, or `None` with the reasons; and what a person should look at.

    Example:
        >>> parse_nip("'19860926 200604 1 001").nip
        Nip(19860926••••••••••)
        >>> parse_nip(198609262006041008.0).nip is None
        True
    """
    refusal = _find_refusal(cell)
    if refusal is not None:
        return NipReading(nip=None, faults=(refusal,))
    nip = Nip(_SEPARATORS.sub("", str(cell)))
    return NipReading(nip=nip, faults=tuple(_check_digits(nip, today)))


def _find_refusal(cell: object) -> Fault | None:
    if not isinstance(cell, str):
        return error(
            COLUMN,
            "The NIP is a number in this file, not text: a spreadsheet keeps 15 of the 18 digits "
            "and invents the rest.",
            _EXPORT_AS_TEXT,
        )
    if _SCIENTIFIC.search(cell):
        return error(
            COLUMN, "The NIP is in scientific notation: its last digits are lost.", _EXPORT_AS_TEXT
        )
    if _DECIMAL_TAIL.fullmatch(cell.strip()):
        return error(COLUMN, "The NIP ends in decimals: it went through a number.", _EXPORT_AS_TEXT)
    return _find_length_refusal(_SEPARATORS.sub("", cell))


def _find_length_refusal(digits: str) -> Fault | None:
    if not digits:
        return error(COLUMN, "The NIP is empty.", "Add the NIP, or take the row out.")
    if not (digits.isascii() and _DIGITS.fullmatch(digits)):
        message = "The NIP has characters that are not digits."
        return error(COLUMN, message, "Write its 18 digits as text.")
    if digits.endswith("000") and len(digits) == _LENGTH:
        message = "The NIP ends in 000: a spreadsheet replaced the last three digits by zeros."
        return error(COLUMN, message, _EXPORT_AS_TEXT)
    if len(digits) != _LENGTH:
        message, remedy = _LENGTHS.get(
            len(digits),
            (
                f"The NIP has {len(digits)} digits, expected are 18.",
                "Compare with the person's appointment letter (SK).",
            ),
        )
        return error(COLUMN, message, remedy)
    return None


def _check_digits(nip: Nip, today: date | None) -> list[Fault]:
    compare = "Compare with the appointment letter (SK); the row is kept."
    faults = []
    if nip.birth_date is None:
        faults.append(warning(COLUMN, "Digits 1-8 of the NIP are no day of birth.", compare))
    elif not nip.has_plausible_age:
        faults.append(
            warning(COLUMN, "By the NIP, the age at the start is outside 18-60.", compare)
        )
    if nip.kind is NipKind.UNCLEAR:
        faults.append(
            warning(
                COLUMN,
                "Digits 13-14 of the NIP are neither a month (PNS) nor 21-29 (PPPK).",
                compare,
            )
        )
    if nip.digits[14] not in "12":
        faults.append(warning(COLUMN, "Digit 15 of the NIP is neither 1 nor 2.", compare))
    if today is not None and nip.start_year > today.year:
        faults.append(warning(COLUMN, "By the NIP, the service starts in the future.", compare))
    return faults
