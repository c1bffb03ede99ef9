"""Reads single cells of a plain table: ids, texts and flags, strict in what they mean."""

import re
from decimal import Decimal

from netral.intake.reason import Reason, refuse

_DAMAGED_ID = re.compile(r"\d+[.,]\d*(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+", re.ASCII)
"""``1.98609E+17`` and ``198609.0``: what spreadsheets and floats make of an id."""
_YES = frozenset({"true", "t", "1", "yes", "y", "ya"})
_NO = frozenset({"false", "f", "0", "no", "n", "tidak"})


def read_id(value: object, place: str) -> str | None:
    """Read an id, which is text; an integer is taken digit by digit.

    Args:
        value: The cell.
        place: Our name of the column, for a refusal.

    Returns:
        The id, or ``None`` if the cell is empty.

    Raises:
        UnfitRecordError: If the id went through a number with a decimal point.

    Example:
        >>> read_id(7490576223131765547, "actor_id")
        '7490576223131765547'
    """
    if value is None:
        return None
    if isinstance(value, str):
        text = value.strip()
        if _DAMAGED_ID.fullmatch(text):
            raise refuse(Reason.NUMERIC_ID, place)
        return text or None
    if isinstance(value, float | Decimal):
        raise refuse(Reason.NUMERIC_ID, place)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise refuse(Reason.WRONG_TYPE, place)


def read_text(value: object, place: str) -> str | None:
    """Read a text exactly as it stands; a cell of blanks is empty.

    Raises:
        UnfitRecordError: If the cell is no text; an integer is taken as its digits.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise refuse(Reason.WRONG_TYPE, place)


def read_word(value: object, place: str) -> str | None:
    """Read a word: a text without the blanks around it.

    Raises:
        UnfitRecordError: If the cell is no text.
    """
    if value is None:
        return None
    text = read_text(value, place)
    return None if text is None else text.strip()


def read_flag(value: object, place: str) -> bool | None:
    """Read a yes or no.

    Returns:
        The answer, or ``None`` if the cell is empty.

    Raises:
        UnfitRecordError: If the cell is neither.

    Example:
        >>> read_flag("Ya", "on_duty"), read_flag("", "on_duty"), read_flag(0, "on_duty")
        (True, None, False)
    """
    if value is None or isinstance(value, bool):
        return value
    word = str(value).strip().casefold() if isinstance(value, str | int) else "?"
    if not word:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise refuse(Reason.UNREADABLE_FLAG, place)
