"""The model that ships: its files, their digests, and how they are read."""

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from netral.language.calibration import CalibrationTable, build_table
from netral.language.errors import ModelFileChangedError, ModelFileMissingError
from netral.language.linear_model import LinearModel
from netral.language.vocabulary import Vocabulary

DESCRIPTION = "model.json"


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Everything that reading needs and that was learned from data."""

    name: str
    """Versioned name and the first digits of the digest."""
    linear: LinearModel
    vocabulary: Vocabulary
    partisan_table: CalibrationTable
    stance_table: CalibrationTable
    voice_table: CalibrationTable
    yes_from: float
    """From this score on the answer is yes: the bound on false flags holds here."""
    no_until: float
    """Up to this score the answer is no."""
    stance_from: float
    """Below this margin a stance is unclear."""
    meets_bound: bool
    """Whether the calibration data were enough for the bound; without it, never yes."""


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
    heads = len(description["offsets"])
    weights = np.frombuffer(contents["weights.bin"], dtype="<i2").reshape(-1, heads)
    digest = hashlib.sha256(json.dumps(description, sort_keys=True).encode()).hexdigest()
    return LanguageModel(
        name=f"{description['name']}+{digest[:12]}",
        linear=LinearModel(
            weights=weights.astype(np.int16, copy=False),
            offsets=np.array(description["offsets"], dtype=np.float64),
            scale=float(description["scale"]),
        ),
        vocabulary=Vocabulary(contents["ordinary_words.txt"].decode().split()),
        partisan_table=build_table(description["partisan_table"]),
        stance_table=build_table(description["stance_table"]),
        voice_table=build_table(description["voice_table"]),
        yes_from=float(description["yes_from"]),
        no_until=float(description["no_until"]),
        stance_from=float(description["stance_from"]),
        meets_bound=bool(description["meets_bound"]),
    )


def _read_bytes(folder: Path, file: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except OSError as error:
        raise ModelFileMissingError(file) from error
