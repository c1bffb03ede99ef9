"""The second stage while it is learned: a small network over word vectors, in PyTorch."""

import math
import random
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from training.example import Example

MARKS = tuple(
    f"={mark}"
    for mark in (
        *(f"long{n}" for n in range(6)),
        *(f"named{n}" for n in range(4)),
        *("shout", "headline", "small", "link-last", "reply"),
        *(f"tags{n}" for n in range(5)),
        *("emoji", "exclaims", "asks", "quotes"),
    )
)
FILTERS = 144
HIDDEN = 176
WIDTHS = (1, 2, 3)
NEAR = 4
"""Words up to this far from the target are also pooled by themselves."""
LONGEST = 64
HEADS = 8
_WEAK_HEADS = 4
_AVERAGED = 0.4
"""The weights of this last part of the steps are averaged: they sway less with the order."""


class Network(nn.Module):
    """Word vectors, windows of one to three words, pooled over the text and near the target."""

    def __init__(self, vectors: NDArray[np.float32], drop: float = 0.3) -> None:
        """Build the network around fixed word vectors."""
        super().__init__()
        size, width = vectors.shape
        table = torch.zeros(size + 2, width)
        table[2:] = torch.tensor(vectors)
        self.embedding = nn.Embedding.from_pretrained(table, freeze=True, padding_idx=0)
        self.windows = nn.ModuleList([nn.Linear((width + 1) * n, FILTERS) for n in WIDTHS])
        self.hidden = nn.Linear(3 * FILTERS * len(WIDTHS) + width + len(MARKS), HIDDEN)
        self.heads = nn.Linear(HIDDEN, HEADS)
        self.weak = nn.Linear(HIDDEN, _WEAK_HEADS)
        self.drop = nn.Dropout(drop)

    def forward(
        self, ids: torch.Tensor, target: torch.Tensor, other: torch.Tensor, marks: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Give the answers of the heads, and of those for weak labels."""
        present = (ids > 0).float()
        words = self.embedding(ids)
        if self.training:
            keep = (torch.rand_like(present) > 0.1).float() + target  # noqa: PLR2004
            words = words * keep.clamp(max=1).unsqueeze(-1)
        inputs = torch.cat([words, target.unsqueeze(-1)], -1)
        near = _spread(target, NEAR) * present
        beside = _find_beside_other(target, other) * present
        pooled = []
        for width, layer in zip(WIDTHS, self.windows, strict=True):
            padded = functional.pad(inputs, (0, 0, 0, width - 1))
            stacked = torch.cat(
                [padded[:, shift : shift + ids.shape[1]] for shift in range(width)], -1
            )
            found = functional.relu(layer(stacked))
            pooled.append((found * present.unsqueeze(-1)).amax(1))
            pooled.append((found * near.unsqueeze(-1)).amax(1))
            pooled.append((found * beside.unsqueeze(-1)).amax(1))
        mean = (words * present.unsqueeze(-1)).sum(1) / present.sum(1, keepdim=True).clamp(min=1)
        features = self.drop(torch.cat([*pooled, mean, marks], -1))
        inner = self.drop(functional.relu(self.hidden(features)))
        return self.heads(inner), self.weak(inner)


def _spread(places: torch.Tensor, reach: int) -> torch.Tensor:
    """Mark what lies up to so many words from a place."""
    return functional.max_pool1d(places.unsqueeze(1), 2 * reach + 1, 1, reach).squeeze(1)


def _find_beside_other(target: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    """Mark the words that are nearer to another contestant than to the target."""
    beside = torch.zeros_like(other)
    taken = torch.zeros_like(other)
    for reach in range(NEAR + 1):
        taken = torch.maximum(taken, _spread(target, reach))
        beside = torch.maximum(beside, _spread(other, reach) * (1 - taken))
        taken = torch.maximum(taken, beside)
    return beside


class Coder:
    """Turns examples into the numbers that the network reads."""

    def __init__(self, words: Sequence[str]) -> None:
        """Number the words: 0 is nothing, 1 is unknown."""
        self._ids = {word: place + 2 for place, word in enumerate(words)}
        self._marks = {mark: place for place, mark in enumerate(MARKS)}

    def code(self, examples: Sequence[Example]) -> tuple[torch.Tensor, ...]:
        """Code a batch: words, places of the target, places of others, marks."""
        longest = min(LONGEST, max(len(example.view) for example in examples))
        ids = np.zeros((len(examples), max(longest, 1)), dtype=np.int64)
        target = np.zeros(ids.shape, dtype=np.float32)
        other = np.zeros(ids.shape, dtype=np.float32)
        marks = np.zeros((len(examples), len(MARKS)), dtype=np.float32)
        for row, example in enumerate(examples):
            view = example.view[:longest]
            ids[row, : len(view)] = [self._ids.get(word, 1) for word in view]
            target[row, : len(view)] = [word.startswith("<t") for word in view]
            other[row, : len(view)] = [word.startswith("<o") for word in view]
            for mark in example.marks:
                place = self._marks.get(mark)
                if place is not None:
                    marks[row, place] = 1
        return torch.tensor(ids), torch.tensor(target), torch.tensor(other), torch.tensor(marks)


def label_weakly(example: Example) -> list[float]:
    """Give the weak labels: general sentiment, tone, headline, electoral; -1 is unknown."""
    kind, _, pool = example.source.partition("/")
    labels = [-1.0] * _WEAK_HEADS
    sided = example.tone in {"positive", "negative"}
    if kind == "plain" and pool in {"smsa", "nusax_sentiment", "idsa_tweets"} and sided:
        labels[0] = float(example.tone == "positive")
    if kind == "weak" and sided:
        labels[1] = float(example.tone == "positive")
    if pool in {"click_id_headlines", "detik_headlines_unlabelled"}:
        labels[2] = 1.0
    elif pool.startswith(("pilpres", "kebijakan_mbg", "idsa")):
        labels[2] = 0.0
    if kind == "weak" and example.tone != "neutral":
        labels[3] = 1.0
    elif pool.startswith(("kebijakan", "click")):
        labels[3] = 0.0
    return labels


def learn_weakly(
    network: Network, examples: Sequence[Example], coder: Coder, *, epochs: float, seed: int
) -> None:
    """Learn from the weak labels first: what praise, attack and news look like."""
    labelled = [
        (example, labels) for example in examples if max(labels := label_weakly(example)) >= 0
    ]
    _run(
        network,
        [example for example, _ in labelled],
        coder,
        steps=int(epochs * len(labelled) / 128),
        batch=128,
        rate=1.5e-3,
        seed=seed,
        loss=lambda outputs, places: _weak_loss(outputs[1], [labelled[p][1] for p in places]),
    )


def learn(
    network: Network, examples: Sequence[Example], coder: Coder, *, epochs: float, seed: int
) -> None:
    """Learn the heads that ship."""
    _run(
        network,
        examples,
        coder,
        steps=math.ceil(epochs * len(examples) / 64),
        batch=64,
        rate=1.2e-3,
        seed=seed,
        loss=lambda outputs, places: _loss(outputs[0], [examples[p] for p in places]),
    )


def predict(network: Network, examples: Sequence[Example], coder: Coder) -> NDArray[np.float32]:
    """Give the answers of the heads, one row an example."""
    network.eval()
    parts = []
    with torch.no_grad():
        for start in range(0, len(examples), 256):
            outputs, _ = network(*coder.code(examples[start : start + 256]))
            parts.append(outputs.numpy())
    return np.concatenate(parts)


def _run(network, examples, coder, *, steps, batch, rate, seed, loss):  # type: ignore[no-untyped-def]
    generator = random.Random(seed)  # noqa: S311
    torch.manual_seed(seed)
    parameters = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(parameters, lr=rate, weight_decay=1e-3)
    network.train()
    done, summed = 0, [torch.zeros_like(p) for p in parameters]
    averaged = max(1, int(steps * _AVERAGED))
    while done < steps:
        for places in _draw_batches(examples, batch, generator):
            outputs = network(*coder.code([examples[place] for place in places]))
            value = loss(outputs, places)
            optimiser.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            done += 1
            for group in optimiser.param_groups:
                group["lr"] = rate * max(0.02, 1 - done / steps)
            if done > steps - averaged:
                for total, parameter in zip(summed, parameters, strict=True):
                    total.add_(parameter.detach(), alpha=1 / averaged)
            if done >= steps:
                break
    with torch.no_grad():
        for total, parameter in zip(summed, parameters, strict=True):
            parameter.copy_(total)


def _draw_batches(
    examples: Sequence[Example], size: int, generator: random.Random
) -> list[list[int]]:
    order = list(range(len(examples)))
    generator.shuffle(order)
    batches = []
    for start in range(0, len(order), size * 32):
        chunk = sorted(order[start : start + size * 32], key=lambda p: len(examples[p].view))
        batches += [chunk[first : first + size] for first in range(0, len(chunk), size)]
    generator.shuffle(batches)
    return batches


def _weak_loss(outputs: torch.Tensor, labels: list[list[float]]) -> torch.Tensor:
    wanted = torch.tensor(labels)
    known = wanted >= 0
    return functional.binary_cross_entropy_with_logits(outputs[known], wanted[known])


def _loss(outputs: torch.Tensor, examples: Sequence[Example]) -> torch.Tensor:
    weight = torch.tensor([example.weight for example in examples])
    total = outputs.sum() * 0
    partisan = torch.tensor([-1.0 if e.partisan is None else e.partisan for e in examples])
    known = partisan >= 0
    if known.any():
        soft = partisan[known] * 0.94 + 0.03
        losses = functional.binary_cross_entropy_with_logits(
            outputs[known, 0], soft, reduction="none"
        )
        total = total + (losses * weight[known]).sum() / len(examples)
    for first, last, field, share in ((1, 4, "stance", 1.0), (4, 8, "voice", 0.5)):
        wanted = torch.tensor(
            [-1 if getattr(e, field) is None else getattr(e, field) for e in examples]
        )
        known = wanted >= 0
        if known.any():
            losses = functional.cross_entropy(
                outputs[known, first:last], wanted[known], reduction="none", label_smoothing=0.05
            )
            total = total + share * (losses * weight[known]).sum() / len(examples)
    return total


def measure_activations(
    network: Network, examples: Sequence[Example], coder: Coder
) -> tuple[list[float], float]:
    """Measure the largest activations that matter, for rounding to whole numbers."""
    network.eval()
    seen: dict[str, list[torch.Tensor]] = {}
    hooks = []
    for name, layer in (
        *((str(place), layer) for place, layer in enumerate(network.windows)),
        ("hidden", network.hidden),
    ):
        hooks.append(
            layer.register_forward_hook(
                lambda _layer, _inputs, output, name=name: seen.setdefault(name, []).append(
                    functional.relu(output).reshape(-1, output.shape[-1]).amax(0)
                )
            )
        )
    with torch.no_grad():
        for start in range(0, len(examples), 256):
            network(*coder.code(examples[start : start + 256]))
    for hook in hooks:
        hook.remove()
    largest = {name: float(torch.stack(values).max()) for name, values in seen.items()}
    return [largest[str(place)] for place in range(len(WIDTHS))], 1.5 * largest["hidden"]
