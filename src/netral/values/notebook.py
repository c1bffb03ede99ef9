"""The notebook of a check: it takes every problem, so that all are reported at once."""

from netral.values.problem import Problem, Severity


class Notebook:
    """Collects the problems of one check."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        """As they were found."""

    def in_order(self) -> list[Problem]:
        """Give the problems by file and line, as somebody mends them."""
        return sorted(self.problems, key=lambda each: (each.file, each.line or 0))

    def in_order_of_reading(self) -> list[Problem]:
        """Give the problems by line, file after file as they were first met."""
        files = list(dict.fromkeys(each.file for each in self.problems))
        return sorted(self.problems, key=lambda each: (files.index(each.file), each.line or 0))

    def note(
        self,
        file: str,
        message: str,
        remedy: str = "",
        *,
        line: int | None = None,
        key: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one problem; see `netral.values.problem.Problem` for what each part means."""
        self.problems.append(
            Problem(
                file=file, line=line, key=key, message=message, remedy=remedy, severity=severity
            )
        )
