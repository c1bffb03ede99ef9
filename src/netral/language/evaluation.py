"""How well texts are read: every figure with the interval in which it may lie."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netral.language.gold import GoldRow
from netral.language.reading import Partisanship, Reading
from netral.values.stance import Stance

_STANCES = (Stance.SUPPORT, Stance.OPPOSE, Stance.NEUTRAL)
_ANSWERS = (Partisanship.YES, Partisanship.NO)
_BINS = 10
_MISSING = 9
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Judged:
    """Per row, everything the figures are made of; rows can be drawn again."""

    gold: Counts
    answer: Counts
    """0 yes, 1 no, 2 unclear; `gold` likewise."""
    confidence: NDArray[np.float64]
    voice_right: Counts
    targets: Counts
    """Per row: found and annotated, found only, annotated only."""
    stance_row: Counts
    stance_gold: Counts
    stance_answer: Counts
    """One entry an annotated target: its row, its stance, the answer (9: not found)."""


def evaluate_readings(
    rows: Sequence[GoldRow], readings: Sequence[Reading], *, seed: int = 0, draws: int = 1000
) -> dict[str, Any]:
    """Compare readings with annotations.

    An abstention counts as a wrong answer in `indication_macro_f1`. Stance is judged
    on annotated targets that were found, where an unclear stance counts as wrong;
    `stance_macro_f1_answered` leaves the unclear ones out, `stance_macro_f1_strict`
    counts a missed target as a wrong stance too. Annotated targets that the election
    does not know are left out and counted.

    Args:
        rows: What annotators said.
        readings: What was read, in the same order.
        seed: Seed of the drawing of rows for the intervals.
        draws: How many times rows are drawn anew.

    Returns:
        The figures by name, `intervals` (95 %; exact binomial for rates, else by
        drawing rows anew), and `counts`.
    """
    judged = _judge(rows, readings)
    every = np.arange(len(rows))
    figures = _compute(judged, every)
    generator = np.random.default_rng(seed)
    drawn = [_compute(judged, generator.choice(every, len(every))) for _ in range(draws)]
    intervals = {}
    for name, value in figures.items():
        values = [one[name] for one in drawn if one[name] is not None]
        if value is not None and values:
            low, high = np.quantile(np.array(values, dtype=np.float64), [0.025, 0.975])
            intervals[name] = [round(float(low), 4), round(float(high), 4)]
    for name, part, whole in _list_rates(judged):
        if whole:
            intervals[name] = [round(bound, 4) for bound in _bound_exactly(part, whole)]
    rounded = {name: None if value is None else round(value, 4) for name, value in figures.items()}
    return rounded | {"intervals": intervals, "counts": _count(rows, judged)}


def _judge(rows: Sequence[GoldRow], readings: Sequence[Reading]) -> _Judged:
    order = [Partisanship.YES, Partisanship.NO, Partisanship.UNCLEAR]
    targets: list[tuple[int, int, int]] = []
    stances: list[tuple[int, int, int]] = []
    for place, (row, reading) in enumerate(zip(rows, readings, strict=True)):
        meant = {target.contestant_id for target in row.targets} - {None}
        answers = {target.contestant_id: target.stance for target in reading.targets}
        hits = len(meant & answers.keys())
        targets.append((hits, len(answers) - hits, len(meant) - hits))
        for target in row.targets:
            if target.contestant_id is None or target.stance not in _STANCES:
                continue
            answer = answers.get(target.contestant_id)
            code = _MISSING if answer is None else _code(answer)
            stances.append((place, _code(target.stance), code))
    columns = np.array(stances, dtype=np.int64).reshape(-1, 3).T
    return _Judged(
        gold=np.array([order.index(row.indication) for row in rows], dtype=np.int64),
        answer=np.array([order.index(one.partisanship) for one in readings], dtype=np.int64),
        confidence=np.array([one.confidence for one in readings], dtype=np.float64),
        voice_right=np.array(
            [row.voice is one.voice for row, one in zip(rows, readings, strict=True)],
            dtype=np.int64,
        ),
        targets=np.array(targets, dtype=np.int64).reshape(-1, 3),
        stance_row=columns[0],
        stance_gold=columns[1],
        stance_answer=columns[2],
    )


def _code(stance: Stance) -> int:
    return _STANCES.index(stance) if stance in _STANCES else len(_STANCES)


def _compute(judged: _Judged, rows: Counts) -> dict[str, float | None]:
    gold, answer = judged.gold[rows], judged.answer[rows]
    clear = gold < len(_ANSWERS)
    answered = clear & (answer < len(_ANSWERS))
    weights = np.bincount(rows, minlength=len(judged.gold))
    times = weights[judged.stance_row]
    stance_gold = np.repeat(judged.stance_gold, times)
    stance_answer = np.repeat(judged.stance_answer, times)
    found = stance_answer != _MISSING
    told = stance_answer < len(_STANCES)
    hits, extra, missed = judged.targets[rows].sum(axis=0)
    yes, no = gold == 0, gold == 1
    said_yes = clear & (answer == 0)
    return {
        "indication_macro_f1": _macro_f1(gold[clear], answer[clear], 2),
        "indication_macro_f1_answered": _macro_f1(gold[answered], answer[answered], 2),
        "precision": _share((said_yes & yes).sum(), said_yes.sum()),
        "recall": _share((said_yes & yes).sum(), yes.sum()),
        "false_flags": _share((said_yes & no).sum(), no.sum()),
        "abstention_rate": _share((clear & ~answered).sum(), clear.sum()),
        "stance_macro_f1": _macro_f1(stance_gold[found], stance_answer[found], 3),
        "stance_macro_f1_answered": _macro_f1(stance_gold[told], stance_answer[told], 3),
        "stance_macro_f1_strict": _macro_f1(stance_gold, stance_answer, 3),
        "stance_abstention_rate": _share((found & ~told).sum(), found.sum()),
        "target_f1": _share(2 * hits, 2 * hits + extra + missed),
        "voice_accuracy": _share(judged.voice_right[rows].sum(), len(rows)),
        "calibration_error": _calibration_error(
            judged.confidence[rows][answered], (gold == answer)[answered]
        ),
    }


def _list_rates(judged: _Judged) -> list[tuple[str, int, int]]:
    """List the figures that are plain rates, as part and whole."""
    yes, no, said = judged.gold == 0, judged.gold == 1, judged.answer == 0
    clear = yes | no
    return [
        ("precision", int((said & yes).sum()), int((said & clear).sum())),
        ("recall", int((said & yes).sum()), int(yes.sum())),
        ("false_flags", int((said & no).sum()), int(no.sum())),
        ("abstention_rate", int((clear & (judged.answer > 1)).sum()), int(clear.sum())),
        ("voice_accuracy", int(judged.voice_right.sum()), len(judged.voice_right)),
    ]


def _bound_exactly(part: int, whole: int) -> tuple[float, float]:
    """Give the exact binomial 95 % interval (Clopper and Pearson)."""
    low = 0.0 if part == 0 else _find_rate(part - 1, whole, 0.975)
    high = 1.0 if part == whole else _find_rate(part, whole, 0.025)
    return low, high


def _find_rate(most: int, whole: int, share: float) -> float:
    """Find the rate at which at most so many of the whole has that probability."""
    low, high = 0.0, 1.0
    for _ in range(60):
        rate = (low + high) / 2
        if _probability_of_at_most(most, whole, rate) > share:
            low = rate
        else:
            high = rate
    return (low + high) / 2


def _probability_of_at_most(most: int, whole: int, rate: float) -> float:
    if rate <= 0 or rate >= 1:
        return float(rate <= 0)
    terms = [
        math.lgamma(whole + 1)
        - math.lgamma(count + 1)
        - math.lgamma(whole - count + 1)
        + count * math.log(rate)
        + (whole - count) * math.log1p(-rate)
        for count in range(most + 1)
    ]
    return math.fsum(math.exp(term) for term in terms)


def _share(part: np.int64, whole: np.int64 | int) -> float | None:
    return None if whole == 0 else float(part) / float(whole)


def _macro_f1(gold: Counts, answer: Counts, classes: int) -> float | None:
    """Mean F1 of the classes that occur; `None` if nothing does."""
    scores = []
    for code in range(classes):
        right = int(((gold == code) & (answer == code)).sum())
        total = int((gold == code).sum() + (answer == code).sum())
        if total:
            scores.append(2 * right / total)
    return float(np.mean(scores)) if scores else None


def _calibration_error(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> float | None:
    """Mean gap between stated confidence and share of right answers, over equal bins of rows."""
    size = len(confidence)
    if size == 0:
        return None
    order = np.argsort(confidence, kind="stable")
    gap = 0.0
    for part in np.array_split(order, min(_BINS, size)):
        gap += len(part) / size * abs(float(confidence[part].mean()) - float(right[part].mean()))
    return gap


def _count(rows: Sequence[GoldRow], judged: _Judged) -> dict[str, int]:
    hits, extra, missed = judged.targets.sum(axis=0)
    return {
        "rows": len(rows),
        "gold_yes": int((judged.gold == 0).sum()),
        "gold_no": int((judged.gold == 1).sum()),
        "gold_unclear": int((judged.gold == 2).sum()),  # noqa: PLR2004
        "false_flags": int(((judged.gold == 1) & (judged.answer == 0)).sum()),
        "missed": int(((judged.gold == 0) & (judged.answer == 1)).sum()),
        "abstained": int(((judged.gold < 2) & (judged.answer == 2)).sum()),  # noqa: PLR2004
        "targets_found": int(hits),
        "targets_extra": int(extra),
        "targets_missed": int(missed),
        "targets_unknown": sum(
            target.contestant_id is None for row in rows for target in row.targets
        ),
        "yes_without_annotated_target": sum(
            row.indication is Partisanship.YES and not row.targets for row in rows
        ),
        "stances_judged": int((judged.stance_answer != _MISSING).sum()),
    }
