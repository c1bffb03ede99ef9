"""One line of the log: what kind of thing happened, when, and a commitment to what it was."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from netral.evidence.errors import MalformedFormError
from netral.evidence.moment import parse_moment, spell_moment

ENTRY_FORM = "netral.entry.v1"
_COMMITMENT_FORM = b"netral.commitment.v1\n"
SALT_BYTES = 32
_LINE = re.compile(r"netral\.entry\.v1 ([a-z_]+) (\S{27}) ([0-9a-f]{64})")


class EntryKind(StrEnum):
    """What an entry is about; no kind names a person."""

    EXHIBIT = "exhibit"
    CASE_EVENT = "case_event"
    CONFIGURATION = "configuration"
    """Elections, contestants, thresholds, roles: anything that changes what is found."""
    RELEASE = "release"
    """A rulebook, a model or a program in force from now on."""
    PERSONAL_READ = "personal_read"
    """Somebody read personal data."""
    TIME_TOKEN = "time_token"  # noqa: S105 - no password
    DEFENCE_NOTE = "defence_note"
    BUNDLE = "bundle"
    ERASURE = "erasure"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One entry: it holds no personal data, whatever it is about."""

    kind: EntryKind
    recorded_at: datetime
    commitment: str
    """SHA-256 over a random salt and the statement; without the salt it tells nothing."""

    def __str__(self) -> str:
        """Give the line without its line end; these bytes are the leaf."""
        return f"{ENTRY_FORM} {self.kind.value} {spell_moment(self.recorded_at)} {self.commitment}"


def commit_to(statement: bytes, *, salt: bytes) -> str:
    """Compute a commitment: it can be opened by statement and salt, and in no other way.

    The salt is what makes erasure possible: a statement about a person could be
    guessed and tried, a statement with 32 random bytes beside it cannot.

    Args:
        statement: The canonical form of what happened.
        salt: 32 random bytes, kept beside the statement and destroyed with it.

    Returns:
        64 hexadecimal digits.
    """
    digest = hashlib.sha256(statement).digest()
    return hashlib.sha256(_COMMITMENT_FORM + salt + digest).hexdigest()


def parse_entry(line: str) -> LogEntry:
    """Parse an entry strictly.

    Args:
        line: Without its line end.

    Returns:
        The entry.

    Raises:
        MalformedFormError: If it is spelt in any other way.
    """
    match = _LINE.fullmatch(line)
    if match is None:
        raise MalformedFormError(ENTRY_FORM, "the line has another form")
    try:
        kind = EntryKind(match[1])
    except ValueError as error:
        raise MalformedFormError(ENTRY_FORM, "its kind is not known") from error
    return LogEntry(kind=kind, recorded_at=parse_moment(match[2], ENTRY_FORM), commitment=match[3])
