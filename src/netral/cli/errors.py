"""Errors of the command line itself."""

from collections.abc import Sequence

from netral.errors import NetralError


class UnknownElectionError(NetralError):
    """No shipped election has that id, and no file has that path."""

    code = "NTR-CLI-001"

    def __init__(self, id_or_path: str, shipped: tuple[str, ...]) -> None:
        super().__init__(id_or_path, shipped)
        self.id_or_path = id_or_path
        self.shipped = shipped

    @property
    def problem(self) -> str:
        return f'There is no election "{self.id_or_path}".'

    @property
    def remedy(self) -> str:
        ids = ", ".join(self.shipped)
        return f"Give one of {ids}, or the path of one you wrote (docs/howto/new_election.md)."


class UnknownEditionError(NetralError):
    """No shipped rulebook edition has that id, and no folder has that path."""

    code = "NTR-CLI-002"

    def __init__(self, id_or_path: str, shipped: tuple[str, ...]) -> None:
        super().__init__(id_or_path, shipped)
        self.id_or_path = id_or_path
        self.shipped = shipped

    @property
    def problem(self) -> str:
        return f'There is no rulebook edition "{self.id_or_path}".'

    @property
    def remedy(self) -> str:
        return f"Give one of {', '.join(self.shipped)}, or the path of a folder."


class NoBenchmarksError(NetralError):
    """The benchmarks are not beside the program."""

    code = "NTR-CLI-003"

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    @property
    def problem(self) -> str:
        return f"There is no folder {self.folder} beside this program."

    @property
    def remedy(self) -> str:
        return "They measure peers that do not ship: run them from a clone, after make setup."


class NoActivityError(NetralError):
    """A run was asked for without any activity file."""

    code = "NTR-CLI-004"

    def __init__(self, given: tuple[str, ...]) -> None:
        super().__init__(given)
        self.given = given

    @property
    def problem(self) -> str:
        named = ", ".join(self.given) or "none"
        return f"No activity file was given (files given: {named})."

    @property
    def remedy(self) -> str:
        return "Name at least one file with acts after the options."


class NoSuchFileError(NetralError):
    """A file that was named does not exist."""

    code = "NTR-CLI-005"

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    @property
    def problem(self) -> str:
        return f"There is no file {self.path}."

    @property
    def remedy(self) -> str:
        return "Check the name and the folder; nothing was written."


class WrongKeyFileError(NetralError):
    """A pseudonym key file holds no usable key."""

    code = "NTR-CLI-006"

    def __init__(self, path: str, size_bytes: int) -> None:
        super().__init__(path, size_bytes)
        self.path = path
        self.size_bytes = size_bytes

    @property
    def problem(self) -> str:
        return f"The key file {self.path} holds {self.size_bytes} bytes; a key has 32."

    @property
    def remedy(self) -> str:
        return "Give the file that an earlier run made, or a new path: a key is made there."


class IncompleteMappingError(NetralError):
    """A proposed mapping lacks what every acts table needs."""

    code = "NTR-CLI-017"

    def __init__(self, file: str, missing: Sequence[str]) -> None:
        super().__init__(file, missing)
        self.file = file
        self.missing = tuple(missing)

    @property
    def problem(self) -> str:
        return f"{self.file}: nothing gives {'; '.join(self.missing)}."

    @property
    def remedy(self) -> str:
        return "Name it: --column OURS=THEIRS, or --constant OURS=VALUE for every row."


class ExtraMissingError(NetralError):
    """A part of the program that is installed on its own is not here."""

    code = "NTR-CLI-018"

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra

    @property
    def problem(self) -> str:
        return f"The extra `{self.extra}` is not installed."

    @property
    def remedy(self) -> str:
        return f"Install it: pip install 'netral[{self.extra}]', or `make setup` in the clone."


class UnreadableOutcomesError(NetralError):
    """A line of the file that tells what became of acts cannot be read."""

    code = "NTR-CLI-019"

    def __init__(self, file: str, line: int) -> None:
        super().__init__(file, line)
        self.file = file
        self.line = line

    @property
    def problem(self) -> str:
        return f"{self.file}, line {self.line} is no JSON object with act_id and finding."

    @property
    def remedy(self) -> str:
        return 'Write each line as {"act_id": "…", "finding": "violation"}.'
