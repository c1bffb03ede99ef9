"""Word vectors from who stands beside whom, in the masked texts of the pools."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.utils.extmath import randomized_svd

from training.corpus import read_rows
from training.example import Example

_POOLS = (
    "idsa_tweets",
    "smsa",
    "click_id_headlines",
    "detik_headlines_unlabelled",
    "kebijakan_mbg_2025_youtube_unlabelled",
    "nusax_sentiment",
)
_WORDS = 16_000
_WIDTH = 128
_WINDOW = 4
_MIN_TEXTS = 6
_SCALE = 2.0


def learn_vectors(
    folder: Path, examples: Sequence[Example], seed: int, correct: Callable[[str], str]
) -> tuple[list[str], NDArray[np.float32]]:
    """Learn word vectors: positive pointwise mutual information, then its main directions.

    Args:
        folder: The shared data folder.
        examples: Masked texts; their labels are not looked at.
        seed: Seed of the decomposition.
        correct: Gives a word the spelling in which the model reads it.

    Returns:
        The words and one row for each.
    """
    texts: list[Sequence[str]] = [example.view for example in examples]
    for pool in _POOLS:
        texts += [
            [correct(word) for word in re.findall(r"[a-z]+|[^\w\s]", row["text"].lower())]
            for row in read_rows(folder, f"pools/{pool}.jsonl")
        ]
    counts = Counter(word for text in texts for word in set(text))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_WORDS]
    words = [word for word, number in ranked if number >= _MIN_TEXTS]
    places = {word: place for place, word in enumerate(words)}
    flat = np.array(
        [places.get(word, -1) for text in texts for word in [*text, *[""] * _WINDOW]],
        dtype=np.int32,
    )
    together = _count_together(flat, len(words))
    total = together.sum()
    row_sums = np.asarray(together.sum(1)).ravel()
    smooth = row_sums**0.75
    smooth = smooth / smooth.sum() * total
    cells = together.tocoo()
    values = np.log(cells.data * total / (row_sums[cells.row] * smooth[cells.col]))
    kept = values > 0
    matrix = csr_matrix((values[kept], (cells.row[kept], cells.col[kept])), shape=together.shape)
    left, strength, _ = randomized_svd(matrix, _WIDTH, n_iter=3, random_state=seed)
    vectors = (left * np.sqrt(strength)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
    return words, vectors * _SCALE


def _count_together(flat: NDArray[np.int32], size: int) -> csr_matrix:
    rows, columns, values = [], [], []
    for distance in range(1, _WINDOW + 1):
        left, right = flat[:-distance], flat[distance:]
        both = (left >= 0) & (right >= 0)
        rows += [left[both], right[both]]
        columns += [right[both], left[both]]
        values += [np.full(int(both.sum()), 1 / distance, dtype=np.float32)] * 2
    together = csr_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))),
        shape=(size, size),
    )
    together.sum_duplicates()
    return together
