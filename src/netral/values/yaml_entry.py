"""One mapping of a YAML file: its reader asks for the keys, and every problem has its line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple, TypeVar

import yaml

from netral.values.problem import Severity
from netral.values.yaml_fault import Fault
from netral.values.yaml_value import Page, Value, line_of

EnumT = TypeVar("EnumT", bound=StrEnum)
T = TypeVar("T")


class Word(NamedTuple):
    """A key that the writer of the file chose, and the text behind it."""

    key: str
    text: str
    line: int
    """Line of the key."""


@dataclass(slots=True)
class Entry:
    """One mapping of a file; a reading method notes what is wrong and gives a stand-in.

    Ask for every key that the mapping may hold, then call `finish`, which notes the
    keys that nobody asked for and those that stand there twice. Where a stand-in
    would not do, `value` gives the value itself, which tells wrong from absent.
    """

    page: Page
    path: str
    """Dotted key of the mapping; empty at the top of a file."""
    node: yaml.MappingNode
    nodes: dict[str, yaml.Node] = field(default_factory=dict)
    """Value of each key; of a key that is written twice, the first."""
    key_lines: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for key, value in self.node.value:
            if isinstance(key, yaml.ScalarNode):
                self.nodes.setdefault(key.value, value)
                self.key_lines.setdefault(key.value, line_of(key))

    @property
    def file(self) -> str:
        """How problems name the file."""
        return self.page.file

    @property
    def line(self) -> int:
        """The line on which the mapping begins."""
        return line_of(self.node)

    def dotted(self, key: str) -> str:
        """The key with all keys above it."""
        return f"{self.path}.{key}" if self.path else key

    def note(
        self, key: str, message: str, remedy: str = "", *, severity: Severity = Severity.ERROR
    ) -> None:
        """Note a problem at the value of a key, or at the mapping if the key is absent."""
        line = line_of(self.nodes.get(key, self.node))
        self.page.notebook.note(
            self.file, message, remedy, line=line, key=self.dotted(key), severity=severity
        )

    def value(self, key: str, *, says: str = "") -> Value | None:
        """Ask for the value of a key; `None` if it is absent."""
        if key not in self.asked:
            self.asked.append(key)
        node = self.nodes.get(key)
        return None if node is None else Value(self.page, self.dotted(key), node, says)

    def require(self, key: str, *, says: str = "") -> Value | None:
        """Ask for the value of a key that must be there, and note it if it is absent."""
        value = self.value(key, says=says)
        if value is None:
            self.page.note(
                Fault.KEY_MISSING, line=self.line, key=self.dotted(key), name=key, says=says
            )
        return value

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return self.value(key) is not None

    def text(self, key: str) -> str:
        """Read a text that must be there."""
        value = self.require(key)
        return "" if value is None else value.text() or ""

    def find_text(self, key: str) -> str:
        """Read a text that may be absent; empty if it is."""
        value = self.value(key)
        return "" if value is None else value.text() or ""

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Read a list of texts."""
        return self._each(key, Value.text, required=required)

    def choice(self, key: str, choices: type[EnumT], *, default: EnumT | None = None) -> EnumT:
        """Read one word of a closed set."""
        value = self.require(key) if default is None else self.value(key)
        word = None if value is None else value.word(tuple(choices))
        return (default or next(iter(choices))) if word is None else choices(word)

    def choices(
        self, key: str, choices: type[EnumT], *, required: bool = False
    ) -> tuple[EnumT, ...]:
        """Read a list of words of a closed set."""
        words = self._each(key, lambda item: item.word(tuple(choices)), required=required)
        return tuple(choices(word) for word in words)

    def day(self, key: str) -> date:
        """Read a day that must be there."""
        value = self.require(key)
        return (None if value is None else value.day()) or date.min

    def find_day(self, key: str) -> date | None:
        """Read a day that may be absent."""
        value = self.value(key)
        return None if value is None else value.day()

    def flag(self, key: str) -> bool:
        """Read true or false; false if absent."""
        value = self.value(key)
        return value is not None and value.flag() is True

    def find_number(self, key: str, *, least: int = 1) -> int | None:
        """Read a whole number that may be absent."""
        value = self.value(key)
        return None if value is None else value.number(least=least)

    def entries(self, key: str, *, required: bool = False) -> tuple["Entry", ...]:
        """Read a list of mappings."""
        return self._each(key, open_entry, required=required)

    def mixed(self, key: str, *, required: bool = False) -> tuple["Entry | str", ...]:
        """Read a list whose items are either a text or a mapping."""
        return self._each(key, _open_or_read, required=required)

    def section(self, key: str) -> "Entry | None":
        """Read a mapping that may be absent."""
        value = self.value(key)
        return None if value is None else open_entry(value, Fault.NO_KEYS)

    def iter_words(self, *known: str) -> Iterator[Word]:
        """Read a mapping of free keys, each with one text, whatever YAML takes it for.

        Args:
            known: If given, other keys than these are noted and left out.
        """
        for key, value in self._iter_once():
            if known and key.value not in known:
                self._note_unknown(key, known)
                continue
            text = Value(self.page, self.dotted(key.value), value).as_written()
            if text is not None:
                yield Word(key.value, text, line_of(key))

    def iter_sections(self) -> Iterator[tuple[str, "Entry"]]:
        """Read a mapping of free keys, each with a mapping behind it."""
        for key, value in self._iter_once():
            entry = open_entry(Value(self.page, self.dotted(key.value), value), Fault.NO_KEYS)
            if entry is not None:
                yield key.value, entry

    def finish(self, *others: str) -> None:
        """Note every key that nobody asked for, and those that stand there twice.

        Args:
            others: Keys that are asked for only later.
        """
        known = list(dict.fromkeys([*self.asked, *others]))
        for key, _ in self._iter_once():
            if key.value not in known:
                self._note_unknown(key, known)

    def _note_unknown(self, key: yaml.ScalarNode, known: Sequence[str]) -> None:
        near = get_close_matches(key.value, known, n=1)
        self.page.note(
            Fault.KEY_UNKNOWN,
            line=line_of(key),
            key=self.dotted(key.value),
            name=key.value,
            known=", ".join(known),
            near=near[0] if near else "",
        )

    def _each(
        self, key: str, read: Callable[[Value], T | None], *, required: bool
    ) -> tuple[T, ...]:
        value = self.require(key) if required else self.value(key)
        items = None if value is None else value.items()
        if value is not None and required and items == ():
            value.note(Fault.LIST_EMPTY)
        found = [read(item) for item in items or ()]
        return tuple(each for each in found if each is not None)

    def _iter_once(self) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        """Go through the keys, and note on the way those that are none or stand twice."""
        for key, value in self.node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.page.note(Fault.KEY_NO_TEXT, line=line_of(key), key=self.path or None)
            elif self.nodes[key.value] is value:
                yield key, value
            else:
                self.page.note(
                    Fault.KEY_TWICE,
                    line=line_of(key),
                    key=self.dotted(key.value),
                    name=key.value,
                    first=self.key_lines[key.value],
                )


def open_entry(value: Value, fault: Fault = Fault.NO_ENTRY, *, known: str = "") -> Entry | None:
    """Open a value that is keys with values.

    Args:
        value: The value.
        fault: What is noted if it is something else.
        known: The keys that may stand there, for the sentence.

    Returns:
        The entry, or `None`.
    """
    if isinstance(value.node, yaml.MappingNode):
        return Entry(value.page, value.key, value.node)
    value.note(fault, known=known)
    return None


def _open_or_read(value: Value) -> Entry | str | None:
    return open_entry(value) if isinstance(value.node, yaml.MappingNode) else value.text()
