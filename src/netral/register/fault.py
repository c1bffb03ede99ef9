"""What is wrong with one cell or row, before it is known where the row stands."""

from dataclasses import dataclass

from netral.values.problem import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong in a row; it never quotes the cell.

    Cells of a register are personal data, and a shifted row has them under any
    header. Place and reason are enough to find the cell.
    """

    column: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether the row is left out because of it."""
        return self.severity is Severity.ERROR

    def to_problem(self, file: str, line: int | None, *, title: str | None = None) -> Problem:
        """Give the fault its place; the title is the column's name in the file."""
        return Problem(
            file=file,
            line=line,
            key=title or self.column or None,
            message=self.message,
            remedy=self.remedy,
            severity=self.severity,
        )


def warning(column: str, message: str, remedy: str) -> Fault:
    """Make a fault that a person should look at and that leaves the row in."""
    return Fault(column=column, message=message, remedy=remedy, severity=Severity.WARNING)


def error(column: str, message: str, remedy: str) -> Fault:
    """Make a fault for which the row is left out."""
    return Fault(column=column, message=message, remedy=remedy)
