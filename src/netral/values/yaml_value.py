"""One value of a YAML file, read as what is expected there, or noted with its line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import yaml

from netral.values.notebook import Notebook
from netral.values.yaml_fault import Fault, Sentence

_BOOL, _NULL = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null"
_READ_AS = {
    _BOOL: "true or false",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a day",
}
_MARK = re.compile(r"<[^<>]*>")
"""What a skeleton writes where a person has to write."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = re.compile(r"[0-9]{1,9}")
_SHOWN = 60
"""Characters of a value that a message shows."""


@dataclass(frozen=True, slots=True)
class Page:
    """The file that is read: how problems name it, who takes them, and in which words."""

    file: str
    notebook: Notebook
    sentences: Mapping[Fault, Sentence]

    def note(
        self, fault: Fault, *, line: int | None, key: str | None = None, **facts: object
    ) -> None:
        """Note a fault; the facts fill its sentence."""
        sentence = self.sentences[fault]
        remedy = sentence.near_remedy if facts.get("near") else ""
        self.notebook.note(
            self.file,
            sentence.message.format(**facts),
            (remedy or sentence.remedy).format(**facts),
            line=line if sentence.has_line else None,
            key=key,
        )


@dataclass(frozen=True, slots=True)
class Value:
    """A value at its place in a file; every method gives `None` for what it notes.

    Texts are texts: what YAML would take for a flag, a number or a day is no text
    unless it stands in quotes.
    """

    page: Page
    key: str
    """Dotted key from the top of the file."""
    node: yaml.Node
    says: str = ""
    """What the key means, for the person who writes the file."""

    @property
    def line(self) -> int:
        """Its line, counted from 1."""
        return line_of(self.node)

    def note(self, fault: Fault, **facts: object) -> None:
        """Note a fault of this value."""
        written = self.node.value if isinstance(self.node, yaml.ScalarNode) else "a list or keys"
        self.page.note(
            fault,
            line=self.line,
            key=self.key or None,
            **{"written": str(written)[:_SHOWN], "says": self.says, "near": ""} | facts,
        )

    def as_written(self) -> str | None:
        """Read a text whatever YAML takes it for: ``no`` is the word, not a flag."""
        if isinstance(self.node, yaml.ScalarNode):
            return str(self.node.value)
        self.note(Fault.NO_SINGLE, expected="text")
        return None

    def text(self) -> str | None:
        """Read a text; lines that were broken for the eye are joined."""
        node = self._single("text")
        if node is None:
            return None
        if node.tag in _READ_AS:
            self.note(Fault.READ_AS, read_as=_READ_AS[node.tag])
            return None
        lines = [] if node.tag == _NULL else [part.strip() for part in node.value.splitlines()]
        text = " ".join(filter(None, lines))
        if not text:
            self.note(Fault.TEXT_EMPTY)
            return None
        return text

    def word(self, words: Sequence[str]) -> str | None:
        """Read one word of a closed set."""
        word = self.text()
        if word is None or word in words:
            return word
        near = get_close_matches(word, words, n=1)
        self.note(Fault.WORD_UNKNOWN, known=", ".join(words), near=near[0] if near else "")
        return None

    def day(self) -> date | None:
        """Read a day."""
        node = self._single("day")
        if node is None:
            return None
        day = find_day(node.value)
        if day is None:
            self.note(Fault.NO_DAY)
        return day

    def flag(self) -> bool | None:
        """Read true or false; the other words that YAML takes for them are none."""
        node = self._single("true or false")
        if node is None:
            return None
        written = node.value.lower()
        if node.tag != _BOOL or written not in {"true", "false"}:
            self.note(Fault.NO_FLAG)
            return None
        return bool(written == "true")

    def number(self, *, least: int) -> int | None:
        """Read a whole number of at most nine digits."""
        node = self._single("whole number")
        if node is None:
            return None
        if _DIGITS.fullmatch(node.value) is None or int(node.value) < least:
            self.note(Fault.NO_NUMBER, least=least)
            return None
        return int(node.value)

    def items(self, fault: Fault = Fault.NO_LIST) -> "tuple[Value, ...] | None":
        """Read a list; its items are read each by itself."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.note(fault)
            return None
        return tuple(
            Value(self.page, f"{self.key}[{place}]", node, self.says)
            for place, node in enumerate(self.node.value, start=1)
        )

    def _single(self, expected: str) -> yaml.ScalarNode | None:
        if not isinstance(self.node, yaml.ScalarNode):
            self.note(Fault.NO_SINGLE, expected=expected)
            return None
        if _MARK.fullmatch(self.node.value):
            self.note(Fault.MARK_LEFT)
            return None
        return self.node


def line_of(node: yaml.Node) -> int:
    """Give the line of a node, counted from 1."""
    return int(node.start_mark.line) + 1


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
