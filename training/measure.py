"""Measures the model on elections that it had not seen, and baselines beside it."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from training import corpus
from training.calibration import (
    STANCE_SHARE,
    Folds,
    choose_stances,
    combine,
    find_band,
    find_margin,
    find_middle,
    fit_tables,
    learn_pairs,
    pull_neutral,
)
from training.example import Example
from training.peer import read_with_peers

_YES, _NO, _UNCLEAR = 1, 0, 2
_GOLD = {"yes": _YES, "no": _NO}
_NEUTRAL, _UNTOLD = 2, 3
_PRAISE = re.compile(
    r"\b(bagus|mantap|keren|hebat|cerdas|pintar|jujur|dukung|pilih|menang|semoga|terbaik|sukses|"
    r"semangat|salut|bangga|juara|lanjutkan|joss?|luar biasa|cocok|pantas|love|good)\w*"
)
_BLAME = re.compile(
    r"\b(bohong|korup\w*|gagal|bodoh|goblok|tolol|busuk|jelek|buruk|benci|tolak|malu|parah|hancur|"
    r"ngawur|bacot|munafik|sombong|curang|becus|janji manis|omdo|kalah|jangan)\w*"
)


class _Judged(NamedTuple):
    """One fold, read as the shipped reader reads."""

    whole: dict[str, float]
    """By row the score of the whole text; a row without a contestant is missing."""
    unsided: frozenset[str]
    """Rows in which no stance is clear, or nothing stands beside the names."""
    stances: list[tuple[int, int, int]]
    """Annotated stance, likeliest stance, and the stance given: `_UNTOLD` where none is."""
    voices: list[bool]


def measure_folds(
    folds: Folds, shares: NDArray[np.float64], facts: dict[str, Any], shared: Path
) -> dict[str, Any]:
    """Measure indication, stance and voice by election, each read by a model without it."""
    rows = corpus.read_rows(shared, "gold_dev.jsonl")
    table: dict[str, Any] = {}
    gathered: dict[str, list[Any]] = {"gold": [], "answer": [], "forced": [], "rows": []}
    stances: list[tuple[int, int, int]] = []
    voices: list[bool] = []
    for name in folds:
        mine = [row for row in rows if corpus.ELECTIONS[row["source"]] == name]
        judged = _judge_fold(name, folds, shares, facts)
        gold, answer, forced = _answer(mine, judged, facts["thresholds"])
        table[name] = _figures(gold, answer, forced) | _stance_figures(judged.stances)
        table[name]["voice_accuracy"] = float(np.mean(judged.voices))
        stances += judged.stances
        voices += judged.voices
        gathered["gold"] += gold
        gathered["answer"] += answer
        gathered["forced"] += forced
        gathered["rows"] += mine
    pooled = _figures(gathered["gold"], gathered["answer"], gathered["forced"])
    pooled |= _stance_figures(stances)
    pooled["voice_accuracy"] = float(np.mean(voices))
    pooled["intervals"] = _draw(gathered, stances)
    pooled["foreign"] = _judge_by_foreign_thresholds(rows, folds, shares, facts)
    return {"elections": table, "pooled": pooled, "contestants": _by_contestant(gathered)}


def measure_parts(
    parts: Folds, shares: NDArray[np.float64], facts: dict[str, Any], shared: Path
) -> dict[str, Any]:
    """Measure on other rows of elections that the model knows, by thirds of the gold rows."""
    rows = {row["id"]: row for row in corpus.read_rows(shared, "gold_dev.jsonl")}
    gold, answer, forced = [], [], []
    stances: list[tuple[int, int, int]] = []
    voices: list[bool] = []
    named: set[str] = set()
    for name in parts:
        judged = _judge_fold(name, parts, shares, facts)
        named |= judged.whole.keys()
        mine = [rows[row_id] for row_id in judged.whole]
        said = _answer(mine, judged, facts["thresholds"])
        gold += said[0]
        answer += said[1]
        forced += said[2]
        stances += judged.stances
        voices += judged.voices
    nobody = [row for row in rows.values() if row["id"] not in named]
    gold += [_GOLD.get(row["indication"], _UNCLEAR) for row in nobody]
    answer += [_NO] * len(nobody)
    forced += [_NO] * len(nobody)
    figures: dict[str, Any] = _figures(gold, answer, forced) | _stance_figures(stances)
    return figures | {"voice_accuracy": float(np.mean(voices))}


def _judge_fold(
    name: str, folds: Folds, shares: NDArray[np.float64], facts: dict[str, Any]
) -> _Judged:
    fold = folds[name]
    pairs = learn_pairs([theirs for other, theirs in folds.items() if other != name])
    examples: list[Example] = fold["examples"]
    scores = combine(fold, shares)
    whole = _find_whole(examples, scores)
    voices = [
        int(np.argmax(row[4:8])) == example.voice
        for row, example in zip(scores, examples, strict=True)
        if example.voice is not None
    ]
    pull_neutral(fold, scores, facts["neutral_pull"])
    sided: set[str] = set()
    stances = []
    for place, (best, margin) in choose_stances(examples, scores, pairs).items():
        example = examples[place]
        told = margin >= facts["thresholds"]["stance_from"]
        if told and best != _NEUTRAL and not example.bare:
            sided.add(str(example.row_id))
        if example.stance is not None:
            stances.append((example.stance, best, best if told else _UNTOLD))
    return _Judged(whole, frozenset(whole.keys() - sided), stances, voices)


def _answer(
    rows: Sequence[dict[str, Any]], judged: _Judged, limits: dict[str, float]
) -> tuple[list[int], list[int], list[int]]:
    """Give for each row what annotators said, what is answered, and what must be answered."""
    gold = [_GOLD.get(row["indication"], _UNCLEAR) for row in rows]
    answer, forced = [], []
    for row in rows:
        score = judged.whole.get(row["id"])
        said = _decide(score, limits["no_until"], limits["yes_from"])
        answer.append(_UNCLEAR if said == _YES and row["id"] in judged.unsided else said)
        forced.append(_decide(score, limits["middle"], limits["middle"]))
    return gold, answer, forced


def measure_baselines(
    shared: Path, folds: Folds, shares: NDArray[np.float64]
) -> tuple[dict[str, dict[str, float]], list[str]]:
    """Measure baselines on the same rows in the same way.

    Returns:
        Macro-F1 by baseline and election, and what there is to say about how they ran.
    """
    rows = [
        row for row in corpus.read_rows(shared, "gold_dev.jsonl") if row["indication"] != "unclear"
    ]
    gold = np.array([int(row["indication"] == "yes") for row in rows])
    contest = np.array([corpus.ELECTIONS[row["source"]] for row in rows])
    whole: dict[str, dict[str, float]] = {"linear": {}, "network": {}, "both": {}}
    for fold in folds.values():
        for stage, scores in (
            ("linear", fold["linear"]),
            ("network", fold["network"]),
            ("both", combine(fold, shares)),
        ):
            whole[stage] |= _find_whole(fold["examples"], scores)
    peers, notes = read_with_peers([row["text"] for row in rows], gold, contest)
    answers = {
        "always yes": np.ones(len(rows), dtype=int),
        "sentiment words": np.array([_guess_by_words(row["text"]) for row in rows]),
        "TF-IDF + logistic regression": _tfidf(rows, gold, contest),
        **peers,
        "linear stage alone": _forced(rows, whole["linear"]),
        "network alone": _forced(rows, whole["network"]),
        "Netral (both stages)": _forced(rows, whole["both"]),
    }
    table = {}
    for name, answer in answers.items():
        table[name] = {
            "pooled": float(f1_score(gold, answer, average="macro")),
            **{
                election: float(
                    f1_score(
                        gold[contest == election], answer[contest == election], average="macro"
                    )
                )
                for election in folds
            },
        }
    return table, notes


def _judge_by_foreign_thresholds(
    rows: list[dict[str, Any]], folds: Folds, shares: NDArray[np.float64], facts: dict[str, Any]
) -> dict[str, float]:
    """Answer each election with thresholds chosen on the other four."""
    labels = {row["id"]: row["indication"] for row in rows}
    gathered: tuple[list[int], list[int], list[int]] = ([], [], [])
    stances: list[tuple[int, int, int]] = []
    for name in folds:
        others = {other: theirs for other, theirs in folds.items() if other != name}
        points = np.array(
            [
                (score, float(labels[row_id] == "yes"))
                for theirs in others.values()
                for row_id, score in _find_whole(
                    theirs["examples"], combine(theirs, shares)
                ).items()
                if labels[row_id] != "unclear"
            ]
        )
        no_until, yes_from = find_band(points)
        table = fit_tables(others, shares, facts["neutral_pull"])["stance"]
        limits = {
            "no_until": no_until,
            "yes_from": yes_from,
            "middle": find_middle(points[:, 0], points[:, 1]),
            "stance_from": find_margin(table, STANCE_SHARE),
        }
        judged = _judge_fold(name, folds, shares, facts | {"thresholds": limits})
        mine = [row for row in rows if corpus.ELECTIONS[row["source"]] == name]
        for column, part in zip(gathered, _answer(mine, judged, limits), strict=True):
            column.extend(part)
        stances += judged.stances
    return _figures(*gathered) | _stance_figures(stances)


def _find_whole(examples: list[Example], scores: NDArray[np.float64]) -> dict[str, float]:
    return {
        str(example.row_id): float(row[0])
        for example, row in zip(examples, scores, strict=True)
        if example.partisan is not None or example.voice is not None
    }


def _decide(score: float | None, no_until: float, yes_from: float) -> int:
    if score is None or score <= no_until:
        return _NO
    return _YES if score >= yes_from else _UNCLEAR


def _forced(rows: list[dict[str, Any]], whole: dict[str, float]) -> NDArray[np.int64]:
    known = [row for row in rows if row["id"] in whole]
    middle = find_middle(
        np.array([whole[row["id"]] for row in known]),
        np.array([float(row["indication"] == "yes") for row in known]),
    )
    return np.array([_decide(whole.get(row["id"]), middle, middle) for row in rows])


def _figures(gold: list[int], answer: list[int], forced: list[int]) -> dict[str, float]:
    truth, said, must = np.array(gold), np.array(answer), np.array(forced)
    clear = truth != _UNCLEAR
    answered = clear & (said != _UNCLEAR)
    return {
        "rows": int(clear.sum()),
        "indication_macro_f1": _f1(truth[clear], said[clear]),
        "indication_macro_f1_answered": _f1(truth[answered], said[answered]),
        "indication_macro_f1_forced": _f1(truth[clear], must[clear]),
        "abstention_rate": float((clear & ~answered).sum() / max(clear.sum(), 1)),
        "unclear_told": _share(~clear & (said == _UNCLEAR), ~clear),
        "precision": _share((truth == _YES) & (said == _YES), clear & (said == _YES)),
        "recall": _share((truth == _YES) & (said == _YES), truth == _YES),
        "false_flags": _share((truth == _NO) & (said == _YES), truth == _NO),
    }


def _stance_figures(stances: list[tuple[int, int, int]]) -> dict[str, float]:
    gold, likeliest, given = np.array(stances).T
    told = given != _UNTOLD
    return {
        "stance_macro_f1": _stance_f1(gold, likeliest),
        "stance_macro_f1_answered": _stance_f1(gold[told], given[told]),
        "stance_abstention_rate": float(1 - told.mean()),
        "stances": len(stances),
    }


def _stance_f1(gold: NDArray[np.int64], answer: NDArray[np.int64]) -> float:
    return float(f1_score(gold, answer, average="macro", labels=[0, 1, 2], zero_division=0))


def _f1(gold: NDArray[np.int64], answer: NDArray[np.int64]) -> float:
    return float(f1_score(gold, answer, average="macro", labels=[_NO, _YES], zero_division=0))


def _share(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> float:
    return float(part.sum() / max(whole.sum(), 1))


def _draw(
    gathered: dict[str, list[Any]], stances: list[tuple[int, int, int]]
) -> dict[str, list[float]]:
    generator = np.random.default_rng(0)
    arrays = [np.array(gathered[name]) for name in ("gold", "answer", "forced")]
    pairs = np.array(stances)
    drawn: dict[str, list[float]] = {}
    for _ in range(300):
        rows = generator.integers(0, len(arrays[0]), len(arrays[0]))
        some = generator.integers(0, len(pairs), len(pairs))
        figures = _figures(*[array[rows].tolist() for array in arrays])
        figures |= _stance_figures(pairs[some].tolist())
        for name, value in figures.items():
            drawn.setdefault(name, []).append(value)
    return {
        name: [float(value) for value in np.quantile(values, [0.025, 0.975])]
        for name, values in drawn.items()
    }


def _by_contestant(gathered: dict[str, list[Any]]) -> dict[str, dict[str, float]]:
    """Count false flags and recall by the first annotated contestant."""
    counts: dict[str, Counter[str]] = {}
    for row, gold, answer in zip(
        gathered["rows"], gathered["gold"], gathered["answer"], strict=True
    ):
        if not row["targets"] or gold == _UNCLEAR:
            continue
        lead = re.split(r"[\u2013-]", row["targets"][0]["who"])[0].strip()
        key = f"{corpus.ELECTIONS[row['source']]} · {lead}"
        count = counts.setdefault(key, Counter())
        count["no" if gold == _NO else "yes"] += 1
        count["flagged_no" if gold == _NO else "flagged_yes"] += answer == _YES
    return {key: dict(count) for key, count in counts.items() if sum(count.values()) >= 20}  # noqa: PLR2004


def _guess_by_words(text: str) -> int:
    lower = text.lower()
    return int(bool(_PRAISE.search(lower) or _BLAME.search(lower)))


def _tfidf(
    rows: list[dict[str, Any]], gold: NDArray[np.int64], contest: NDArray[np.str_]
) -> NDArray[np.int64]:
    texts = np.array([row["text"].lower() for row in rows], dtype=object)
    answer = np.zeros(len(rows), dtype=int)
    for election in np.unique(contest):
        train, test = contest != election, contest == election
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
        letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), min_df=2, sublinear_tf=True
        )
        inputs = hstack([words.fit_transform(texts[train]), letters.fit_transform(texts[train])])
        model = LogisticRegression(C=3, solver="liblinear", class_weight="balanced")
        model.fit(inputs, gold[train])
        answer[test] = model.predict(
            hstack([words.transform(texts[test]), letters.transform(texts[test])])
        )
    return answer
