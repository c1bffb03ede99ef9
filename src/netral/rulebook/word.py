"""Reads words of closed sets, and days, that people type."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from netral.rulebook.errors import UnknownWordError

EnumT = TypeVar("EnumT", bound=StrEnum)


def read_word(what: str, word: str, choices: type[EnumT]) -> EnumT:
    """Read one word of a closed set; hyphens and capitals do not matter.

    Args:
        what: What the word stands for, as the message names it.
        word: As it was typed.
        choices: The set.

    Returns:
        The member of the set.

    Raises:
        UnknownWordError: If no member has that word; the error lists them.

    Example:
        >>> from netral.values.stance import Stance
        >>> read_word("--stance", "Support", Stance)
        <Stance.SUPPORT: 'support'>
    """
    try:
        return choices(word.strip().lower().replace("-", "_"))
    except ValueError:
        allowed = tuple(each.value for each in choices)
        raise UnknownWordError(what, word, allowed) from None


def read_day(what: str, word: str) -> date:
    """Read a day as people type it.

    Args:
        what: What the day stands for, as the message names it.
        word: Year-month-day.

    Returns:
        The day.

    Raises:
        UnknownWordError: If it is no day of the calendar.
    """
    try:
        return date.fromisoformat(word.strip())
    except ValueError:
        allowed = ("a day as year-month-day, for example 2024-10-01",)
        raise UnknownWordError(what, word, allowed) from None
