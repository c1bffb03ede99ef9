"""The folder of uploads: bytes as received, sealed by their digest, for as long as is allowed."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec

from netral.intake.errors import DamagedSourceError, UnreadableSourceError, UploadChangedError
from netral.intake.reread.reading import Reading
from netral.intake.source_file import read_source_file

_FACTS, _READINGS, _CONTENT, _MAPPING = "upload.json", "readings.jsonl", "content", "mapping.yaml"
_READ_ONLY = 0o400
_OWNER_ONLY = 0o700


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One file as it was handed in."""

    sha256: str
    name: str
    """As received, without folders; acts name it as their source."""
    source: str
    """Who hands in such files again and again; volumes are compared within a source."""
    received_at: datetime
    keep_until: date
    """The last day on which it may be kept."""
    has_mapping: bool = False


class UploadStore:
    """Uploads in a folder, one folder each, named by the digest of the bytes.

    The bytes are never changed: they are read-only, and their digest is looked at
    before each reading. The same bytes handed in again add nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(
        self,
        path: Path,
        *,
        source: str,
        received_at: datetime,
        keep_until: date,
        mapping: Path | None = None,
    ) -> Upload:
        """Keep a file; durable when this returns.

        Args:
            path: The file as received.
            source: Who hands in such files.
            received_at: When.
            keep_until: The last day on which it may be kept.
            mapping: The mapping file that belongs to it, if any.

        Returns:
            The upload; the earlier one if the same bytes are kept already.

        Raises:
            UnreadableSourceError: If it is no file that can be read.
        """
        if not path.is_file():
            raise UnreadableSourceError(path.name, "only files are kept; hand in the zip itself")
        received = read_source_file(path)
        upload = Upload(
            sha256=received.sha256,
            name=received.name,
            source=source,
            received_at=received_at,
            keep_until=keep_until,
            has_mapping=mapping is not None,
        )
        home = self._folder / upload.sha256
        if (home / _FACTS).is_file():
            return self._read_facts(home)
        self._write(home, path, upload, mapping)
        return upload

    def list_uploads(self) -> list[Upload]:
        """List what is kept, in the order in which it was received."""
        return sorted(self._iter_uploads(), key=lambda upload: (upload.received_at, upload.sha256))

    def open(self, upload: Upload) -> Path:
        """Give the path of the bytes, after looking at their seal.

        Raises:
            UploadChangedError: If the bytes are not those that were received.
        """
        path = self._folder / upload.sha256 / _CONTENT / upload.name
        found = read_source_file(path).sha256
        if found != upload.sha256:
            raise UploadChangedError(upload.name, upload.sha256, found)
        return path

    def find_mapping(self, upload: Upload) -> Path | None:
        """Give the path of the mapping file that belongs to an upload, if any."""
        return self._folder / upload.sha256 / _MAPPING if upload.has_mapping else None

    def remove(self, upload: Upload) -> None:
        """Remove an upload with everything that was noted about it."""
        shutil.rmtree(self._folder / upload.sha256)

    def list_readings(self, upload: Upload) -> list[Reading]:
        """List the readings of an upload, the latest last."""
        path = self._folder / upload.sha256 / _READINGS
        if not path.is_file():
            return []
        lines = path.read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Reading) for line in lines]

    def note_reading(self, upload: Upload, reading: Reading) -> bool:
        """Note a reading, unless the last one says the same.

        Returns:
            Whether it was noted.
        """
        earlier = self.list_readings(upload)
        if earlier and earlier[-1].says_the_same(reading):
            return False
        path = self._folder / upload.sha256 / _READINGS
        with path.open("ab") as file:
            file.write(msgspec.json.encode(reading) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        return True

    def _iter_uploads(self) -> Iterator[Upload]:
        if self._folder.is_dir():
            for home in self._folder.iterdir():
                if (home / _FACTS).is_file():
                    yield self._read_facts(home)

    def _read_facts(self, home: Path) -> Upload:
        try:
            return msgspec.json.decode((home / _FACTS).read_bytes(), type=Upload)
        except msgspec.DecodeError as error:
            detail = "it has another shape than it must"
            raise DamagedSourceError(self._folder.name, _FACTS, detail) from error

    def _write(self, home: Path, path: Path, upload: Upload, mapping: Path | None) -> None:
        """Write bytes first and facts last: an upload without facts was never kept."""
        content = home / _CONTENT
        content.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY)
        target = content / upload.name
        target.unlink(missing_ok=True)
        shutil.copyfile(path, target)
        target.chmod(_READ_ONLY)
        _make_durable(target)
        if mapping is not None:
            shutil.copyfile(mapping, home / _MAPPING)
            _make_durable(home / _MAPPING)
        waiting = home / f"{_FACTS}.new"
        waiting.write_bytes(msgspec.json.encode(upload))
        _make_durable(waiting)
        waiting.rename(home / _FACTS)
        _make_durable(home)


def _make_durable(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
