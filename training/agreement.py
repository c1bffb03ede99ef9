"""How far the two annotations of the gold agree: a higher score than that means nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from training import corpus

_STANCES = ("support", "oppose", "neutral")
_VOICE_KAPPA = 0.86
"""Agreement of the passes on the voice, from the guide; the file holds one voice a row."""


def measure_agreements(folder: Path) -> dict[str, dict[str, float]]:
    """Measure the agreement by election, and over all under ``**pooled**``."""
    rows = corpus.read_rows(folder, "gold_dev.jsonl")
    table = {
        election: measure_agreement([row for row in rows if row["source"] == source])
        for source, election in corpus.ELECTIONS.items()
    }
    return table | {"**pooled**": measure_agreement(rows)}


def measure_agreement(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Measure what one annotation scores against the other, as far as the file tells.

    The file holds what both passes say, and ``unclear`` where they differ; which of them
    said what is gone. So each score is given between the least and the most that fits.

    Args:
        rows: Rows of the gold.

    Returns:
        Counts of rows and stances with those that differ, scores from ``_least`` to ``_most``,
        and the agreement on the voice that its kappa and shares amount to.
    """
    indications = Counter(row["indication"] for row in rows)
    stances = Counter(target["stance"] for row in rows for target in row["targets"])
    differ = sum(row["indication"] == "unclear" and not row["agreed"] for row in rows)
    named_once = sum(not row["agreed"] and not _tells_unclear(row) for row in rows)
    found = sum(stances.values())
    least, most = _bound_macro_f1([stances[name] for name in _STANCES], stances["unclear"])
    voices = Counter(row["voice"] for row in rows)
    chance = sum((count / len(rows)) ** 2 for count in voices.values())
    return {
        "rows": len(rows),
        "indications_differ": differ,
        "indication_f1_least": _mean(
            _f1(indications[answer], differ) for answer in ("yes", "no") if indications[answer]
        ),
        "stances": found,
        "stances_differ": stances["unclear"],
        "stance_f1_least": least,
        "stance_f1_most": most,
        "rows_named_once": named_once,
        "target_f1_most": _f1(found, named_once),
        "voice_agreement": _VOICE_KAPPA + (1 - _VOICE_KAPPA) * chance,
    }


def _tells_unclear(row: dict[str, Any]) -> bool:
    """Whether a row differs in its indication or in a stance, not only in whom it names."""
    return row["indication"] == "unclear" or any(
        target["stance"] == "unclear" for target in row["targets"]
    )


def _bound_macro_f1(alike: Sequence[int], differ: int) -> tuple[float, float]:
    """Bound macro-F1 over all ways in which answers that differ can lie between three classes."""
    scores = [
        _mean(_f1(same, apart) for same, apart in zip(alike, places, strict=True))
        for first, second in product(range(differ + 1), repeat=2)
        if max(places := (first, second, 2 * differ - first - second)) <= differ
    ]
    return min(scores), max(scores)


def _f1(alike: int, differ: int) -> float:
    return 2 * alike / max(2 * alike + differ, 1)


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / len(every)
