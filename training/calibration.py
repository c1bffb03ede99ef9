"""Calibration: what a score is worth, and from where on a text may be called partisan."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import beta
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from netral.election.contest import Election
from netral.language.calibration import build_table
from netral.language.gold import last_campaign_moment
from netral.language.stance_pairs import StancePairs
from netral.language.text_reader import load_text_reader
from training.example import Example

BOUND = 0.005
CONFIDENCE = 0.95
REPORT_PULL = 0.5
"""A report of others takes no side: its voice speaks against a yes."""
YES_SHARE = 0.6
"""From this share of texts on that take sides, a text is said to take sides …"""
NO_SHARE = 0.4
"""… and up to this one it is said to take none; between the two Netral cannot tell."""
STANCE_SHARE = 0.2
"""A stance is given where such stances are right at least so often. More costs more recall than it
spares wrong stances (docs/language_errors.md)."""
_KNOTS = 14
_LEAST = 0.02
"""No confidence is nearer to certainty than this."""
_FREE = 1000.0
"""So weakly is the logistic curve held back that only its form binds it."""
PAIR_PULL = 1.5
"""How far the stance towards one contestant speaks for that towards another."""
_PRIOR = 3.0
"""Pairs of stances that are taken as seen before any is."""

Folds = dict[str, dict[str, Any]]


def combine(fold: dict[str, Any], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Combine the scores of both stages as the shipped model does."""
    scores: NDArray[np.float64] = fold["linear"] * shares[0] + fold["network"] * shares[1]
    scores[:, 0] -= REPORT_PULL * (scores[:, 5] - scores[:, 4])
    return scores


def pull_neutral(fold: dict[str, Any], scores: NDArray[np.float64], pull: float) -> None:
    """Let taking sides in the whole text speak against a neutral stance, in place."""
    whole = {
        example.row_id: scores[place, 0]
        for place, example in enumerate(fold["examples"])
        if example.partisan is not None or example.voice is not None
    }
    before = scores[:, 0].copy()
    for place, example in enumerate(fold["examples"]):
        scores[place, 3] -= pull * whole.get(example.row_id, before[place])


def learn_pairs(folds: Sequence[dict[str, Any]]) -> list[list[float]]:
    """Learn how readily two stances stand in one text: pointwise mutual information.

    Args:
        folds: Annotated rows; never those that are judged with the result.

    Returns:
        One row and one column a stance.
    """
    together = np.full((3, 3), _PRIOR)
    for fold in folds:
        for places in _group_targets(fold["examples"]):
            stances = [fold["examples"][place].stance for place in places]
            for one, two in permutations([s for s in stances if s is not None], 2):
                together[one, two] += 1
    shares = together / together.sum()
    alone = shares.sum(axis=0)
    worth = PAIR_PULL * np.log(shares / np.outer(alone, alone))
    return [[round(float(value), 3) for value in row] for row in worth]


def choose_stances(
    examples: Sequence[Example], scores: NDArray[np.float64], pairs: Sequence[Sequence[float]]
) -> dict[int, tuple[int, float]]:
    """Choose the stances of each text together, as the shipped reader does.

    Returns:
        By place of the example the stance and its margin.
    """
    chooser = StancePairs(tuple(tuple(row) for row in pairs))
    chosen: dict[int, tuple[int, float]] = {}
    for places in _group_targets(examples):
        chosen.update(zip(places, chooser.choose(scores[places, 1:4].tolist()), strict=True))
    return chosen


def _group_targets(examples: Sequence[Example]) -> list[list[int]]:
    """List for each row the places of its contestants."""
    places: dict[str | None, list[int]] = {}
    for place, example in enumerate(examples):
        if example.target is not None:
            places.setdefault(example.row_id, []).append(place)
    return list(places.values())


def fit_tables(
    folds: Folds, shares: NDArray[np.float64], pull: float
) -> dict[str, list[list[float]]]:
    """Fit the tables of confidence on rows of elections that the model had not seen."""
    partisan: list[tuple[float, float]] = []
    stance: list[tuple[float, float]] = []
    voice: list[tuple[float, float]] = []
    for name, fold in folds.items():
        scores = combine(fold, shares)
        for row, example in zip(scores, fold["examples"], strict=True):
            if example.partisan is not None:
                partisan.append((row[0], example.partisan))
            if example.voice is not None:
                voice.append(_margin(row[4:8], example.voice))
        pull_neutral(fold, scores, pull)
        pairs = learn_pairs([theirs for other, theirs in folds.items() if other != name])
        for place, (best, margin) in choose_stances(fold["examples"], scores, pairs).items():
            wanted = fold["examples"][place].stance
            if wanted is not None:
                stance.append((margin, float(best == wanted)))
    return {"partisan": _fit_logistic(partisan), "stance": _fit(stance), "voice": _fit(voice)}


