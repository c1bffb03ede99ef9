"""The counts of a day as a file, for an office that keeps its cases elsewhere."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from netral.reporting.counts import Counts
from netral.reporting.errors import CensusUnreadableError, CountsDoNotCloseError
from netral.values.standing import Ending, Stage, Standing

Decoded = TypeVar("Decoded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """The true counts of one day; kept inside the house."""

    day: date
    tally: Counter[Standing]
    """How many cases stand where."""
    neutral: int
    """Answers of reviewers to invented items that are known to be neutral."""
    confirmed: int
    """Of those, how many said "supported"."""


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    count: int
    stage: Stage | None = None
    is_late: bool = False
    ending: Ending | None = None
    contestant_id: str = ""


class _Invented(msgspec.Struct, forbid_unknown_fields=True):
    neutral: int = 0
    confirmed: int = 0


class _File(msgspec.Struct, forbid_unknown_fields=True):
    format: Literal["netral.census.v1"]
    day: date
    taken_in: int
    cases: list[_Line]
    invented: _Invented = msgspec.field(default_factory=_Invented)


class _SummaryCounts(msgspec.Struct):
    read: int
    dropped_because: dict[str, int]
    outside_window: int
    quarantined_because: dict[str, int]
    screened: int
    acts_with_indication: int
    indications: int
    unclear: int
    nothing: int


class _Summary(msgspec.Struct):
    format: Literal["netral.summary.v1"]
    counts: _SummaryCounts


def read_census(path: Path) -> Census:
    """Read the counts of a day.

    Args:
        path: A file of the format `netral.census.v1`; docs/howto/transparency.md.

    Returns:
        The counts.

    Raises:
        CensusUnreadableError: If the file is not of that format or holds a negative count.
        CountsDoNotCloseError: If the cases do not add up to what was taken in, or more
            invented items were confirmed than answered.
    """
    found = _read(path, _File)
    invented = found.invented
    if min([invented.neutral, invented.confirmed, *(each.count for each in found.cases)]) < 0:
        raise CensusUnreadableError(path.name, "a count is negative")
    tally: Counter[Standing] = Counter()
    for line in found.cases:
        if line.stage is not None and line.ending is not None:
            raise CensusUnreadableError(path.name, "a case is open and has ended")
        standing = Standing(
            stage=line.stage,
            is_late=line.is_late,
            ending=line.ending,
            contestant_id=line.contestant_id,
        )
        tally[standing] += line.count
    if tally.total() != found.taken_in:
        whole, parts = "taken in", "the cases"
        raise CountsDoNotCloseError(whole, found.taken_in, parts, tally.total())
    if invented.confirmed > invented.neutral:
        whole, parts = "invented items answered", "those confirmed"
        raise CountsDoNotCloseError(whole, invented.neutral, parts, invented.confirmed)
    return Census(
        day=found.day, tally=tally, neutral=invented.neutral, confirmed=invented.confirmed
    )


def read_summary_counts(path: Path) -> Counts:
    """Read the counts of a run from its `summary.json`.

    Args:
        path: The file that `netral screen` wrote.

    Returns:
        The counts.

    Raises:
        CensusUnreadableError: If the file is no summary of a run.
    """
    counts = _read(path, _Summary).counts
    return Counts(
        read=counts.read,
        undeclared=counts.dropped_because.get("undeclared", 0),
        not_valid=counts.dropped_because.get("not_valid", 0),
        outside_window=counts.outside_window,
        quarantined=counts.quarantined_because,
        screened=counts.screened,
        indication_acts=counts.acts_with_indication,
        indications=counts.indications,
        unclear=counts.unclear,
        nothing=counts.nothing,
    )


def _read(path: Path, form: type[Decoded]) -> Decoded:
    try:
        return msgspec.json.decode(path.read_bytes(), type=form)
    except (OSError, msgspec.DecodeError) as error:
        raise CensusUnreadableError(path.name, str(error)) from error
