"""Everything that a run is screened with; made once and handed to every worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from netral.election import Election
from netral.language import TextReader
from netral.register import CivilServantId, Gate, Roster, Window
from netral.rulebook import Edition
from netral.screening import Screener


@dataclass(frozen=True, kw_only=True)
class RunContext:
    """The election, the law, the register and the model of one run."""

    election: Election
    editions: Sequence[Edition]
    roster: Roster
    text_reader: TextReader
    pseudonym_key: bytes = b""
    """Makes pseudonyms; never written by the core."""
    pseudonyms: Mapping[CivilServantId, str] | None = None
    """Those of all owners, where they were made before; then no key is needed."""

    @cached_property
    def screener(self) -> Screener:
        """The screener of this run."""
        return Screener(self.election, editions=self.editions, text_reader=self.text_reader)

    def open_gate(self) -> Gate:
        """Open a fresh gate with counts of its own."""
        return Gate(
            self.roster,
            window=Window(
                first_date=self.election.stages[0].first_date,
                until_date=self.election.stages[-1].until_date,
                zone=self.election.zone,
            ),
            pseudonym_key=self.pseudonym_key,
            pseudonyms=self.pseudonyms,
        )
