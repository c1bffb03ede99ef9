"""The one byte form of a statement: a versioned name, then fields with their length in front.

A form is a text that a person can read and that `sha256sum` and `openssl` can take::

    netral.exhibit.v1
    exhibit_id 4 EX-1
    size_bytes 2 12

Each line has a field's name, the length of its value in bytes, and the value. The
length makes two different statements differ in their bytes whatever the values are.
"""

import re
import unicodedata
from collections.abc import Mapping

from netral.evidence.errors import MalformedFormError, UnwritableFactError

_NAME = re.compile(r"[a-z0-9_]+\Z")
_HEAD = re.compile(rb"([a-z0-9_]+) (0|[1-9][0-9]{0,6}) ")
_REFUSED = {"Cc", "Cs", "Zl", "Zp"}
"""Controls and line ends would let a value look like another line."""


def write_form(name: str, fields: Mapping[str, str]) -> bytes:
    r"""Write the canonical form of a statement.

    Args:
        name: The versioned name, for example ``netral.exhibit.v1``.
        fields: The values, in the order in which the form has them. An empty value
            says "not known".

    Returns:
        The bytes; equal fields in equal order always give equal bytes.

    Raises:
        UnwritableFactError: If a value has a line end, a control or a lone surrogate.

    Example:
        >>> write_form("netral.example.v1", {"place": "Kupang", "note": ""})
        b'netral.example.v1\nplace 6 Kupang\nnote 0 \n'
    """
    parts = [name.encode("ascii"), b"\n"]
    for field, value in fields.items():
        if _NAME.match(field) is None:
            raise UnwritableFactError(name, field, "has a name that no form has")
        if any(unicodedata.category(mark) in _REFUSED for mark in value):
            raise UnwritableFactError(name, field, "holds a line end or a control character")
        encoded = value.encode("utf-8")
        parts.append(b"%s %d %s\n" % (field.encode("ascii"), len(encoded), encoded))
    return b"".join(parts)


def parse_form(data: bytes, name: str) -> dict[str, str]:
    """Parse a canonical form strictly.

    Args:
        data: The bytes.
        name: The versioned name that is expected.

    Returns:
        The fields in their order; writing them again gives the same bytes.

    Raises:
        MalformedFormError: If the bytes are not exactly what `write_form` writes.
    """
    head = name.encode("ascii") + b"\n"
    if not data.startswith(head):
        raise MalformedFormError(name, "it does not begin with that name")
    fields: dict[str, str] = {}
    position = len(head)
    while position < len(data):
        match = _HEAD.match(data, position)
        if match is None:
            raise MalformedFormError(name, f"no field begins at byte {position}")
        end = match.end() + int(match[2])
        if data[end : end + 1] != b"\n":
            raise MalformedFormError(name, f"the field at byte {position} has another length")
        try:
            value = data[match.end() : end].decode("utf-8")
        except UnicodeDecodeError as error:
            raise MalformedFormError(name, f"byte {match.end()} begins no text") from error
        fields[match[1].decode("ascii")] = value
        position = end + 1
    _require_round_trip(data, name, fields)
    return fields


def _require_round_trip(data: bytes, name: str, fields: dict[str, str]) -> None:
    try:
        written = write_form(name, fields)
    except UnwritableFactError as error:
        raise MalformedFormError(name, "a value holds what no writer writes") from error
    if written != data:
        raise MalformedFormError(name, "a field stands twice")
