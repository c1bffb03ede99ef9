"""Errors of the console: no database, no context, a fact that the register does not know."""

from datetime import date

from netral.errors import NetralError


class ConsoleError(NetralError):
    """Base of the errors of the console."""


class DatabaseNotGivenError(ConsoleError):
    """The console was started without a database."""

    code = "NTR-CON-001"

    def __init__(self, variable: str) -> None:
        super().__init__(variable)
        self.variable = variable

    @property
    def problem(self) -> str:
        return f"The variable {self.variable} names no PostgreSQL database."

    @property
    def remedy(self) -> str:
        return "Set it to postgresql://…, or let `open_database` start the embedded server."


class DatabaseDidNotStartError(ConsoleError):
    """The embedded PostgreSQL server did not start."""

    code = "NTR-CON-002"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The embedded PostgreSQL did not start: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Install the extra `console`, or set DATABASE_URL to a server of your own."


class DeclarationNotKnownError(ConsoleError):
    """A case rests on a declaration of an account that the register does not hold."""

    code = "NTR-CON-003"

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.case_id = case_id

    @property
    def problem(self) -> str:
        return f"Case {self.case_id} names a declaration that the register does not hold."

    @property
    def remedy(self) -> str:
        return "Only declared accounts can be followed. Import the declaration first."


class WindowNotKnownError(ConsoleError):
    """A case names an election window that is not registered."""

    code = "NTR-CON-004"

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.case_id = case_id

    @property
    def problem(self) -> str:
        return f"Case {self.case_id} names a window of no registered election."

    @property
    def remedy(self) -> str:
        return "Register the election with its dates first."


class DatabaseRefusedError(ConsoleError):
    """The database refused what the core had allowed: the two disagree."""

    code = "NTR-CON-005"

    def __init__(self, case_id: str, guard: str) -> None:
        super().__init__(case_id, guard)
        self.case_id = case_id
        self.guard = guard

    @property
    def problem(self) -> str:
        return f"The database refused a step of case {self.case_id} (guard: {self.guard})."

    @property
    def remedy(self) -> str:
        return "Nothing was written. Core and database disagree: stop and look."


class EpochKeyMissingError(ConsoleError):
    """The file with the key of an epoch is not there."""

    code = "NTR-CON-006"

    def __init__(self, epoch: int) -> None:
        super().__init__(epoch)
        self.epoch = epoch

    @property
    def problem(self) -> str:
        return f"The key file of epoch {self.epoch} is missing."

    @property
    def remedy(self) -> str:
        return "Put the folder of keys back; if it was destroyed, what it sealed is erased."


class SubjectErasedError(ConsoleError):
    """The key of a subject was destroyed; what it sealed opens no more."""

    code = "NTR-CON-007"

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject

    @property
    def problem(self) -> str:
        return f"What was held about {self.subject} was erased."

    @property
    def remedy(self) -> str:
        return "Nothing can bring it back; the certificate says when it was erased."


class SealBrokenError(ConsoleError):
    """Sealed bytes were changed, or stand where they were not sealed."""

    code = "NTR-CON-008"

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place

    @property
    def problem(self) -> str:
        return f"Sealed data in {self.place} do not open: they were changed or moved."

    @property
    def remedy(self) -> str:
        return "Stop, tell the data-protection officer, and compare with a backup."


class MonitoringOffError(ConsoleError):
    """Indications are not taken in now."""

    code = "NTR-CON-009"

    @property
    def problem(self) -> str:
        return "The console does not take indications in now."

    @property
    def remedy(self) -> str:
        return (
            "Two people must switch it on, with a fresh impact assessment and after staff were "
            "told; it is in force a day later and ends with the election's window."
        )


class AddressMissingError(ConsoleError):
    """A case was to be opened without the public address of its act."""

    code = "NTR-CON-010"

    def __init__(self, act_id: str) -> None:
        super().__init__(act_id)
        self.act_id = act_id

    @property
    def problem(self) -> str:
        return "The public address of the act is missing."

    @property
    def remedy(self) -> str:
        return "Type the address of the post itself; without it nobody can answer. No case yet."


class DrawStockEmptyError(ConsoleError):
    """No committed draw is left for a new case."""

    code = "NTR-CON-011"

    @property
    def problem(self) -> str:
        return "No committed draw is left in stock."

    @property
    def remedy(self) -> str:
        return "Fill the stock on the page of draws; cases opened after it can use them."


class NotSecondPersonError(ConsoleError):
    """A step that needs two people was to be agreed to by somebody who may not."""

    code = "NTR-CON-012"

    def __init__(self, case_id: str) -> None:
        super().__init__(case_id)
        self.case_id = case_id

    @property
    def problem(self) -> str:
        return f"This question of case {self.case_id} is not open for this login."

    @property
    def remedy(self) -> str:
        return "Another person in the role that the step needs answers it, while it is open."


class UnreadableScreeningError(ConsoleError):
    """A file of indications does not have the form that `netral screen` writes."""

    code = "NTR-CON-013"

    def __init__(self, line: int, detail: str) -> None:
        super().__init__(line, detail)
        self.line = line
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"Line {self.line} of the indications cannot be read: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Choose indications.jsonl as `netral screen` wrote it. Nothing was loaded."


