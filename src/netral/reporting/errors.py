"""Errors of reporting."""

from netral.errors import NetralError


class ReportingError(NetralError):
    """Base of the errors of reporting."""

    code = "NTR-REP-000"


class CountsDoNotCloseError(ReportingError):
    """The counts of a run contradict each other."""

    code = "NTR-REP-001"

    def __init__(self, whole: str, expected: int, parts: str, found: int) -> None:
        super().__init__(whole, expected, parts, found)
        self.whole = whole
        self.expected = expected
        self.parts = parts
        self.found = found

    @property
    def problem(self) -> str:
        return (
            f"The counts do not close: {self.whole} is {self.expected}, "
            f"but {self.parts} add up to {self.found}."
        )

    @property
    def remedy(self) -> str:
        return (
            "Nothing was written. Do not use the numbers; report this with the version of Netral."
        )


class OutputExistsError(ReportingError):
    """An output path exists and is not a folder."""

    code = "NTR-REP-002"

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    @property
    def problem(self) -> str:
        return f"The output {self.path} exists and is not a folder."

    @property
    def remedy(self) -> str:
        return "Give another folder; files of an earlier run in it are replaced as a whole."


class OutputUnwritableError(ReportingError):
    """The outputs of a run cannot be written."""

    code = "NTR-REP-003"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    @property
    def problem(self) -> str:
        return f"{self.path} cannot be written: {self.reason}."

    @property
    def remedy(self) -> str:
        return "Nothing was left half-written. Free some space or give another folder."


class DayNotPublishableError(ReportingError):
    """A day's public counts cannot follow those that are public already."""

    code = "NTR-REP-004"

    def __init__(self, day: str, reason: str) -> None:
        super().__init__(day, reason)
        self.day = day
        self.reason = reason

    @property
    def problem(self) -> str:
        return f"The counts of {self.day} cannot be published: {self.reason}."

    @property
    def remedy(self) -> str:
        return (
            "Nothing was written. A day is published once, days follow each other, and what was "
            "counted stays counted (docs/howto/transparency.md)."
        )


class CensusUnreadableError(ReportingError):
    """A file of counts or of earlier releases is not what it should be."""

    code = "NTR-REP-005"

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason

    @property
    def problem(self) -> str:
        return f"{self.file} cannot be read: {self.reason}."

    @property
    def remedy(self) -> str:
        return (
            "Write it anew, or take the copy that the web server has; see "
            "docs/howto/transparency.md."
        )
