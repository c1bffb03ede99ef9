"""Rounds what was learned to whole numbers and writes the model that ships."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.linear import Linear

_LARGE = 30_000


def write_model(
    folder: Path,
    *,
    linear: Linear,
    network: dict[str, Any],
    words: list[str],
    ordinary_words: list[str],
    facts: dict[str, Any],
) -> None:
    """Write the files of a model and their description.

    Args:
        folder: Where to; it is made.
        linear: The first stage.
        network: The second stage, as `round_network` gives it.
        words: Its words.
        ordinary_words: Words that are never taken for a misspelt name.
        facts: Everything else that the description holds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    units = np.maximum(np.abs(linear.words).max(axis=0), 1e-9) / _LARGE
    weights = np.rint(linear.words / units).astype("<i2")
    arrays = network.pop("contents")
    contents = {
        "linear.bin": weights.tobytes(),
        "network.bin": b"".join(array.tobytes() for _, array in arrays),
        "network_words.txt": "\n".join(words).encode(),
        "ordinary_words.txt": "\n".join(ordinary_words).encode(),
    }
    for file, content in contents.items():
        (folder / file).write_bytes(content)
    description = facts | {
        "linear": {
            "units": units.tolist(),
            "teachers": linear.teachers.tolist(),
            "offsets": linear.offsets.tolist(),
        },
        "network": network
        | {"arrays": [[name, array.dtype.str, list(array.shape)] for name, array in arrays]},
        "files": {file: hashlib.sha256(content).hexdigest() for file, content in contents.items()},
    }
    (folder / "model.json").write_text(json.dumps(description, indent=1) + "\n")


def round_network(
    parameters: dict[str, NDArray[np.float32]],
    *,
    marks: list[str],
    pooled_largest: list[float],
    hidden_largest: float,
    filters: int,
) -> dict[str, Any]:
    """Round a network to whole numbers.

    Args:
        parameters: Weights by name, as PyTorch names them.
        marks: Marks of form, in order.
        pooled_largest: For each window, the largest activation that matters.
        hidden_largest: The same for the hidden layer.
        filters: Filters of each window.

    Returns:
        The description of the network, with its arrays under ``contents``.
    """
    table = parameters["embedding.weight"]
    word_unit = float(np.abs(table).max()) / 127
    contents: list[tuple[str, NDArray[Any]]] = [("table", np.rint(table / word_unit).astype("i1"))]
    units: dict[str, float] = {}
    windows = sorted({name.split(".")[1] for name in parameters if name.startswith("windows")})
    pooled_units = [largest / 127 for largest in pooled_largest]
    for name in windows:
        weights = parameters[f"windows.{name}.weight"].T
        unit = float(np.abs(weights).max()) / 127
        units[f"window{name}"] = word_unit * unit
        contents += [
            (f"window{name}.weights", np.rint(weights / unit).astype("i1")),
            (
                f"window{name}.biases",
                np.rint(parameters[f"windows.{name}.bias"] / (word_unit * unit)).astype("<i4"),
            ),
        ]
    worth = np.concatenate(
        [np.full(3 * filters, unit) for unit in pooled_units]
        + [np.full(table.shape[1], word_unit), np.full(len(marks), 1 / 127)]
    )
    hidden = parameters["hidden.weight"].T.astype(np.float64) * worth[:, np.newaxis]
    units["hidden"] = float(np.abs(hidden).max()) / _LARGE
    hidden_unit = hidden_largest / _LARGE
    heads = parameters["heads.weight"].T.astype(np.float64)
    unit = float(np.abs(heads).max()) / _LARGE
    units["heads"] = hidden_unit * unit
    contents += [
        ("hidden.weights", np.rint(hidden / units["hidden"]).astype("<i2")),
        ("hidden.biases", np.rint(parameters["hidden.bias"] / units["hidden"]).astype("<i8")),
        ("heads.weights", np.rint(heads / unit).astype("<i2")),
        ("heads.biases", np.rint(parameters["heads.bias"] / units["heads"]).astype("<i8")),
    ]
    return {
        "contents": contents,
        "units": units,
        "flag": round(1 / word_unit),
        "marks": marks,
        "windows": [f"window{name}" for name in windows],
        "pooled_units": pooled_units,
        "hidden_unit": hidden_unit,
    }
