"""The phase of an election in which an act falls (*tahapan*)."""

from enum import StrEnum


class Phase(StrEnum):
    """A dated part of an election, in the order of time.

    The border between `BEFORE` and `DESIGNATED` is the one the law leans on: until
    the commission designates, people are *bakal calon*; from then on *calon*.
    """

    BEFORE = "before"
    DESIGNATED = "designated"
    CAMPAIGN = "campaign"
    QUIET = "quiet"
    VOTING = "voting"
    AFTER = "after"

    @property
    def is_designated(self) -> bool:
        """Whether contestants are *calon* (designated) in this phase."""
        return self is not Phase.BEFORE
