"""One finished run of the screening, as the report and the written files need it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from netral.election.contest import Election
from netral.intake.reader import Inspection
from netral.reporting.counts import Counts
from netral.rulebook.edition import Edition
from netral.screening.indication import Indication, Screened


@dataclass(frozen=True, slots=True, kw_only=True)
class RunVersions:
    """With what exactly a run was made, so that anyone can make it again."""

    program: str
    """Version of Netral."""
    election_id: str
    election_digest: str
    editions: tuple[tuple[str, str], ...]
    """Edition id and digest, in the order of the election."""
    model: str
    """Versioned name and digest of the language model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead:
    """One file of the run: what it is, what was read of it, and what was not and why."""

    file: str
    """File name as received, without folders."""
    inspection: Inspection
    sha256: str = ""
    read: int = 0
    """Records read, whatever became of them."""
    quarantined: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """Everything that is reported about one run.

    It holds acts, never persons: the only trace of a person is the pseudonym that
    an act carries, and nothing here groups, counts or sorts by it.
    """

    election: Election
    editions: Sequence[Edition]
    versions: RunVersions
    screened_at: datetime
    """The moment of the run, as the caller's clock has it."""
    counts: Counts
    sources: Sequence[SourceRead]
    indications: Sequence[Indication]
    """May hold only the first ones of a large run; the counts say how many there were."""
    unclear: Sequence[Screened]
    """May hold only the first ones of a large run, too."""
    declared_accounts: Mapping[str, int] = field(default_factory=dict)
    """Platform to number of declared accounts, to tell what no source covers."""
    notes: tuple[str, ...] = ()
    """Sentences of the caller about this run, shown under coverage."""


def versions_of_run(
    *, program: str, election: Election, editions: Sequence[Edition], model: str
) -> RunVersions:
    """Gather the versions and digests of a run from the things it was made with.

    Args:
        program: Version of Netral.
        election: The election of the run.
        editions: The rulebook editions of the run.
        model: Versioned name and digest of the language model.

    Returns:
        The versions that every written record carries.
    """
    return RunVersions(
        program=program,
        election_id=election.election_id,
        election_digest=election.digest,
        editions=tuple((edition.edition_id, edition.digest) for edition in editions),
        model=model,
    )
