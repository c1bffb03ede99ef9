"""Reads activity for an import: what is in the files, and the indications that come of them.

Only accounts that the console has declarations for come through the gate; it is asked in
the child that reads a file, so that nothing of anybody else ever leaves it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from netral import __version__
from netral.batch.context import RunContext
from netral.batch.run import RunResult, plan_parts, screen_files
from netral.errors import NetralError
from netral.intake import ColumnMapping, ask_apart, inspect_file
from netral.intake.errors import RefusedFormatError, UnknownLayoutError
from netral.intake.wizard import (
    PreviewRow,
    Proposal,
    TableSample,
    Wish,
    preview_acts,
    propose_mapping,
    read_table_sample,
)
from netral.language import load_text_reader
from netral.reporting import context_of_run, indication_record, versions_of_run
from netral.reporting.counts import count_run
from netral_console import wiring
from netral_console.administration.changing import may_monitor
from netral_console.administration.rulebooks import list_editions
from netral_console.errors import MonitoringOffError
from netral_console.imports.told import ActsTableTold, FileGiven, FileTold, Preview, RowTold
from netral_console.office.coverage import keep_counts
from netral_console.office.loading import load_records
from netral_console.registry.declared_roster import read_declared_roster

READING, SEALING = "reading", "sealing"
Progress = Callable[[str, int, int], None]


def check_activity(
    paths: Sequence[Path], given: Sequence[FileGiven], *, at: datetime
) -> tuple[Preview, dict[str, int]]:
    """Check files for an import.

    Args:
        paths: The files.
        given: What was told of them, in the same order.
        at: Now.

    Returns:
        What to show, and the counts that may stay.

    Raises:
        MonitoringOffError: If indications are not taken in now.
    """
    if not may_monitor(at=at):
        raise MonitoringOffError
    files = [_tell_file(path, file) for path, file in zip(paths, given, strict=True)]
    is_ready = all(not each.problem and each.format_name for each in files)
    counted = [each.rows for each in files if each.rows is not None]
    counts = {"files": len(files)}
    if len(counted) == len(files):
        counts["records"] = sum(counted)
    return Preview(files=files, is_ready=is_ready), counts


def import_activity(
    paths: Sequence[Path],
    given: Sequence[FileGiven],
    *,
    reference: str,
    at: datetime,
    progress: Progress,
) -> dict[str, int]:
    """Screen files with the election and the rulebook in force, and keep what they raise.

    Taken up again after a break it adds nothing twice: an act is known by its id.

    Args:
        paths: The files.
        given: What was told of them.
        reference: Of the import: what it could not see is counted once.
        at: Now.
        progress: Told the phase, and how much of all is done.

    Returns:
        What became of every record.

    Raises:
        MonitoringOffError: If indications are not taken in now; then nothing is kept.
        NetralError: If a file cannot be read.
    """
    if not may_monitor(at=at):
        raise MonitoringOffError
    context = _make_context(at=at)
    result = _screen(paths, given, context=context, progress=progress)
    loading = load_records(
        _records_of(result, context),
        at=at,
        progress=lambda done, total: progress(SEALING, done, total),
    )
    counts = count_run(result)
    keep_counts(counts, key=reference, at=at)
    return {
        "read": counts.read,
        "undeclared": counts.undeclared,
        "not_valid": counts.not_valid,
        "outside_window": counts.outside_window,
        "quarantined": counts.quarantined_total,
        "nothing": counts.nothing,
        "unclear": counts.unclear,
        "indication_acts": counts.indication_acts,
        "added": loading.added,
        "known": loading.known,
        "undeclared_now": loading.undeclared,
        "refused": len(loading.refused),
    }


def _make_context(*, at: datetime) -> RunContext:
    election, declared = wiring.get_election(), read_declared_roster()
    return RunContext(
        election=election,
        editions=list_editions(at=at),
        roster=declared.roster,
        text_reader=load_text_reader(election),
        pseudonyms=declared.pseudonyms,
    )


def _screen(
    paths: Sequence[Path], given: Sequence[FileGiven], *, context: RunContext, progress: Progress
) -> RunResult:
    parts = [
        part
        for path, file in zip(paths, given, strict=True)
        for part in plan_parts([path], mapping=_mapping_of(path, file), workers=1)
    ]
    counted = [inspect_file(part.path, mapping=part.mapping).record_count for part in parts]
    total = 0 if None in counted else sum(filter(None, counted))

    def tell(read: int, _: int) -> None:
        progress(READING, min(read, total) if total else read, total)

    return screen_files(parts, context=context, workers=1, progress=tell)


def _records_of(result: RunResult, context: RunContext) -> dict[str, list[Any]]:
    versions = versions_of_run(
        program=__version__,
        election=context.election,
        editions=context.editions,
        model=context.text_reader.model_name,
    )
    spelling = context_of_run(context.election, versions=versions)
    of_act: dict[str, list[Any]] = defaultdict(list)
    for each in result.indications:
        # As a file of `netral screen` has it: plain values alone.
        record = msgspec.json.decode(msgspec.json.encode(indication_record(each, spelling)))
        of_act[record["act_id"]].append(record)
    return of_act


def _tell_file(path: Path, given: FileGiven) -> FileTold:
    try:
        inspection = inspect_file(path, mapping=_mapping_of(path, given))
    except (UnknownLayoutError, RefusedFormatError) as error:
        return FileTold(name=path.name, problem=_say(error), acts_table=_tell_table(path, given))
    except NetralError as error:
        return FileTold(name=path.name, problem=_say(error))
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return FileTold(
        name=path.name,
        sha256=digest,
        rows=inspection.record_count,
        format_name=inspection.format_name,
        grade=inspection.grade.value,
        would_read=list(inspection.would_read),
        would_not_read=[(part.path, part.reason) for part in inspection.would_not_read],
        notes=list(inspection.notes),
    )


def _mapping_of(path: Path, given: FileGiven) -> ColumnMapping | None:
    """Give the mapping that a person agreed to; `None` if nobody was asked for one."""
    if not given.is_named:
        return None
    proposal = _propose(path, given, _sample(path))
    return None if proposal.missing else proposal.to_mapping()


def _tell_table(path: Path, given: FileGiven) -> ActsTableTold | None:
    """Tell what the columns of a table may be; `None` if it is no table at all."""
    try:
        sample = _sample(path)
        proposal = _propose(path, given, sample)
        rows = [] if proposal.missing else _preview(path, proposal.to_mapping())
    except NetralError:
        return None
    return ActsTableTold(
        titles=list(sample.columns),
        columns=proposal.columns,
        constants=proposal.constants,
        zone=proposal.zone or "",
        assumptions=list(proposal.assumptions),
        missing=list(proposal.missing),
        rows=[
            RowTold(
                pointer=each.pointer,
                account=each.account,
                verb=each.verb,
                occurred_at=each.occurred_at,
                text=each.text,
                refused=each.refused,
            )
            for each in rows
        ],
    )


def _sample(path: Path) -> TableSample:
    return ask_apart(path, lambda: read_table_sample(path), TableSample)


def _preview(path: Path, mapping: ColumnMapping) -> list[PreviewRow]:
    return ask_apart(path, lambda: preview_acts(path, mapping=mapping), list[PreviewRow])


def _propose(path: Path, given: FileGiven, sample: TableSample) -> Proposal:
    wish = Wish(columns=given.columns, constants=given.constants, zone=given.zone or None)
    return propose_mapping(sample, stem=path.stem, wish=wish)


def _say(error: NetralError) -> str:
    return f"{error.problem} {error.remedy}".strip()
