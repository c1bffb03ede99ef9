"""Takes the JSON out of the JavaScript files of an X archive; nothing is ever evaluated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from netral.intake.errors import DamagedSourceError
from netral.intake.json_record import split_array

_LIST = re.compile(rb"\s*window\.YTD\.([a-z0-9_]{1,60})\.part([0-9]{1,4})\s*=")
_MANIFEST = re.compile(rb"\s*window\.__THAR_CONFIG\s*=")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedList:
    """The records of one file, each undecoded."""

    name: str
    """Name of the list as the file says it, for example ``tweets``."""
    part: int
    records: tuple[msgspec.Raw, ...]


def find_list_name(head: bytes) -> str | None:
    """Find the name that a file of an X archive gives to its list, by its first bytes."""
    match = _LIST.match(head)
    return match[1].decode() if match is not None else None


def unwrap_list(content: bytes, *, archive: str, part: str) -> WrappedList:
    """Unwrap a file ``window.YTD.<name>.part<N> = [ … ]``.

    Args:
        content: The file.
        archive: Name of the archive, for an error.
        part: Name of the file in it, for an error.

    Returns:
        The records.

    Raises:
        DamagedSourceError: If the file is anything else, or has text after the list.
    """
    match = _LIST.match(content)
    if match is None:
        raise DamagedSourceError(archive, part, "it does not begin like a file of an X archive")
    records = split_array(_cut_end(content[match.end() :]), file=archive, part=part)
    return WrappedList(name=match[1].decode(), part=int(match[2]), records=tuple(records))


def unwrap_manifest(content: bytes, *, archive: str, part: str) -> bytes:
    """Unwrap the manifest of an archive.

    Returns:
        Its JSON, undecoded.

    Raises:
        DamagedSourceError: If the file is anything else.
    """
    match = _MANIFEST.match(content)
    if match is None:
        raise DamagedSourceError(archive, part, "it does not begin like the manifest of X")
    return _cut_end(content[match.end() :])


def iter_records(wrapped: WrappedList, key: str) -> Iterator[tuple[int, msgspec.Raw]]:
    """Iterate over the records of a list, without the wrapper of each (``{"tweet": …}``).

    Some older rows have no such wrapper; they are given as they are.

    Args:
        wrapped: The list.
        key: Name of the wrapper.

    Yields:
        Index and bytes of each record.
    """
    decoder = msgspec.json.Decoder(msgspec.defstruct("Row", [(key, msgspec.Raw, msgspec.Raw())]))
    for index, record in enumerate(wrapped.records):
        try:
            inner: msgspec.Raw = getattr(decoder.decode(record), key)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            inner = msgspec.Raw()
        yield index, inner if bytes(inner) else record


def _cut_end(content: bytes) -> bytes:
    return content.strip().removesuffix(b";").rstrip()
