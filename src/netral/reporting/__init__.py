"""What people read: the report of a run and its summary, with counts that close."""

from netral.reporting.counts import Counts, verify_counts
from netral.reporting.errors import (
    CountsDoNotCloseError,
    OutputExistsError,
    OutputUnwritableError,
    ReportingError,
)
from netral.reporting.output import write_run
from netral.reporting.page import render_report
from netral.reporting.record import (
    RecordContext,
    context_of_run,
    indication_record,
    rejected_record,
    unclear_record,
)
from netral.reporting.run import RunReport, RunVersions, SourceRead, versions_of_run
from netral.reporting.summary import summarise
from netral.reporting.writing import (
    RunFolder,
    StagedFile,
    write_indications,
    write_quarantine,
    write_unclear,
)

__all__ = [
    "Counts",
    "CountsDoNotCloseError",
    "OutputExistsError",
    "OutputUnwritableError",
    "RecordContext",
    "ReportingError",
    "RunFolder",
    "RunReport",
    "RunVersions",
    "SourceRead",
    "StagedFile",
    "context_of_run",
    "indication_record",
    "rejected_record",
    "render_report",
    "summarise",
    "unclear_record",
    "verify_counts",
    "versions_of_run",
    "write_indications",
    "write_quarantine",
    "write_run",
    "write_unclear",
]
