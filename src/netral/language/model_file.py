"""The model that ships: its files, their digests, and how they are read."""

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netral.language.calibration import CalibrationTable, build_table
from netral.language.errors import ModelFileChangedError, ModelFileMissingError
from netral.language.linear_model import LinearModel
from netral.language.network_model import Layer, NetworkModel
from netral.language.stance_pairs import StancePairs
from netral.language.vocabulary import Vocabulary

DESCRIPTION = "model.json"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where an answer begins; chosen on data that trained nothing."""

    yes_from: float
    """From this score on the answer is yes: the bound on false flags holds here."""
    no_until: float
    """Up to this score the answer is no."""
    stance_from: float
    """Below this margin a stance is unclear."""
    meets_bound: bool
    """Whether the calibration data were enough for the bound; without it, never yes."""
    unbound_elections: frozenset[str]
    """Ids of elections for which the bound was tested and does not hold; there, never yes."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Everything that reading needs and that was learned from data."""

    name: str
    """Versioned name and the first digits of the digest."""
    linear: LinearModel
    network: NetworkModel
    shares: NDArray[np.float64]
    """How much of the linear stage (row 0) and of the network (row 1) each answer takes."""
    report_pull: float
    """How far a reporting voice speaks against taking sides."""
    neutral_pull: float
    """How far taking sides in the whole text speaks against a neutral stance."""
    stance_pairs: StancePairs
    vocabulary: Vocabulary
    partisan_table: CalibrationTable
    stance_table: CalibrationTable
    voice_table: CalibrationTable
    thresholds: Thresholds


def find_shipped_model() -> Path:
    """Give the folder of the model that ships with Netral."""
    return Path(str(files("netral.language"))) / "model"


def load_model(folder: Path | None = None) -> LanguageModel:
    """Load a model, after checking that its files are the ones it was judged with.

    Args:
        folder: Folder of the model; the shipped one if not given.

    Returns:
        The model.

    Raises:
        ModelFileMissingError: If a file is not there.
        ModelFileChangedError: If a file is not the one that the description names.
    """
    folder = folder or find_shipped_model()
    description = json.loads(_read_bytes(folder, DESCRIPTION))
    contents: dict[str, bytes] = {}
    for file, expected in description["files"].items():
        contents[file] = _read_bytes(folder, file)
        found = hashlib.sha256(contents[file]).hexdigest()
        if found != expected:
            raise ModelFileChangedError(file, expected, found)
    digest = hashlib.sha256(json.dumps(description, sort_keys=True).encode()).hexdigest()
    thresholds = description["thresholds"]
    return LanguageModel(
        name=f"{description['name']}+{digest[:12]}",
        linear=_build_linear(description["linear"], contents["linear.bin"]),
        network=_build_network(
            description["network"], contents["network.bin"], contents["network_words.txt"]
        ),
        shares=np.array(description["shares"], dtype=np.float64),
        report_pull=float(description["report_pull"]),
        neutral_pull=float(description["neutral_pull"]),
        stance_pairs=StancePairs(
            tuple(tuple(float(worth) for worth in row) for row in description["stance_pairs"])
        ),
        vocabulary=Vocabulary(contents["ordinary_words.txt"].decode().split()),
        partisan_table=build_table(description["tables"]["partisan"]),
        stance_table=build_table(description["tables"]["stance"]),
        voice_table=build_table(description["tables"]["voice"]),
        thresholds=Thresholds(
            yes_from=float(thresholds["yes_from"]),
            no_until=float(thresholds["no_until"]),
            stance_from=float(thresholds["stance_from"]),
            meets_bound=bool(thresholds["meets_bound"]),
            unbound_elections=frozenset(thresholds.get("unbound_elections", ())),
        ),
    )


def _build_linear(description: dict[str, Any], content: bytes) -> LinearModel:
    units = np.array(description["units"], dtype=np.float64)
    weights = np.frombuffer(content, dtype="<i2").reshape(-1, len(units))
    return LinearModel(
        weights=weights.astype(np.int16, copy=False),
        units=units,
        teachers=np.array(description["teachers"], dtype=np.float64),
        offsets=np.array(description["offsets"], dtype=np.float64),
    )


def _build_network(description: dict[str, Any], content: bytes, words: bytes) -> NetworkModel:
    arrays: dict[str, NDArray[Any]] = {}
    start = 0
    for name, kind, shape in description["arrays"]:
        size = int(np.prod(shape))
        array = np.frombuffer(content, dtype=kind, count=size, offset=start)
        arrays[name] = array.reshape(shape)
        start += array.nbytes

    def layer(name: str) -> Layer:
        return Layer(
            weights=arrays[f"{name}.weights"].astype(np.float64),
            biases=arrays[f"{name}.biases"].astype(np.float64),
            unit=float(description["units"][name]),
        )

    return NetworkModel(
        words={word: place + 2 for place, word in enumerate(words.decode().split("\n"))},
        table=arrays["table"],
        flag=int(description["flag"]),
        marks={mark: place for place, mark in enumerate(description["marks"])},
        windows=tuple(layer(name) for name in description["windows"]),
        pooled_units=tuple(float(unit) for unit in description["pooled_units"]),
        hidden=layer("hidden"),
        hidden_unit=float(description["hidden_unit"]),
        heads=layer("heads"),
    )


def _read_bytes(folder: Path, file: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except OSError as error:
        raise ModelFileMissingError(file) from error
