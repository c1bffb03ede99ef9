"""What a reader says of its format for people: the rows of docs/reference/formats.md."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatCard:
    """One kind of act in one format: what is known of it, and what is not."""

    acts: str
    target: str
    """What the act was done to, as far as the source says; else "context only"."""
    stable_id: str
    """By which the acting account is found."""
    time: str
    visibility: str
    limits: str
    grade: str = ""
    """Where it is not the reader's own for all acts."""
