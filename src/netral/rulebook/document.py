"""A YAML file of a rulebook, read node by node so that every problem has its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

import yaml

from netral.values.problem import Problem, Severity

EnumT = TypeVar("EnumT", bound=StrEnum)

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast loader where libyaml is there; in a browser it is not, and the plain one is used."""

_TEXT = "tag:yaml.org,2002:str"
_READ_AS = {
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a day",
    "tag:yaml.org,2002:null": "nothing",
}


class Notebook:
    """Collects the problems of one check, so that all are reported at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def in_order(self) -> list[Problem]:
        """Give the problems by file and line, as somebody mends them."""
        return sorted(self.problems, key=lambda each: (each.file, each.line or 0))

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


@dataclass(slots=True)
class Entry:
    """One mapping of a file; a reading method notes what is wrong and gives a stand-in.

    Ask for every key that the mapping may hold, then call `finish`, which notes the
    keys that nobody asked for.
    """

    file: str
    path: str
    """Dotted key of the mapping; empty at the top of a file."""
    line: int
    nodes: dict[str, yaml.Node]
    key_lines: dict[str, int]
    notebook: Notebook
    asked: list[str]

    def note(self, key: str, message: str, remedy: str = "") -> None:
        """Note a problem at the value of a key, or at the mapping if the key is absent."""
        node = self.nodes.get(key)
        line = self.line if node is None else node.start_mark.line + 1
        self.notebook.note(self.file, message, remedy, line=line, key=self._dotted(key))

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        self._ask(key)
        return key in self.nodes

    def text(self, key: str) -> str:
        """Read a text that must be there."""
        return self.find_text(key) if self._must(key) else ""

    def find_text(self, key: str) -> str:
        """Read a text that may be absent; empty if it is."""
        self._ask(key)
        node = self.nodes.get(key)
        return "" if node is None else self._text_of(node, key)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Read a list of texts."""
        items = self._items(key, required=required)
        return tuple(filter(None, (self._text_of(node, at) for node, at in items)))

    def choice(self, key: str, choices: type[EnumT], *, default: EnumT | None = None) -> EnumT:
        """Read one word of a closed set."""
        self._ask(key)
        first = next(iter(choices))
        if key not in self.nodes and default is not None:
            return default
        if not self._must(key):
            return first
        return self._choice_of(self.nodes[key], key, choices) or first

    def choices(
        self, key: str, choices: type[EnumT], *, required: bool = False
    ) -> tuple[EnumT, ...]:
        """Read a list of words of a closed set."""
        items = self._items(key, required=required)
        return tuple(filter(None, (self._choice_of(node, at, choices) for node, at in items)))

    def find_day(self, key: str) -> date | None:
        """Read a day that may be absent."""
        self._ask(key)
        node = self.nodes.get(key)
        if node is None:
            return None
        try:
            return date.fromisoformat(str(node.value))
        except (ValueError, TypeError):
            self.note(
                key,
                f'"{_short(node)}" is not a day of the calendar.',
                "Write it as year-month-day, for example 2024-09-22.",
            )
            return None

    def day(self, key: str) -> date:
        """Read a day that must be there."""
        return (self.find_day(key) if self._must(key) else None) or date.min

    def flag(self, key: str) -> bool:
        """Read true or false; false if absent."""
        self._ask(key)
        node = self.nodes.get(key)
        if node is None:
            return False
        if node.tag != "tag:yaml.org,2002:bool" or node.value not in ("true", "false"):
            self.note(key, f'"{_short(node)}" is neither true nor false.', "Write true or false.")
            return False
        return bool(node.value == "true")

    def find_number(self, key: str) -> int | None:
        """Read a whole number above zero that may be absent."""
        self._ask(key)
        node = self.nodes.get(key)
        if node is None:
            return None
        if node.tag == "tag:yaml.org,2002:int" and str(node.value).isdigit() and int(node.value):
            return int(node.value)
        self.note(key, f'"{_short(node)}" is not a whole number above zero.', "Write digits only.")
        return None

    def entries(self, key: str, *, required: bool = False) -> tuple["Entry", ...]:
        """Read a list of mappings."""
        found = []
        for node, at in self._items(key, required=required):
            if isinstance(node, yaml.MappingNode):
                path = self._dotted(at)
                found.append(open_entry(node, file=self.file, path=path, notebook=self.notebook))
            else:
                self._note_at(node, at, "Expected keys with values here.", "See another rule.")
        return tuple(found)

    def mixed(self, key: str, *, required: bool = False) -> tuple["Entry | str", ...]:
        """Read a list whose items are either a text or a mapping."""
        found: list[Entry | str] = []
        for node, at in self._items(key, required=required):
            if isinstance(node, yaml.MappingNode):
                path = self._dotted(at)
                found.append(open_entry(node, file=self.file, path=path, notebook=self.notebook))
            elif text := self._text_of(node, at):
                found.append(text)
        return tuple(found)

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.nodes:
            if key in self.asked:
                continue
            near = get_close_matches(key, self.asked, n=1)
            known = ", ".join(self.asked)
            self.notebook.note(
                self.file,
                f'The key "{key}" is not known here.',
                f'Did you mean "{near[0]}"?' if near else f"Known keys: {known}.",
                line=self.key_lines[key],
                key=self._dotted(key),
            )

    def _ask(self, key: str) -> None:
        if key not in self.asked:
            self.asked.append(key)

    def _must(self, key: str) -> bool:
        self._ask(key)
        if key in self.nodes:
            return True
        self.note(key, f'The key "{key}" is missing.', "Add it; docs/howto/new_rule.md shows how.")
        return False

    def _dotted(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _note_at(self, node: yaml.Node, key: str, message: str, remedy: str) -> None:
        line = node.start_mark.line + 1
        self.notebook.note(self.file, message, remedy, line=line, key=self._dotted(key))

    def _items(self, key: str, *, required: bool) -> list[tuple[yaml.Node, str]]:
        self._ask(key)
        if key not in self.nodes:
            if required:
                self._must(key)
            return []
        node = self.nodes[key]
        if not isinstance(node, yaml.SequenceNode):
            self.note(key, "Expected a list here.", 'Write [one, two], or one "- " a line.')
            return []
        if required and not node.value:
            self.note(key, "The list is empty.", "Write at least one item.")
        return [(item, f"{key}[{place}]") for place, item in enumerate(node.value, start=1)]

    def _text_of(self, node: yaml.Node, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self._note_at(node, key, "Expected a text here, not a list or keys.", "Write one text.")
            return ""
        if node.tag != _TEXT:
            read_as = _READ_AS.get(node.tag, "something else")
            self._note_at(
                node,
                key,
                f'Expected a text; without quotes "{node.value}" is read as {read_as}.',
                f'Put it in quotes: "{node.value}".',
            )
            return ""
        text = " ".join(str(node.value).split())
        if not text:
            self._note_at(node, key, "The text is empty.", "Write it, or leave the key out.")
        return text

    def _choice_of(self, node: yaml.Node, key: str, choices: type[EnumT]) -> EnumT | None:
        word = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        try:
            return choices(word)
        except ValueError:
            words = [each.value for each in choices]
            near = get_close_matches(word, words, n=1)
            self._note_at(
                node,
                key,
                f'"{_short(node)}" is not one of the words allowed here.',
                f'Did you mean "{near[0]}"?' if near else f"Allowed: {', '.join(words)}.",
            )
            return None


def open_entry(node: yaml.MappingNode, *, file: str, path: str, notebook: Notebook) -> Entry:
    """Open a mapping for reading, and note keys that are written twice.

    Args:
        node: The mapping.
        file: How problems name the file.
        path: Dotted key of the mapping.
        notebook: Takes the problems.

    Returns:
        The entry; of a key that is written twice the first value counts.
    """
    line = node.start_mark.line + 1
    entry = Entry(file, path, line, {}, {}, notebook, [])
    for key_node, value in node.value:
        key = str(key_node.value)
        key_line = key_node.start_mark.line + 1
        if key in entry.nodes:
            notebook.note(
                file,
                f'The key "{key}" is written twice, first on line {entry.key_lines[key]}.',
                "Keep one of them.",
                line=key_line,
                key=f"{path}.{key}" if path else key,
            )
            continue
        entry.nodes[key] = value
        entry.key_lines[key] = key_line
    return entry


def parse_document(content: bytes, *, file: str, notebook: Notebook) -> yaml.Node | None:
    """Parse the bytes of a file into its top node.

    Args:
        content: The file as it lies on disk.
        file: How problems name the file.
        notebook: Takes the problems.

    Returns:
        The top node, or `None` if the file is not readable YAML; the reason is noted.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        notebook.note(file, "The file is not UTF-8.", "Save it as UTF-8.", line=line)
        return None
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        _note_syntax(error, text, file=file, notebook=notebook)
        return None
    if node is None:
        notebook.note(file, "The file is empty.", "Write it, or delete it.", line=1)
    return node


def parse_mapping(content: bytes, *, file: str, notebook: Notebook) -> Entry | None:
    """Parse a file whose top is keys with values; see `parse_document`.

    Args:
        content: The file as it lies on disk.
        file: How problems name the file.
        notebook: Takes the problems.

    Returns:
        The entry; `None` if the file is no such thing, which is noted.
    """
    node = parse_document(content, file=file, notebook=notebook)
    if node is None:
        return None
    if not isinstance(node, yaml.MappingNode):
        notebook.note(file, "Expected keys with values at the top.", "See another file.", line=1)
        return None
    return open_entry(node, file=file, path="", notebook=notebook)


def parse_list(content: bytes, *, file: str, notebook: Notebook) -> Sequence[Entry]:
    """Parse a file whose top is a list of mappings; see `parse_document`.

    Args:
        content: The file as it lies on disk.
        file: How problems name the file.
        notebook: Takes the problems.

    Returns:
        The entries that are mappings; what is not is noted.
    """
    node = parse_document(content, file=file, notebook=notebook)
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        notebook.note(file, "Expected a list at the top.", 'Begin each item with "- ".', line=1)
        return ()
    if not node.value:
        notebook.note(file, "The list is empty.", "Write at least one item.", line=1)
    found = []
    for place, item in enumerate(node.value, start=1):
        line = item.start_mark.line + 1
        if isinstance(item, yaml.MappingNode):
            found.append(open_entry(item, file=file, path=f"[{place}]", notebook=notebook))
        else:
            notebook.note(file, "Expected keys with values here.", "See another file.", line=line)
    return found


def _note_syntax(error: yaml.YAMLError, text: str, *, file: str, notebook: Notebook) -> None:
    mark = getattr(error, "problem_mark", None)
    line = 1 if mark is None else mark.line + 1
    lines = text.splitlines()
    around = lines[line - 1 : line] if line <= len(lines) else []
    if any("\t" in each[: len(each) - len(each.lstrip())] for each in around):
        notebook.note(file, "The line is indented with a tab.", "Indent with spaces.", line=line)
        return
    problem = getattr(error, "problem", None) or "it cannot be read"
    notebook.note(
        file, f"This is not YAML: {problem}.", "Look at this line and the one above.", line=line
    )


def _short(node: yaml.Node) -> str:
    return str(node.value)[:60] if isinstance(node, yaml.ScalarNode) else "a list or keys"
