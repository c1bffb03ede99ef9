"""Destroys what is kept about somebody: bytes, statement and salt, and finishes after a crash."""

from collections.abc import Iterable, Sequence

from netral.evidence.blob_store import BlobStore
from netral.evidence.canonical_form import parse_form, write_form
from netral.evidence.exhibit_index import ExhibitIndex, LoggedRecord
from netral.evidence.log_entry import EntryKind

ERASURE_FORM = "netral.erasure.v1"
_NAMES_BYTES = {EntryKind.EXHIBIT: "content_sha256", EntryKind.TIME_TOKEN: "token_sha256"}


def write_erasure(entry_numbers: Sequence[int]) -> bytes:
    r"""Write the statement of an erasure: which entries open to nothing from now on.

    Example:
        >>> write_erasure([3, 7])
        b'netral.erasure.v1\nentries 3 3 7\n'
    """
    return write_form(ERASURE_FORM, {"entries": " ".join(str(each) for each in entry_numbers)})


def destroy_records(entry_numbers: Sequence[int], *, index: ExhibitIndex, blobs: BlobStore) -> None:
    """Destroy records, and the bytes that no other record names.

    The bytes go first: a crash in between leaves a record that says what is still to do.

    Args:
        entry_numbers: Their places in the log.
        index: Where the records are.
        blobs: Where the bytes are.

    Raises:
        RecordNotFoundError: If nothing was recorded there.
        ErasedRecordError: If it was erased before.
        StorageFailedError: If the disk refuses.
    """
    doomed = [index.get_at(number) for number in entry_numbers]
    gone = set(entry_numbers)
    others = (each for each in index.iter_records() if each.entry_number not in gone)
    for digest in _named_bytes(doomed) - _named_bytes(others):
        blobs.remove(digest)
    index.erase(entry_numbers)


def finish_erasures(*, index: ExhibitIndex, blobs: BlobStore) -> None:
    """Finish erasures that were logged and that a crash cut off.

    Args:
        index: Where the records are.
        blobs: Where the bytes are.

    Raises:
        StorageFailedError: If the disk refuses.
    """
    there, ordered = set(), list[int]()
    for record in index.iter_records():
        there.add(record.entry_number)
        if record.kind is EntryKind.ERASURE:
            ordered += map(int, parse_form(record.statement, ERASURE_FORM)["entries"].split())
    left = [number for number in ordered if number in there]
    if left:
        destroy_records(left, index=index, blobs=blobs)


def _named_bytes(records: Iterable[LoggedRecord]) -> set[str]:
    found = set()
    for record in records:
        if record.kind in _NAMES_BYTES:
            form = record.statement.split(b"\n", 1)[0].decode("ascii")
            found.add(parse_form(record.statement, form)[_NAMES_BYTES[record.kind]])
    return found
