"""Compares what a screening wrote with the ground truth of the world that it read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from netral_practice.errors import NoScreeningError, NoWorldError
from netral_practice.truth import Expected
from netral_practice.writing.folder import TRUTH_FILE

_NO_TRAP = "-"
_EXAMPLES_A_TRAP = 2
_SILENT = (Expected.NOTHING, Expected.DROPPED, Expected.OUTSIDE_WINDOW)


class Found(StrEnum):
    """What a screening wrote about an act."""

    INDICATION = "indication"
    UNCLEAR = "unclear"
    QUARANTINED = "quarantined"
    SILENT = "silent"
    """No line: nothing found, dropped at the gate, or outside the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrapRow:
    """How the acts of one trap fared; ``-`` stands for acts without a trap."""

    trap: str
    acts: int
    found: dict[Found, int]
    right: int
    accepted: int
    """Not what the truth says first, but an answer that it allows."""
    wrong: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A screening beside the truth."""

    acts: int
    right: int
    accepted: int
    wrong: int
    missed: int
    """Indications expected, and neither an indication nor unclear written."""
    false_indications: int
    """Indications written of acts that must not have one."""
    wrong_rules: int
    """Indications of right acts, none of whose expected rules was raised."""
    wrong_contestants: int
    confusion: dict[Expected, dict[Found, int]]
    traps: tuple[TrapRow, ...]
    counts_expected: dict[str, int]
    counts_found: dict[str, int]
    unknown_lines: int
    """Lines of the screening that name no act of the world."""
    examples: tuple[str, ...]
    """Keys of some wrong acts, with what was expected and found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    found: dict[str, Found]
    rules: dict[str, set[str]]
    contestants: dict[str, set[str]]
    counts: dict[str, int]


def compare_with_truth(screened: Path, world: Path, *, example_count: int = 24) -> Comparison:
    """Compare the output of `netral screen` with the truth of a practice world.

    It says how the flow and the traps fared. It says nothing about how often real
    people would be judged right: the texts are invented, and by one hand.

    Args:
        screened: Folder that `netral screen` wrote.
        world: Folder that `netral practice` wrote.
        example_count: How many wrong acts to name at most.

    Returns:
        The comparison.

    Raises:
        NoWorldError: If there is no truth in the world's folder.
        NoScreeningError: If an output file of the screening is missing.
    """
    truths = _read_truths(world)
    written = _read_written(screened)
    tally = _Tally(written, example_count)
    for truth in truths:
        tally.add(truth)
    known = {str(truth["act_key"]) for truth in truths}
    return tally.finish(unknown=sum(key not in known for key in written.found))


