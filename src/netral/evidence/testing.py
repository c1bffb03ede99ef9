"""The guarantees of the ports as runnable contracts."""

from collections.abc import Callable
from datetime import UTC, datetime

from netral.evidence.blob_store import BlobStore
from netral.evidence.errors import (
    BlobMissingError,
    ErasedRecordError,
    EvidenceError,
    IndexDamagedError,
    IntakeKeyReusedError,
    RecordNotFoundError,
)
from netral.evidence.exhibit_index import ExhibitIndex, IntakeKey, LoggedRecord
from netral.evidence.log_entry import EntryKind, LogEntry, commit_to

_NOON = datetime(2024, 10, 1, 5, 0, tzinfo=UTC)


def make_record(
    number: int, *, intake_key: str | None = None, subject: str = "EX-1"
) -> LoggedRecord:
    """Make a record for tests, with a salt that is no secret."""
    statement, salt = f"netral.example.v1\nnumber {number}\n".encode(), bytes([number % 256]) * 32
    commitment = commit_to(statement, salt=salt)
    return LoggedRecord(
        intake_key=IntakeKey(intake_key or f"key-{number}"),
        kind=EntryKind.CASE_EVENT,
        subject=subject,
        statement=statement,
        salt=salt,
        entry_number=number,
        entry=LogEntry(kind=EntryKind.CASE_EVENT, recorded_at=_NOON, commitment=commitment),
    )


def blob_store_contract(open_store: Callable[[], BlobStore]) -> None:
    """Check that a blob store keeps what the port promises.

    Args:
        open_store: Opens the same store again each time.

    Raises:
        AssertionError: If it does not.
    """
    first, second = b"first", b"second"
    digests = open_store().put([first, second, first])
    _require(digests[0] == digests[2] != digests[1], "the same bytes have the same digest")
    _require(open_store().get(digests[0]) == first, "bytes come back as they were put")
    _require(open_store().put([first]) == digests[:1], "bytes may be put again")
    _require(open_store().has(digests[1]), "a store says what it has")
    open_store().remove(digests[1])
    _require(not open_store().has(digests[1]), "erased bytes are gone")
    _require_raises(BlobMissingError, lambda: open_store().get(digests[1]))
    _require(open_store().get(digests[0]) == first, "erasing takes nothing else away")


def index_contract(open_index: Callable[[], ExhibitIndex]) -> None:
    """Check that an index keeps what the port promises.

    Args:
        open_index: Opens the same index again each time.

    Raises:
        AssertionError: If it does not.
    """
    one, two, three = (make_record(number) for number in (0, 1, 4))
    open_index().record([one, two])
    open_index().record([three])
    _require(list(open_index().iter_records()) == [one, two, three], "records keep their order")
    _require(open_index().find(two.intake_key) == two, "a key finds its record")
    _require(open_index().find(IntakeKey("other")) is None, "an unknown key finds nothing")
    _require(open_index().get_at(4) == three, "a number gets its record")
    _require(open_index().find_about("EX-1") == [one, two, three], "a subject finds its records")
    _require(
        open_index().find_about("EX-1", kind=EntryKind.BUNDLE) == [], "a kind narrows the search"
    )
    _require_raises(RecordNotFoundError, lambda: open_index().get_at(2))
    again = make_record(7, intake_key=one.intake_key)
    _require_raises(IntakeKeyReusedError, lambda: open_index().record([make_record(6), again]))
    _require_raises(IndexDamagedError, lambda: open_index().record([make_record(3)]))
    _require(open_index().find(IntakeKey("key-6")) is None, "all or nothing is recorded")
    open_index().erase([1])
    _require_raises(ErasedRecordError, lambda: open_index().get_at(1))
    _require(open_index().find(two.intake_key) is None, "an erased key finds nothing")
    left = [(each.entry_number, each.entry) for each in open_index().iter_erased()]
    _require(left == [(1, two.entry)], "an erased record leaves its entry")
    _require(list(open_index().iter_records()) == [one, three], "erasing takes nothing else away")
    _require_raises(IndexDamagedError, lambda: open_index().record([make_record(1)]))


def _require(is_kept: bool, promise: str) -> None:  # noqa: FBT001 - reads as an assertion
    if not is_kept:
        raise AssertionError(promise)


def _require_raises(kind: type[EvidenceError], action: Callable[[], object]) -> None:
    try:
        action()
    except kind:
        return
    raise AssertionError(kind.__name__)
