"""Walks through a file of JSON records: one a line, or one array of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from netral.intake.errors import (
    DamagedSourceError,
    EmptySourceError,
    TooLargeError,
    UnfitRecordError,
    UnreadableSourceError,
)
from netral.intake.json_record import split_array
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import MAX_LINE_BYTES, iter_lines
from netral.intake.text_encoding import read_head

MAX_ARRAY_BYTES = 256 * 1024 * 1024
"""An array is held in memory as a whole; lines are not."""
_SAMPLE_RECORDS = 200
_SAMPLE_BYTES = 16 * 1024 * 1024
_COUNT_UP_TO_BYTES = 256 * 1024 * 1024
_MARK = b"\xef\xbb\xbf"


class JsonKind(StrEnum):
    """How a JSON file holds its records."""

    LINES = "lines"
    ARRAY = "array"

    @property
    def words(self) -> str:
        """The kind in words."""
        return "one JSON object a line" if self is JsonKind.LINES else "one JSON array"

    def point(self, number: int) -> str:
        """Give the pointer of a record: its line, or its place in the array."""
        return f"line {number}" if self is JsonKind.LINES else f"#/{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonSample:
    """What the first records of a file look like."""

    kind: JsonKind
    keys: tuple[str, ...]
    """All keys of the first records, in order of appearance."""
    first: bytes
    """The first object of the file, undecoded."""


def find_json_kind(path: Path) -> JsonKind:
    """Find out how a JSON file holds its records.

    Raises:
        EmptySourceError: If the file is empty.
        UnreadableSourceError: If it does not begin like JSON.
    """
    head = read_head(path).removeprefix(_MARK).lstrip()
    if not head:
        raise EmptySourceError(path.name, "it has no content")
    if head.startswith(b"{"):
        return JsonKind.LINES
    if head.startswith(b"["):
        return JsonKind.ARRAY
    raise UnreadableSourceError(path.name, "it does not begin like JSON")


def iter_json_records(path: Path) -> Iterator[tuple[int, bytes | UnfitRecordError]]:
    """Iterate over the records of a file, undecoded.

    Args:
        path: A file of JSON lines, or of one JSON array.

    Yields:
        The number of each record, which `JsonKind.point` makes a pointer, and its
        bytes, or why it cannot even be cut out.

    Raises:
        EmptySourceError: If the file is empty.
        UnreadableSourceError: If it cannot be opened or does not begin like JSON.
        DamagedSourceError: If it is an array that does not end.
        TooLargeError: If it is an array too large to be held in memory.
    """
    if find_json_kind(path) is JsonKind.ARRAY:
        content = _read_array(path)
        for index, record in enumerate(split_array(content, file=path.name, part="")):
            yield index, bytes(record)
        return
    with path.open("rb") as file:
        for number, line in iter_lines(file):
            if line is None:
                place = f"more than {MAX_LINE_BYTES:,} bytes"
                yield number, refuse(Reason.TOO_LONG, place)
            else:
                yield number, line.removeprefix(_MARK) if number == 1 else line


def count_json_records(path: Path) -> int | None:
    """Count the records of a file, where that is cheap; ``None`` where it is not."""
    if path.stat().st_size > _COUNT_UP_TO_BYTES:
        return None
    return sum(1 for _ in iter_json_records(path))


def read_json_sample(path: Path) -> JsonSample:
    """Read the first records of a file for their keys.

    Args:
        path: A file of JSON lines, or of one JSON array.

    Returns:
        The sample.

    Raises:
        EmptySourceError: If the file is empty or holds no object.
        UnreadableSourceError: If it cannot be opened or does not begin like JSON.
        DamagedSourceError: If none of its first records is a JSON object.
    """
    keys: dict[str, None] = {}
    first: bytes | None = None
    seen, size_bytes = 0, 0
    for _, record in iter_json_records(path):
        seen += 1
        if isinstance(record, bytes):
            size_bytes += len(record)
            found = _find_keys(record)
            if found is not None:
                first = record if first is None else first
                keys.update(dict.fromkeys(found))
        if seen >= _SAMPLE_RECORDS or size_bytes > _SAMPLE_BYTES:
            break
    kind = find_json_kind(path)
    if seen == 0:
        raise EmptySourceError(path.name, "it holds no record")
    if first is None:
        raise DamagedSourceError(path.name, "", f"it should be {kind.words}, and no record is one")
    return JsonSample(kind=kind, keys=tuple(keys), first=first)


def read_document_keys(path: Path) -> tuple[str, ...]:
    """Read the keys of a file that is one JSON object, for naming them in an error.

    Returns:
        The keys; empty if the file is anything else, or too large to look at.
    """
    if path.stat().st_size > _SAMPLE_BYTES:
        return ()
    return tuple(_find_keys(path.read_bytes().removeprefix(_MARK)) or ())


def _find_keys(record: bytes) -> list[str] | None:
    try:
        return list(msgspec.json.decode(record, type=dict[str, msgspec.Raw]))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _read_array(path: Path) -> bytes:
    size_bytes = path.stat().st_size
    if size_bytes > MAX_ARRAY_BYTES:
        raise TooLargeError(path.name, "", size_bytes, MAX_ARRAY_BYTES)
    return path.read_bytes().removeprefix(_MARK)
