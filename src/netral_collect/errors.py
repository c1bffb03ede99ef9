"""Errors of live collection; none of them names an account."""

from netral.errors import NetralError


class CollectError(NetralError):
    """Base of the errors of live collection."""

    code = "NTR-COL-000"


class OutsideWindowError(CollectError):
    """Today is not a day of the election; nothing is collected then."""

    code = "NTR-COL-001"

    def __init__(self, election_id: str, first_day: str, last_day: str) -> None:
        super().__init__(election_id, first_day, last_day)
        self.election_id = election_id
        self.first_day = first_day
        self.last_day = last_day

    @property
    def problem(self) -> str:
        return (
            f"Today is outside the window of {self.election_id}: "
            f"{self.first_day} to {self.last_day}."
        )

    @property
    def remedy(self) -> str:
        return "Nothing is collected outside it; what owners and archives hold can be handed in."


class NoAccountsError(CollectError):
    """There is nobody whom the collection may look at."""

    code = "NTR-COL-002"

    def __init__(self, platform: str, not_covered: int) -> None:
        super().__init__(platform, not_covered)
        self.platform = platform
        self.not_covered = not_covered

    @property
    def problem(self) -> str:
        return (
            f"No declared account on {self.platform} is covered by the authorisation "
            f"({self.not_covered} are declared by people of other units)."
        )

    @property
    def remedy(self) -> str:
        return "Name the units in the authorisation, as the register writes them."


class KeyMissingError(CollectError):
    """The key of an interface is not in the environment."""

    code = "NTR-COL-003"

    def __init__(self, variable: str) -> None:
        super().__init__(variable)
        self.variable = variable

    @property
    def problem(self) -> str:
        return f"The environment has no {self.variable}."

    @property
    def remedy(self) -> str:
        return "Put the key there; it is taken from nowhere else and written nowhere."


class CollectionRunningError(CollectError):
    """Another collection writes to the folder."""

    code = "NTR-COL-004"

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    @property
    def problem(self) -> str:
        return f"Another collection writes to {self.folder}."

    @property
    def remedy(self) -> str:
        return "Wait until it ends, or give another folder; two writers would lose each other's."


class RefusedByPlatformError(CollectError):
    """The platform refused the request for a reason that asking again does not mend."""

    code = "NTR-COL-005"

    def __init__(self, host: str, status: int, reason: str) -> None:
        super().__init__(host, status, reason)
        self.host = host
        self.status = status
        self.reason = reason

    @property
    def problem(self) -> str:
        return f"{self.host} refused the request: status {self.status}, {self.reason}."

    @property
    def remedy(self) -> str:
        return "Look at the key and what it is allowed; what was collected so far is kept."


class UnusableCursorError(CollectError):
    """The cursor and the collected file do not belong together, or to this collection."""

    code = "NTR-COL-006"

    def __init__(self, file: str, why: str) -> None:
        super().__init__(file, why)
        self.file = file
        self.why = why

    @property
    def problem(self) -> str:
        return f"The cursor {self.file} cannot be used: {self.why}."

    @property
    def remedy(self) -> str:
        return "Give the folder and cursor of one collection, or begin in a new folder."


class UnsafeEndpointError(CollectError):
    """The address of an interface is neither encrypted nor on this machine."""

    code = "NTR-COL-007"

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address

    @property
    def problem(self) -> str:
        return f"The address {self.address} is neither https nor on this machine."

    @property
    def remedy(self) -> str:
        return "A key never travels in the clear; give an https address."


class TooManyAccountsError(CollectError):
    """One stream cannot be asked for so many accounts."""

    code = "NTR-COL-008"

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(count, limit)
        self.count = count
        self.limit = limit

    @property
    def problem(self) -> str:
        return f"{self.count:,} accounts are to be followed; one stream takes {self.limit:,}."

    @property
    def remedy(self) -> str:
        return "Collect unit by unit: one authorisation and one folder each."


class NoVideosError(CollectError):
    """There is no campaign video or channel whose comments could be asked for."""

    code = "NTR-COL-009"

    def __init__(self, election_id: str) -> None:
        super().__init__(election_id)
        self.election_id = election_id

    @property
    def problem(self) -> str:
        return f"{self.election_id} has no campaign channel with an id, and no video was named."

    @property
    def remedy(self) -> str:
        return "Name videos with --videos, or write the channel id into campaign_accounts.csv."


class UnreadableVideosError(CollectError):
    """A line of the list of videos names no video and no channel."""

    code = "NTR-COL-010"

    def __init__(self, file: str, line: int) -> None:
        super().__init__(file, line)
        self.file = file
        self.line = line

    @property
    def problem(self) -> str:
        return f"{self.file}: line {self.line} is neither the id nor the link of a video."

    @property
    def remedy(self) -> str:
        return "Write one a line: eleven signs, or a link to youtube.com/watch or youtu.be."
