"""Reads texts for one election: targets, stance, voice, and whether a referee would ask."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from netral.election.contest import Election
from netral.language.feature import FeatureHasher
from netral.language.masking import list_places, mask
from netral.language.model_file import LanguageModel, load_model
from netral.language.normalisation import NormalText, normalise
from netral.language.reading import (
    Abstention,
    Partisanship,
    Reading,
    Target,
    TargetReading,
)
from netral.language.shape import describe_shape, is_linked_headline
from netral.language.target import Found, TargetFinder, group_targets
from netral.values.stance import Stance, Voice

STANCES = (Stance.SUPPORT, Stance.OPPOSE, Stance.NEUTRAL)
VOICES = (Voice.OWN, Voice.REPORT, Voice.QUESTION, Voice.OTHER)
_PARTISAN = 0
_STANCE = slice(1, 4)
_NEUTRAL = 3
_VOICE = slice(4, 8)
_OWN, _REPORT = 4, 5
_FRAGMENT_WORDS = 1
_CHUNK = 256
"""Texts judged at once: a bound on memory, never on an answer."""
_VOICE_OF_NOBODY = 0.7
"""Without a contestant the voice is guessed from the form alone; nothing depends on it."""


class TextReader:
    """Reads texts for one election, one by one or in batches, with the same answers."""

    def __init__(self, election: Election, model: LanguageModel) -> None:
        """Prepare to read.

        Args:
            election: Whose contestants are looked for.
            model: What was learned.
        """
        self._model = model
        self._finder = TargetFinder(election, model.vocabulary)
        self._hasher = FeatureHasher()
        self._places = list_places(election)

    @property
    def model_name(self) -> str:
        """Versioned name and digest of the model."""
        return self._model.name

    def find_targets(self, text: str, *, at: datetime) -> tuple[Target, ...]:
        """Find whom a text means, without judging it.

        Args:
            text: The raw text.
            at: When it was written.

        Returns:
            The targets, with their places in the raw text.
        """
        normal = normalise(text)
        if not self._finder.may_name(normal.text):
            return ()
        return group_targets(self._finder.find(normal, at=at))

    def read(self, text: str, *, at: datetime) -> Reading:
        """Read one text.

        Args:
            text: The raw text.
            at: When it was written.

        Returns:
            The reading.
        """
        return self.read_many([(text, at)])[0]

    def read_many(self, texts: Sequence[tuple[str, datetime]]) -> list[Reading]:
        """Read many texts; each answer is what `read` would give.

        Args:
            texts: Raw texts with their moments.

        Returns:
            One reading a text, in order.
        """
        readings: list[Reading | None] = []
        waiting: list[tuple[int, Found]] = []
        for place, (text, at) in enumerate(texts):
            normal = normalise(text)
            if self._finder.may_name(normal.text):
                found = self._finder.find(normal, at=at)
                if found.targets:
                    waiting.append((place, found))
                    readings.append(None)
                    continue
            readings.append(self._read_nobody(normal))
        for start in range(0, len(waiting), _CHUNK):
            chunk = waiting[start : start + _CHUNK]
            judged = self._judge([found for _, found in chunk])
            for (place, _), reading in zip(chunk, judged, strict=True):
                readings[place] = reading
        return [reading for reading in readings if reading is not None]

    def measure_partisanship(self, texts: Sequence[tuple[str, datetime]]) -> list[float | None]:
        """Measure how far texts take sides, before any threshold; for calibration.

        Args:
            texts: Raw texts with their moments.

        Returns:
            One score a text; `None` where no contestant is meant.
        """
        scores: list[float | None] = []
        for text, at in texts:
            found = self._finder.find(normalise(text), at=at)
            if not found.targets:
                scores.append(None)
                continue
            view = mask(found, target=None, parties=self._finder.parties, places=self._places)
            row = self._score([view], [describe_shape(found)])[0]
            scores.append(float(row[_PARTISAN]))
        return scores

    def _read_nobody(self, normal: NormalText) -> Reading:
        """Read a text that means no contestant: there is nothing that could be taken sides for."""
        return Reading(
            targets=(),
            voice=Voice.REPORT if is_linked_headline(normal.text) else Voice.OWN,
            voice_confidence=_VOICE_OF_NOBODY,
            partisanship=Partisanship.NO,
            confidence=1.0,
            abstention=None,
            hidden_characters=normal.hidden_characters,
            model=self._model.name,
        )

    def _judge(self, texts: Sequence[Found]) -> list[Reading]:
        if not texts:
            return []
        views: list[list[str]] = []
        marks: list[list[str]] = []
        rows: list[list[int]] = []
        targets = [group_targets(found) for found in texts]
        parties = self._finder.parties
        for found, meant in zip(texts, targets, strict=True):
            shape = describe_shape(found)
            asked: list[str | None] = [None]
            if len(meant) > 1:
                asked.extend(target.contestant_id for target in meant)
            rows.append(list(range(len(views), len(views) + len(asked))))
            for target in asked:
                views.append(mask(found, target=target, parties=parties, places=self._places))
                marks.append(shape)
        scores = self._score(views, marks)
        return [
            self._decide(found, meant, scores[places])
            for found, meant, places in zip(texts, targets, rows, strict=True)
        ]

    def _score(self, views: list[list[str]], marks: list[list[str]]) -> NDArray[np.float64]:
        linear = self._model.linear.score(self._hasher.hash_batch(views, marks))
        network = self._model.network.score(views, marks)
        scores: NDArray[np.float64] = (
            linear * self._model.shares[0] + network * self._model.shares[1]
        )
        reported = scores[:, _REPORT] - scores[:, _OWN]
        scores[:, _PARTISAN] -= self._model.report_pull * reported
        return scores

    def _decide(
        self, found: Found, meant: tuple[Target, ...], scores: NDArray[np.float64]
    ) -> Reading:
        whole = scores[0]
        stances = (scores[1:] if len(meant) > 1 else scores[:1]).copy()
        stances[:, _NEUTRAL] -= self._model.neutral_pull * whole[_PARTISAN]
        targets = tuple(
            self._judge_stance(target, row[_STANCE])
            for target, row in zip(meant, stances, strict=True)
        )
        voice, margin = _choose(whole[_VOICE])
        partisanship, abstention = self._judge_partisanship(found, float(whole[_PARTISAN]), targets)
        share = self._model.partisan_table.find_share(float(whole[_PARTISAN]))
        return Reading(
            targets=targets,
            voice=VOICES[voice],
            voice_confidence=self._model.voice_table.find_share(margin),
            partisanship=partisanship,
            confidence=share if partisanship is Partisanship.YES else round(1 - share, 3),
            abstention=abstention,
            hidden_characters=found.normal.hidden_characters,
            model=self._model.name,
        )

    def _judge_stance(self, target: Target, scores: NDArray[np.float64]) -> TargetReading:
        best, margin = _choose(scores)
        clear = margin >= self._model.thresholds.stance_from
        return TargetReading(
            contestant_id=target.contestant_id,
            stance=STANCES[best] if clear else Stance.UNCLEAR,
            confidence=self._model.stance_table.find_share(margin),
            spans=target.spans,
        )

    def _judge_partisanship(
        self, found: Found, score: float, targets: Sequence[TargetReading]
    ) -> tuple[Partisanship, Abstention | None]:
        model = self._model.thresholds
        if score <= model.no_until:
            return Partisanship.NO, None
        words = sum(token.kind == 0 for token in found.tokens)
        sided = any(target.stance in {Stance.SUPPORT, Stance.OPPOSE} for target in targets)
        if score >= model.yes_from and model.meets_bound and sided:
            return Partisanship.YES, None
        if words <= _FRAGMENT_WORDS:
            return Partisanship.UNCLEAR, Abstention.FRAGMENT
        if score >= model.yes_from and not sided:
            return Partisanship.UNCLEAR, Abstention.CONFLICTING
        return Partisanship.UNCLEAR, Abstention.LOW_CONFIDENCE


def _choose(scores: NDArray[np.float64]) -> tuple[int, float]:
    """Take the best answer and how far it is ahead of the next."""
    order = np.argsort(-scores, kind="stable")
    return int(order[0]), float(scores[order[0]] - scores[order[1]])


def load_text_reader(election: Election, *, model: Path | None = None) -> TextReader:
    """Load the reader of one election.

    Args:
        election: Whose contestants are looked for.
        model: Folder of another model than the shipped one.

    Returns:
        The reader.

    Raises:
        ModelFileMissingError: If a model file is not there.
        ModelFileChangedError: If a model file was changed.
    """
    return TextReader(election, load_model(model))
