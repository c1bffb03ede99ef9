"""Items of many accounts in one file, and the one way in which all of them are walked."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from netral.intake.deed import ActMaker, Deed
from netral.intake.door import Door
from netral.intake.errors import EmptySourceError, TooLargeError, UnfitRecordError
from netral.intake.json_shape import find_json_shape
from netral.intake.json_source import MAX_ARRAY_BYTES, find_json_kind, iter_json_records
from netral.intake.moment import Moment
from netral.intake.reader import ReadRecord
from netral.values.account import AccountReference

Document = tuple[str, bytes | UnfitRecordError]
"""Pointer and bytes of one JSON object, or why it cannot even be cut out."""


class AnsweredItem(Protocol):
    """One item, asked in the order in which the door asks; each step may refuse it."""

    def read_account(self) -> AccountReference:
        """Read whose act it is."""
        ...

    def read_moment(self) -> Moment:
        """Read when it was done."""
        ...

    def read_deed(self) -> Deed:
        """Read what was done."""
        ...


PointedItem = tuple[str, AnsweredItem | UnfitRecordError]


def iter_documents(path: Path) -> Iterator[Document]:
    """Iterate over the JSON objects of a file: one, or one a line, or an array of them.

    Args:
        path: The file.

    Yields:
        Pointer and bytes of each.

    Raises:
        IntakeError: If the file cannot be cut into objects.
    """
    shape = find_json_shape(path)
    if shape is not None and shape.is_document:
        size_bytes = path.stat().st_size
        if size_bytes > MAX_ARRAY_BYTES:
            raise TooLargeError(path.name, "", size_bytes, MAX_ARRAY_BYTES)
        yield "#", path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        return
    kind = find_json_kind(path)
    for number, record in iter_json_records(path):
        yield kind.point(number), record


def walk_items(
    items: Iterable[PointedItem], *, maker: ActMaker, door: Door
) -> Iterator[ReadRecord]:
    """Walk through items one by one: account, door, moment, door again, deed.

    Args:
        items: Pointer and item, or pointer and why there is none.
        maker: Makes the acts.
        door: Whose acts may come in.

    Yields:
        Acts and rejected records, in the order of the items.

    Raises:
        EmptySourceError: If there is no item at all.
    """
    is_empty = True
    for pointer, item in items:
        is_empty = False
        try:
            if isinstance(item, UnfitRecordError):
                raise item
            account = item.read_account()
            if not door.knows(account):
                continue
            moment = item.read_moment()
            if not door.admits(account, moment.at):
                continue
            act = maker.make(item.read_deed(), account=account, moment=moment, pointer=pointer)
        except UnfitRecordError as unfit:
            yield maker.source.reject(unfit, pointer)
        else:
            yield act
    if is_empty:
        raise EmptySourceError(maker.source.name, "it holds no item")
