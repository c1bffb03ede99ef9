"""Stops the taking in when reviewers support the tool unevenly between contestants (R6)."""

import hashlib
from dataclasses import asdict
from datetime import datetime

import msgspec

from netral.casework.evenness import Support, measure_evenness
from netral_console import wiring
from netral_console.administration.models import EvennessReading
from netral_console.cases.asking import asking_as_store
from netral_console.exhibits.store import note_configuration

SUSPENDED = "monitoring_suspended"
_FORM = "netral.evenness.v1"


def read_evenness(*, since: datetime, at: datetime) -> tuple[Support, ...]:
    """Compare contestants and keep what was found; run it once a day.

    Args:
        since: When the taking in was switched on last: older cases were judged already.
        at: Now.
    """
    cases = (each for each in wiring.get_store().iter_cases() if each.taken_in_at >= since)
    lines = measure_evenness(cases)
    kept = [asdict(each) for each in lines]
    uneven = [each.contestant_id for each in lines if each.is_uneven]
    if uneven:
        digest = hashlib.sha256(msgspec.json.encode(kept, order="deterministic")).hexdigest()
        facts = {"contestants": " ".join(uneven), "sha256": digest}
        key = f"evenness-{at:%Y-%m-%d}-{digest[:16]}"
        note_configuration(key, SUSPENDED, _FORM, facts, at=at)
    with asking_as_store(using="default"):
        EvennessReading.objects.create(read_at=at, lines=kept, is_uneven=bool(uneven))
    return lines


def find_last_reading() -> tuple[Support, ...]:
    """Find what the last comparison found; empty before the first."""
    with asking_as_store(using="default"):
        row = EvennessReading.objects.order_by("position").last()
    return () if row is None else tuple(Support(**each) for each in row.lines)


def find_suspension(*, since: datetime) -> EvennessReading | None:
    """Find the first comparison that was uneven since a moment."""
    with asking_as_store(using="default"):
        uneven = EvennessReading.objects.filter(is_uneven=True, read_at__gte=since)
        return uneven.order_by("position").first()
