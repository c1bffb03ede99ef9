"""Errors of screening."""

from netral.errors import NetralError


class ScreeningError(NetralError):
    """Base of the errors of screening."""

    code = "NTR-SCR-000"


class OutsideWindowError(ScreeningError):
    """An act outside the election's window reached the screening: the gate was not asked."""

    code = "NTR-SCR-001"

    def __init__(self, act_id: str, election_id: str) -> None:
        super().__init__(act_id, election_id)
        self.act_id = act_id
        self.election_id = election_id

    @property
    def problem(self) -> str:
        return f"Act {self.act_id} lies outside the window of the election {self.election_id}."

    @property
    def remedy(self) -> str:
        return "Nothing outside the window is screened; put the gate before the screening."


class NoEditionError(ScreeningError):
    """No rulebook edition was given, so that nothing could ever be found."""

    code = "NTR-SCR-002"

    def __init__(self, election_id: str) -> None:
        super().__init__(election_id)
        self.election_id = election_id

    @property
    def problem(self) -> str:
        return f"The election {self.election_id} is screened with no rulebook edition."

    @property
    def remedy(self) -> str:
        return 'Name at least one edition under "editions" in the election.'


class EditionNotTriedError(ScreeningError):
    """A rulebook was to be tried out on an election that it does not govern."""

    code = "NTR-SCR-003"

    def __init__(self, edition_id: str, known: tuple[str, ...]) -> None:
        super().__init__(edition_id, known)
        self.edition_id = edition_id
        self.known = known

    @property
    def problem(self) -> str:
        return f"The edition {self.edition_id} does not govern this election."

    @property
    def remedy(self) -> str:
        return f"Give the changed edition the id of one that does: {', '.join(self.known)}."
