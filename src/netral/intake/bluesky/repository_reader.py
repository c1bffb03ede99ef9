"""Reads a repository of Bluesky as its server or its owner gave it out (CAR)."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from netral.errors import NetralError
from netral.intake.answered_item import PointedItem, walk_items
from netral.intake.bluesky.car_file import CarFile, is_car
from netral.intake.bluesky.item import RecordItem, read_created
from netral.intake.bluesky.record import COLLECTIONS, Address, read_record
from netral.intake.bluesky.repository import Entry, Repository
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import DamagedSourceError
from netral.intake.format_card import FormatCard
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import read_source_file
from netral.intake.text_encoding import read_head
from netral.values.provenance import Grade

PARSER_VERSION = "1"
_HEAD_BYTES = 256


class BlueskyRepositoryReader:
    """Reads the records of one repository.

    Each block is compared with its name, which is a digest. That says that nothing was
    changed since the file was written, and nothing about who wrote it.
    """

    source_format = "netral.bluesky.car.v1"
    format_name = "Bluesky repository (CAR)"
    grade = Grade.B
    cards = (
        FormatCard(
            acts="posts, replies, quotes, reposts, likes, follows that still stand",
            target="address and DID of the owner, with the moment that the key carries",
            stable_id="DID",
            time="createdAt, a claim of whoever wrote it; the key's own moment is another",
            visibility="public: everything in a repository is",
            limits="what was deleted is not in it; the signature of the commit is not checked",
        ),
    )

    def recognise(self, path: Path) -> bool:
        try:
            return path.is_file() and is_car(read_head(path, size_bytes=_HEAD_BYTES))
        except NetralError:
            return False

    def inspect(self, path: Path) -> Inspection:
        with CarFile(path) as car:
            repository = Repository(car)
            counts = Counter(entry.collection for entry in repository.iter_entries())
        read = sum(count for name, count in counts.items() if name in COLLECTIONS)
        notes = [
            "The signature was NOT checked: correct digests are not trust.",
            "The moments in it are claims of whoever wrote the records.",
            "Handles change; only the DID names an account.",
        ]
        if repository.missing:
            notes.insert(0, f"{repository.missing} branches of the repository are missing.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="CAR v1",
            grade=self.grade,
            would_read=tuple(
                f"{name} ({count})" for name, count in sorted(counts.items()) if name in COLLECTIONS
            ),
            would_not_read=(
                UnreadPart(
                    path=f"{counts.total() - read} other records",
                    reason="not on the list of what is read",
                ),
            ),
            record_count=read,
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        maker = ActMaker(
            source=read_source_file(path),
            source_format=self.source_format,
            parser_version=PARSER_VERSION,
            grade=self.grade,
        )
        with CarFile(path) as car:
            yield from walk_items(_iter_items(Repository(car)), maker=maker, door=door)


def _iter_items(repository: Repository) -> Iterator[PointedItem]:
    for entry in repository.iter_entries():
        if entry.collection in COLLECTIONS:
            pointer = f"{entry.collection}/{entry.key}"
            yield pointer, _make_item(repository, entry)
    if repository.missing:
        place = f"{repository.missing} branches"
        yield "tree", refuse(Reason.MISSING_PART, place)


def _make_item(repository: Repository, entry: Entry) -> RecordItem:
    @cache
    def read() -> bytes:
        return _read_record(repository, entry)

    address = Address(did=repository.did, collection=entry.collection, key=entry.key)
    return RecordItem(
        did=repository.did,
        time=lambda: read_created(read()),
        deed=lambda: read_record(read(), address),
    )


def _read_record(repository: Repository, entry: Entry) -> bytes:
    try:
        record = repository.find_record(entry)
        if record is None:
            raise refuse(Reason.MISSING_PART, "the block of the record")
        return msgspec.json.encode(record)
    except DamagedSourceError as error:
        raise refuse(Reason.DAMAGED_PART, "the block of the record") from error
    except (OverflowError, ValueError, RecursionError) as error:
        raise refuse(Reason.UNKNOWN_RECORD, "numbers or depth") from error
