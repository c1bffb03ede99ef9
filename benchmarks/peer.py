"""The peer: what a technical user would write in an afternoon with pandas and scikit-learn.

A merge with the declared accounts, then TF-IDF and logistic regression over every text
that passes. It is trained here on texts of the benchmark's own grammar and reads no rule,
gives no reason and keeps no trace; it is measured for its speed alone.
"""

import random
import sys
from pathlib import Path

import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from benchmarks.world import CONTESTANT, make_text

TRAINING_TEXTS = 5_000


def train_peer() -> object:
    """Train the peer's classifier."""
    draw = random.Random(2)  # noqa: S311 - invented texts, not a secret
    texts = [make_text(draw) for _ in range(TRAINING_TEXTS)]
    labels = [int(any(name in text for name in CONTESTANT)) for text in texts]
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression())
    return model.fit(texts, labels)


def screen_table(folder: Path) -> int:
    """Merge, classify, write; give the number of positive acts."""
    acts = pd.read_parquet(folder / "acts.parquet")
    accounts = pd.read_csv(folder / "declared_accounts.csv", dtype=str)
    merged = acts.merge(
        accounts, left_on=["platform", "actor_id"], right_on=["platform", "account_id"]
    )
    merged["label"] = train_peer().predict(merged["text"])  # type: ignore[attr-defined]
    found = merged[merged["label"] == 1]
    found.to_json(folder / "peer.jsonl", orient="records", lines=True)
    return len(found)


if __name__ == "__main__":
    print(screen_table(Path(sys.argv[1])))