class NotForPracticeError(ConsoleError):
    """Practice was to begin where a real office may already work."""

    code = "NTR-CON-014"

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place

    @property
    def problem(self) -> str:
        return (
            f"Practice cannot begin in {self.place}: a console that is not for practice is there."
        )

    @property
    def remedy(self) -> str:
        return "Name an empty folder with --data, and leave DATABASE_URL unset."


class EditionNotHereError(ConsoleError):
    """A rulebook edition is not in the console's folder, or was changed there."""

    code = "NTR-CON-016"

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest

    @property
    def problem(self) -> str:
        return f"The rulebook edition with the digest {self.digest} is not here, or was changed."

    @property
    def remedy(self) -> str:
        return "Bring its folder back as it was with `netral console propose FOLDER`."


class TryoutStaleError(ConsoleError):
    """A try-out was made against a rulebook that is not in force any more."""

    code = "NTR-CON-018"

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def problem(self) -> str:
        return f"Try-out {self.number} has not ended, or the rulebook has changed since."

    @property
    def remedy(self) -> str:
        return "Let it end, or try the proposed edition out again. Nothing was asked for."


class TryoutUnreadableError(ConsoleError):
    """A file of counts is not what `netral rulebook tryout --json` writes of this edition."""

    code = "NTR-CON-019"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The file of counts cannot be used: {self.detail}."

    @property
    def remedy(self) -> str:
        return "Choose what `netral rulebook tryout --json` wrote of the same edition."


class ScreenedByOtherRulebookError(ConsoleError):
    """Indications were screened with a rulebook that is not in force here."""

    code = "NTR-CON-020"

    def __init__(self, edition_id: str, digest: str) -> None:
        super().__init__(edition_id, digest)
        self.edition_id = edition_id
        self.digest = digest

    @property
    def problem(self) -> str:
        return (
            f"The file was screened with the edition {self.edition_id} of digest "
            f"{self.digest[:12]}, which is not in force in this console."
        )

    @property
    def remedy(self) -> str:
        return "Screen again with the rulebook in force, or have two people put this one in force."


class AbsenceNotPossibleError(ConsoleError):
    """A reviewer was to be noted as away in a way that could steer a draw, or makes no sense."""

    code = "NTR-CON-021"

    def __init__(self, detail: str, earliest: date | None) -> None:
        super().__init__(detail, earliest)
        self.detail = detail
        self.earliest = earliest

    @property
    def problem(self) -> str:
        return f"The absence cannot be noted: {self.detail}."

    @property
    def remedy(self) -> str:
        if self.earliest is None:
            return "Correct it; nothing was written."
        return f"The first possible day is {self.earliest}; today's draws stay as they are."


class AnswerNotPossibleError(ConsoleError):
    """A wish about an account cannot be answered that way."""

    code = "NTR-CON-022"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    @property
    def problem(self) -> str:
        return f"The wish cannot be answered that way: {self.detail.replace('_', ' ')}."

    @property
    def remedy(self) -> str:
        return "Correct what is named, or refuse the wish. Nothing was written."


class PseudonymKeyMissingError(ConsoleError):
    """Nobody has told the console the key of pseudonyms yet."""

    code = "NTR-CON-023"

    @property
    def problem(self) -> str:
        return "The key of pseudonyms is not among the console's keys."

    @property
    def remedy(self) -> str:
        return "Give the key of the screenings once: `netral console work --pseudonym-key FILE`."


class OtherPseudonymKeyError(ConsoleError):
    """Another key of pseudonyms was given than the console keeps."""

    code = "NTR-CON-024"

    @property
    def problem(self) -> str:
        return "The console keeps another key of pseudonyms: everybody would be there twice."

    @property
    def remedy(self) -> str:
        return "Give the key that the register was imported with. Nothing was written."


class ImportMovedOnError(ConsoleError):
    """An import was to be moved from a state in which it is not any more."""

    code = "NTR-CON-025"

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def problem(self) -> str:
        return f"Import {self.number} has moved on since its page was opened."

    @property
    def remedy(self) -> str:
        return "Look where it stands now. Nothing was written."


class ImportNotReadyError(ConsoleError):
    """An import cannot be made as it is: columns are unknown, or rows have errors."""

    code = "NTR-CON-026"

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def problem(self) -> str:
        return f"Import {self.number} has columns that nobody named, or rows with errors."

    @property
    def remedy(self) -> str:
        return "Name the columns, or say that only the rows that are right are wanted."


class ImportGivenUpError(ConsoleError):
    """The worker ended several times while it was at one import."""

    code = "NTR-CON-027"

    def __init__(self, tries: int) -> None:
        super().__init__(tries)
        self.tries = tries

    @property
    def problem(self) -> str:
        return f"The worker ended {self.tries} times while it was at these files."

    @property
    def remedy(self) -> str:
        return "Nothing was written. Try the files one by one, or look at the worker's machine."


class ImportGoneError(ConsoleError):
    """The files of an import are not kept any more."""

    code = "NTR-CON-028"

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference

    @property
    def problem(self) -> str:
        return f"The files of import {self.reference} are not kept any more."

    @property
    def remedy(self) -> str:
        return "Files are kept until an import ends, and for a day at most. Choose them again."
