"""What the screenings so far could not see, and why: counts of records, never of persons."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from netral.reporting.counts import Counts, verify_counts
from netral_console.cases.asking import asking_as_store
from netral_console.office.models import ScreeningCounts

_WAYS = (
    *("read", "undeclared", "not_valid", "outside_window", "quarantined_total"),
    *("screened", "nothing", "unclear", "indication_acts"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Where the records of all screenings went that were loaded."""

    screenings: int
    ways: tuple[tuple[str, int], ...]
    """Name as in the summary of a run, and number of records; they close."""
    quarantined: tuple[tuple[str, int], ...]
    """Reason code and number, the commonest first."""


def keep_counts(counts: Counts, *, key: str, at: datetime) -> bool:
    """Keep the counts of a screening whose indications were loaded; under one key once.

    Args:
        counts: Of the run.
        key: Digest of its summary, or reference of its import.
        at: Now.

    Returns:
        Whether they are new.

    Raises:
        CountsDoNotCloseError: If a record is in none of them, or in two.
    """
    verify_counts(counts)
    told = {way: getattr(counts, way) for way in _WAYS}
    told["quarantined"] = dict(counts.quarantined)
    with asking_as_store(using="default"):
        _, is_new = ScreeningCounts.objects.get_or_create(
            key=key, defaults={"counts": told, "loaded_at": at}
        )
    return is_new


def sum_coverage() -> Coverage:
    """Add up what is kept."""
    with asking_as_store(using="default"):
        kept = list(ScreeningCounts.objects.order_by("position").values_list("counts", flat=True))
    reasons: Counter[str] = Counter()
    for each in kept:
        reasons.update(each["quarantined"])
    return Coverage(
        screenings=len(kept),
        ways=tuple((way, sum(each[way] for each in kept)) for way in _WAYS),
        quarantined=tuple(reasons.most_common()),
    )
