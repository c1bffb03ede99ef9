"""Errors of the shared words."""

from netral.errors import NetralError


class NaiveInstantError(NetralError):
    """A moment came without a timezone."""

    code = "NTR-VAL-001"

    def __init__(self, moment: str) -> None:
        super().__init__(moment)
        self.moment = moment

    @property
    def problem(self) -> str:
        return f"The moment {self.moment} has no timezone."

    @property
    def remedy(self) -> str:
        return "Give it with an offset, for example 2024-10-01T08:00:00+07:00."


class UnreadableInstantError(NetralError):
    """A text is not a moment in time."""

    code = "NTR-VAL-002"

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    @property
    def problem(self) -> str:
        return f'"{self.text[:60]}" is not a date and time.'

    @property
    def remedy(self) -> str:
        return "Write it as ISO 8601 with an offset, for example 2024-10-01T08:00:00+07:00."
