"""Trains the language model: shared data in, model files and model card out.

`python -m training.train --shared ../shared` needs requirements/training.in.
"""

import argparse
import json
import pickle
import random
import resource
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from netral.cli.shipped import find_election_path
from netral.election import load_election
from netral.language.gold import last_campaign_moment
from netral.language.model_figures import FIGURES
from netral.language.model_file import find_shipped_model, load_model
from netral.language.text_reader import load_text_reader
from netral.language.vocabulary import Vocabulary
from training import corpus
from training.agreement import measure_agreements
from training.calibration import (
    REPORT_PULL,
    choose_thresholds,
    fit_tables,
    learn_pairs,
    measure_calibration,
)
from training.card import write_card, write_figures
from training.embedding import learn_vectors
from training.example import Example, Viewer, count_examples
from training.linear import apply, hash_examples, learn_heads, teach
from training.measure import measure_baselines, measure_folds, measure_parts
from training.network import (
    FILTERS,
    MARKS,
    Coder,
    Network,
    learn,
    learn_weakly,
    measure_activations,
    predict,
)
from training.sentence import POSTS
from training.ship import round_network, write_model
from training.twins import count_changed, write_twins

SEED = 20241127
_GRAMMAR = 19_500
_GRAMMAR_NETWORK = 24_000
_HEADLINES = 1500
_POLICY = {
    "kebijakan_mbg_2025_youtube_unlabelled": 200,
    "kebijakan_ppkm_2021": 60,
    "kebijakan_vaksin_2020": 40,
}
_NATIONAL = ("pilpres_2024",)
"""Elections whose contestants are named as officials everywhere, at any time."""
_WEAK_EPOCHS = 1.0
_EPOCHS = 6.0
_NEUTRAL_PULL = 1.0
_STARTED = time.monotonic()


