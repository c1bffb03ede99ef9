"""A YAML file that people write, opened so that every problem in it has its line.

A room opens a file with `parse_mapping` or `parse_list` and asks the entries for their
keys (`netral.values.yaml_entry`). What is refused is what such a file never needs:
anchors, deep nesting, another encoding. All problems go to one
`netral.values.notebook.Notebook`, in the sentences of the room.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from netral.values.notebook import Notebook
from netral.values.yaml_entry import Entry, open_entry
from netral.values.yaml_fault import SENTENCES, Fault, Sentence
from netral.values.yaml_value import Page, Value

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast loader where libyaml is there; in a browser it is not, and the plain one is used."""

_DEEPEST = 50
"""Levels of nesting; deeper ones would only exhaust the stack."""


def read_bytes(
    path: Path,
    *,
    file: str,
    notebook: Notebook,
    limit_kib: int,
    sentences: Mapping[Fault, Sentence] = SENTENCES,
) -> bytes | None:
    """Read a file that people write whole, or note why not.

    Args:
        path: Where it is.
        file: How problems name it.
        notebook: Takes the problem.
        limit_kib: KiB that it may have; more than that nobody wrote by hand.
        sentences: How the room says what is wrong.

    Returns:
        Its bytes, or `None`.
    """
    page = Page(file, notebook, sentences)
    try:
        with path.open("rb") as stream:
            content = stream.read(limit_kib * 1024 + 1)
    except OSError:
        page.note(Fault.UNREADABLE, line=None)
        return None
    if len(content) > limit_kib * 1024:
        limit = f"{limit_kib} KiB" if limit_kib % 1024 else f"{limit_kib // 1024} MiB"
        page.note(Fault.TOO_LARGE, line=None, limit=limit)
        return None
    return content


def parse_mapping(
    content: bytes,
    *,
    file: str,
    notebook: Notebook,
    sentences: Mapping[Fault, Sentence] = SENTENCES,
) -> Entry | None:
    """Parse a file whose top is keys with values.

    Args:
        content: The file as it lies on disk.
        file: How problems name it.
        notebook: Takes the problems.
        sentences: How the room says what is wrong.

    Returns:
        The entry; `None` if the file is no such thing, which is noted.
    """
    top = _parse(content, Page(file, notebook, sentences))
    return None if top is None else open_entry(top, Fault.TOP_NO_KEYS)


def parse_list(
    content: bytes,
    *,
    file: str,
    notebook: Notebook,
    sentences: Mapping[Fault, Sentence] = SENTENCES,
) -> list[Entry]:
    """Parse a file whose top is a list of mappings; see `parse_mapping`.

    Args:
        content: The file as it lies on disk.
        file: How problems name it.
        notebook: Takes the problems.
        sentences: How the room says what is wrong.

    Returns:
        The items that are mappings; what is not is noted.
    """
    top = _parse(content, Page(file, notebook, sentences))
    if top is None:
        return []
    if not isinstance(top.node, yaml.SequenceNode):
        top.note(Fault.TOP_NO_LIST)
        return []
    if not top.node.value:
        top.note(Fault.LIST_EMPTY)
    found = [open_entry(item) for item in top.items() or ()]
    return [entry for entry in found if entry is not None]


def _parse(content: bytes, page: Page) -> Value | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        page.note(Fault.NOT_UTF8, line=content[: error.start].count(b"\n") + 1)
        return None
    try:
        node = _compose(text, _FAST)
    except yaml.MarkedYAMLError as error:
        _note_syntax(error, text, page)
        return None
    except yaml.YAMLError:
        page.note(Fault.NOT_PLAIN, line=None)
        return None
    if node is None:
        page.note(Fault.EMPTY_FILE, line=1)
        return None
    return Value(page, "", node)


def _compose(text: str, loader: Any) -> yaml.Node | None:
    """Compose the nodes of a text that has neither aliases nor endless nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent):
            mark: Any = event.start_mark
            problem = "anchors (& and *) are not read here"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise yaml.YAMLError
    node: yaml.Node | None = yaml.compose(text, Loader=loader)
    return node


def _note_syntax(error: yaml.MarkedYAMLError, text: str, page: Page) -> None:
    plain = error
    try:
        _compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as again:
        plain = again
    except yaml.YAMLError:
        page.note(Fault.NOT_PLAIN, line=None)
        return
    mark = error.problem_mark or error.context_mark
    line = 1 if mark is None else mark.line + 1
    lines = text.splitlines()
    around = lines[line - 1] if line <= len(lines) else ""
    if "\t" in around[: len(around) - len(around.lstrip())]:
        page.note(Fault.TAB, line=line)
        return
    page.note(
        Fault.NOT_YAML,
        line=line,
        problem=error.problem or "it cannot be read",
        plain_problem=plain.problem or "it cannot be read",
    )
