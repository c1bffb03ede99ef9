"""Errors of the practice election."""

from netral.errors import NetralError


class PracticeError(NetralError):
    """Base of the errors of the practice election."""

    code = "NTR-PRA-000"


class BrokenGrammarError(PracticeError):
    """A grammar file cannot be read as a grammar."""

    code = "NTR-PRA-001"

    def __init__(self, symbol: str, reason: str) -> None:
        super().__init__(symbol, reason)
        self.symbol = symbol
        self.reason = reason

    @property
    def problem(self) -> str:
        return f'The grammar symbol "{self.symbol}" is broken: {self.reason}.'

    @property
    def remedy(self) -> str:
        return "Mend it under src/netral_practice/grammar; see its README.md."


class TooSmallWorldError(PracticeError):
    """A world of that size cannot hold every trap."""

    code = "NTR-PRA-002"

    def __init__(self, thing: str, wanted: int, least: int) -> None:
        super().__init__(thing, wanted, least)
        self.thing = thing
        self.wanted = wanted
        self.least = least

    @property
    def problem(self) -> str:
        return f"A practice world of {self.wanted} {self.thing} is too small to hold every trap."

    @property
    def remedy(self) -> str:
        return f"Ask for at least {self.least}."


class UnplayableElectionError(PracticeError):
    """The election lacks something that a practice world is made of."""

    code = "NTR-PRA-003"

    def __init__(self, election_id: str, missing: str) -> None:
        super().__init__(election_id, missing)
        self.election_id = election_id
        self.missing = missing

    @property
    def problem(self) -> str:
        return (
            f"A practice world cannot be made of the election {self.election_id}: {self.missing}."
        )

    @property
    def remedy(self) -> str:
        return "Add it to the election; docs/howto/new_election.md says where."


class MissingWorkbookWriterError(PracticeError):
    """The library that writes xlsx files is not installed."""

    code = "NTR-PRA-004"

    @property
    def problem(self) -> str:
        return "The practice register is written as xlsx, and openpyxl is not installed."

    @property
    def remedy(self) -> str:
        return 'Install it with: pip install "netral[practice]".'


class OccupiedFolderError(PracticeError):
    """The folder to write to holds something that is not a practice world."""

    code = "NTR-PRA-005"

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    @property
    def problem(self) -> str:
        return f"The folder {self.folder} is not empty and holds no practice world."

    @property
    def remedy(self) -> str:
        return "Give an empty folder, a new name, or the folder of an older practice world."


class NoWorldError(PracticeError):
    """A folder holds no practice world."""

    code = "NTR-PRA-006"

    def __init__(self, folder: str, missing: str) -> None:
        super().__init__(folder, missing)
        self.folder = folder
        self.missing = missing

    @property
    def problem(self) -> str:
        return f"The folder {self.folder} holds no practice world: {self.missing} is missing."

    @property
    def remedy(self) -> str:
        return "Write one with `netral practice --out FOLDER`."


class NoScreeningError(PracticeError):
    """A folder holds no output of `netral screen`."""

    code = "NTR-PRA-007"

    def __init__(self, folder: str, missing: str) -> None:
        super().__init__(folder, missing)
        self.folder = folder
        self.missing = missing

    @property
    def problem(self) -> str:
        return (
            f"The folder {self.folder} holds no output of a screening: {self.missing} is missing."
        )

    @property
    def remedy(self) -> str:
        return "Write it with `netral screen --out FOLDER …`."
