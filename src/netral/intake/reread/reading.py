"""What one reading of an upload gave: counts and ids, no words."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from netral.errors import NetralError
from netral.intake.act import Act
from netral.intake.door import CountedDoor
from netral.intake.isolation import iter_acts
from netral.intake.plain.mapping import ColumnMapping

_ID_SIGNS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of one upload."""

    read_at: datetime
    source_format: str
    """Of the acts; empty if there was none."""
    parser_version: str
    acts: int
    rejected: dict[str, int]
    """Reason code to number of records."""
    turned_away: dict[str, int]
    """What the door counted: undeclared, not valid, outside the window."""
    act_ids: tuple[str, ...]
    """Digests of the ids of the acts, sorted, each once."""
    refused: str = ""
    """Code of the error if the upload could not be read at all."""

    @property
    def records(self) -> int:
        """All records that were read; each went exactly one way."""
        turned_away = sum(count for name, count in self.turned_away.items() if name != "admitted")
        return self.acts + sum(self.rejected.values()) + turned_away

    def says_the_same(self, other: "Reading") -> bool:
        """Whether another reading gave the same, whenever it was."""
        return (
            self.act_ids == other.act_ids
            and self.rejected == other.rejected
            and self.turned_away == other.turned_away
            and (self.acts, self.refused) == (other.acts, other.refused)
            and (self.source_format, self.parser_version)
            == (other.source_format, other.parser_version)
        )


def read_upload(
    path: Path, *, door: CountedDoor, read_at: datetime, mapping: ColumnMapping | None = None
) -> Reading:
    """Read an upload through the door, and note what came.

    An upload that cannot be read is a reading too: it says why, and never looks like
    an upload without acts.

    Args:
        path: The bytes.
        door: A fresh door.
        read_at: Now, as the caller's clock has it.
        mapping: The mapping file's, for a table.

    Returns:
        The reading.
    """
    acts, rejected, refused = 0, Counter[str](), ""
    ids: set[str] = set()
    formats: set[tuple[str, str]] = set()
    try:
        for record in iter_acts(path, door=door, mapping=mapping):
            if isinstance(record, Act):
                acts += 1
                ids.add(hashlib.sha256(record.act_id.encode()).hexdigest()[:_ID_SIGNS])
                provenance = record.provenance
                formats.add((provenance.source_format, provenance.parser_version))
            else:
                rejected[record.code] += 1
    except NetralError as refusal:
        refused = refusal.code
    source_format, parser_version = max(formats, default=("", ""))
    return Reading(
        read_at=read_at,
        source_format=source_format,
        parser_version=parser_version,
        acts=acts,
        rejected=dict(sorted(rejected.items())),
        turned_away=door.count_by_name(),
        act_ids=tuple(sorted(ids)),
        refused=refused,
    )
