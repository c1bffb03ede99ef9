"""One training example: a masked text with what it says, and how far that is trusted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from netral.election.contest import Election
from netral.language.gold import last_campaign_moment
from netral.language.masking import list_places, mask
from netral.language.normalisation import normalise
from netral.language.shape import describe_shape, says_nothing
from netral.language.target import Found, TargetFinder
from netral.language.vocabulary import Vocabulary

STANCES = ("support", "oppose", "neutral")
VOICES = ("own", "report", "question", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A masked text and its labels; `None` where nothing is known."""

    view: tuple[str, ...]
    marks: tuple[str, ...]
    contest: str
    """Election id; ``none`` if it belongs to no election."""
    source: str
    partisan: float | None = None
    stance: int | None = None
    voice: int | None = None
    weight: float = 1.0
    row_id: str | None = None
    target: str | None = None
    """The contestant in question; `None` for the text as a whole."""
    tone: str | None = None
    """Tone label of a weak set."""
    bare: bool = False
    """Whether nothing stands beside the names."""


class Viewer:
    """Sees texts as the model will: through the names of one election."""

    def __init__(self, election: Election, vocabulary: Vocabulary) -> None:
        """Prepare the names."""
        self.election = election
        self._finder = TargetFinder(election, vocabulary)
        self._places = list_places(election)
        self._at: datetime = last_campaign_moment(election)

    def find(self, text: str) -> Found:
        """Find whom a text means, on the last day of the campaign."""
        return self._finder.find(normalise(text), at=self._at)

    def view(self, found: Found, target: str | None) -> tuple[str, ...]:
        """Mask a text for the question about one contestant, or about the whole."""
        return tuple(
            mask(
                found,
                target=target,
                parties=self._finder.parties,
                places=self._places,
                spelling=self._finder.spelling,
            )
        )

    def view_plainly(self, found: Found) -> list[str]:
        """Mask a text that belongs to no election: no party and no place is hidden."""
        return mask(found, target=None, parties=(), places=(), spelling=self._finder.spelling)

    def correct(self, word: str) -> str:
        """Give a word the spelling in which the model reads it."""
        return self._finder.spelling.correct(word)

    def list_targets(self, found: Found) -> list[str]:
        """List the contestants that a text is about, in the order of mention."""
        return list(dict.fromkeys(mention.contestant_id for mention in found.targets))

    def find_named(self, who: str) -> str | None:
        """Find the id of the contestant that an annotator's short name means."""
        contestant = self.election.find_contestant_named(who)
        return None if contestant is None else contestant.contestant_id

    def make_examples(
        self,
        text: str,
        *,
        source: str,
        indication: str | None,
        voice: str | None,
        stances: dict[str | None, str],
        weight: float,
        row_id: str | None = None,
    ) -> list[Example]:
        """Make the examples of one annotated text: the whole, and each contestant."""
        found = self.find(text)
        targets = self.list_targets(found)
        if not targets:
            return []
        whole = Example(
            view=self.view(found, None),
            marks=tuple(describe_shape(found)),
            contest=self.election.election_id,
            source=source,
            partisan={"yes": 1.0, "no": 0.0}.get(indication or ""),
            voice=VOICES.index(voice) if voice in VOICES else None,
            weight=weight,
            row_id=row_id,
            bare=says_nothing(found),
        )
        if len(targets) == 1:
            stance = stances.get(targets[0])
            return [replace(whole, stance=_stance_code(stance), target=targets[0])]
        examples = [whole]
        for target in targets:
            code = _stance_code(stances.get(target))
            if code is not None:
                examples.append(
                    replace(
                        whole,
                        view=self.view(found, target),
                        partisan=None,
                        voice=None,
                        stance=code,
                        target=target,
                    )
                )
        return examples


def _stance_code(stance: str | None) -> int | None:
    return STANCES.index(stance) if stance in STANCES else None


def count_examples(examples: Sequence[Example]) -> dict[str, int]:
    """Count examples by contest and source, for the log."""
    counts: dict[str, int] = {}
    for example in examples:
        key = f"{example.contest}/{example.source}"
        counts[key] = counts.get(key, 0) + 1
    return dict(sorted(counts.items()))
