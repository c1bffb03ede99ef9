"""Everything that the device answers by: elections, law, worked cases, and the readers."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field

from netral.election.contest import Election
from netral.language.model_file import LanguageModel, load_model
from netral.language.text_reader import TextReader
from netral.rulebook.edition import Edition
from netral.rulebook.trace import ActFacts
from netral.screening.screener import Screener


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningCase:
    """A worked case of the rulebook, as far as the quiz needs it."""

    title: str
    facts: ActFacts
    edition_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What is packed when the site is built, and only read on the device."""

    elections: Mapping[str, Election]
    editions: Mapping[str, Edition]
    cases: tuple[LearningCase, ...]


@dataclass(slots=True)
class World:
    """The law, and the readers of the elections that somebody asked about."""

    law: Law
    model: LanguageModel
    _screeners: dict[str, Screener] = field(default_factory=dict)
    _readers: dict[str, TextReader] = field(default_factory=dict)

    def get_reader(self, election: Election) -> TextReader:
        """Get the reader of texts for one election; made once."""
        known = self._readers.get(election.election_id)
        if known is None:
            known = self._readers[election.election_id] = TextReader(election, self.model)
        return known

    def get_screener(self, election: Election) -> Screener:
        """Get the screener of one election; made once, and the same one as on a server."""
        known = self._screeners.get(election.election_id)
        if known is None:
            known = self._screeners[election.election_id] = Screener(
                election,
                editions=self.list_editions(election),
                text_reader=self.get_reader(election),
            )
        return known

    def list_editions(self, election: Election) -> tuple[Edition, ...]:
        """List the editions that govern an election."""
        return tuple(self.law.editions[each] for each in election.editions)


def pack_law(law: Law) -> bytes:
    """Pack the law for the site.

    Args:
        law: Loaded and checked.

    Returns:
        Bytes that `open_world` reads. They are made and read by the same code only:
        the site's digests guard them on the way.
    """
    return pickle.dumps(law, protocol=5)


def open_world(packed: bytes) -> World:
    """Open what the site was built with, and load the model beside it.

    Args:
        packed: As `pack_law` gave it, after its digest was compared.

    Returns:
        The world.

    Raises:
        ModelFileMissingError: If a file of the model is missing.
        ModelFileChangedError: If a file of the model was changed.
    """
    law: Law = pickle.loads(packed)  # noqa: S301
    return World(law, load_model())