def main() -> None:
    """Train, judge by leaving one election out, calibrate, write model and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=find_shipped_model())
    parser.add_argument("--card", type=Path, default=Path("docs/model_card.md"))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cache", type=Path, help="keep examples and folds here between runs")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    ordinary = corpus.list_ordinary_words(arguments.shared)
    viewers = {
        name: Viewer(load_election(find_election_path(name)), Vocabulary(ordinary))
        for name in corpus.ELECTIONS.values()
    }
    examples, weak = _cached(
        arguments.cache, "examples", lambda: make_examples(arguments.shared, viewers)
    )
    say(f"{len(examples)} examples, {len(weak)} weak ones", count_examples(examples))
    words, vectors = _cached(
        arguments.cache,
        "vectors",
        lambda: learn_vectors(arguments.shared, weak, SEED, viewers["banten_2024"].correct),
    )
    say(f"{len(words)} word vectors")
    trainer = Trainer(examples, weak, words, vectors)
    folds = _cached(arguments.cache, "folds", trainer.leave_each_out)
    final = _cached(arguments.cache, "final", lambda: trainer.fit(None))
    parts = _cached(arguments.cache, "parts", trainer.leave_parts_out)
    shares = choose_shares(folds)
    tables = fit_tables(folds, shares, _NEUTRAL_PULL)
    facts: dict[str, Any] = {
        "name": "netral.masked-pair.v2",
        "seed": SEED,
        "shares": shares.tolist(),
        "report_pull": REPORT_PULL,
        "neutral_pull": _NEUTRAL_PULL,
        "stance_pairs": learn_pairs(list(folds.values())),
        "tables": tables,
        "thresholds": {"yes_from": 0.0, "no_until": 0.0, "stance_from": 0.0, "meets_bound": True},
    }

    def write() -> None:
        network = round_network(
            final["network"],
            marks=list(MARKS),
            pooled_largest=final["pooled_largest"],
            hidden_largest=final["hidden_largest"],
            filters=FILTERS,
        )
        write_model(
            arguments.out,
            linear=final["linear"],
            network=network,
            words=words,
            ordinary_words=ordinary,
            facts=facts,
        )

    write()
    _, calibration = corpus.split_protected(arguments.shared)
    facts["thresholds"], bound = choose_thresholds(
        arguments.out,
        [viewer.election for name, viewer in viewers.items() if name not in _NATIONAL],
        [viewers[name].election for name in _NATIONAL],
        [row["text"] for row in calibration],
        folds=folds,
        shares=shares,
        stance_table=tables["stance"],
    )
    write()
    say("thresholds", facts["thresholds"])
    report = measure_folds(folds, shares, facts, arguments.shared)
    report["inside"] = measure_parts(parts, shares, facts, arguments.shared)
    report["calibration"] = measure_calibration(folds, shares)
    report["agreement"] = measure_agreements(arguments.shared)
    report["twins"] = read_twins(arguments.out)
    baselines, notes = measure_baselines(arguments.shared, folds, shares)
    write_card(
        arguments.card,
        report=report,
        baselines=baselines,
        notes=notes,
        bound=bound,
        counts=count_examples(examples),
        weak=len(weak),
        facts=facts,
    )
    model = load_model(arguments.out).name
    write_figures(arguments.out / FIGURES, model=model, report=report, bound=bound)
    say("done", json.dumps(report["pooled"]))


def read_twins(model: Path) -> dict[str, Any]:
    """Read the 300 twins with the model that was written."""
    election = load_election(find_election_path("jatim_2024"))
    reader = load_text_reader(election, model=model)
    twins = write_twins("Khofifah", "Risma")
    return count_changed(reader, twins, at=last_campaign_moment(election))


def make_examples(shared: Path, viewers: dict[str, Viewer]) -> tuple[list[Example], list[Example]]:
    """Make all examples: those with labels of the heads, and those with weak labels only."""
    plain = viewers["banten_2024"]
    train, _ = corpus.split_protected(shared)
    examples = [
        *corpus.make_gold(shared, viewers),
        *corpus.make_annotated(shared, viewers, corpus.ANNOTATIONS),
        *corpus.make_debate(shared, viewers),
        *corpus.make_grieving(shared, viewers),
        *corpus.make_protected(train, plain, SEED),
        *corpus.make_headlines(shared, plain, _HEADLINES, SEED),
        *corpus.make_policy(shared, plain, _POLICY, SEED),
        *corpus.make_grammar(plain, _GRAMMAR, SEED),
        *corpus.make_written(plain, POSTS),
    ]
    return examples, corpus.make_weak(shared, viewers, plain, SEED)


class Trainer:
    """Fits both stages, with or without one election."""

    def __init__(
        self,
        examples: list[Example],
        weak: list[Example],
        words: list[str],
        vectors: NDArray[np.float32],
    ) -> None:
        """Hash what both stages read."""
        self._examples = examples
        self._weak = weak
        self._vectors = vectors
        self._coder = Coder(words)
        self._rows = hash_examples(examples)
        self._weak_rows = hash_examples(weak)
        say("hashed")

    def fit(
        self, held_out: str | None, apart: frozenset[str | None] = frozenset()
    ) -> dict[str, Any]:
        """Fit both stages without the texts and pools of one election, or without some rows."""
        places = [
            p
            for p, e in enumerate(self._examples)
            if e.contest != held_out and (e.row_id is None or e.row_id not in apart)
        ]
        taught = teach(self._weak, self._weak_rows, held_out)
        linear = learn_heads([self._examples[p] for p in places], self._rows[places], taught)
        say(f"linear without {held_out}")
        torch.manual_seed(SEED)
        network = Network(self._vectors)
        weak = [example for example in self._weak if example.contest != held_out]
        learn_weakly(network, weak, self._coder, epochs=_WEAK_EPOCHS, seed=SEED)
        grammar = 0
        chosen = []
        for place in places:
            example = self._examples[place]
            grammar += example.source == "grammar"
            if example.source != "grammar" or grammar <= _GRAMMAR_NETWORK:
                chosen.append(example)
        learn(network, chosen, self._coder, epochs=_EPOCHS, seed=SEED)
        pooled, hidden = measure_activations(network, chosen[:2000], self._coder)
        say(f"network without {held_out}")
        return {
            "linear": linear,
            "network": {
                name: value.detach().numpy() for name, value in network.state_dict().items()
            },
            "pooled_largest": pooled,
            "hidden_largest": hidden,
            "scores": self._score(linear, network, held_out, apart),
        }

    def leave_each_out(self) -> dict[str, dict[str, Any]]:
        """Score the gold rows of each election by a model that never saw that election."""
        folds = {}
        for name in corpus.ELECTIONS.values():
            folds[name] = self.fit(name)["scores"]
        return folds

    def leave_parts_out(self) -> dict[str, dict[str, Any]]:
        """Score each third of the gold rows by a model that saw the other two thirds."""
        rows = sorted({e.row_id for e in self._examples if e.row_id is not None})
        random.Random(SEED).shuffle(rows)  # noqa: S311
        thirds = {f"third {part + 1}": frozenset(rows[part::3]) for part in range(3)}
        return {name: self.fit(None, third)["scores"] for name, third in thirds.items()}

    def _score(
        self, linear: Any, network: Network, contest: str | None, apart: frozenset[str | None]
    ) -> dict[str, Any]:
        places = [
            p
            for p, e in enumerate(self._examples)
            if e.source == "gold"
            and (contest is None or e.contest == contest)
            and (not apart or e.row_id in apart)
        ]
        examples = [self._examples[p] for p in places]
        return {
            "examples": examples,
            "linear": apply(linear, self._rows[places]),
            "network": predict(network, examples, self._coder).astype(np.float64),
        }


def choose_shares(folds: dict[str, dict[str, Any]]) -> NDArray[np.float64]:
    """Choose how much of each stage an answer takes: both equally, on a common scale."""
    shares = []
    for stage in ("linear", "network"):
        scores = np.concatenate([fold[stage] for fold in folds.values()])
        sizes = np.array(
            [np.abs(scores[:, 0]).mean(), *[scores[:, 1:4].std()] * 3, *[scores[:, 4:].std()] * 4]
        )
        shares.append(1 / sizes)
    return np.round(np.stack(shares), 8)


def say(*words: object) -> None:
    """Say how far the run is, after how many seconds and with how much memory at most."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"[{time.monotonic() - _STARTED:7.1f} s, {peak:.1f} GiB]", *words, flush=True)


def _cached(folder: Path | None, name: str, make: Any) -> Any:
    if folder is None:
        return make()
    file = folder / f"{name}.pickle"
    if file.exists():
        return pickle.loads(file.read_bytes())  # noqa: S301  our own file of this run
    value = make()
    folder.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pickle.dumps(value))
    return value


if __name__ == "__main__":
    main()
