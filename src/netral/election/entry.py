"""Checked entries of a file with their lines, and the keys they may hold."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netral.values import yaml_entry
from netral.values.problem import Severity

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


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a file, already checked key by key.

    What was missing or wrong is noted and reads as absent, so that one run finds
    all problems.
    """

    source: yaml_entry.Entry
    """Where it was read from."""
    values: dict[str, object]

    @property
    def file(self) -> str:
        """How problems name the file."""
        return self.source.file

    @property
    def line(self) -> int:
        """The line on which the mapping begins."""
        return self.source.line

    def note(
        self, name: str, message: str, remedy: str = "", *, severity: Severity = Severity.ERROR
    ) -> None:
        """Note a problem at a key, or at the mapping if the key is absent."""
        self.source.page.notebook.note(
            self.file,
            message,
            remedy,
            line=self.source.key_lines.get(name, self.line),
            key=self.source.dotted(name),
            severity=severity,
        )

    def is_there(self, name: str) -> bool:
        """Whether a key is there, readable or not."""
        return self.source.has(name)

    def is_unread(self, name: str) -> bool:
        """Whether a key is there, but its value had a problem of its own."""
        return self.is_there(name) and name not in self.values

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
