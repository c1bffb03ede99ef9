"""Tests of object storage through the real client, against a bucket on loopback."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import urllib3
from minio import Minio

from netral.evidence.errors import (
    BlobDamagedError,
    StorageFailedError,
    StorePoisonedError,
)
from netral.evidence.exhibit import ExhibitId
from netral.evidence.object_store import ObjectBlobStore
from netral.evidence.testing import blob_store_contract
from netral.evidence.vault import open_vault
from tests.evidence.bucket import Bucket, serve
from tests.evidence.builders import NOON, counting_bytes, intake

UNTIL = NOON + timedelta(days=400)


@pytest.fixture
def bucket() -> Bucket:
    return Bucket()


@pytest.fixture
def client(bucket: Bucket) -> Iterator[Minio]:
    server, thread = serve(bucket)
    pool = urllib3.PoolManager(retries=False, timeout=5)
    yield Minio(
        endpoint=f"127.0.0.1:{server.server_address[1]}",
        access_key="kunci-uji",
        secret_key="rahasia-uji",  # noqa: S106 - of a bucket that ends with the test
        secure=False,
        region="uji",
        http_client=pool,
    )
    pool.clear()
    server.shutdown()
    thread.join()
    server.server_close()


class TestObjectBlobStore:
    @pytest.mark.parametrize("locked_until", [None, UNTIL])
    def test_keeps_the_contract(self, client: Minio, locked_until: object) -> None:
        blob_store_contract(
            lambda: ObjectBlobStore(
                client,
                bucket="arsip",
                locked_until=locked_until,  # type: ignore[arg-type]
            )
        )

    @pytest.mark.parametrize(
        ("can_be_lifted", "mode"), [(True, "GOVERNANCE"), (False, "COMPLIANCE")]
    )
    def test_locks_what_it_keeps(
        self, client: Minio, bucket: Bucket, *, can_be_lifted: bool, mode: str
    ) -> None:
        store = ObjectBlobStore(
            client, bucket="arsip", locked_until=UNTIL, can_be_lifted=can_be_lifted
        )

        store.put([b"post"])

        ((version,),) = bucket.versions.values()
        assert version.lock_mode == mode

    def test_erases_every_version(self, client: Minio, bucket: Bucket) -> None:
        store = ObjectBlobStore(client, bucket="arsip", locked_until=UNTIL)
        (digest,) = store.put([b"post"])
        name = next(iter(bucket.versions))
        bucket.versions[name] *= 2
        bucket.versions[name][0] = type(bucket.versions[name][0])("v0", b"post", "GOVERNANCE")

        store.remove(digest)

        assert bucket.versions[name] == []

    def test_says_so_when_what_is_locked_cannot_be_erased(self, client: Minio) -> None:
        store = ObjectBlobStore(client, bucket="arsip", locked_until=UNTIL, can_be_lifted=False)
        (digest,) = store.put([b"post"])

        with pytest.raises(StorageFailedError, match="AccessDenied"):
            store.remove(digest)

        assert store.get(digest) == b"post"

    def test_puts_the_same_bytes_once(self, client: Minio, bucket: Bucket) -> None:
        store = ObjectBlobStore(client, bucket="arsip")

        store.put([b"post", b"post"])
        store.put([b"post"])

        assert bucket.puts == 1

    def test_refuses_changed_bytes(self, client: Minio, bucket: Bucket) -> None:
        store = ObjectBlobStore(client, bucket="arsip")
        (digest,) = store.put([b"post"])
        ((version,),) = bucket.versions.values()
        version.data = b"pos7"

        with pytest.raises(BlobDamagedError):
            store.get(digest)

    def test_acknowledges_nothing_while_the_storage_is_down(
        self, client: Minio, bucket: Bucket, tmp_path: Path
    ) -> None:
        store = ObjectBlobStore(client, bucket="arsip")
        with open_vault(tmp_path, random_bytes=counting_bytes(), blobs=store) as vault:
            bucket.is_down = True
            with pytest.raises(StorageFailedError):
                vault.keep([intake(1)], at=NOON)
            with pytest.raises(StorePoisonedError):
                vault.keep([intake(1)], at=NOON)
            assert vault.log.size == 0

        bucket.is_down = False
        with open_vault(tmp_path, random_bytes=counting_bytes(), blobs=store) as vault:
            vault.keep([intake(1)], at=NOON)
            exhibit, _ = vault.get_exhibit(ExhibitId("EX-1"))
            assert vault.get_content(exhibit) == intake(1).content
