"""The received bytes: their name, their digest, and safe ways to walk through them."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from netral.intake.act import Provenance
from netral.intake.errors import UnfitRecordError, UnreadableSourceError
from netral.intake.quarantine import RejectedRecord
from netral.intake.reason import reject_record
from netral.values.provenance import Grade

_CHUNK_BYTES = 1024 * 1024
MAX_LINE_BYTES = 8 * 1024 * 1024
"""A captured post with all its media descriptions stays below 1 MB; this leaves room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file as received: what it was called, and the digest of its bytes."""

    name: str
    """Without folders: folders may name people and machines."""
    sha256: str

    def reject(self, unfit: UnfitRecordError, pointer: str) -> RejectedRecord:
        """Give the quarantine record for a record of this file."""
        return reject_record(
            unfit, source_file=self.name, source_sha256=self.sha256, pointer=pointer
        )

    def give_provenance(
        self, *, source_format: str, pointer: str, parser_version: str, grade: Grade
    ) -> Provenance:
        """Give the provenance of a record of this file."""
        return Provenance(
            source_format=source_format,
            source_file=self.name,
            source_sha256=self.sha256,
            pointer=pointer,
            parser_version=parser_version,
            grade=grade,
        )


def read_source_file(path: Path) -> SourceFile:
    """Read a file once, piece by piece, for its digest.

    Args:
        path: A file.

    Returns:
        Its name and digest.

    Raises:
        UnreadableSourceError: If it cannot be opened or read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK_BYTES):
                digest.update(piece)
    except OSError as error:
        raise UnreadableSourceError(path.name, error.strerror or "it cannot be opened") from error
    return SourceFile(name=path.name, sha256=digest.hexdigest())


def iter_lines(
    file: BinaryIO, *, max_bytes: int = MAX_LINE_BYTES
) -> Iterator[tuple[int, bytes | None]]:
    """Iterate over the lines of a file, with their numbers from 1.

    Empty lines are passed over. A line beyond the limit comes as ``None``: it is
    skipped without being held in memory.

    Args:
        file: Opened for bytes.
        max_bytes: The longest line to give.

    Yields:
        Number and content of each line, its end included.
    """
    number = 0
    while line := file.readline(max_bytes):
        number += 1
        if len(line) < max_bytes or line.endswith(b"\n"):
            if not line.isspace():
                yield number, line
            continue
        while (rest := file.readline(max_bytes)) and not rest.endswith(b"\n"):
            pass
        yield number, None
