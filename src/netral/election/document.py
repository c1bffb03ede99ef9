"""Reads the files of an election by the tables of their keys."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from netral.election.entry import Entry, Field, Shape
from netral.election.sentence import SENTENCES_OF_ELECTION
from netral.values import yaml_entry
from netral.values.notebook import Notebook
from netral.values.yaml_document import parse_mapping
from netral.values.yaml_entry import open_entry
from netral.values.yaml_fault import Fault
from netral.values.yaml_value import Value

T = TypeVar("T")


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
    top = parse_mapping(content, file=file, notebook=notebook, sentences=SENTENCES_OF_ELECTION)
    return None if top is None else _read(top, fields)


def _read(source: yaml_entry.Entry, fields: Sequence[Field]) -> Entry:
    values = {}
    for known in fields:
        ask = source.require if known.required else source.value
        value = ask(known.key, says=known.says)
        found = None if value is None else _READERS[known.shape](value, known)
        if found is not None:
            values[known.key] = found
    source.finish()
    return Entry(source, values)


def _read_text(value: Value, known: Field) -> str | None:
    return value.word(known.choices) if known.choices else value.text()


def _read_texts(value: Value, _: Field) -> tuple[str, ...] | None:
    items = value.items()
    return None if items is None else _all_or_none([item.text() for item in items])


def _read_entries(value: Value, known: Field) -> tuple[Entry, ...] | None:
    items = value.items(Fault.NO_ENTRIES)
    if items is None:
        return None
    keys = ", ".join(each.key for each in known.fields)
    sources = _all_or_none([open_entry(item, Fault.NO_ENTRY, known=keys) for item in items])
    return None if sources is None else tuple(_read(each, known.fields) for each in sources)


def _all_or_none(items: Sequence[T | None]) -> tuple[T, ...] | None:
    """Give all items, or none of them: checks would trip over what a short list lacks."""
    found = tuple(item for item in items if item is not None)
    return found if len(found) == len(items) else None


_READERS: dict[Shape, Callable[[Value, Field], object | None]] = {
    Shape.TEXT: _read_text,
    Shape.TEXTS: _read_texts,
    Shape.DAY: lambda value, _: value.day(),
    Shape.FLAG: lambda value, _: value.flag(),
    Shape.WHOLE_NUMBER: lambda value, _: value.number(least=0),
    Shape.ENTRIES: _read_entries,
}
