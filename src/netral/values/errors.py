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


class DamagedZipError(NetralError):
    """A file is no zip archive, or one whose directory cannot be followed."""

    code = "NTR-VAL-010"

    def __init__(self, file_name: str, detail: str) -> None:
        super().__init__(file_name, detail)
        self.file_name = file_name
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"{self.file_name} is not a readable zip archive: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Fetch or save the file once more; it may have been cut off on the way."


class UnsafeZipError(NetralError):
    """A zip archive has something that no honest archive needs, or is beyond the limits."""

    code = "NTR-VAL-011"

    def __init__(self, file_name: str, reason: str, entry_number: int | None, detail: str) -> None:
        super().__init__(file_name, reason, entry_number, detail)
        self.file_name = file_name
        self.reason = reason
        """A stable word, a value of `netral.values.zip_safety.ZipDanger`."""
        self.entry_number = entry_number
        """Counted from 1 in the archive's directory; names may be private and are not shown."""
        self.detail = detail

    @property
    def problem(self) -> str:
        place = "" if self.entry_number is None else f", entry {self.entry_number}"
        return f"{self.file_name}{place} was refused ({self.reason}): {self.detail}."

    @property
    def remedy(self) -> str:
        return (
            "Nothing of it was opened. Ask for the file as the source made it, unpacked by nobody."
        )
