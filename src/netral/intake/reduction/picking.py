"""Picks what is on the list out of decoded JSON; everything else is left behind."""

from collections.abc import Iterator, Mapping

import msgspec

from netral.intake.errors import BrokenAnswerError

Picked = dict[str, object]


def decode_answer(content: bytes) -> Picked:
    """Decode an answer of a platform.

    Raises:
        BrokenAnswerError: If it is no JSON object; nothing of it was used.
    """
    try:
        return msgspec.json.decode(content, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenAnswerError(len(content)) from error


def decode_list(content: bytes) -> list[object]:
    """Decode an answer that is a list.

    Raises:
        BrokenAnswerError: If it is no JSON array; nothing of it was used.
    """
    try:
        return msgspec.json.decode(content, type=list[object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenAnswerError(len(content)) from error


def pick(value: object, *keys: str) -> Picked:
    """Pick some keys of an object; what is absent, null, or no object, is left out."""
    if not isinstance(value, Mapping):
        return {}
    return {key: value[key] for key in keys if value.get(key) is not None}


def find_text(value: object, *path: str) -> str | None:
    """Find a text at a path of keys."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else None


def find_object(value: object, *path: str) -> Picked:
    """Find an object at a path of keys; empty if there is none."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return dict(value) if isinstance(value, Mapping) else {}


def iter_objects(value: object, *path: str) -> Iterator[Picked]:
    """Iterate over the objects of a list at a path of keys."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(value, list):
        yield from (dict(each) for each in value if isinstance(each, Mapping))


def write_line(record: Picked) -> bytes | None:
    """Write a record as one line; ``None`` if a text in it cannot be written at all."""
    try:
        return msgspec.json.encode(record)
    except (UnicodeEncodeError, RecursionError):
        return None
