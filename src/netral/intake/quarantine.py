"""Records that could not be understood: kept apart, counted, never lost in silence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRecord:
    """One record that no reader could turn into an act.

    It carries the place and the reason, and never the record's own words: the
    record may be about somebody who is not in the register. The bytes themselves
    stay with the received file.
    """

    source_file: str
    source_sha256: str
    pointer: str
    code: str
    """Stable reason code, for example ``missing-time``."""
    reason: str
    """One sentence: what was expected and what was found (never content)."""
    remedy: str = ""
