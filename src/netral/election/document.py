"""Reads a YAML file into entries that know their lines, and notes every problem on the way."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from netral.election.entry import Entry, Field, Notebook, Shape, find_day, say_no_day

MAX_BYTES = 1_048_576
"""A file of an election is written by people; more than this is a mistake."""


class _PlainComposer(yaml.SafeLoader):
    """Composes without anchors: a file for people repeats itself rather than refer."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(
                None, None, "anchors (& and *) are not read here", event.start_mark
            )
        return super().compose_node(parent, index)


def parse_entry(
    content: bytes, fields: Sequence[Field], *, file: str, notebook: Notebook
) -> Entry | None:
    """Parse one YAML file into an entry.

    Args:
        content: The bytes of the file.
        fields: The keys it may hold.
        file: How problems name the file.
        notebook: Takes every problem found.

    Returns:
        The entry, with whatever was right in it; `None` if it is no YAML mapping.
    """
    root = _compose(content, file=file, notebook=notebook)
    if root is None:
        return None
    if not isinstance(root, yaml.MappingNode):
        notebook.note(
            file,
            "The file is not a list of keys with values.",
            "Begin each line with a key and a colon.",
            line=_line_of(root),
        )
        return None
    return _read_mapping(root, fields, _Place(file, "", notebook))


def read_entry(
    path: Path, fields: Sequence[Field], *, file: str, notebook: Notebook
) -> Entry | None:
    """Read one YAML file; see `parse_entry`.

    Args:
        path: Where the file is.
        fields: The keys it may hold.
        file: How problems name the file.
        notebook: Takes every problem found.

    Returns:
        The entry, or `None` if the file could not be read at all.
    """
    content = read_bytes(path, file=file, notebook=notebook)
    if content is None:
        return None
    return parse_entry(content, fields, file=file, notebook=notebook)


