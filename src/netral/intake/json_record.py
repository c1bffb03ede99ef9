"""Decodes single JSON records, so that any broken one is a refusal and never a crash."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from netral.intake.errors import DamagedSourceError, UnfitRecordError
from netral.intake.reason import Reason, refuse

_Decoded = TypeVar("_Decoded")
UNDECODABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What a decoder raises for a broken record."""


def decode_record(decode: Callable[[bytes], _Decoded], record: bytes) -> _Decoded:
    """Decode one record.

    Args:
        decode: The decoder's `decode`.
        record: The bytes of one record.

    Returns:
        What the decoder gives.

    Raises:
        UnfitRecordError: If it is no JSON, of an unknown shape, or nested too deep.
    """
    try:
        return decode(record)
    except UNDECODABLE as error:
        raise explain_undecodable(error, record) from error


def explain_undecodable(error: Exception, record: bytes) -> UnfitRecordError:
    """Give the refusal for a record that a decoder could not decode.

    Args:
        error: One of `UNDECODABLE`.
        record: The bytes of the record.

    Returns:
        The refusal.
    """
    if isinstance(error, RecursionError):
        return refuse(Reason.TOO_DEEP)
    if isinstance(error, msgspec.ValidationError):
        return refuse(_reason_of(record), "keys of another kind")
    return refuse(Reason.BROKEN_JSON)


def find_decoded(decoder: msgspec.json.Decoder[_Decoded], record: bytes) -> _Decoded | None:
    """Decode one record, or give ``None`` if it cannot be decoded."""
    try:
        return decode_record(decoder.decode, record)
    except UnfitRecordError:
        return None


def _reason_of(record: bytes) -> Reason:
    is_object = bytes(record).lstrip()[:1] == b"{"
    return Reason.UNKNOWN_RECORD if is_object else Reason.NOT_AN_OBJECT


def split_array(content: bytes, *, file: str, part: str) -> list[msgspec.Raw]:
    """Split a JSON array into its records without decoding any of them.

    Args:
        content: The bytes of the array.
        file: The file's name, for an error.
        part: The part of it, for an error.

    Returns:
        The bytes of each record.

    Raises:
        DamagedSourceError: If it is no JSON array.
    """
    try:
        return msgspec.json.decode(content, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedSourceError(file, part, "it is no complete JSON array") from error
    except RecursionError as error:
        raise DamagedSourceError(file, part, "it is nested deeper than any honest one") from error
