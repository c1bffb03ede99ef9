"""Entries of a file with their lines, the keys they may hold, and the notebook of problems."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from netral.values.problem import Problem, Severity

ID_FORM = re.compile(r"[a-z][a-z0-9_]*")
"""Ids are small letters, digits and _; they become names of files."""


class Shape(StrEnum):
    """What kind of value a key takes."""

    TEXT = "text"
    TEXTS = "list of texts"
    DAY = "day"
    WHOLE_NUMBER = "whole number"
    FLAG = "true or false"
    ENTRIES = "list of entries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key that a file may hold; the reader, the linter and the how-to all use it."""

    key: str
    shape: Shape
    says: str
    """What it means, for the person who writes the file."""
    required: bool = False
    choices: tuple[str, ...] = ()
    """The allowed values, if the set is closed."""
    fields: tuple["Field", ...] = ()
    """The keys of each entry, for `Shape.ENTRIES`."""


class Notebook:
    """Collects the problems of one check."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def list_in_order(self) -> list[Problem]:
        """List the problems file by file, in the order of the lines."""
        files = list(dict.fromkeys(problem.file for problem in self.problems))
        return sorted(
            self.problems, key=lambda problem: (files.index(problem.file), problem.line or 0)
        )

    def note(
        self,
        file: str,
        message: str,
        remedy: str = "",
        *,
        line: int | None = None,
        key: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one problem."""
        self.problems.append(
            Problem(
                file=file, line=line, key=key, message=message, remedy=remedy, severity=severity
            )
        )

    def note_entry(
        self,
        entry: "Entry",
        name: str,
        message: str,
        remedy: str = "",
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one problem of a value of an entry, or of the place where it is missing."""
        self.note(
            entry.file,
            message,
            remedy,
            line=entry.line_of(name),
            key=entry.key(name),
            severity=severity,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a file, already checked key by key.

    What was missing or wrong is noted and reads as absent, so that one run finds
    all problems.
    """

    file: str
    path: str
    """Dotted key of the mapping; empty at the top of a file."""
    line: int
    values: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """The dotted key of one of its values."""
        return f"{self.path}.{name}" if self.path else name

    def line_of(self, name: str) -> int:
        """The line of one of its values, or of the mapping if it is absent."""
        return self.lines.get(name, self.line)

    def is_unread(self, name: str) -> bool:
        """Whether a key is there, but its value had a problem of its own."""
        return name in self.lines and name not in self.values

    def find_text(self, name: str) -> str | None:
        """The text under a key."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def get_text(self, name: str) -> str:
        """The text under a required key.

        Raises:
            KeyError: If it is absent; a checked entry has it.
        """
        value = self.values[name]
        if not isinstance(value, str):
            raise KeyError(name)
        return value

    def get_day(self, name: str) -> date:
        """The day under a required key.

        Raises:
            KeyError: If it is absent; a checked entry has it.
        """
        value = self.values[name]
        if not isinstance(value, date):
            raise KeyError(name)
        return value

    def find_day(self, name: str) -> date | None:
        """The day under a key."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def find_number(self, name: str) -> int | None:
        """The whole number under a key."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def is_set(self, name: str) -> bool:
        """Whether the flag under a key is there and true."""
        return self.values.get(name) is True

    def list_texts(self, name: str) -> tuple[str, ...]:
        """The texts under a key; empty if absent."""
        value = self.values.get(name)
        return tuple(str(item) for item in value) if isinstance(value, tuple) else ()

    def list_entries(self, name: str) -> tuple["Entry", ...]:
        """The entries under a key; empty if absent."""
        value = self.values.get(name)
        if not isinstance(value, tuple):
            return ()
        return tuple(item for item in value if isinstance(item, Entry))


def find_day(written: str) -> date | None:
    """Find the day that a text writes as year-month-day.

    Example:
        >>> find_day("2024-11-27")
        datetime.date(2024, 11, 27)
        >>> find_day("2024-09-31") is None
        True
    """
    if _DAY.fullmatch(written) is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def say_no_day(written: str) -> tuple[str, str]:
    """Give message and remedy for a text that is no day."""
    return (
        f'"{written[:40]}" is not a day of the calendar.',
        "Write it as year-month-day, for example 2024-11-27.",
    )


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
