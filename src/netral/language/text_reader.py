"""Reads texts for one election: targets, stance, voice, and whether a referee would ask."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
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
from netral.language.shape import describe_shape, is_linked_headline, says_nothing
from netral.language.target import Found, TargetFinder, group_targets
from netral.values.instant import local_date
from netral.values.stance import Stance, Voice

STANCES = (Stance.SUPPORT, Stance.OPPOSE, Stance.NEUTRAL)
VOICES = (Voice.OWN, Voice.REPORT, Voice.QUESTION, Voice.OTHER)
_PARTISAN = 0
_STANCE = slice(1, 4)
_VOICE = slice(4, 8)
_OWN, _REPORT = 4, 5
_CHUNK = 128
"""Texts judged at once: a bound on memory, never on an answer."""
_MOST_KEPT = 20_000
"""Readings kept for texts that come again; forgetting them changes only the speed."""
_VOICE_OF_NOBODY = 0.7
"""Without a contestant the voice is guessed from the form alone; nothing depends on it."""


class TextReader:
    """Reads texts for one election, one by one or in batches, with the same answers."""

    def __init__(
        self, election: Election, model: LanguageModel, *, within_bound: bool = True
    ) -> None:
        """Prepare to read.

        Args:
            election: Whose contestants are looked for.
            model: What was learned.
            within_bound: Whether a yes needs the bound on false flags to hold for this
                election. Only who measures the model turns this off.
        """
        self._model = model
        limits = model.thresholds
        self.triages = limits.meets_bound and election.election_id not in limits.unbound_elections
        """Whether the bound holds for this election; if not, no text is ever called partisan."""
        self._may_say_yes = self.triages or not within_bound
        self._finder = TargetFinder(election, model.vocabulary)
        self._hasher = FeatureHasher()
        self._places = list_places(election)
        self._zone = election.zone
        self._kept: dict[tuple[str, date], Reading] = {}

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
        waiting: dict[tuple[str, date], Found] = {}
        answers: list[tuple[int, tuple[str, date]]] = []
        for place, (text, at) in enumerate(texts):
            normal = normalise(text)
            reading: Reading | None = None
            if self._finder.may_name(normal.text):
                key = (text, local_date(at, self._zone))
                reading = self._kept.get(key)
                if reading is None and key not in waiting:
                    found = self._finder.find(normal, at=at)
                    if found.targets:
                        waiting[key] = found
                    else:
                        reading = self._read_nobody(normal)
                if reading is None:
                    answers.append((place, key))
            else:
                reading = self._read_nobody(normal)
            readings.append(reading)
        judged = self._judge_all(waiting)
        for place, key in answers:
            readings[place] = judged[key]
        return [reading for reading in readings if reading is not None]

    def _judge_all(
        self, waiting: Mapping[tuple[str, date], Found]
    ) -> dict[tuple[str, date], Reading]:
        """Judge each text once, however often it was shared, and keep the readings."""
        judged: dict[tuple[str, date], Reading] = {}
        keys = list(waiting)
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            judged.update(zip(chunk, self._judge([waiting[key] for key in chunk]), strict=True))
        if len(self._kept) + len(judged) > _MOST_KEPT:
            self._kept.clear()
        self._kept.update(judged)
        return judged

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
            view = self._mask(found, None)
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
        for found, meant in zip(texts, targets, strict=True):
            shape = describe_shape(found)
            asked: list[str | None] = [None]
            if len(meant) > 1:
                asked.extend(target.contestant_id for target in meant)
            rows.append(list(range(len(views), len(views) + len(asked))))
            for target in asked:
                views.append(self._mask(found, target))
                marks.append(shape)
        scores = self._score(views, marks)
        starts = np.array([places[0] for places in rows])
        sizes = np.array([len(places) for places in rows])
        stances = scores[:, _STANCE].copy()
        stances[:, -1] -= self._model.neutral_pull * np.repeat(scores[starts, _PARTISAN], sizes)
        voices = _choose(scores[starts, _VOICE])
        pairs, sides = self._model.stance_pairs, stances.tolist()
        return [
            self._decide(
                found,
                partisan=float(scores[places[0], _PARTISAN]),
                voice=voice,
                targets=tuple(
                    self._judge_stance(target, side)
                    for target, side in zip(
                        meant,
                        pairs.choose([sides[place] for place in places[-len(meant) :]]),
                        strict=True,
                    )
                ),
            )
            for found, meant, places, voice in zip(texts, targets, rows, voices, strict=True)
        ]

    def _mask(self, found: Found, target: str | None) -> list[str]:
        return mask(
            found,
            target=target,
            parties=self._finder.parties,
            places=self._places,
            spelling=self._finder.spelling,
        )

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
        self,
        found: Found,
        *,
        partisan: float,
        voice: tuple[int, float],
        targets: tuple[TargetReading, ...],
    ) -> Reading:
        partisanship, abstention = self._judge_partisanship(found, partisan, targets)
        share = self._model.partisan_table.find_share(partisan)
        return Reading(
            targets=targets,
            voice=VOICES[voice[0]],
            voice_confidence=self._model.voice_table.find_share(voice[1]),
            partisanship=partisanship,
            confidence=share if partisanship is Partisanship.YES else round(1 - share, 3),
            abstention=abstention,
            hidden_characters=found.normal.hidden_characters,
            model=self._model.name,
        )

    def _judge_stance(self, target: Target, side: tuple[int, float]) -> TargetReading:
        best, margin = side
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
        if says_nothing(found):
            return Partisanship.UNCLEAR, Abstention.FRAGMENT
        sided = any(target.stance in {Stance.SUPPORT, Stance.OPPOSE} for target in targets)
        if score >= model.yes_from and self._may_say_yes and sided:
            return Partisanship.YES, None
        if score >= model.yes_from and not sided:
            return Partisanship.UNCLEAR, Abstention.CONFLICTING
        return Partisanship.UNCLEAR, Abstention.LOW_CONFIDENCE


def _choose(scores: NDArray[np.float64]) -> list[tuple[int, float]]:
    """Take for each row the best answer, and how far it is ahead of the next."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :2]
    first, second = np.take_along_axis(scores, order, axis=1).T
    return list(zip(order[:, 0].tolist(), (first - second).tolist(), strict=True))


def load_text_reader(
    election: Election, *, model: Path | None = None, within_bound: bool = True
) -> TextReader:
    """Load the reader of one election.

    Args:
        election: Whose contestants are looked for.
        model: Folder of another model than the shipped one.
        within_bound: Whether a yes needs the bound on false flags to hold for this election.

    Returns:
        The reader.

    Raises:
        ModelFileMissingError: If a model file is not there.
        ModelFileChangedError: If a model file was changed.
    """
    return TextReader(election, load_model(model), within_bound=within_bound)