def choose_thresholds(
    model: Path,
    elections: Sequence[Election],
    national: Sequence[Election],
    protected: Sequence[str],
    *,
    folds: Folds,
    shares: NDArray[np.float64],
    stance_table: Sequence[Sequence[float]],
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Choose the thresholds; the bound on false flags is tested from the safe side down.

    Each protected text is read for every regional election, and the bound must hold
    for each of them. National elections, whose contestants are named as officials
    everywhere, are counted apart. Learn-then-Test with a fixed sequence: thresholds
    from high to low, until the exact binomial bound no longer holds.

    Returns:
        The thresholds, and the arithmetic for the card.
    """
    regional = _score_protected(model, elections, protected)
    of_officials = _score_protected(model, national, protected)
    points = np.array(
        [
            (row[0], example.partisan)
            for fold in folds.values()
            for row, example in zip(combine(fold, shares), fold["examples"], strict=True)
            if example.partisan is not None
        ]
    )
    middle = find_middle(points[:, 0], points[:, 1])
    no_until, wanted = find_band(points)
    grid = np.unique(np.round(np.linspace(points[:, 0].min(), points[:, 0].max(), 801), 4))
    safe = None
    for threshold in grid[::-1]:
        flags = int((regional >= threshold).sum(axis=1).max())
        if bound_above(flags, len(protected)) > BOUND:
            break
        safe = float(threshold)
    yes_from = wanted if safe is None else max(wanted, safe)
    flags = int((regional >= yes_from).sum(axis=1).max())
    arithmetic = {
        "texts": len(protected),
        "by_election": {
            election.election_id: [
                int(np.isfinite(scores).sum()),
                int((scores >= yes_from).sum()),
            ]
            for election, scores in zip(elections, regional, strict=True)
        },
        "flags": flags,
        "bound": bound_above(flags, len(protected)),
        "national": [election.election_id for election in national],
        "safe_from": safe,
        "wanted": wanted,
    }
    unbound = [
        election.election_id
        for election, scores in zip(national, of_officials, strict=True)
        if bound_above(int((scores >= yes_from).sum()), len(protected)) > BOUND
    ]
    worst = of_officials.max(axis=0)
    arithmetic |= {
        "national_flags": int((worst >= yes_from).sum()),
        "national_bound": bound_above(int((worst >= yes_from).sum()), len(protected)),
        "national_with_target": int(np.isfinite(worst).sum()),
        "unbound": unbound,
    }
    thresholds = {
        "yes_from": yes_from,
        "no_until": min(no_until, yes_from - 1e-6),
        "stance_from": find_margin(stance_table, STANCE_SHARE),
        "meets_bound": safe is not None,
        "unbound_elections": unbound,
        "middle": middle,
    }
    return thresholds, arithmetic


def find_band(points: NDArray[np.float64]) -> tuple[float, float]:
    """Find the scores between which Netral cannot tell.

    Args:
        points: Pairs of score and whether the text takes sides.

    Returns:
        Up to where the answer is no, and from where on it is yes.
    """
    curve = IsotonicRegression(out_of_bounds="clip").fit(points[:, 0], points[:, 1])
    grid = np.unique(np.round(np.linspace(points[:, 0].min(), points[:, 0].max(), 801), 4))
    shares_at = curve.predict(grid)
    yes_from = float(grid[np.argmax(shares_at >= YES_SHARE)])
    no_until = float(grid[len(grid) - 1 - np.argmax(shares_at[::-1] <= NO_SHARE)])
    return no_until, yes_from


def find_margin(table: Sequence[Sequence[float]], share: float) -> float:
    """Find the margin from which on answers are right at least so often.

    Args:
        table: Pairs of margin and share, rising.
        share: The share that is wanted.

    Returns:
        The margin; 0 if every answer is.
    """
    known = build_table(table)
    grid = np.linspace(0.0, table[-1][0], 801)
    good = [float(margin) for margin in grid if known.find_share(float(margin)) >= share]
    return round(min(good, default=float(grid[-1])), 4)


def find_middle(scores: NDArray[np.float64], labels: NDArray[np.float64]) -> float:
    """Find the score at which half of the texts take sides."""
    curve = IsotonicRegression(out_of_bounds="clip").fit(scores, labels)
    grid = np.linspace(scores.min(), scores.max(), 801)
    return float(grid[np.argmax(curve.predict(grid) >= 0.5)])  # noqa: PLR2004


def bound_above(errors: int, texts: int) -> float:
    """Give the exact binomial upper bound of an error rate at 95 % confidence."""
    if errors >= texts:
        return 1.0
    return float(beta.ppf(CONFIDENCE, errors + 1, texts - errors))


def _score_protected(
    model: Path, elections: Sequence[Election], texts: Sequence[str]
) -> NDArray[np.float64]:
    """Score texts for each election; minus infinity where no contestant is named."""
    rows = []
    for election in elections:
        reader = load_text_reader(election, model=model)
        at = last_campaign_moment(election)
        scores = reader.measure_partisanship([(text, at) for text in texts])
        rows.append([-np.inf if score is None else score for score in scores])
    return np.array(rows)


def measure_calibration(folds: Folds, shares: NDArray[np.float64]) -> dict[str, float]:
    """Measure how far confidence is from the share of right answers, always answering.

    Returns:
        The expected calibration error over ten equal parts: ``same`` with the tables that
        ship, fitted on these very rows; ``unseen`` with the table and the middle for each
        election taken from the other elections.
    """
    points = {
        name: np.array(
            [
                (row[0], example.partisan)
                for row, example in zip(combine(fold, shares), fold["examples"], strict=True)
                if example.partisan is not None
            ]
        )
        for name, fold in folds.items()
    }
    every = np.concatenate(list(points.values()))
    unseen = []
    for name, mine in points.items():
        others = np.concatenate([theirs for other, theirs in points.items() if other != name])
        unseen.append(_state_confidence(others, mine))
    return {
        "same": _expected_error(_state_confidence(every, every)),
        "unseen": _expected_error(np.concatenate(unseen)),
    }


def _state_confidence(
    known: NDArray[np.float64], asked: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give confidence and rightness of forced answers, by a table fitted on other points."""
    table = build_table(_fit_logistic([(float(score), float(label)) for score, label in known]))
    shares = np.array([table.find_share(float(score)) for score in asked[:, 0]])
    yes = shares >= 0.5  # noqa: PLR2004
    return np.stack([np.where(yes, shares, 1 - shares), yes == (asked[:, 1] == 1)], 1)


def _expected_error(stated: NDArray[np.float64]) -> float:
    order = np.argsort(stated[:, 0], kind="stable")
    return float(
        sum(
            len(part) / len(order) * abs(stated[part, 0].mean() - stated[part, 1].mean())
            for part in np.array_split(order, 10)
        )
    )


def _margin(scores: NDArray[np.float64], wanted: int) -> tuple[float, float]:
    order = np.sort(scores)
    return float(order[-1] - order[-2]), float(int(np.argmax(scores)) == wanted)


def _fit(points: list[tuple[float, float]]) -> list[list[float]]:
    """Fit a rising curve and keep a few points of it, a little away from certainty."""
    values = np.array(points)
    curve = IsotonicRegression(y_min=_LEAST, y_max=1 - _LEAST, out_of_bounds="clip").fit(
        values[:, 0], values[:, 1]
    )
    knots = _choose_knots(values[:, 0])
    window = (knots[-1] - knots[0]) / (2 * _KNOTS)
    shares = [
        float(curve.predict(np.linspace(knot - window, knot + window, 21)).mean()) for knot in knots
    ]
    return [
        [float(knot), round(share, 3)]
        for knot, share in zip(knots, np.maximum.accumulate(shares), strict=True)
    ]


def _fit_logistic(points: list[tuple[float, float]]) -> list[list[float]]:
    """Fit a logistic curve and keep a few points of it, a little away from certainty.

    It has two parameters, so that it cannot bend after the elections at hand.
    """
    values = np.array(points)
    curve = LogisticRegression(C=_FREE).fit(values[:, :1], values[:, 1])
    knots = _choose_knots(values[:, 0])
    shares = np.clip(curve.predict_proba(knots[:, np.newaxis])[:, 1], _LEAST, 1 - _LEAST)
    return [
        [float(knot), round(float(share), 3)] for knot, share in zip(knots, shares, strict=True)
    ]


def _choose_knots(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Choose the scores at which a table holds a share: as many texts lie between any two."""
    knots: NDArray[np.float64] = np.unique(
        np.round(np.quantile(scores, np.linspace(0.01, 0.99, _KNOTS)), 4)
    )
    return knots
