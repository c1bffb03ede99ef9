"""How well the shipped model reads: figures of its training run, kept beside its weights."""

from pathlib import Path
from typing import Literal

import msgspec

from netral.language.errors import ModelFileChangedError, ModelFileMissingError
from netral.language.model_file import LanguageModel, find_shipped_model

FIGURES = "figures.json"

Span = tuple[float, float]


class Accuracy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How well an election was read by a model that had not seen it."""

    rows: int
    """Texts that were read."""
    macro_f1: float
    """Whether a text takes sides; an abstention counts as wrong."""
    abstains: float
    """Share of the texts that the model would not answer."""
    stance_macro_f1: float


class Pooled(Accuracy, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All elections together, with 95 % intervals."""

    macro_f1_span: Span
    stance_span: Span
    recall: float
    """Share of the texts that take sides which is found."""
    false_flags: float
    """Share of election texts that take no side which is flagged all the same."""


class FalseFlagBound(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often protected speech is flagged, on texts that trained nothing."""

    texts: int
    flags: int
    """Most in one regional election."""
    bound: float
    """Exact binomial upper bound at 95 %."""


class ModelFigures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that is said of the model's quality."""

    format: Literal["netral.model-figures.v1"]
    model: str
    """Name and digest of the model that was measured."""
    elections: dict[str, Accuracy]
    pooled: Pooled
    bound: FalseFlagBound

    def precision_at(self, share: float) -> float:
        """Give which share of the flags is right, where a share of all texts takes sides.

        False flags are taken at the upper bound: the truth is better in 95 of 100 cases.
        """
        right = share * self.pooled.recall
        return right / (right + (1 - share) * self.bound.bound)


def load_figures(model: LanguageModel, folder: Path | None = None) -> ModelFigures:
    """Load the figures of a model.

    Args:
        model: The model that reads.
        folder: Folder of the model; the shipped one if not given.

    Returns:
        Its figures.

    Raises:
        ModelFileMissingError: If there are none.
        ModelFileChangedError: If they are of another model, or no figures.
    """
    path = (folder or find_shipped_model()) / FIGURES
    try:
        found = msgspec.json.decode(path.read_bytes(), type=ModelFigures)
    except FileNotFoundError as error:
        raise ModelFileMissingError(FIGURES) from error
    except msgspec.DecodeError as error:
        raise ModelFileChangedError(FIGURES, model.name, "no figures") from error
    if found.model != model.name:
        raise ModelFileChangedError(FIGURES, model.name, found.model)
    return found
