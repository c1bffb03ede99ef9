"""Reads a calendar day from a cell, in the ways that Indonesian office files write it."""

import re
from datetime import date, datetime, timedelta

_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_END = 73_416
"""The spreadsheet serial of 1 January 2101."""
_YEARS = range(1900, 2101)
OPEN_END = date(9999, 12, 31)
"""How some systems write "no end"."""


class NotADayError(ValueError):
    """A cell is no calendar day. Caught inside this room and told with row and column."""


def read_day(cell: object) -> date | None:
    """Read a day; an empty cell is no day.

    Args:
        cell: ``dd-mm-yyyy`` (also with ``/`` or ``.``), ``yyyy-mm-dd``, a spreadsheet
            date, or a spreadsheet's serial number. Never month first.

    Returns:
        The day, `OPEN_END` for 31-12-9999, or `None` if the cell is empty.

    Raises:
        NotADayError: If there is something else in the cell.

    Example:
        >>> read_day("01-03-2019")
        datetime.date(2019, 3, 1)
        >>> read_day(43525)
        datetime.date(2019, 3, 1)
    """
    match cell:
        case datetime():
            day = cell.date()
        case date():
            day = cell
        case bool():
            raise NotADayError
        case int() | float():
            day = _from_serial(cell)
        case str() if not cell.strip():
            return None
        case str():
            day = _from_text(cell.strip())
        case _:
            raise NotADayError
    if day.year not in _YEARS and day != OPEN_END:
        raise NotADayError
    return day


def _from_serial(serial: float) -> date:
    if not 1 <= serial < _SERIAL_END:
        raise NotADayError
    return _SERIAL_ZERO + timedelta(days=int(serial))


def _from_text(text: str) -> date:
    text = _MIDNIGHT.sub("", text.lstrip("'"))
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    else:
        raise NotADayError
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise NotADayError from error