class _Tally:
    """Adds up act by act."""

    def __init__(self, written: _Written, example_count: int) -> None:
        self._written = written
        self._example_count = example_count
        self._marks: Counter[tuple[str, str]] = Counter()
        self._found: Counter[tuple[str, Found]] = Counter()
        self._confusion: Counter[tuple[Expected, Found]] = Counter()
        self._counts: Counter[str] = Counter()
        self._examples: list[str] = []
        self._traps: Counter[str] = Counter()

    def add(self, truth: dict[str, Any]) -> None:
        """Add one act."""
        key = str(truth["act_key"])
        expected = Expected(truth["expected"])
        found = self._written.found.get(key, Found.SILENT)
        trap = str(truth["trap"] or _NO_TRAP)
        accepted = {_as_found(Expected(each)) for each in truth["also_accepted"]}
        mark = "wrong"
        if found is _as_found(expected):
            mark = "right"
        elif found in accepted:
            mark = "accepted"
        self._marks[trap, mark] += 1
        self._found[trap, found] += 1
        self._traps[trap] += 1
        self._confusion[expected, found] += 1
        self._counts[expected.value] += 1
        self._note_kinds(truth, key, expected, found, accepted)
        is_wanted = self._marks[trap, mark] <= _EXAMPLES_A_TRAP
        if mark == "wrong" and is_wanted and len(self._examples) < self._example_count:
            self._examples.append(f"{key} {trap}: expected {expected}, found {found}")

    def _note_kinds(
        self,
        truth: dict[str, Any],
        key: str,
        expected: Expected,
        found: Found,
        accepted: set[Found],
    ) -> None:
        is_expected = expected is Expected.INDICATION
        if is_expected and found is Found.SILENT and Found.SILENT not in accepted:
            self._counts["missed"] += 1
        if found is not Found.INDICATION:
            return
        if not is_expected:
            self._counts["false"] += found not in accepted
            return
        rules = set(truth["rules"])
        if rules and not rules & self._written.rules.get(key, set()):
            self._counts["wrong_rules"] += 1
        if truth["contestant"] not in self._written.contestants.get(key, {truth["contestant"]}):
            self._counts["wrong_contestants"] += 1

    def finish(self, *, unknown: int) -> Comparison:
        """Give the sums."""
        by_mark = Counter[str]()
        for (_, mark), count in self._marks.items():
            by_mark[mark] += count
        return Comparison(
            acts=sum(self._traps.values()),
            right=by_mark["right"],
            accepted=by_mark["accepted"],
            wrong=by_mark["wrong"],
            missed=self._counts["missed"],
            false_indications=self._counts["false"],
            wrong_rules=self._counts["wrong_rules"],
            wrong_contestants=self._counts["wrong_contestants"],
            confusion={
                expected: {found: self._confusion[expected, found] for found in Found}
                for expected in Expected
            },
            traps=tuple(self._row(trap) for trap in sorted(self._traps)),
            counts_expected={kind.value: self._counts[kind.value] for kind in Expected},
            counts_found=self._written.counts,
            unknown_lines=unknown,
            examples=tuple(self._examples),
        )

    def _row(self, trap: str) -> TrapRow:
        return TrapRow(
            trap=trap,
            acts=self._traps[trap],
            found={found: self._found[trap, found] for found in Found},
            right=self._marks[trap, "right"],
            accepted=self._marks[trap, "accepted"],
            wrong=self._marks[trap, "wrong"],
        )


def _as_found(expected: Expected) -> Found:
    return Found.SILENT if expected in _SILENT else Found(expected.value)


def _read_truths(world: Path) -> list[dict[str, Any]]:
    path = world / TRUTH_FILE
    if not path.is_file():
        raise NoWorldError(str(world), TRUTH_FILE)
    return list(_iter_lines(path))


def _read_written(screened: Path) -> _Written:
    for name in ("indications.jsonl", "unclear.jsonl", "quarantine.jsonl", "summary.json"):
        if not (screened / name).is_file():
            raise NoScreeningError(str(screened), name)
    found: dict[str, Found] = {}
    rules: dict[str, set[str]] = {}
    contestants: dict[str, set[str]] = {}
    for line in _iter_lines(screened / "quarantine.jsonl"):
        found[f"{line['source_file']}#{line['pointer']}"] = Found.QUARANTINED
    for line in _iter_lines(screened / "unclear.jsonl"):
        found[_key_of(line)] = Found.UNCLEAR
    for line in _iter_lines(screened / "indications.jsonl"):
        key = _key_of(line)
        found[key] = Found.INDICATION
        rules.setdefault(key, set()).add(line["rule"]["code"])
        contestants.setdefault(key, set()).add(line["contestant_id"])
    summary = msgspec.json.decode((screened / "summary.json").read_bytes())
    counts = {name: count for name, count in summary["counts"].items() if isinstance(count, int)}
    return _Written(found=found, rules=rules, contestants=contestants, counts=counts)


def _key_of(line: dict[str, Any]) -> str:
    return f"{line['source']['file']}#{line['source']['pointer']}"


def _iter_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for line in file:
            yield msgspec.json.decode(line)
