"""Errors of the casework room: which step was refused, and which duty is still open."""

from datetime import date

from netral.errors import NetralError, TransientError

NO_EVENT = "(none)"
"""Stands for the event's id where there is no event yet."""


class CaseworkError(NetralError):
    """Base of the errors of the casework room."""


class StepNotPossibleError(CaseworkError):
    """A step does not lead on from the state in which the case is."""

    code = "NTR-CAS-001"

    def __init__(self, case_id: str, step: str, state: str) -> None:
        super().__init__(case_id, step, state)
        self.case_id = case_id
        self.step = step
        self.state = state

    @property
    def problem(self) -> str:
        return f"The step {self.step} is not possible for case {self.case_id}, state {self.state}."

    @property
    def remedy(self) -> str:
        return "docs/howto/casework.md has the table of all steps. Nothing was written."


class RoleMayNotError(CaseworkError):
    """Somebody asked for a step that belongs to another role."""

    code = "NTR-CAS-002"

    def __init__(self, case_id: str, step: str, role: str, allowed: tuple[str, ...]) -> None:
        super().__init__(case_id, step, role, allowed)
        self.case_id = case_id
        self.step = step
        self.role = role
        self.allowed = allowed

    @property
    def problem(self) -> str:
        return f"The role {self.role} may not do {self.step} in case {self.case_id}."

    @property
    def remedy(self) -> str:
        return f"This step belongs to: {', '.join(self.allowed)}. Nothing was written."


class DutyNotDoneError(CaseworkError):
    """A step was asked for before a duty that comes first was done."""

    code = "NTR-CAS-003"

    def __init__(self, case_id: str, step: str, duty: str, detail: str) -> None:
        super().__init__(case_id, step, duty, detail)
        self.case_id = case_id
        self.step = step
        self.duty = duty
        """The name of the duty, as the table of steps has it."""
        self.detail = detail
        """What is lacking: ids, days and counts only."""

    @property
    def problem(self) -> str:
        return f"Case {self.case_id}, step {self.step}: {self.detail} (duty: {self.duty})."

    @property
    def remedy(self) -> str:
        return "Do this duty first; docs/howto/casework.md explains each. Nothing was written."


class VagueNoticeError(CaseworkError):
    """A notice does not tell the person exactly what it is about."""

    code = "NTR-CAS-004"

    def __init__(self, notice_id: str, points: tuple[str, ...]) -> None:
        super().__init__(notice_id, points)
        self.notice_id = notice_id
        self.points = points

    @property
    def problem(self) -> str:
        return f"Notice {self.notice_id} is vague: {'; '.join(self.points)}."

    @property
    def remedy(self) -> str:
        return (
            "Each act needs its own moment, address, evidence digest and article. "
            '"Throughout 2026" is nothing that anybody can answer.'
        )


class EventRefusedError(CaseworkError):
    """An event is not of the kind that a step needs, or its content contradicts itself."""

    code = "NTR-CAS-005"

    def __init__(self, event_id: str, detail: str) -> None:
        super().__init__(event_id, detail)
        self.event_id = event_id
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"Event {self.event_id} cannot be taken: {self.detail}."

    @property
    def remedy(self) -> str:
        return "This is a mistake in the calling program. Nothing was written."


class TooFewReviewersError(CaseworkError):
    """A draw would leave chance nothing to choose from."""

    code = "NTR-CAS-006"

    def __init__(self, case_id: str, eligible: int, needed: int) -> None:
        super().__init__(case_id, eligible, needed)
        self.case_id = case_id
        self.eligible = eligible
        self.needed = needed

    @property
    def problem(self) -> str:
        return (
            f"Case {self.case_id} has {self.eligible} reviewers without a conflict "
            f"in units apart; the draw needs {self.needed}."
        )

    @property
    def remedy(self) -> str:
        return "Ask another unit for reviewers. Nobody is assigned by hand."


class DrawNotHonestError(CaseworkError):
    """A draw does not follow from its commitment, its pool and its rule."""

    code = "NTR-CAS-007"

    def __init__(self, case_id: str, detail: str) -> None:
        super().__init__(case_id, detail)
        self.case_id = case_id
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The draw for case {self.case_id} is not honest: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Tell the auditor. Draw anew only with a commitment made before the case."


class UnknownHolidayYearError(CaseworkError):
    """Working days were asked of a year whose holidays nobody has written down."""

    code = "NTR-CAS-010"

    def __init__(self, year: int, known: tuple[int, ...]) -> None:
        super().__init__(year, known)
        self.year = year
        self.known = known

    @property
    def problem(self) -> str:
        known = ", ".join(str(each) for each in self.known) or "none"
        return f"The holidays of {self.year} are not known (known: {known})."

    @property
    def remedy(self) -> str:
        return (
            "Write them into the procedure folder from the joint decree of that year "
            "(docs/howto/casework.md). They are never guessed."
        )


