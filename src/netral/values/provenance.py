"""How far a source can be trusted (*tingkat asal bukti*)."""

from enum import StrEnum


class Grade(StrEnum):
    """Provenance grade of the evidence of an act; A is best."""

    A = "A"
    """The owner's own archive."""
    B = "B"
    """An answer of the platform's official interface."""
    C = "C"
    """A web or research capture by a third party, or a table that does not say what it is."""
    D = "D"
    """A lone screenshot, or a row that says it was made from one: a lead, never an indication."""

    @property
    def can_indicate(self) -> bool:
        """Whether evidence of this grade can carry an indication at all."""
        return self is not Grade.D
