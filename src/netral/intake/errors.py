"""Errors of the intake: what a source is not, and why it cannot be read."""

from collections.abc import Sequence

from netral.errors import NetralError


class IntakeError(NetralError):
    """Base of the errors of the intake."""

    code = "NTR-INT-000"


class UnreadableSourceError(IntakeError):
    """A source cannot be opened at all."""

    code = "NTR-INT-001"

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(file, detail)
        self.file = file
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"{self.file} cannot be read: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Give the path of a file or folder that exists and that you may read."


class EmptySourceError(IntakeError):
    """A source holds no record, and nothing can follow from nothing."""

    code = "NTR-INT-002"

    def __init__(self, file: str, detail: str) -> None:
        super().__init__(file, detail)
        self.file = file
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"{self.file} is empty: {self.detail}."

    @property
    def remedy(self) -> str:
        return 'An empty file does not mean "no activity". Ask for the export once more.'


class UnknownLayoutError(IntakeError):
    """No reader knows this shape of file. The error names its keys, never its values."""

    code = "NTR-INT-003"

    def __init__(self, file: str, keys: Sequence[str], missing: Sequence[str]) -> None:
        super().__init__(file, keys, missing)
        self.file = file
        self.keys = tuple(keys)
        self.missing = tuple(missing)

    @property
    def problem(self) -> str:
        keys = ", ".join(self.keys) or "none"
        lacks = f"; missing for an acts table: {', '.join(self.missing)}" if self.missing else ""
        return f"{self.file}: unknown layout, keys: {keys}{lacks}."

    @property
    def remedy(self) -> str:
        if not self.missing:
            return "Hand in the export as the platform gave it (docs/reference/formats.md)."
        return (
            "If it is a table of acts, `netral intake map` proposes what its columns mean "
            "(docs/howto/new_format.md)."
        )


class RefusedFormatError(IntakeError):
    """A source is recognised, and is of a kind that Netral does not read."""

    code = "NTR-INT-004"

    def __init__(self, file: str, format_name: str, why: str, advice: str) -> None:
        super().__init__(file, format_name, why, advice)
        self.file = file
        self.format_name = format_name
        self.why = why
        self.advice = advice

    @property
    def problem(self) -> str:
        return f"{self.file} is {self.format_name}: {self.why}."

    @property
    def remedy(self) -> str:
        return self.advice


class NumericIdColumnError(IntakeError):
    """A whole column of ids is stored as floating-point numbers; their digits are lost."""

    code = "NTR-INT-005"

    def __init__(self, file: str, column: str) -> None:
        super().__init__(file, column)
        self.file = file
        self.column = column

    @property
    def problem(self) -> str:
        return f"{self.file}: column {self.column} holds floating-point numbers, not ids."

    @property
    def remedy(self) -> str:
        return (
            "Digits beyond the fifteenth are already lost. Export the table again with ids as text."
        )


class DamagedSourceError(IntakeError):
    """A source is of a known format, and its bytes do not keep that format."""

    code = "NTR-INT-006"

    def __init__(self, file: str, part: str, detail: str) -> None:
        super().__init__(file, part, detail)
        self.file = file
        self.part = part
        self.detail = detail

    @property
    def problem(self) -> str:
        place = f"{self.file}, {self.part}" if self.part else self.file
        return f"{place} is damaged: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Fetch the file once more; nothing of it was taken over."


class TooLargeError(IntakeError):
    """A part of a source is larger than any honest one."""

    code = "NTR-INT-007"

    def __init__(self, file: str, part: str, size_bytes: int, allowed_bytes: int) -> None:
        super().__init__(file, part, size_bytes, allowed_bytes)
        self.file = file
        self.part = part
        self.size_bytes = size_bytes
        self.allowed_bytes = allowed_bytes

    @property
    def problem(self) -> str:
        place = f"{self.file}, {self.part}," if self.part else self.file
        return f"{place} has {self.size_bytes:,} bytes; allowed are {self.allowed_bytes:,}."

    @property
    def remedy(self) -> str:
        return "Ask the source for the export in smaller parts."


class MappingNotUsableError(IntakeError):
    """A mapping file was given for a source that is no table."""

    code = "NTR-INT-008"

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file

    @property
    def problem(self) -> str:
        return f"{self.file} is no table, so no mapping file can name its columns."

    @property
    def remedy(self) -> str:
        return "Use --mapping with CSV, JSON lines or Parquet only."


class UnfitRecordError(IntakeError):
    """One record cannot become an act; readers turn this into a `RejectedRecord`.

    It never leaves the room: a bad record does not stop the records beside it.
    """

    code = "NTR-INT-009"

    def __init__(self, reason: str, place: str) -> None:
        super().__init__(reason, place)
        self.reason = reason
        """A value of `netral.intake.reason.Reason`."""
        self.place = place
        """The column or key that is wrong, by our name; never its content."""

    @property
    def problem(self) -> str:
        return f"A record is unfit ({self.reason}, {self.place})."


class ReadingLimitError(IntakeError):
    """The process that read a source came to one of its limits and was ended."""

    code = "NTR-INT-020"

    def __init__(self, file: str, limit: str) -> None:
        super().__init__(file, limit)
        self.file = file
        self.limit = limit

    @property
    def problem(self) -> str:
        return f"{self.file} was not read: reading it used up {self.limit}."

    @property
    def remedy(self) -> str:
        return "Nothing of it was kept. Ask the source for the export in smaller parts."


class ChildKilledError(IntakeError):
    """The process that read a source ended abnormally; this one goes on."""

    code = "NTR-INT-021"

    def __init__(self, file: str, end: str) -> None:
        super().__init__(file, end)
        self.file = file
        self.end = end
        """How it ended, for example the name of a signal."""

    @property
    def problem(self) -> str:
        return f"{self.file} was not read: the process that read it ended with {self.end}."

    @property
    def remedy(self) -> str:
        return "Nothing of it was kept. Keep the file as it is, and report this."


class ReaderFailedError(IntakeError):
    """A reader failed on a source in a way that it never should."""

    code = "NTR-INT-022"

    def __init__(self, file: str, failure: str, place: str) -> None:
        super().__init__(file, failure, place)
        self.file = file
        self.failure = failure
        """Kind of the failure; never its message, which may hold content."""
        self.place = place

    @property
    def problem(self) -> str:
        place = f" at {self.place}" if self.place else ""
        return f"{self.file} was not read: the reader failed ({self.failure}{place})."

    @property
    def remedy(self) -> str:
        return "Nothing of it was kept. Keep the file as it is, and report this."


class UploadChangedError(IntakeError):
    """The bytes of a kept upload are not those that were received."""

    code = "NTR-INT-023"

    def __init__(self, file: str, expected: str, found: str) -> None:
        super().__init__(file, expected, found)
        self.file = file
        self.expected = expected
        self.found = found

    @property
    def problem(self) -> str:
        return (
            f"The kept upload {self.file} is not what was received: its digest should be "
            f"{self.expected[:16]}… and is {self.found[:16]}…."
        )

    @property
    def remedy(self) -> str:
        return "It is not read. Ask for the file once more, and find out who changed it."


class BrokenAnswerError(IntakeError):
    """An answer of a platform is no JSON of the expected kind, perhaps cut off on its way."""

    code = "NTR-INT-024"

    def __init__(self, size_bytes: int) -> None:
        super().__init__(size_bytes)
        self.size_bytes = size_bytes

    @property
    def problem(self) -> str:
        return f"The answer ({self.size_bytes:,} bytes) is no complete JSON of the expected kind."

    @property
    def remedy(self) -> str:
        return "Nothing of it was used; it can be asked for again."
