"""Lists of records in an owner's export, and the one way in which all of them are walked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from netral.intake.deed import ActMaker, Deed
from netral.intake.door import Door
from netral.intake.errors import UnfitRecordError
from netral.intake.moment import Moment
from netral.intake.owner import ArchiveOwner, OwnerDoor
from netral.intake.reader import ReadRecord
from netral.intake.reason import Reason, refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a record tells: when first, and the rest only if the door asks for it."""

    moment: Moment
    build: Callable[[], Deed]
    place: str = ""
    """Where in the record, if the record holds several deeds."""


Telling = Iterable[Told | UnfitRecordError]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordList:
    """One list of an export, ready to be walked."""

    owner: ArchiveOwner | None
    """``None`` if the export does not say whose it is."""
    maker: ActMaker
    records: Iterable[tuple[str, Any]]
    """Pointer and record, or pointer and why the record cannot even be cut out."""
    tell: Callable[[Any], Telling]


def walk_lists(lists: Iterable[RecordList], *, door: Door) -> Iterator[ReadRecord]:
    """Walk through lists record by record: the owner, the moment, the door, the deed.

    The door is asked once whether it knows an owner. The records of an owner whom it
    does not know are not looked at. Without an owner every record is refused. Lists
    without any record give one refusal, so that an empty export never looks like an
    account that did nothing.

    Args:
        lists: The lists of one export.
        door: Whose acts may come in.

    Yields:
        Acts and rejected records, in the order of the lists.
    """
    owners = OwnerDoor(door)
    empty: ActMaker | None = None
    is_empty = True
    for one in lists:
        empty = one.maker
        if one.owner is not None and not owners.knows(one.owner):
            is_empty = False
            continue
        for pointer, record in one.records:
            is_empty = False
            yield from _walk_record(one, pointer, record, owners)
    if is_empty and empty is not None:
        yield empty.source.reject(refuse(Reason.EMPTY_EXPORT), "all lists")


def _walk_record(
    one: RecordList, pointer: str, record: object, owners: OwnerDoor
) -> Iterator[ReadRecord]:
    try:
        if isinstance(record, UnfitRecordError):
            raise record
        if one.owner is None:
            raise refuse(Reason.MISSING_ACCOUNT, "profile file of the export")
        for told in one.tell(record):
            if isinstance(told, UnfitRecordError):
                yield one.maker.source.reject(told, pointer)
                continue
            account = one.owner.name_at(told.moment.at)
            if owners.admits(account, told.moment.at):
                yield one.maker.make(
                    told.build(),
                    account=account,
                    moment=told.moment,
                    pointer=pointer + told.place,
                )
    except UnfitRecordError as unfit:
        yield one.maker.source.reject(unfit, pointer)
