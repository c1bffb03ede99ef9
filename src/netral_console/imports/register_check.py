"""Reads a register and declared accounts for an import, and says what would come of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netral.batch.roster_file import read_heads_apart, read_roster_apart
from netral.errors import NetralError
from netral.register import CivilServantId, Roster
from netral.register.header import Column, Named, fold_title
from netral.register.roster import require_usable
from netral.register.roster_check import NO_ACCOUNTS, NO_REGISTER
from netral.register.table import TableHead
from netral.values.problem import Problem, Severity
from netral_console.imports.told import (
    ColumnTold,
    FileGiven,
    FileTold,
    LeftOutTold,
    Preview,
    ProblemTold,
    TableTold,
)
from netral_console.registry.identity import index_people_by_nip
from netral_console.registry.importing import ImportPlan, name_people, plan_import
from netral_console.registry.pseudonym_key import get_pseudonym_key

_MOST_PROBLEMS = 10_000
_MADE_GOOD = {NO_ACCOUNTS.message, NO_REGISTER.message}
"""What the console has already need not be in the files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterReading:
    """A register as it was read, compared with what the console has."""

    plan: ImportPlan
    roster: Roster
    problems: Sequence[Problem]

    @property
    def error_count(self) -> int:
        """Rows or files with an error are left out."""
        return sum(each.severity is Severity.ERROR for each in self.problems)


def check_register(
    paths: Sequence[Path], given: Sequence[FileGiven], *, today: date
) -> tuple[Preview, dict[str, int]]:
    """Check files for an import.

    Args:
        paths: The files.
        given: What was told of them, in the same order.
        today: The day against which a start in the future is noticed.

    Returns:
        What to show, and the counts that may stay.
    """
    # 1. The headers alone: columns that nobody knows yet are a person's to name.
    # 2. The rows, compared with one another and with the console.
    named = _named_of(paths, given)
    files = [_tell_file(path, named[path]) for path in paths]
    if any(file.problem or not any(table.kind for table in file.tables) for file in files):
        return Preview(files=files, is_ready=False), {"files": len(files)}
    reading = read_register(paths, given, today=today)
    for file, source in zip(files, reading.roster.sources, strict=True):
        file.sha256, file.rows = source.sha256, source.row_count
    preview = Preview(
        files=files,
        is_ready=bool(reading.plan.new_people or reading.plan.new_accounts),
        problems=[_tell_problem(each, paths) for each in reading.problems[:_MOST_PROBLEMS]],
        left_out=[
            LeftOutTold(platform=each.platform, name=each.name, reason=each.reason)
            for each in reading.plan.left_out[:_MOST_PROBLEMS]
        ],
    )
    return preview, _count(reading, files=len(files))


def read_register(
    paths: Sequence[Path], given: Sequence[FileGiven], *, today: date
) -> RegisterReading:
    """Read files, and compare them with the console.

    Where no file is a register, accounts are those of people who are in the console.

    Raises:
        NetralError: If a file cannot be read, or the key of pseudonyms is not there.
    """
    key = get_pseudonym_key()
    roster, found = read_roster_apart(paths, today=today, named=_named_of(paths, given))
    problems = [each for each in found if each.message not in _MADE_GOOD]
    names = name_people(roster, pseudonym_key=key) if roster.has_register else _find(roster)
    return RegisterReading(plan=plan_import(roster, names=names), roster=roster, problems=problems)


def require_wanted(reading: RegisterReading, *, skips_bad_rows: bool) -> None:
    """Refuse to import rows that nobody wanted to be left out.

    Raises:
        ProblemsError: If rows have errors and were not to be skipped.
        EmptyRosterError: If nothing is left without them.
    """
    require_usable(reading.roster, reading.problems, skip_bad_rows=skips_bad_rows)


def _find(roster: Roster) -> Mapping[CivilServantId, str]:
    """Find who declared the accounts of a file: nobody becomes a civil servant by it."""
    people = index_people_by_nip()
    return {
        each.civil_servant_id: people[each.nip.digits]
        for each in roster.civil_servants.values()
        if each.nip.digits in people
    }


def _named_of(paths: Sequence[Path], given: Sequence[FileGiven]) -> dict[Path, Named]:
    return {
        path: {
            fold_title(title): Column(column) if column else None
            for title, column in file.columns.items()
        }
        for path, file in zip(paths, given, strict=True)
    }


def _tell_file(path: Path, named: Named) -> FileTold:
    try:
        heads = read_heads_apart(path, named)
    except NetralError as error:
        return FileTold(name=path.name, problem=f"{error.problem} {error.remedy}".strip())
    return FileTold(name=path.name, tables=[_tell_table(each) for each in heads])


def _tell_table(head: TableHead) -> TableTold:
    return TableTold(
        sheet=head.label,
        row=head.row,
        kind=head.kind or "",
        columns=[
            ColumnTold(title=title, means=head.columns.get(title, "")) for title in head.titles
        ],
        missing=list(head.missing),
    )


def _tell_problem(problem: Problem, paths: Sequence[Path]) -> ProblemTold:
    file, message = problem.file, problem.message
    for path in paths:
        file = file.replace(str(path), path.name)
        message = message.replace(str(path), path.name)
    return ProblemTold(
        file=file,
        row=problem.line,
        column=problem.key or "",
        is_error=problem.severity is Severity.ERROR,
        message=message,
        remedy=problem.remedy,
    )


def _count(reading: RegisterReading, *, files: int) -> dict[str, int]:
    plan = reading.plan
    return {
        "files": files,
        "rows": sum(each.row_count for each in reading.roster.sources),
        "people_new": len(plan.new_people),
        "people_known": plan.known_people,
        "accounts_new": len(plan.new_accounts),
        "accounts_known": plan.known_accounts,
        "accounts_left_out": len(plan.left_out),
        "errors": reading.error_count,
        "warnings": len(reading.problems) - reading.error_count,
    }
