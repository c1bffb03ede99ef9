"""Finds the list of records in a JSON part of an export, whatever it is called this year."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import msgspec

from netral.intake.errors import DamagedSourceError
from netral.intake.json_record import split_array
from netral.intake.key_list import name_keys

_MARK = b"\xef\xbb\xbf"
_LOG = "activity_log_data"
"""Facebook's lists of groups until 2020 stand one level deeper, under this key."""
_VERSION = re.compile(r"_v\d{1,2}\Z")
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonList:
    """The records of one part, undecoded."""

    key: str
    """The key of the list without its version; empty for a bare array."""
    records: tuple[msgspec.Raw, ...]

    def point(self, part: str) -> Iterator[tuple[str, msgspec.Raw]]:
        """Give each record with its pointer."""
        way = f"/{self.key}" if self.key else ""
        for index, record in enumerate(self.records):
            yield f"{part}#{way}/{index}", record


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownList:
    """A part that holds none of the lists that are known."""

    keys: tuple[str, ...]


def split_object(content: bytes, *, file: str, part: str) -> dict[str, msgspec.Raw]:
    """Split a JSON object into its values without decoding any of them.

    Args:
        content: The bytes of the object.
        file: Name of the file or archive, for an error.
        part: Name of the part, for an error.

    Returns:
        Key to the bytes of each value.

    Raises:
        DamagedSourceError: If it is no JSON object.
    """
    try:
        return msgspec.json.decode(content.removeprefix(_MARK), type=dict[str, msgspec.Raw])
    except _BROKEN as error:
        raise DamagedSourceError(file, part, "it is no complete JSON object") from error


def find_object(value: bytes) -> dict[str, msgspec.Raw]:
    """Split a value into its members, or give nothing if it is no object."""
    try:
        return msgspec.json.decode(value, type=dict[str, msgspec.Raw])
    except _BROKEN:
        return {}


def find_array(value: bytes) -> tuple[msgspec.Raw, ...] | None:
    """Split a value into its records, or give ``None`` if it is no array."""
    try:
        return tuple(msgspec.json.decode(value, type=list[msgspec.Raw]))
    except _BROKEN:
        return None


def strip_version(key: str) -> str:
    """Give a key without the version that Meta writes at its end.

    Example:
        >>> strip_version("reactions_v2"), strip_version("profile_user")
        ('reactions', 'profile_user')
    """
    return _VERSION.sub("", key)


def read_json_list(
    content: bytes, keys: Collection[str], *, file: str, part: str
) -> JsonList | UnknownList:
    """Find the list of records in a part: a bare array, or an array under a known key.

    Args:
        content: The part.
        keys: The keys that are known, without their version.
        file: Name of the archive, for an error.
        part: Name of the part, for an error.

    Returns:
        The records, or the keys that stand there instead.

    Raises:
        DamagedSourceError: If the part is no JSON.
    """
    content = content.removeprefix(_MARK).lstrip()
    if content.startswith(b"["):
        return JsonList(key="", records=tuple(split_array(content, file=file, part=part)))
    members = split_object(content, file=file, part=part)
    for key, value in members.items():
        if strip_version(key) in keys:
            records = find_array(find_object(value).get(_LOG, value))
            if records is not None:
                return JsonList(key=key, records=records)
    return UnknownList(keys=name_keys(members))
