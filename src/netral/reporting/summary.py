"""The summary of a run: counts that close, with what they were made."""

from collections import Counter
from datetime import UTC
from typing import Any

from netral.reporting.counts import Counts, verify_counts
from netral.reporting.run import RunReport, SourceRead

SUMMARY_FORMAT = "netral.summary.v1"


def summarise(run: RunReport) -> dict[str, Any]:
    """Summarise a run in numbers of records and acts, never of persons.

    Args:
        run: The finished run.

    Returns:
        A document of JSON types for `summary.json`.

    Raises:
        CountsDoNotCloseError: If read is not dropped + outside + quarantined +
            screened, or screened is not indications' acts + unclear + nothing.
    """
    verify_counts(run.counts)
    counts = run.counts
    return {
        "format": SUMMARY_FORMAT,
        "election": {
            "id": run.election.election_id,
            "title": run.election.title,
            "digest": run.versions.election_digest,
        },
        "editions": [{"id": name, "digest": digest} for name, digest in run.versions.editions],
        "program": run.versions.program,
        "model": run.versions.model,
        "screened_at": run.screened_at.astimezone(UTC).isoformat(),
        "counts": counts_part(counts),
        "indications_by": {
            "phase": _tally(each.phase.value for each in run.indications),
            "rule": _tally(each.match.code for each in run.indications),
            "contestant": _tally(each.contestant_id for each in run.indications),
            "platform": _tally(each.act.account.platform.value for each in run.indications),
            "grade": _tally(each.act.provenance.grade.value for each in run.indications),
        },
        "sources": [_source_part(source) for source in run.sources],
        "notes": list(run.notes),
    }


def counts_part(counts: Counts) -> dict[str, Any]:
    """Give the counts in the shape of `summary.json`, with the sums that must hold.

    Args:
        counts: The counts of a run.

    Returns:
        A document of JSON types.
    """
    return {
        "read": counts.read,
        "dropped_at_gate": counts.dropped,
        "dropped_because": {"undeclared": counts.undeclared, "not_valid": counts.not_valid},
        "outside_window": counts.outside_window,
        "quarantined": counts.quarantined_total,
        "quarantined_because": dict(sorted(counts.quarantined.items())),
        "screened": counts.screened,
        "acts_with_indication": counts.indication_acts,
        "indications": counts.indications,
        "unclear": counts.unclear,
        "nothing": counts.nothing,
        "nothing_because": dict(sorted(counts.nothing_because.items())),
        "nothing_repeated": counts.nothing_repeated,
    }


def _tally(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _source_part(source: SourceRead) -> dict[str, Any]:
    inspection = source.inspection
    return {
        "file": source.file,
        "sha256": source.sha256,
        "format": inspection.source_format,
        "format_name": inspection.format_name,
        "grade": inspection.grade.value,
        "read": source.read,
        "quarantined": source.quarantined,
        "would_read": list(inspection.would_read),
        "not_read": [
            {"path": part.path, "reason": part.reason} for part in inspection.would_not_read
        ],
        "notes": list(inspection.notes),
    }
