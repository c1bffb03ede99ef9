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
from netral_console.administration.changing import may_monitor
from netral_console.administration.rulebooks import list_editions
from netral_console.errors import (
    MonitoringOffError,
    ScreenedByOtherRulebookError,
    UnreadableScreeningError,
)
from netral_console.exhibits.store import get_vault
from netral_console.office.opening import find_forgotten, keep_pending
from netral_console.registry.declaration import is_covered, list_declarations_of

Record = Mapping[str, Any]
_BATCH = 200
_NEEDED = (
    *("indication_id", "act_id", "person", "platform", "act_kind", "occurred_at", "local_time"),
    *("contestant_id", "stance", "phase", "provenance_grade", "source", "rule", "trace", "object"),
    "versions",
)
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
    undeclared: int
    """Acts on a day that no declaration covers any more; nothing of them is kept."""
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
        What was added, what was known, what was done under no declaration, and what was
        refused with its reason.

    Raises:
        MonitoringOffError: If indications are not taken in now; then nothing is kept.
        UnreadableScreeningError: If a line is not as `netral screen` writes it; the same.
        ScreenedByOtherRulebookError: If it was screened with a rulebook that is not in
            force: two people put a changed one there, after it was tried out.
    """
    if not may_monitor(at=at):
        raise MonitoringOffError
    return load_records(_read(path), at=at, progress=progress)


def load_records(
    of_act: Mapping[str, list[Record]],
    *,
    at: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> Loading:
    """Load the records of a screening, by act; see `load_screened`.

    Raises:
        MonitoringOffError: As there.
        ScreenedByOtherRulebookError: As there.
    """
    if not may_monitor(at=at):
        raise MonitoringOffError
    _check_rulebook(of_act, at=at)
    gone = find_forgotten(of_act)
    of_act = {act_id: records for act_id, records in of_act.items() if act_id not in gone}
    of_act, undeclared = _drop_undeclared(of_act)
    added, known = 0, len(gone)
    refused = []
    for begin in range(0, len(of_act), _BATCH):
        batch = list(of_act.items())[begin : begin + _BATCH]
        sealed = _seal([records for _, records in batch], at)
        for (act_id, records), item in zip(batch, sealed, strict=True):
            try:
                is_new = keep_pending(records, url="", evidence=[item], at=at)
            except NetralError as refusal:
                refused.append(f"{act_id}: {refusal.problem}")
                continue
            added, known = added + is_new, known + (not is_new)
        if progress is not None:
            progress(min(begin + _BATCH, len(of_act)), len(of_act))
    return Loading(added=added, known=known, undeclared=undeclared, refused=tuple(refused))


def _read(path: Path) -> dict[str, list[Record]]:
    """Read all lines before anything is kept, so that a broken file loads nothing."""
    of_act: dict[str, list[Record]] = defaultdict(list)
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                record = msgspec.json.decode(line)
                missing = [key for key in _NEEDED if key not in record]
            except (msgspec.DecodeError, TypeError, UnicodeDecodeError) as error:
                raise UnreadableScreeningError(number, "it is no JSON object") from error
            if missing:
                raise UnreadableScreeningError(number, f"it lacks {', '.join(missing)}")
            of_act[record["act_id"]].append(record)
    return of_act


def _check_rulebook(of_act: Mapping[str, Sequence[Record]], *, at: datetime) -> None:
    in_force = {(each.edition_id, each.digest) for each in list_editions(at=at)}
    used = {
        (each["id"], each["digest"])
        for records in of_act.values()
        for record in records
        for each in record["versions"]["editions"]
    }
    for strange in sorted(used - in_force):
        raise ScreenedByOtherRulebookError(*strange)


def _drop_undeclared(
    of_act: Mapping[str, list[Record]],
) -> tuple[dict[str, list[Record]], int]:
    """Drop acts that the register of the console does not cover, before a byte is kept.

    A screening reads files; since they were written an account may have been withdrawn,
    or have turned out never to have been the person's.
    """
    firsts = {act_id: records[0] for act_id, records in of_act.items()}
    declared = list_declarations_of(each["person"] for each in firsts.values())
    covered = {
        act_id: of_act[act_id]
        for act_id, first in firsts.items()
        if is_covered(
            datetime.fromisoformat(first["occurred_at"]),
            declared.get((first["person"], first["platform"]), ()),
        )
    }
    return covered, len(of_act) - len(covered)


def _seal(groups: Sequence[Sequence[Record]], at: datetime) -> list[EvidenceItem]:
    """Seal what was read of acts, with the digest and place of the file each came from."""
    intakes = [_intake_of(records[0]) for records in groups]
    with get_vault() as vault:
        vault.keep(intakes, at=at)
    return [
        EvidenceItem(
            exhibit_id=each.exhibit_id,
            sha256=hashlib.sha256(each.content).hexdigest(),
            grade=each.facts.grade,
        )
        for each in intakes
    ]


def _intake_of(first: Record) -> Intake:
    """Make the exhibit; file and act stand in its bytes alone, since facts lie in clear."""
    shown = {key: first.get(key) for key in _SHOWN}
    content = msgspec.json.format(msgspec.json.encode(shown, order="deterministic"), indent=1)
    digest = hashlib.sha256(content).hexdigest()
    return Intake(
        intake_key=IntakeKey(f"screened-{digest[:32]}"),
        exhibit_id=ExhibitId(f"EX-{digest[:20]}"),
        content=content,
        facts=CaptureFacts(
            captured_at=datetime.fromisoformat(first["occurred_at"]),
            captured_by="netral",
            captured_with=f"{first['source']['format']} {first['source']['parser']}",
            grade=Grade(first["provenance_grade"]),
            media_type="application/json",
        ),
    )
