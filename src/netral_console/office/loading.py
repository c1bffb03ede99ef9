"""Loads what `netral screen` wrote: each act's record is sealed as an exhibit, and waits."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from netral.casework import EvidenceItem
from netral.errors import NetralError
from netral.evidence import CaptureFacts, ExhibitId, IntakeKey
from netral.evidence.vault import Intake
from netral.values.provenance import Grade
from netral_console.exhibits.store import get_vault
from netral_console.office.opening import keep_pending

Record = Mapping[str, Any]
_SHOWN = (
    "act_id",
    "platform",
    "act_kind",
    "verb",
    "local_time",
    "text",
    "object",
    "source",
    "also_from",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """What a loading did."""

    added: int
    known: int
    refused: tuple[str, ...]
    """For each act that could not be kept: its id and the reason."""


def load_screened(
    path: Path, *, at: datetime, progress: Callable[[int, int], None] | None = None
) -> Loading:
    """Load `indications.jsonl`; the same file again adds nothing.

    Args:
        path: The file.
        at: Now.
        progress: Told how many acts of all are done.

    Returns:
        What was added, what was known, and what was refused with its reason.

    Raises:
        MonitoringOffError: If indications are not taken in now; then nothing is kept.
    """
    of_act: dict[str, list[Record]] = defaultdict(list)
    with path.open("rb") as lines:
        for line in lines:
            record = msgspec.json.decode(line)
            of_act[record["act_id"]].append(record)
    added = known = 0
    refused = []
    for done, (act_id, records) in enumerate(of_act.items(), start=1):
        try:
            is_new = keep_pending(records, url="", evidence=[_seal(records, at)], at=at)
        except NetralError as refusal:
            if refusal.code == "NTR-CON-009":
                raise
            refused.append(f"{act_id}: {refusal.problem}")
            continue
        added, known = added + is_new, known + (not is_new)
        if progress is not None:
            progress(done, len(of_act))
    return Loading(added=added, known=known, refused=tuple(refused))


def _seal(records: Sequence[Record], at: datetime) -> EvidenceItem:
    """Seal what was read of an act, with the digest and place of the file it came from."""
    first = records[0]
    shown = {key: first.get(key) for key in _SHOWN}
    content = msgspec.json.format(msgspec.json.encode(shown, order="deterministic"), indent=1)
    digest = hashlib.sha256(content).hexdigest()
    grade = Grade(first["provenance_grade"])
    exhibit_id = ExhibitId(f"EX-{digest[:20]}")
    intake = Intake(
        intake_key=IntakeKey(f"screened-{digest[:32]}"),
        exhibit_id=exhibit_id,
        content=content,
        facts=CaptureFacts(
            captured_at=datetime.fromisoformat(first["occurred_at"]),
            captured_by="netral",
            captured_with=f"{first['source']['format']} {first['source']['parser']}",
            grade=grade,
            media_type="application/json",
            source=first["source"]["file"],
            act_id=first["act_id"],
        ),
    )
    with get_vault() as vault:
        vault.keep([intake], at=at)
    return EvidenceItem(exhibit_id=exhibit_id, sha256=digest, grade=grade)
