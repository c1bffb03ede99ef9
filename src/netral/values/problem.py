"""Problems found in a file: all of them at once, each with its place and its remedy."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from netral.errors import NetralError


class Severity(StrEnum):
    """Whether a problem refuses the thing or only asks a person to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in a file."""

    file: str
    """The file as the user named it."""
    line: int | None = None
    """Line or row, counted from 1 as an editor or a spreadsheet shows it."""
    key: str | None = None
    """Dotted key or column in the file."""
    message: str
    """What is wrong: what was expected and what was found."""
    remedy: str = ""
    """What to do about it."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Give one line that a person reads: place, key, message, remedy."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        key = f" {self.key}:" if self.key else ""
        return f"{place}:{key} {self.message} {self.remedy}".rstrip()


class ProblemsError(NetralError):
    """A file has problems; all of them are listed."""

    code = "NTR-VAL-003"

    def __init__(self, subject: str, problems: Sequence[Problem]) -> None:
        super().__init__(subject, problems)
        self.subject = subject
        self.problems = tuple(problems)

    @property
    def problem(self) -> str:
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        count = len(self.problems)
        return f"{self.subject} has {count} problem{'s' if count != 1 else ''}:\n{lines}"

    @property
    def remedy(self) -> str:
        return "\nMend them and try again; nothing was written."