class UnknownDeadlineError(CaseworkError):
    """No rule gives a deadline of this kind on this day."""

    code = "NTR-CAS-011"

    def __init__(self, deadline: str, on: date) -> None:
        super().__init__(deadline, on)
        self.deadline = deadline
        self.on = on

    @property
    def problem(self) -> str:
        return f"There is no deadline {self.deadline} in force on {self.on.isoformat()}."

    @property
    def remedy(self) -> str:
        return "Add it to deadlines.yaml of the procedure folder, with its source."


class UnknownBodyError(CaseworkError):
    """A body is not known, not in office on that day, or has not this task."""

    code = "NTR-CAS-012"

    def __init__(self, body: str, task: str, on: date, in_office: tuple[str, ...]) -> None:
        super().__init__(body, task, on, in_office)
        self.body = body
        self.task = task
        self.on = on
        self.in_office = in_office

    @property
    def problem(self) -> str:
        return f"On {self.on.isoformat()} the body {self.body} has not the task {self.task}."

    @property
    def remedy(self) -> str:
        named = ", ".join(self.in_office) or "none"
        return f"On that day it is: {named}. Bodies change; bodies.yaml has the days."


class CaseNotFoundError(CaseworkError):
    """No case has this id."""

    code = "NTR-CAS-020"

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.case_id = case_id

    @property
    def problem(self) -> str:
        return f"There is no case {self.case_id}."

    @property
    def remedy(self) -> str:
        return "Look at the id."


class CaseMovedOnError(CaseworkError, TransientError):
    """Somebody else moved the case between looking and acting."""

    code = "NTR-CAS-021"

    def __init__(self, case_id: str, expected: int, found: int) -> None:
        super().__init__(case_id, expected, found)
        self.case_id = case_id
        self.expected = expected
        self.found = found

    @property
    def problem(self) -> str:
        return f"Case {self.case_id} was seen with {self.expected} events and has {self.found}."

    @property
    def remedy(self) -> str:
        return "Load the case again and decide again."


class EventIdReusedError(CaseworkError):
    """One event id came with two different contents."""

    code = "NTR-CAS-022"

    def __init__(self, event_id: str) -> None:
        super().__init__(event_id)
        self.event_id = event_id

    @property
    def problem(self) -> str:
        return f"The event id {self.event_id} was used before for something else."

    @property
    def remedy(self) -> str:
        return "A retry sends the same event. For something new take a new id."


class CommitmentReusedError(CaseworkError):
    """A committed draw was already used up by another case."""

    code = "NTR-CAS-023"

    def __init__(self, commitment: str) -> None:
        super().__init__(commitment)
        self.commitment = commitment

    @property
    def problem(self) -> str:
        return f"The commitment {self.commitment[:16]} belongs to another case."

    @property
    def remedy(self) -> str:
        return "Take the next unused commitment; each serves one draw."


class CommitmentOutOfTurnError(CaseworkError, TransientError):
    """A case would take other committed draws than those whose turn it is."""

    code = "NTR-CAS-027"

    def __init__(self, expected: int, found: int) -> None:
        super().__init__(expected, found)
        self.expected = expected
        self.found = found

    @property
    def problem(self) -> str:
        return f"The draws of number {self.expected} are next, not those of number {self.found}."

    @property
    def remedy(self) -> str:
        return "Ask the store for the next number; nobody chooses among the draws in stock."


class CountsDoNotCloseError(CaseworkError):
    """Cases came in that stand nowhere, or stand twice."""

    code = "NTR-CAS-024"

    def __init__(self, taken_in: int, standing: int, detail: str) -> None:
        super().__init__(taken_in, standing, detail)
        self.taken_in = taken_in
        self.standing = standing
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"{self.taken_in} cases were taken in and {self.standing} stand: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Stop, keep everything as it is, and compare with the log."


class UnreadableEventError(CaseworkError):
    """A stored event is not of a form that this version writes."""

    code = "NTR-CAS-025"

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(name, detail)
        self.name = name
        self.detail = detail

    @property
    def problem(self) -> str:
        return f'A stored event "{self.name}" cannot be read: {self.detail}.'

    @property
    def remedy(self) -> str:
        return "It was changed after it was written, or another version wrote it."


class NotOnThisCaseError(CaseworkError):
    """A reviewer's view was asked for by somebody who has no seat on the case."""

    code = "NTR-CAS-026"

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.case_id = case_id

    @property
    def problem(self) -> str:
        return f"Whoever asks has no seat on case {self.case_id}."

    @property
    def remedy(self) -> str:
        return "Reviewers see the cases that were drawn for them, and no others."
