"""Errors of the register room."""

from netral.errors import NetralError


class RegisterError(NetralError):
    """Base of the errors of the register room."""


class MissingFileError(RegisterError):
    """A register or accounts file does not exist."""

    code = "NTR-REG-001"

    def __init__(self, file_name: str) -> None:
        super().__init__(file_name)
        self.file_name = file_name

    @property
    def problem(self) -> str:
        return f"There is no file {self.file_name}."

    @property
    def remedy(self) -> str:
        return "Look at the spelling of the path."


class UnreadableFileError(RegisterError):
    """A file is neither a readable spreadsheet nor readable text."""

    code = "NTR-REG-002"

    def __init__(self, file_name: str, detail: str, advice: str) -> None:
        super().__init__(file_name, detail, advice)
        self.file_name = file_name
        self.detail = detail
        self.advice = advice

    @property
    def problem(self) -> str:
        return f"{self.file_name} cannot be read: {self.detail}."

    @property
    def remedy(self) -> str:
        return self.advice


class UnknownLayoutError(RegisterError):
    """No row of a file is the header of a register or of declared accounts."""

    code = "NTR-REG-003"

    def __init__(
        self, file_name: str, known: tuple[str, ...], unknown_count: int, missing: tuple[str, ...]
    ) -> None:
        super().__init__(file_name, known, unknown_count, missing)
        self.file_name = file_name
        self.known = known
        """Keys that were recognised; others may be a person's data and are only counted."""
        self.unknown_count = unknown_count
        self.missing = missing

    @property
    def problem(self) -> str:
        keys = ", ".join(self.known) or "none known"
        return (
            f"{self.file_name} has an unknown layout, keys: {keys} "
            f"and {self.unknown_count} unknown; missing: {', '.join(self.missing)}."
        )

    @property
    def remedy(self) -> str:
        return (
            "A register needs a header row with NIP and NAMA (or another register column); "
            "declared accounts need nip, platform, handle (or url or account_id) and valid_from."
        )


class EmptyFileError(RegisterError):
    """A file has a header and nothing below it, or nothing at all."""

    code = "NTR-REG-004"

    def __init__(self, file_name: str) -> None:
        super().__init__(file_name)
        self.file_name = file_name

    @property
    def problem(self) -> str:
        return f"{self.file_name} has no rows."

    @property
    def remedy(self) -> str:
        return "Export it again; an empty register would drop every act in silence."


class EmptyRosterError(RegisterError):
    """Nothing is left of the files after the rows with errors were left out."""

    code = "NTR-REG-005"

    def __init__(self, error_count: int) -> None:
        super().__init__(error_count)
        self.error_count = error_count

    @property
    def problem(self) -> str:
        return f"No civil servant is left: all rows have errors ({self.error_count} errors)."

    @property
    def remedy(self) -> str:
        return "`netral register check FILE` lists them."


class NoFilesError(RegisterError):
    """A roster was asked of no files at all."""

    code = "NTR-REG-006"

    @property
    def problem(self) -> str:
        return "No register file was given."

    @property
    def remedy(self) -> str:
        return "Give at least one register, and the declared accounts."


class EmptyWindowError(RegisterError):
    """The window of an election has no day."""

    code = "NTR-REG-007"

    def __init__(self, first_date: str, until_date: str) -> None:
        super().__init__(first_date, until_date)
        self.first_date = first_date
        self.until_date = until_date

    @property
    def problem(self) -> str:
        return f"The window from {self.first_date} until {self.until_date} (exclusive) has no day."

    @property
    def remedy(self) -> str:
        return "Give the first day of the first stage and the day after the last stage."


class WeakKeyError(RegisterError):
    """A key for pseudonyms is too short to keep anything secret."""

    code = "NTR-REG-008"

    def __init__(self, byte_count: int, least_bytes: int) -> None:
        super().__init__(byte_count, least_bytes)
        self.byte_count = byte_count
        self.least_bytes = least_bytes

    @property
    def problem(self) -> str:
        return f"The pseudonym key has {self.byte_count} bytes; it needs {self.least_bytes}."

    @property
    def remedy(self) -> str:
        return "Use random bytes, kept apart from the results: NIPs are few enough to try them all."


class PseudonymCollisionError(RegisterError):
    """Two civil servants would bear the same pseudonym under this key."""

    code = "NTR-REG-009"

    def __init__(self, pseudonym: str) -> None:
        super().__init__(pseudonym)
        self.pseudonym = pseudonym

    @property
    def problem(self) -> str:
        return f"Two civil servants would both be {self.pseudonym} under this key."

    @property
    def remedy(self) -> str:
        return "Use another pseudonym key; nobody may answer for another person's act."
