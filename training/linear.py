"""The first stage while it is learned: weak teachers, then heads over words and teachers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import SGDClassifier

from netral.language.feature import BITS, FeatureHasher
from training.example import Example

TEACHERS = ("sentiment", "tone", "news", "neutral", "electoral")
_SPREAD = 12.0
"""Rows are scaled by this, so that one step size suits words and teachers."""
_ALPHA = 3e-5
_CERTAIN = 5.0
"""Score of an answer that is always or never given."""
_WRITTEN_SHARE = 0.2
"""Invented posts weigh less here than in the network: single words of theirs mislead."""
_ORDERS = 2
"""Fits in so many orders of the examples are averaged."""
_HEADLINES = ("plain/click_id_headlines", "plain/detik_headlines_unlabelled")
_SENTIMENT = ("plain/smsa", "plain/nusax_sentiment", "plain/idsa_tweets")
_POLICY = (
    "plain/kebijakan_mbg_2025_youtube_unlabelled",
    "plain/kebijakan_ppkm_2021",
    "plain/kebijakan_vaksin_2020",
)
_OPINION = ("plain/kebijakan_mbg_2025_youtube_unlabelled", "plain/idsa_tweets", "plain/smsa")
_WITH_NEUTRAL = ("weak/pilkada_jatim_2024", "weak/pilpres_2024_mulajati")


@dataclass(frozen=True, slots=True)
class Linear:
    """What was learned: word weights of heads and teachers, and how the heads use teachers."""

    words: NDArray[np.float64]
    """One row a bucket; first the heads, then the teachers."""
    teachers: NDArray[np.float64]
    """One row a teacher and one its absolute value; one column a head."""
    offsets: NDArray[np.float64]


def hash_examples(examples: Sequence[Example]) -> csr_matrix:
    """Hash examples into rows of length one."""
    hasher = FeatureHasher()
    parts = []
    for start in range(0, len(examples), 2000):
        chunk = examples[start : start + 2000]
        batch = hasher.hash_batch([e.view for e in chunk], [e.marks for e in chunk])
        values = np.repeat(1 / np.sqrt(batch.sizes), batch.sizes).astype(np.float32)
        bounds = np.concatenate([batch.starts, [len(batch.ids)]])
        parts.append(csr_matrix((values, batch.ids, bounds), shape=(len(chunk), 1 << BITS)))
    return vstack(parts).tocsr()


def teach(weak: Sequence[Example], rows: csr_matrix, held_out: str | None) -> NDArray[np.float64]:
    """Learn the weak teachers, without the pools of a held-out election."""
    tone = np.array([str(example.tone) for example in weak])
    source = np.array([example.source for example in weak])
    contest = np.array([example.contest for example in weak])
    sided = np.isin(tone, ["positive", "negative"])
    election = np.char.startswith(source, "weak/") & (contest != held_out)
    headline = np.isin(source, _HEADLINES)
    neutral = election & (tone == "neutral") & np.isin(source, _WITH_NEUTRAL)
    tasks = (
        (np.isin(source, _SENTIMENT) & sided, tone == "positive"),
        (election & sided, tone == "positive"),
        (headline | election | np.isin(source, _OPINION), headline),
        (election & (sided | neutral) & np.isin(source, _WITH_NEUTRAL), neutral),
        ((election & sided) | np.isin(source, _POLICY), election),
    )
    columns = []
    for chosen, answer in tasks:
        places = np.flatnonzero(chosen)
        wanted = answer[places].astype(int)
        if len(set(wanted.tolist())) < 2:  # noqa: PLR2004
            columns.append(np.zeros(1 << BITS))
            continue
        columns.append(_fit(rows[places] * _SPREAD, wanted, None, 3e-6, 6)[0])
    return np.stack(columns, 1)


def learn_heads(
    examples: Sequence[Example], rows: csr_matrix, taught: NDArray[np.float64], *, passes: int = 8
) -> Linear:
    """Learn the eight heads over words and teachers."""
    lessons = rows @ taught * _SPREAD
    spread = np.maximum(lessons.std(0), 1e-6)
    lessons = lessons / spread
    inputs = hstack(
        [rows * _SPREAD, csr_matrix(np.concatenate([lessons, np.abs(lessons)], 1))]
    ).tocsr()
    size = 1 << BITS
    words, teachers, offsets = [], [], []
    for field, answers in (("partisan", (1,)), ("stance", range(3)), ("voice", range(4))):
        places = np.array([p for p, e in enumerate(examples) if getattr(e, field) is not None])
        wanted = np.array([int(getattr(examples[p], field)) for p in places])
        weight = np.array([_weigh(examples[p]) for p in places])
        for answer in answers:
            coefficients, offset = _fit(
                inputs[places],
                (wanted == answer).astype(int),
                weight,
                _ALPHA,
                passes,
                even=field != "voice",
            )
            words.append(coefficients[:size] * _SPREAD)
            teachers.append(coefficients[size:])
            offsets.append(offset)
    return Linear(
        words=np.concatenate([np.stack(words, 1), taught * _SPREAD / spread], 1),
        teachers=np.stack(teachers, 1),
        offsets=np.array(offsets),
    )


def _weigh(example: Example) -> float:
    return example.weight * (_WRITTEN_SHARE if example.source == "written" else 1.0)


def apply(linear: Linear, rows: csr_matrix) -> NDArray[np.float64]:
    """Score rows, as the shipped stage does but without rounding the weights."""
    raw = rows @ linear.words
    heads = len(linear.offsets)
    lessons = raw[:, heads:]
    scores: NDArray[np.float64] = (
        raw[:, :heads]
        + np.concatenate([lessons, np.abs(lessons)], 1) @ linear.teachers
        + linear.offsets
    )
    return scores


def _fit(
    rows: csr_matrix,
    wanted: NDArray[np.int64],
    weight: NDArray[np.float64] | None,
    alpha: float,
    passes: int,
    *,
    even: bool = True,
) -> tuple[NDArray[np.float64], float]:
    coefficients, offset = np.zeros(rows.shape[1]), 0.0
    if len(set(wanted.tolist())) == 1:
        return coefficients, _CERTAIN if wanted[0] else -_CERTAIN
    for seed in range(_ORDERS):
        model = SGDClassifier(
            loss="log_loss",
            alpha=alpha,
            max_iter=passes,
            tol=None,
            average=True,
            class_weight="balanced" if even else None,
            random_state=seed,
        ).fit(rows, wanted, sample_weight=weight)
        coefficients += model.coef_[0] / _ORDERS
        offset += float(model.intercept_[0]) / _ORDERS
    return coefficients, offset
