"""Writes all files of one run: indications, unclear acts, quarantine, summary, report."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from netral.intake.quarantine import RejectedRecord
from netral.reporting.card import choose_indications
from netral.reporting.counts import verify_counts
from netral.reporting.page import MOST_INDICATIONS, render_report
from netral.reporting.record import (
    Record,
    context_of_run,
    indication_record,
    rejected_record,
    unclear_record,
)
from netral.reporting.run import RunReport
from netral.reporting.summary import summarise
from netral.reporting.writing import RunFolder

INDICATIONS_FILE = "indications.jsonl"
UNCLEAR_FILE = "unclear.jsonl"
QUARANTINE_FILE = "quarantine.jsonl"
SUMMARY_FILE = "summary.json"
REPORT_FILE = "report.html"


def write_run(
    folder: Path, run: RunReport, *, rejected: Iterable[RejectedRecord]
) -> dict[str, Any]:
    """Write the files of a run, all of them or none.

    The steps:

    1. The counts are verified; nothing is written if they do not close.
    2. The lines are written to staged files.
    3. Summary and report are made.
    4. All files get their names.

    Args:
        folder: Made if it is not there; files of an earlier run in it are replaced.
        run: The finished run.
        rejected: The quarantine of the run.

    Returns:
        The summary as written.

    Raises:
        CountsDoNotCloseError: If the counts of the run contradict each other.
        OutputExistsError: If the folder is a file.
        OutputUnwritableError: If the disk refuses; nothing is left half-written.
    """
    verify_counts(run.counts)  # 1
    context = context_of_run(run.election, versions=run.versions)
    with RunFolder(folder) as outputs:
        lines = outputs.open_file(INDICATIONS_FILE)  # 2
        shown = choose_indications(run.indications, MOST_INDICATIONS)
        on_page = {id(indication) for group in shown for indication in group}
        records: dict[int, Record] = {}
        for indication in run.indications:
            made = indication_record(indication, context)
            lines.write_record(made)
            if id(indication) in on_page:
                records[id(indication)] = made
        lines = outputs.open_file(UNCLEAR_FILE)
        for screened in run.unclear:
            lines.write_record(unclear_record(screened, context))
        lines = outputs.open_file(QUARANTINE_FILE)
        for record in rejected:
            lines.write_record(rejected_record(record))
        summary = summarise(run)  # 3
        document = msgspec.json.format(msgspec.json.encode(summary), indent=2)
        outputs.open_file(SUMMARY_FILE).write(document + b"\n")
        outputs.open_file(REPORT_FILE).write(render_report(run, records=records).encode("utf-8"))
    return summary  # 4 was done on leaving the block