def read_bytes(path: Path, *, file: str, notebook: Notebook) -> bytes | None:
    """Read a small file whole, or note why not.

    Args:
        path: Where the file is.
        file: How problems name the file.
        notebook: Takes the problem.

    Returns:
        Its bytes, or `None`.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError:
        notebook.note(file, "The file is not there or cannot be read.", "Check name and rights.")
        return None
    if len(content) > MAX_BYTES:
        notebook.note(
            file, "The file is larger than 1 MiB.", "An election is written by hand; split it."
        )
        return None
    return content


@dataclass(frozen=True, slots=True)
class _Place:
    file: str
    path: str
    notebook: Notebook

    def below(self, key: str) -> "_Place":
        return _Place(self.file, f"{self.path}.{key}" if self.path else key, self.notebook)

    def at(self, index: int) -> "_Place":
        return _Place(self.file, f"{self.path}[{index + 1}]", self.notebook)

    def note(self, node: yaml.Node, message: str, remedy: str = "") -> None:
        self.notebook.note(self.file, message, remedy, line=_line_of(node), key=self.path or None)


def _line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _compose(content: bytes, *, file: str, notebook: Notebook) -> yaml.Node | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        notebook.note(file, "The file is not UTF-8 text.", "Save it as UTF-8 in your editor.")
        return None
    try:
        loader = _PlainComposer(text)
        root: yaml.Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        what = error.problem or "it cannot be read"
        notebook.note(
            file,
            f"The file is not YAML: {what}.",
            "Look at this line and the one before it: indent with spaces, quote texts.",
            line=line,
        )
        return None
    except (yaml.YAMLError, RecursionError):
        notebook.note(
            file,
            "The file is not YAML: it holds control characters or is nested too deeply.",
            "Write it anew in a plain text editor.",
        )
        return None
    if root is None:
        notebook.note(
            file, "The file is empty.", "Begin one with: netral election new ID --out DIR"
        )
    return root


def _read_mapping(node: yaml.MappingNode, fields: Sequence[Field], place: _Place) -> Entry:
    known = {known_field.key: known_field for known_field in fields}
    entry = Entry(place.file, place.path, _line_of(node))
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        below = place.below(key)
        if key not in known:
            near = ", ".join(known)
            below.note(key_node, f'The key "{key}" is not known here.', f"Known keys: {near}.")
            continue
        if key in seen:
            below.note(key_node, f'The key "{key}" stands here twice.', "Keep one of them.")
            continue
        seen.add(key)
        entry.lines[key] = _line_of(key_node)
        value = _read_value(value_node, known[key], below)
        if value is not None:
            entry.values[key] = value
    for missing in (item for item in fields if item.required and item.key not in seen):
        place.below(missing.key).note(
            node, f'The key "{missing.key}" is missing.', f"Add it: {missing.says}"
        )
    return entry


def _read_value(node: yaml.Node, known: Field, place: _Place) -> object | None:
    if known.shape is Shape.ENTRIES:
        return _read_entries(node, known, place)
    if known.shape is Shape.TEXTS:
        return _read_texts(node, place)
    if not isinstance(node, yaml.ScalarNode):
        place.note(node, f"A {known.shape} is expected here, not a list or a group of keys.")
        return None
    if _PLACEHOLDER.fullmatch(str(node.value)):
        place.note(node, f"Here still stands {node.value}.", f"Put the fact there: {known.says}")
        return None
    return _SCALARS[known.shape](node, known, place)


def _read_entries(node: yaml.Node, known: Field, place: _Place) -> tuple[Entry, ...] | None:
    if not isinstance(node, yaml.SequenceNode):
        place.note(node, "A list of entries is expected here.", 'Begin each entry with "- ".')
        return None
    entries: list[Entry] = []
    for index, item in enumerate(node.value):
        if isinstance(item, yaml.MappingNode):
            entries.append(_read_mapping(item, known.fields, place.at(index)))
        else:
            keys = ", ".join(inner.key for inner in known.fields)
            place.at(index).note(
                item, "An entry with keys is expected here.", f"Write its keys: {keys}."
            )
    return tuple(entries) if len(entries) == len(node.value) else None


_PLACEHOLDER = re.compile(r"<[^<>]*>")
"""What `netral election new` writes where a person has to write."""


def _read_texts(node: yaml.Node, place: _Place) -> tuple[str, ...] | None:
    if not isinstance(node, yaml.SequenceNode):
        place.note(node, "A list of texts is expected here.", "Put it in brackets: [one, two].")
        return None
    texts: list[str | None] = []
    for index, item in enumerate(node.value):
        if isinstance(item, yaml.ScalarNode):
            texts.append(_read_item(item, place.at(index)))
        else:
            place.at(index).note(item, "A text is expected here, not a list or a group of keys.")
            texts.append(None)
    readable = tuple(text for text in texts if text is not None)
    return readable if len(readable) == len(texts) else None


def _read_item(node: yaml.ScalarNode, place: _Place) -> str | None:
    if _PLACEHOLDER.fullmatch(str(node.value)):
        place.note(node, f"Here still stands {node.value}.", "Put the fact there.")
        return None
    return _read_text(node, place)


_READ_AS = {
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:timestamp": "a date",
}


def _read_choice(node: yaml.ScalarNode, known: Field, place: _Place) -> str | None:
    text = _read_text(node, place)
    if text is not None and known.choices and text not in known.choices:
        place.note(node, f'"{text}" is not allowed here.', f"One of: {', '.join(known.choices)}.")
        return None
    return text


def _read_text(node: yaml.ScalarNode, place: _Place) -> str | None:
    written = str(node.value)
    if node.tag in _READ_AS:
        place.note(
            node,
            f"{written} stands without quotes and is read as {_READ_AS[node.tag]}, not as a text.",
            f'Write "{written}".',
        )
        return None
    text = written.strip()
    if node.tag == "tag:yaml.org,2002:null" or not text:
        place.note(node, "The value is empty.", "Write a text, or take the key away.")
        return None
    return text


def _read_day(node: yaml.ScalarNode, _: Field, place: _Place) -> date | None:
    day = find_day(str(node.value))
    if day is None:
        place.note(node, *say_no_day(str(node.value)))
    return day


def _read_flag(node: yaml.ScalarNode, _: Field, place: _Place) -> bool | None:
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() in {"true", "false"}:
        return str(node.value).lower() == "true"
    place.note(node, f'"{node.value}" is neither true nor false.', "Write true or false.")
    return None


def _read_whole_number(node: yaml.ScalarNode, _: Field, place: _Place) -> int | None:
    if str(node.value).isascii() and str(node.value).isdigit():
        return int(node.value)
    place.note(node, f'"{node.value}" is not a whole number.', "Write digits only, for example 3.")
    return None


_SCALARS: dict[Shape, Callable[[yaml.ScalarNode, Field, _Place], object | None]] = {
    Shape.TEXT: _read_choice,
    Shape.DAY: _read_day,
    Shape.FLAG: _read_flag,
    Shape.WHOLE_NUMBER: _read_whole_number,
}
