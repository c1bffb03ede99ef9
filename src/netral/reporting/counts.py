"""The counts of a run: where every record that was read has gone."""

from collections import Counter
from collections.abc import Mapping, Sequence, Sized
from dataclasses import dataclass, field
from typing import Protocol

from netral.intake import RejectedRecord
from netral.reporting.errors import CountsDoNotCloseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many records went which way; counts of records and acts, never of persons."""

    read: int
    """Every record of the parts that were read, whatever became of it."""
    undeclared: int
    """Dropped at the gate: nobody in the register declared the account."""
    not_valid: int
    """Dropped at the gate: declared, but not valid at the moment of the act."""
    outside_window: int
    """Forgotten: outside the dated window of the election."""
    quarantined: Mapping[str, int] = field(default_factory=dict)
    """Reason code to number of records that could not be understood."""
    screened: int
    indication_acts: int
    """Acts with at least one indication."""
    indications: int
    """Act times rule; an act may raise several rules."""
    unclear: int
    nothing: int
    nothing_because: Mapping[str, int] = field(default_factory=dict)
    """Guard that stopped, or ``no_rule``, to number of acts; empty if it was not kept."""
    nothing_repeated: int = 0
    """Of `nothing`: records of an act that another record had told already.

    Such records are not set aside as those of kept acts are: of an act for which there
    is nothing no place is kept.
    """

    @property
    def dropped(self) -> int:
        """Records that the gate dropped."""
        return self.undeclared + self.not_valid

    @property
    def quarantined_total(self) -> int:
        """Records in the quarantine, over all reasons."""
        return sum(self.quarantined.values())


class Run(Protocol):
    """What came of a run, as `netral.batch` has it."""

    read: int
    undeclared: int
    not_valid: int
    outside_window: int
    screened: int
    nothing: int
    nothing_because: Counter[str]
    nothing_repeated: int
    indication_acts: int

    @property
    def indications(self) -> Sized: ...
    @property
    def unclear(self) -> Sized: ...
    @property
    def rejected(self) -> Sequence[RejectedRecord]: ...


def count_run(run: Run) -> Counts:
    """Count where every record of a run went."""
    return Counts(
        read=run.read,
        undeclared=run.undeclared,
        not_valid=run.not_valid,
        outside_window=run.outside_window,
        quarantined=Counter(record.code for record in run.rejected),
        screened=run.screened,
        indication_acts=run.indication_acts,
        indications=len(run.indications),
        unclear=len(run.unclear),
        nothing=run.nothing,
        nothing_because=run.nothing_because,
        nothing_repeated=run.nothing_repeated,
    )


def verify_counts(counts: Counts) -> None:
    """Verify that every record is accounted for exactly once.

    Args:
        counts: The counts of a finished run.

    Raises:
        CountsDoNotCloseError: If a whole is not the sum of its parts, a count is
            negative, or there are fewer indications than acts that carry one.

    Example:
        >>> verify_counts(
        ...     Counts(
        ...         read=3, undeclared=1, not_valid=0, outside_window=1, screened=1,
        ...         indication_acts=0, indications=0, unclear=0, nothing=1,
        ...     )
        ... )
    """
    _verify_sum(
        "read",
        counts.read,
        {
            "dropped at the gate": counts.dropped,
            "outside the window": counts.outside_window,
            "quarantined": counts.quarantined_total,
            "screened": counts.screened,
        },
    )
    _verify_sum(
        "screened",
        counts.screened,
        {
            "acts with an indication": counts.indication_acts,
            "unclear": counts.unclear,
            "nothing": counts.nothing,
        },
    )
    if counts.nothing_because:
        _verify_sum("nothing", counts.nothing, counts.nothing_because)
    for name, number in _all_numbers(counts):
        if number < 0:
            raise CountsDoNotCloseError(name, number, "no records", 0)
    _verify_shares(counts)


def _verify_sum(whole: str, expected: int, parts: Mapping[str, int]) -> None:
    found = sum(parts.values())
    if found != expected:
        names = " + ".join(f"{name} ({number})" for name, number in parts.items())
        raise CountsDoNotCloseError(whole, expected, names, found)


def _verify_shares(counts: Counts) -> None:
    if counts.nothing_repeated > counts.nothing:
        whole = "nothing, repeated"
        raise CountsDoNotCloseError(whole, counts.nothing_repeated, "nothing", counts.nothing)
    whole, parts = "indications", "acts that carry at least one"
    acts, number = counts.indication_acts, counts.indications
    if number < acts or (number > 0 and acts == 0):
        raise CountsDoNotCloseError(whole, number, parts, acts)


def _all_numbers(counts: Counts) -> list[tuple[str, int]]:
    return [
        ("undeclared", counts.undeclared),
        ("not valid", counts.not_valid),
        ("outside the window", counts.outside_window),
        ("screened", counts.screened),
        ("acts with an indication", counts.indication_acts),
        ("indications", counts.indications),
        ("unclear", counts.unclear),
        ("nothing", counts.nothing),
        ("nothing, repeated", counts.nothing_repeated),
        *((f"quarantined {code}", number) for code, number in counts.quarantined.items()),
    ]
