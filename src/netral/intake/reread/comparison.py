"""Compares readings: what came to it, what is gone, and when that is an alarm."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from netral.intake.reread.reading import Reading

FALL_OFF = 0.5
"""A source that gives less than this share of its usual records raises an alarm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How a reading differs from the one before it."""

    added: int
    vanished: int
    alarms: tuple[str, ...]
    """In sentences; an alarm never looks like "no activity"."""


def compare_readings(earlier: Reading | None, now: Reading) -> Comparison:
    """Compare two readings of the same bytes.

    Acts that come to it are what an update is for. Acts that vanish are an alarm,
    whatever the update was for.

    Args:
        earlier: The reading before, if any.
        now: The reading.

    Returns:
        The comparison.
    """
    before = set(earlier.act_ids) if earlier is not None else set[str]()
    after = set(now.act_ids)
    alarms = []
    if now.refused:
        alarms.append(f"It cannot be read ({now.refused}).")
    vanished = len(before - after)
    if vanished:
        alarms.append(
            f"{vanished} acts that were read before are missing now: look at what changed, "
            "the parser, the mapping or the register."
        )
    if earlier is not None and now.records < earlier.records:
        alarms.append(f"{now.records} records were read; before there were {earlier.records}.")
    return Comparison(added=len(after - before), vanished=vanished, alarms=tuple(alarms))


def find_fall_off(earlier: Sequence[Reading], now: Reading) -> str | None:
    """Find out whether a source gives far less than it used to.

    Args:
        earlier: Readings of earlier uploads of the same source.
        now: The reading of the latest upload.

    Returns:
        The alarm in a sentence, or ``None``.
    """
    if not earlier:
        return None
    usual = median(reading.records for reading in earlier)
    if now.records >= FALL_OFF * usual:
        return None
    return (
        f"The source gave {now.records} records; usually there are {usual:.0f}. "
        "That is no sign of less activity: look at the mapping and at the source first."
    )
