"""How many texts a second the language room reads on one core, beside scikit-learn."""

import random
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.peer import train_peer
from benchmarks.world import CAMPAIGN_START, CONTESTANT, make_text
from netral.cli.shipped import find_election_path
from netral.election import load_election
from netral.language import load_text_reader

FULL, QUICK = 40_000, 4_000
CHUNK = 2_000


def run(*, quick: bool) -> dict[str, Any]:
    """Read texts with and without a contestant, with Netral and with the peer."""
    wanted = QUICK if quick else FULL
    draw = random.Random(3)  # noqa: S311 - invented texts, not a secret
    texts = [make_text(draw) for _ in range(wanted)]
    named = [text for text in texts if any(name in text for name in CONTESTANT)]
    plain = [text for text in texts if text not in set(named)]
    reader = load_text_reader(load_election(find_election_path("jakarta_2024")))
    peer = train_peer()

    def ours(chunk: Sequence[str]) -> object:
        return reader.read_many([(text, CAMPAIGN_START) for text in chunk])

    def theirs(chunk: Sequence[str]) -> object:
        return peer.predict_proba(list(chunk))  # type: ignore[attr-defined]

    return {
        "texts": {"with_contestant": len(named), "without": len(plain)},
        "netral": {
            "with_contestant_per_second": _rate(ours, named),
            "without_per_second": _rate(ours, plain),
        },
        "sklearn_tfidf_logistic": {
            "with_contestant_per_second": _rate(theirs, named),
            "without_per_second": _rate(theirs, plain),
        },
    }


def _rate(read: Callable[[Sequence[str]], object], texts: Sequence[str]) -> int:
    warm = min(CHUNK, len(texts) // 2)  # Texts read before are remembered: none comes twice.
    read(texts[:warm])
    begin = time.perf_counter()
    for start in range(warm, len(texts), CHUNK):
        read(texts[start : start + CHUNK])
    return round((len(texts) - warm) / (time.perf_counter() - begin))
