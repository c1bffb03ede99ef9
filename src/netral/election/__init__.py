"""The election as data: stages, contestants and the words that name them."""

from netral.election.contest import (
    CampaignAccount,
    Certainty,
    Contest,
    Contestant,
    Election,
    Name,
    NameKind,
    Stage,
)
from netral.election.errors import (
    BadElectionIdError,
    ElectionError,
    FolderNotEmptyError,
    UncheckedFolderError,
    UnknownContestantError,
    UnreadableTextsError,
)
from netral.election.loading import check_election, load_election

__all__ = [
    "BadElectionIdError",
    "CampaignAccount",
    "Certainty",
    "Contest",
    "Contestant",
    "Election",
    "ElectionError",
    "FolderNotEmptyError",
    "Name",
    "NameKind",
    "Stage",
    "UncheckedFolderError",
    "UnknownContestantError",
    "UnreadableTextsError",
    "check_election",
    "load_election",
]
