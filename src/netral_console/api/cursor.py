"""Where a page of an answer goes on: a place in an order that does not move."""

import base64
import binascii
import re

from ninja.errors import ValidationError

_NUMBER = re.compile(r"[0-9]{1,18}")


def write_cursor(*place: object) -> str:
    """Write a place; what it says is of no use to anybody but the next question."""
    return base64.urlsafe_b64encode("\n".join(map(str, place)).encode()).decode().rstrip("=")


def refuse_cursor() -> ValidationError:
    """Say that a cursor is none of ours."""
    return ValidationError([{"loc": ("query", "cursor")}])


def read_cursor(cursor: str, *, parts: int) -> tuple[str, ...] | None:
    """Read a place back; `None` for the first page.

    Args:
        cursor: What `write_cursor` wrote, or nothing.
        parts: Of how many parts a place of this order is.

    Raises:
        ValidationError: If it is none of ours.
    """
    if not cursor:
        return None
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        place = tuple(base64.b64decode(padded, b"-_", validate=True).decode().split("\n"))
    except (binascii.Error, ValueError) as error:
        raise refuse_cursor() from error
    if len(place) != parts or not all(each.isprintable() for each in place):
        raise refuse_cursor()
    return place


def read_number_cursor(cursor: str) -> int | None:
    """Read a place that is one number.

    Raises:
        ValidationError: If it is none of ours.
    """
    place = read_cursor(cursor, parts=1)
    if place is None:
        return None
    if _NUMBER.fullmatch(place[0]) is None:
        raise refuse_cursor()
    return int(place[0])
