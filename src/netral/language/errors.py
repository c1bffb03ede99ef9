"""Errors of the language room."""

from netral.errors import NetralError


class LanguageError(NetralError):
    """Something in reading texts went wrong."""

    code = "NTR-LAN-000"


class ModelFileMissingError(LanguageError):
    """The model folder lacks a file."""

    code = "NTR-LAN-001"

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file

    @property
    def problem(self) -> str:
        return f'The language model has no file "{self.file}".'

    @property
    def remedy(self) -> str:
        return "Install Netral anew, or train the model again (training/README.md)."


class ModelFileChangedError(LanguageError):
    """A model file is not the one that its description names."""

    code = "NTR-LAN-002"

    def __init__(self, file: str, expected: str, found: str) -> None:
        super().__init__(file, expected, found)
        self.file = file
        self.expected = expected
        self.found = found

    @property
    def problem(self) -> str:
        return (
            f'The model file "{self.file}" was changed: '
            f"expected sha256 {self.expected[:12]}…, found {self.found[:12]}…."
        )

    @property
    def remedy(self) -> str:
        return "Do not use it. Install Netral anew, or train the model again."


class UnreadableGoldError(LanguageError):
    """A line of a gold file is not what `evaluate` reads."""

    code = "NTR-LAN-003"

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file = file
        self.line = line
        self.reason = reason

    @property
    def problem(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"

    @property
    def remedy(self) -> str:
        return (
            "Each line is a JSON object with id, contest, text, "
            "targets [{who, stance}], voice and indication."
        )


class NoGoldError(LanguageError):
    """A gold file has no row that can be judged; empty is not a result."""

    code = "NTR-LAN-004"

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file

    @property
    def problem(self) -> str:
        return f'The gold file "{self.file}" has no rows to judge.'

    @property
    def remedy(self) -> str:
        return "Give a file with at least one annotated row."
