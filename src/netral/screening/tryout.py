"""What another rulebook would flag of past acts, and how people decided on those acts."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from netral.rulebook import Edition, match_act
from netral.rulebook.rule import About
from netral.rulebook.trace import ActFacts, Answer
from netral.screening.errors import EditionNotTriedError
from netral.screening.indication import Effect
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.stance import Stance

ANY_RULE = ""
"""Stands for the act as a whole, whichever of its rules it is flagged for."""


class PastOutcome(StrEnum):
    """What people made of a past act."""

    CONFIRMED = "confirmed"
    """A receiving body found a violation."""
    NOT_CONFIRMED = "not_confirmed"
    """It was closed without one, or taken back."""
    UNDECIDED = "undecided"
    """No case, or none that has ended."""


class Shift(StrEnum):
    """What another rulebook does to the flag of an act."""

    NEWLY = "newly"
    NO_LONGER = "no_longer"
    STILL = "still"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftLine:
    """How many acts a rule would flag newly, no longer and still, by what became of them."""

    rule_code: str
    """`ANY_RULE` for acts as a whole."""
    counts: Mapping[Shift, Mapping[PastOutcome, int]]

    def count(self, shift: Shift, outcome: PastOutcome | None = None) -> int:
        """Count the acts of a shift, of all outcomes unless one is named."""
        found = self.counts[shift]
        return sum(found.values()) if outcome is None else found[outcome]


class Tryout:
    """Counts shifts, one act after another; it holds no act and nobody.

    It tells what would be flagged, not what would be right: an act that nobody ever
    looked at is undecided, and stays so.
    """

    def __init__(self, counts: Mapping[str, int] | None = None) -> None:
        """Begin, or go on from the counts of an earlier `to_counts`."""
        self._counts: Counter[str] = Counter(counts or {})

    def add(self, *, before: Collection[str], after: Collection[str], outcome: PastOutcome) -> None:
        """Count one act.

        Args:
            before: Codes of the rules it is flagged for now.
            after: Codes of the rules it would be flagged for.
            outcome: What people made of it.
        """
        for code in {*before, *after}:
            self._count(code, code in before, code in after, outcome)
        if before or after:
            self._count(ANY_RULE, bool(before), bool(after), outcome)

    def to_counts(self) -> dict[str, int]:
        """Give the counts as plain words and numbers, so that the work can go on later."""
        return dict(sorted(self._counts.items()))

    def list_lines(self) -> list[ShiftLine]:
        """List the acts as a whole first, then each rule that flags or would flag any."""
        codes = sorted({key.split("|")[0] for key in self._counts} | {ANY_RULE})
        return [
            ShiftLine(
                rule_code=code,
                counts={
                    shift: {
                        outcome: self._counts[_key(code, shift, outcome)] for outcome in PastOutcome
                    }
                    for shift in Shift
                },
            )
            for code in codes
        ]

    def _count(self, code: str, was: bool, would: bool, outcome: PastOutcome) -> None:  # noqa: FBT001
        shift = Shift.STILL if was and would else Shift.NEWLY if would else Shift.NO_LONGER
        self._counts[_key(code, shift, outcome)] += 1


def swap_edition(editions: Sequence[Edition], proposed: Edition) -> tuple[Edition, ...]:
    """Put a proposed edition in the place of the one with the same id.

    Args:
        editions: The editions that govern the election.
        proposed: The changed one.

    Returns:
        All editions, with the proposed one.

    Raises:
        EditionNotTriedError: If the election is not governed by an edition of that id.
    """
    known = tuple(each.edition_id for each in editions)
    if proposed.edition_id not in known:
        raise EditionNotTriedError(proposed.edition_id, known)
    return tuple(proposed if each.edition_id == proposed.edition_id else each for each in editions)


def flag_record(
    record: Mapping[str, Any], editions: Sequence[Edition], *, designated_on: date | None
) -> frozenset[str] | None:
    """Tell for which rules an act would be flagged that screening has written down.

    Text, contestant and guards do not depend on the rulebook, so the facts that were
    written are asked again, and the answer is the one that screening would give.

    Args:
        record: A line of `indications.jsonl` or `unclear.jsonl`.
        editions: The rulebook to ask.
        designated_on: Local day of designation, from the election.

    Returns:
        Codes of rules; empty if none; `None` if the record does not tell its facts.
    """
    facts = _read_facts(record, designated_on)
    if facts is None:
        return None
    effects = {guard["effect"] for guard in record["guards"]}
    trace = match_act(facts, editions)
    if effects & {Effect.STOPS, Effect.LIMITS} or trace.answer is not Answer.INDICATION:
        return frozenset()
    return frozenset(each.code for each in trace.matches if each.answer is Answer.INDICATION)


def _read_facts(record: Mapping[str, Any], designated_on: date | None) -> ActFacts | None:
    told = (record.get("trace") or {}).get("facts")
    if told is None or "guards" not in record:
        return None
    return ActFacts(
        act_kind=ActKind(told["act_kind"]),
        about=About(told["about"]),
        stance=Stance(told["stance"]),
        phase=Phase(told["phase"]),
        on=None if told["on"] is None else date.fromisoformat(told["on"]),
        known_circumstances=frozenset(told["known_circumstances"]),
        designated_on=designated_on,
    )


def _key(code: str, shift: Shift, outcome: PastOutcome) -> str:
    return f"{code}|{shift.value}|{outcome.value}"
