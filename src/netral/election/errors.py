"""Errors of the election room."""

from netral.errors import NetralError


class ElectionError(NetralError):
    """Base of the errors of the election room."""


class UnknownContestantError(ElectionError):
    """No contestant of the election has that id."""

    code = "NTR-ELE-001"

    def __init__(self, contestant_id: str, election_id: str) -> None:
        super().__init__(contestant_id, election_id)
        self.contestant_id = contestant_id
        self.election_id = election_id

    @property
    def problem(self) -> str:
        return f'The election {self.election_id} has no contestant "{self.contestant_id}".'

    @property
    def remedy(self) -> str:
        return f"See the ids with: netral election show {self.election_id}"


class UncheckedFolderError(ElectionError):
    """An election was to be built from a folder that has problems."""

    code = "NTR-ELE-004"

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    @property
    def problem(self) -> str:
        return f"{self.folder} was not checked before the election was built."

    @property
    def remedy(self) -> str:
        return "Load it with load_election, which checks first."


class UnreadableTextsError(ElectionError):
    """A file of ordinary texts cannot be read."""

    code = "NTR-ELE-005"

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    @property
    def problem(self) -> str:
        return f"{self.path} cannot be read as UTF-8 text."

    @property
    def remedy(self) -> str:
        return "Give a plain text file with one text a line."


class BadElectionIdError(ElectionError):
    """A new election was to be called something that is no id."""

    code = "NTR-ELE-002"

    def __init__(self, election_id: str) -> None:
        super().__init__(election_id)
        self.election_id = election_id

    @property
    def problem(self) -> str:
        return f'"{self.election_id}" cannot be the id of an election.'

    @property
    def remedy(self) -> str:
        return "Use small letters, digits and _ and begin with a letter, for example bali_2024."


class FolderNotEmptyError(ElectionError):
    """A skeleton was to be written where files are already."""

    code = "NTR-ELE-003"

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    @property
    def problem(self) -> str:
        return f"The folder {self.folder} is not empty; nothing was written."

    @property
    def remedy(self) -> str:
        return "Give another folder with --out, or empty this one."
