"""Tests of the blob store and the indexes against the contracts of their ports."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from netral.evidence.blob_store import FolderBlobStore
from netral.evidence.errors import BlobDamagedError, BlobMissingError, IndexDamagedError
from netral.evidence.exhibit_index import ExhibitIndex, MemoryIndex
from netral.evidence.file_index import FileIndex
from netral.evidence.lossy_disk import LossyDisk
from netral.evidence.testing import blob_store_contract, index_contract, make_record


class Mirror:
    """A cover that turns bytes round, and can forget how."""

    def __init__(self) -> None:
        self.is_lost = False

    def close(self, contents: Mapping[str, bytes]) -> dict[str, bytes]:
        return {digest: content[::-1] for digest, content in contents.items()}

    def open(self, sha256: str, closed: bytes) -> bytes | None:  # noqa: ARG002 - of the port
        return None if self.is_lost else closed[::-1]


class TestFolderBlobStore:
    def test_keeps_the_contract(self, tmp_path: Path) -> None:
        blob_store_contract(lambda: FolderBlobStore(tmp_path / "blobs"))

    def test_keeps_the_contract_under_a_cover(self, tmp_path: Path) -> None:
        blob_store_contract(lambda: FolderBlobStore(tmp_path / "blobs", cover=Mirror()))

    def test_names_bytes_by_their_clear_form_and_writes_the_other(self, tmp_path: Path) -> None:
        cover = Mirror()
        store = FolderBlobStore(tmp_path, cover=cover)
        (digest,) = store.put([b"post"])

        assert digest == hashlib.sha256(b"post").hexdigest()
        assert (tmp_path / digest[:2] / digest[2:]).read_bytes() == b"tsop"

    def test_bytes_that_nothing_opens_are_missing(self, tmp_path: Path) -> None:
        cover = Mirror()
        store = FolderBlobStore(tmp_path, cover=cover)
        (digest,) = store.put([b"post"])
        cover.is_lost = True

        with pytest.raises(BlobMissingError, match=digest):
            store.get(digest)

    def test_keeps_the_contract_on_a_disk_that_forgets(self) -> None:
        disk = LossyDisk()

        def open_after_power_cut() -> FolderBlobStore:
            nonlocal disk
            disk = disk.after_power_cut()
            return FolderBlobStore(Path("/blobs"), disk=disk)

        blob_store_contract(open_after_power_cut)

    def test_refuses_bytes_that_were_changed_on_the_disk(self, tmp_path: Path) -> None:
        store = FolderBlobStore(tmp_path)
        (digest,) = store.put([b"post"])
        (tmp_path / digest[:2] / digest[2:]).write_bytes(b"pos7")

        with pytest.raises(BlobDamagedError, match=digest):
            store.get(digest)

    def test_heals_a_torn_file_when_the_bytes_come_again(self, tmp_path: Path) -> None:
        store = FolderBlobStore(tmp_path)
        (digest,) = store.put([b"post"])
        (tmp_path / digest[:2] / digest[2:]).write_bytes(b"po")

        store.put([b"post"])

        assert store.get(digest) == b"post"

    def test_lists_what_it_keeps_and_nothing_half_written(self, tmp_path: Path) -> None:
        store = FolderBlobStore(tmp_path)
        digests = store.put([b"a", b"b"])
        (tmp_path / digests[0][:2] / ".x.part").write_bytes(b"torn")

        assert sorted(store.list_digests()) == sorted(digests)


@pytest.fixture(params=["memory", "file", "forgetting disk"])
def open_index(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], ExhibitIndex]:
    memory, disk = MemoryIndex(), LossyDisk()

    def open_after_power_cut() -> ExhibitIndex:
        nonlocal disk
        disk = disk.after_power_cut()
        return FileIndex(Path("/index.jsonl"), disk=disk)

    openers: dict[str, Callable[[], ExhibitIndex]] = {
        "memory": lambda: memory,
        "file": lambda: FileIndex(tmp_path / "index.jsonl"),
        "forgetting disk": open_after_power_cut,
    }
    return openers[request.param]


class TestExhibitIndex:
    def test_keeps_the_contract(self, open_index: Callable[[], ExhibitIndex]) -> None:
        index_contract(open_index)

    def test_refuses_a_salt_that_opens_nothing(
        self, open_index: Callable[[], ExhibitIndex]
    ) -> None:
        right, other = make_record(0), make_record(1)
        mixed = type(right)(
            **{
                **{name: getattr(right, name) for name in type(right).__slots__},
                "salt": other.salt,
            }
        )

        with pytest.raises(IndexDamagedError, match="salt"):
            open_index().record([mixed])


class TestFileIndex:
    def test_cuts_off_a_torn_last_line(self, tmp_path: Path) -> None:
        path = tmp_path / "index.jsonl"
        FileIndex(path).record([make_record(0)])
        whole = path.read_bytes()
        path.write_bytes(whole + whole[: len(whole) // 2])

        index = FileIndex(path)

        assert [record.entry_number for record in index.iter_records()] == [0]
        assert path.read_bytes() == whole

    def test_refuses_a_changed_line(self, tmp_path: Path) -> None:
        path = tmp_path / "index.jsonl"
        FileIndex(path).record([make_record(0), make_record(1)])
        path.write_bytes(path.read_bytes().replace(b"key-1", b"key-2"))

        with pytest.raises(IndexDamagedError, match="line 2"):
            FileIndex(path)

    def test_leaves_nothing_of_an_erased_record_in_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "index.jsonl"
        index = FileIndex(path)
        index.record([make_record(0, intake_key="kenari"), make_record(1)])

        index.erase([0])

        left = path.read_bytes()
        assert b"kenari" not in left
        assert make_record(0).salt.hex().encode() not in left
        index.record([make_record(2)])
        assert [record.entry_number for record in FileIndex(path).iter_records()] == [1, 2]
