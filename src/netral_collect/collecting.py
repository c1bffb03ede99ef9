"""The one way in which every source is collected from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from netral import __version__
from netral_collect.asking import Budget
from netral_collect.authorisation import Authorisation
from netral_collect.clock import Clock
from netral_collect.scope import Scope
from netral_collect.shelf import Shelf, open_shelf, write_durably
from netral_collect.source import Source
from netral_collect.stopping import StoppedError, StopReason

RECORD_FORM = "netral.collection.v1"
_MOST_RUNS = 1_000
"""Runs that the record tells of; older ones are in the operator's own log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """What is to be collected, by whom it was allowed, and where it goes."""

    scope: Scope
    authorisation: Authorisation
    source: Source
    budget: Budget
    clock: Clock
    folder: Path
    cursor_file: Path | None = None
    progress: Callable[[int, int], None] = field(default=lambda _requests, _kept: None)
    """Told after each step how many requests there were, and how many lines are new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one run of a collection."""

    stopped: StopReason
    resume_at: datetime | None
    file: Path
    lines: int
    new_lines: int
    record: dict[str, object]
    """As it stands in ``<platform>.collection.json``."""


def collect(collection: Collection) -> Outcome:
    """Collect until there is nothing left to ask, or something stops it.

    1. Outside the window, nothing begins.
    2. The shelf is opened, alone; what an earlier cut left half-written is cut off.
    3. Each page has passed the gate in memory before it comes here; it is written,
       and then the cursor behind it.
    4. What was done is recorded: numbers, papers, gaps, never an account.

    Args:
        collection: What, where, and how much.

    Returns:
        Why it ended, and what there is now.

    Raises:
        OutsideWindowError: If today is no day of the election.
        CollectionRunningError: If somebody else writes to the folder.
        UnusableCursorError: If cursor and file do not belong together.
        RefusedByPlatformError: If the platform refuses for good; all pages before are kept.
    """
    begun_at = collection.clock.now()
    collection.scope.require_open(begun_at)
    with open_shelf(
        collection.folder,
        collection.cursor_file,
        platform=collection.scope.platform,
        election=collection.scope.election.election_id,
    ) as shelf:
        budget = collection.budget
        budget.units_day, budget.units_used = shelf.cursor.units_day, shelf.cursor.units_used
        before = shelf.cursor.lines
        try:
            stopped, resume_at = _walk(collection, shelf)
        finally:
            # What a request cost is remembered even if nothing came of it.
            shelf.commit((), shelf.cursor.state, units=(budget.units_day, budget.units_used))
        new_lines = shelf.cursor.lines - before
        record = _record(
            collection,
            shelf,
            begun_at=begun_at,
            stopped=stopped,
            resume_at=resume_at,
            new_lines=new_lines,
        )
    return Outcome(
        stopped=stopped,
        resume_at=resume_at,
        file=shelf.file,
        lines=shelf.cursor.lines,
        new_lines=new_lines,
        record=record,
    )


def _walk(collection: Collection, shelf: Shelf) -> tuple[StopReason, datetime | None]:
    budget, kept = collection.budget, 0
    try:
        for page in collection.source.iter_pages(dict(shelf.cursor.state)):
            kept += shelf.commit(
                page.lines, page.state, units=(budget.units_day, budget.units_used)
            )
            collection.progress(budget.requests, kept)
    except StoppedError as stop:
        return stop.reason, stop.resume_at
    except KeyboardInterrupt:
        return StopReason.INTERRUPTED, None
    return StopReason.FINISHED, None


def _record(
    collection: Collection,
    shelf: Shelf,
    *,
    begun_at: datetime,
    stopped: StopReason,
    resume_at: datetime | None,
    new_lines: int,
) -> dict[str, object]:
    scope, authorisation = collection.scope, collection.authorisation
    remarks = collection.source.remarks
    run: dict[str, object] = {
        "begun_at": begun_at.isoformat(),
        "ended_at": collection.clock.now().isoformat(),
        "stopped": stopped.value,
        "resume_at": resume_at.isoformat() if resume_at else None,
        "requests": collection.budget.requests,
        "accounts": len(scope.accounts),
        "accounts_not_covered": scope.not_covered,
        "not_asked": remarks.not_asked,
        "not_read": remarks.not_read,
        "gaps": [{"from": first, "until": last} for first, last in remarks.gaps],
        "new_lines": new_lines,
        "seen_before": shelf.duplicates,
        "unreadable": scope.sieve.unreadable,
        "directed_elsewhere": scope.sieve.directed_elsewhere,
        **scope.gate.count_by_name(),
        "authorisation": {
            "id": authorisation.authorisation_id,
            "sha256": authorisation.sha256,
            "notice_sha256": authorisation.notice.sha256,
            "assessment_sha256": authorisation.assessment.sha256,
            "units": list(authorisation.units),
        },
        "program": __version__,
    }
    path = shelf.file.with_name(f"{scope.platform.value}.collection.json")
    record: dict[str, object] = {
        "form": RECORD_FORM,
        "platform": scope.platform.value,
        "election": scope.election.election_id,
        "election_digest": scope.election.digest,
        "file": shelf.file.name,
        "lines": shelf.cursor.lines,
        "sha256": shelf.cursor.sha256,
        "runs": [*_read_runs(path), run][-_MOST_RUNS:],
    }
    write_durably(path, msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")
    return record


def _read_runs(path: Path) -> list[object]:
    try:
        found = msgspec.json.decode(path.read_bytes(), type=dict[str, object]).get("runs")
    except (OSError, msgspec.DecodeError):
        return []
    return found if isinstance(found, list) else []
