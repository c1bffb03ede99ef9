"""The contract that every reader of a format keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from netral.intake.act import Act
from netral.intake.door import Door
from netral.intake.format_card import FormatCard
from netral.intake.quarantine import RejectedRecord
from netral.values.provenance import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadPart:
    """A part of a source that was deliberately not read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a file is, and what a reader would and would not read of it."""

    source_format: str
    format_name: str
    """For people, for example "X archive (2019 and later)"."""
    version: str
    grade: Grade
    would_read: tuple[str, ...]
    would_not_read: tuple[UnreadPart, ...]
    record_count: int | None
    notes: tuple[str, ...] = ()


ReadRecord = Act | RejectedRecord


class Reader(Protocol):
    """Reads one format.

    `recognise` looks at shape, not at names, and never raises. `inspect` and
    `iter_records` open only the parts on the reader's allow-list. `iter_records`
    yields every record of those parts that the door lets through once, as an act or
    as a rejected record, in the order of the source, holding little in memory. On an
    unknown layout it raises `UnknownLayoutError` and never ends quietly with nothing.
    """

    source_format: str
    format_name: str

    @property
    def grade(self) -> Grade:
        """The grade of its acts, where a record does not say otherwise."""
        ...

    @property
    def cards(self) -> tuple[FormatCard, ...]:
        """What docs/reference/formats.md says of it; one card for each kind of act."""
        ...

    def recognise(self, path: Path) -> bool: ...

    def inspect(self, path: Path) -> Inspection: ...

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]: ...
