"""What can be wrong with the self-check's site."""

from netral.errors import NetralError


class SelfCheckError(NetralError):
    """Base of the errors of the self-check."""

    code = "NTR-SLF-000"


class VendoredFileChangedError(SelfCheckError):
    """A file of somebody else is not the one that was looked at."""

    code = "NTR-SLF-001"

    def __init__(self, file: str, expected: str, found: str) -> None:
        super().__init__(file, expected, found)
        self.file = file
        self.expected = expected
        self.found = found

    @property
    def problem(self) -> str:
        return f"The file {self.file} has the digest {self.found[:12]}…, not {self.expected[:12]}…."

    @property
    def remedy(self) -> str:
        return "Take it from a fresh clone; do not serve a site with it."


class NoSiteError(SelfCheckError):
    """The folder holds no site."""

    code = "NTR-SLF-002"

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    @property
    def problem(self) -> str:
        return f"There is no self-check in {self.folder}."

    @property
    def remedy(self) -> str:
        return "Build it with: netral selfcheck build --out FOLDER"


class PortTakenError(SelfCheckError):
    """Something else listens where the site was to be served."""

    code = "NTR-SLF-003"

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port

    @property
    def problem(self) -> str:
        return f"Port {self.port} is taken."

    @property
    def remedy(self) -> str:
        return "Choose another with --port."


class QuestionNotUnderstoodError(SelfCheckError):
    """A question names something that the law or the election does not know."""

    code = "NTR-SLF-004"

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        super().__init__(key, known)
        self.key = key
        self.known = known

    @property
    def problem(self) -> str:
        return f'The field "{self.key}" is missing or names nothing that is known.'

    @property
    def remedy(self) -> str:
        return f"Choose one of: {', '.join(self.known)}." if self.known else "Fill it in."
