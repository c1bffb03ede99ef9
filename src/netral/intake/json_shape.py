"""Looks at a JSON file once, so that every reader can say whether it knows the shape."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec

from netral.intake.json_list import find_array, find_object
from netral.intake.text_encoding import read_head

MAX_BYTES = 64 * 1024 * 1024
"""Larger documents are recognised by their first record only."""
_MARK = b"\xef\xbb\xbf"
_LINE_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonShape:
    """The keys of a JSON file, two levels deep, and nothing of its content."""

    is_document: bool
    """Whether the file is one JSON object, as opposed to an array or to lines."""
    keys: frozenset[str]
    """Keys of the object, or of the first object of an array or of lines."""
    inner: dict[str, frozenset[str]] = field(default_factory=dict)
    """Key to the keys below it: of an object, or of the first object in an array."""
    first: bytes = b""
    """The first record, where the file is an array or lines."""


def find_json_shape(path: Path) -> JsonShape | None:
    """Find the shape of a JSON file.

    Args:
        path: Any path.

    Returns:
        The shape, or ``None`` if the file is no JSON whose first record is an object.
    """
    try:
        state = path.stat()
    except OSError:
        return None
    if path.is_dir():
        return None
    return _find_shape(path, state.st_mtime_ns, state.st_size)


def look_at_content(content: bytes) -> JsonShape | None:
    """Find the shape of one JSON object or array that is in memory.

    Args:
        content: The bytes.

    Returns:
        The shape, or ``None`` if it is neither, or an array without an object.
    """
    content = content.removeprefix(_MARK).lstrip()
    if content[:1] == b"{":
        return _look(content, is_document=True)
    records = find_array(content) or ()
    first = next((record for record in records if bytes(record)[:1] == b"{"), None)
    return _look(bytes(first), is_document=False) if first is not None else None


@lru_cache(maxsize=4)
def _find_shape(path: Path, changed: int, size_bytes: int) -> JsonShape | None:  # noqa: ARG001
    start = read_head(path).removeprefix(_MARK).lstrip()[:1]
    if start == b"{":
        return _look_at_object(path, size_bytes)
    if start == b"[" and size_bytes <= MAX_BYTES:
        return look_at_content(path.read_bytes())
    return None


def _look_at_object(path: Path, size_bytes: int) -> JsonShape | None:
    with path.open("rb") as file:
        line = file.readline(_LINE_BYTES).removeprefix(_MARK)
        is_alone = not file.readline(_LINE_BYTES).strip()
    if find_object(line):
        return _look(line, is_document=is_alone)
    if size_bytes > MAX_BYTES:
        return None
    return _look(path.read_bytes().removeprefix(_MARK), is_document=True)


def _look(record: bytes, *, is_document: bool) -> JsonShape | None:
    members = find_object(record)
    if not members:
        return None
    return JsonShape(
        is_document=is_document,
        keys=frozenset(members),
        inner={key: _find_inner(value) for key, value in members.items()},
        first=b"" if is_document else record,
    )


def _find_inner(value: msgspec.Raw) -> frozenset[str]:
    start = bytes(value)[:1]
    if start == b"{":
        return frozenset(find_object(value))
    if start == b"[":
        records = find_array(value) or ()
        first = next((record for record in records if bytes(record)[:1] == b"{"), b"")
        return frozenset(find_object(first))
    return frozenset()
