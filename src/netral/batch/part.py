"""A part of the work: one file, or one stripe of a large table, screened on its own."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from netral.batch.act_key import Keys, key_act, no_keys
from netral.batch.context import RunContext
from netral.batch.stripe import Stripe
from netral.intake import Act, ColumnMapping, RejectedRecord, iter_acts, read_apart
from netral.register import Gate, GateCounts
from netral.screening import Screened

CHUNK = 2_000
"""Acts that are read by the model together: enough to be fast, few enough to stay small."""

Ticker = Callable[[int], None]
"""Is told how many more records were read; called between chunks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of the work."""

    path: Path
    mapping: ColumnMapping | None = None
    stripe: Stripe | None = None


@dataclass(slots=True, kw_only=True)
class PartResult:
    """What came of one part; results add up without regard to their order."""

    part: Part
    gate: GateCounts
    screened: int = 0
    kept: list[Screened] = field(default_factory=list)
    """Acts with an indication or unclear ones; of the others only a count remains."""
    nothing_because: Counter[str] = field(default_factory=Counter)
    """Guard or rulebook word to number of acts for which there is nothing."""
    nothing_keys: Keys = field(default_factory=no_keys)
    """The acts for which there is nothing, so that one that was read twice can be told."""
    rejected: list[RejectedRecord] = field(default_factory=list)

    @property
    def read(self) -> int:
        """Records read: every one of them went exactly one way."""
        gate = self.gate
        turned_away = gate.dropped_undeclared + gate.dropped_not_valid + gate.outside_window
        return turned_away + len(self.rejected) + self.screened


def screen_part(part: Part, *, context: RunContext, tick: Ticker) -> PartResult:
    """Screen one part from its file to its results.

    Args:
        part: What to read.
        context: What to screen it with.
        tick: Is told of progress.

    Returns:
        The part's results.
    """
    gate = context.open_gate()
    result = PartResult(part=part, gate=gate.counts)
    records = _iter_records(part, gate)
    for chunk in _chunks(records, CHUNK):
        before = result.read
        _screen_chunk(chunk, result, gate=gate, context=context)
        result.gate = gate.counts
        tick(result.read - before)
    rest = gate.counts
    before = result.read
    result.gate = rest
    tick(result.read - before)
    return result


def _iter_records(part: Part, gate: Gate) -> Iterator[Act | RejectedRecord]:
    if part.stripe is None:
        return iter_acts(part.path, door=gate, mapping=part.mapping)
    return read_apart(part.path, door=gate, read=lambda: _iter_stripe(part, gate))


def _iter_stripe(part: Part, gate: Gate) -> Iterator[Act | RejectedRecord]:
    # Arrow is imported only where a table needs it, in the child that reads the table.
    from netral.batch.table import iter_table_acts  # noqa: PLC0415

    stripe = part.stripe or Stripe(index=0, of=1)
    return iter_table_acts(part.path, stripe=stripe, gate=gate, mapping=part.mapping)


def _chunks(
    records: Iterable[Act | RejectedRecord], size: int
) -> Iterator[list[Act | RejectedRecord]]:
    stream = iter(records)
    while chunk := list(islice(stream, size)):
        yield chunk


def _screen_chunk(
    chunk: list[Act | RejectedRecord], result: PartResult, *, gate: Gate, context: RunContext
) -> None:
    acts: list[tuple[Act, str]] = []
    for record in chunk:
        if isinstance(record, RejectedRecord):
            result.rejected.append(record)
            continue
        person = gate.find_person(record.account, record.occurred_at)
        if person is None:
            # The door let it in a moment ago; only a changed register could say otherwise.
            msg = f"act {record.act_id} passed the gate without a person"
            raise AssertionError(msg)
        acts.append((record, person))
    result.screened += len(acts)
    sifted = context.screener.sift(acts)
    result.kept += sifted.kept
    result.nothing_because += sifted.nothing_because
    kept = {id(screened.act) for screened in sifted.kept}
    result.nothing_keys.extend(
        key_act(act.act_id, person) for act, person in acts if id(act) not in kept
    )
