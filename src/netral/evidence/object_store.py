"""Keeps bytes in S3-compatible object storage, locked until a day; needs the extra ``s3``."""

import hashlib
import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from minio import Minio
from minio.commonconfig import COMPLIANCE, GOVERNANCE
from minio.deleteobjects import DeleteObject
from minio.error import MinioException, S3Error
from minio.retention import Retention
from urllib3.exceptions import HTTPError

from netral.evidence.errors import BlobDamagedError, BlobMissingError, StorageFailedError
from netral.values.instant import require_aware

_MAX_THREADS = 8
_FAILURES = (MinioException, HTTPError, ValueError)
"""What the client raises; it takes an answer that it cannot read for a wrong value."""
_MISSING = {"NoSuchKey", "NoSuchObject", "NoSuchVersion"}


class ObjectBlobStore:
    """A blob store in a bucket.

    The bucket must have object lock switched on when it was made; then nobody, not even
    its owner, changes or removes bytes before `locked_until`. Bytes that may have to be
    erased earlier are locked by governance, which a separate right can lift; compliance
    lifts for nobody, so do not use it for what a person can have erased.
    """

    def __init__(
        self,
        client: Minio,
        *,
        bucket: str,
        prefix: str = "blobs/",
        locked_until: datetime | None = None,
        can_be_lifted: bool = True,
    ) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix
        mode = GOVERNANCE if can_be_lifted else COMPLIANCE
        self._retention = (
            None if locked_until is None else Retention(mode, require_aware(locked_until))
        )

    def put(self, contents: Sequence[bytes]) -> list[str]:
        """Keep bytes; the storage answers only when they are durable there.

        Args:
            contents: Any number of contents.

        Returns:
            Their SHA-256 in hexadecimal, in the same order.

        Raises:
            StorageFailedError: If the storage refuses; nothing may be acknowledged then.
        """
        digests = [hashlib.sha256(content).hexdigest() for content in contents]
        wanted = dict(zip(digests, contents, strict=True))
        with ThreadPoolExecutor(min(_MAX_THREADS, len(wanted) or 1)) as pool:
            for waiting in [pool.submit(self._write, *each) for each in wanted.items()]:
                waiting.result()
        return digests

    def get(self, sha256: str) -> bytes:
        """Give bytes back, after hashing them again.

        Args:
            sha256: Their digest.

        Returns:
            The bytes.

        Raises:
            BlobMissingError: If there are none.
            BlobDamagedError: If they are no longer those that were put.
            StorageFailedError: If the storage does not answer.
        """
        content = self._find(sha256)
        if content is None:
            raise BlobMissingError(sha256)
        found = hashlib.sha256(content).hexdigest()
        if found != sha256:
            raise BlobDamagedError(sha256, found)
        return content

    def has(self, sha256: str) -> bool:
        """Whether there are such bytes; whether they are whole says `get`."""
        try:
            self._client.stat_object(self._bucket, self._name(sha256))
        except S3Error as error:
            if error.code in _MISSING:
                return False
            raise _failed(error) from error
        except _FAILURES as error:
            raise _failed(error) from error
        return True

    def remove(self, sha256: str) -> None:
        """Erase bytes in all their versions; a bucket with object lock keeps versions.

        Args:
            sha256: Their digest.

        Raises:
            StorageFailedError: If the storage refuses, because they are locked for instance.
        """
        name = self._name(sha256)
        try:
            versions = [
                DeleteObject(name, found.version_id)
                for found in self._client.list_objects(
                    self._bucket, prefix=name, include_version=True
                )
                if found.object_name == name
            ]
            refused = list(
                self._client.remove_objects(self._bucket, versions, bypass_governance_mode=True)
            )
        except _FAILURES as error:
            raise _failed(error) from error
        if refused:
            raise StorageFailedError(_Step.ERASE, refused[0].code or "refused")

    def _write(self, digest: str, content: bytes) -> None:
        if self._find(digest) == content:
            return
        try:
            self._client.put_object(
                self._bucket,
                self._name(digest),
                io.BytesIO(content),
                len(content),
                retention=self._retention,
            )
        except _FAILURES as error:
            raise _failed(error) from error

    def _find(self, sha256: str) -> bytes | None:
        try:
            answer = self._client.get_object(self._bucket, self._name(sha256))
            try:
                return bytes(answer.read())
            finally:
                answer.close()
                answer.release_conn()
        except S3Error as error:
            if error.code in _MISSING:
                return None
            raise _failed(error) from error
        except _FAILURES as error:
            raise _failed(error) from error

    def _name(self, sha256: str) -> str:
        return f"{self._prefix}{sha256[:2]}/{sha256[2:]}"


class _Step:
    STORE = "object storage"
    ERASE = "erase in object storage"


def _failed(error: Exception) -> StorageFailedError:
    code = error.code if isinstance(error, S3Error) else None
    return StorageFailedError(_Step.STORE, code or type(error).__name__)
