"""Errors of the command line itself."""

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
