"""Reads registers and declared accounts in a child process, as every file from outside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from netral.intake.isolation import ask_apart
from netral.intake.isolation.limit import Limits
from netral.register import MissingFileError, NoFilesError, Roster, read_roster
from netral.register.header import Named
from netral.register.roster import require_usable
from netral.register.table import TableHead, read_heads
from netral.values.problem import Problem

LIMITS = Limits(memory_bytes=1024 * 1024 * 1024, cpu_seconds=300)
"""A workbook of 200,000 people is laid out in memory as a whole."""

_Reading = tuple[Roster, list[Problem]]


def read_roster_apart(
    paths: Sequence[Path],
    *,
    id_key: bytes = b"",
    today: date | None = None,
    named: Mapping[Path, Named] = MappingProxyType({}),
) -> tuple[Roster, list[Problem]]:
    """Read registers and declared accounts in a child that can neither connect nor write.

    People upload these files in the console, and get them from elsewhere: a workbook
    can be built to do harm like any archive. See `netral.register.read_roster`.

    Args:
        paths: The files.
        id_key: As there.
        today: As there.
        named: As there.

    Returns:
        The roster, and all problems.

    Raises:
        RegisterError: As there.
        IntakeError: If a file brought the child to a limit or to an end.
    """
    if not paths:
        raise NoFilesError
    for path in paths:
        if not path.is_file():
            raise MissingFileError(path.name)
    # One child for all: rows are compared across files. It is named by the largest.
    largest = max(paths, key=lambda path: path.stat().st_size)
    more = sum(path.stat().st_size for path in paths) // LIMITS.bytes_per_cpu_second
    return ask_apart(
        largest,
        lambda: read_roster(paths, id_key=id_key, today=today, named=named),
        _Reading,  # type: ignore[arg-type]  # mypy takes a tuple type for no type
        limits=replace(LIMITS, cpu_seconds=LIMITS.cpu_seconds + more),
    )


def import_roster_apart(
    paths: Sequence[Path],
    *,
    skip_bad_rows: bool = False,
    id_key: bytes = b"",
    today: date | None = None,
) -> tuple[Roster, list[Problem]]:
    """Import a roster for a run; see `netral.register.import_roster` and `read_roster_apart`."""
    roster, problems = read_roster_apart(paths, id_key=id_key, today=today)
    require_usable(roster, problems, skip_bad_rows=skip_bad_rows)
    return roster, problems


def read_heads_apart(path: Path, named: Named) -> list[TableHead]:
    """Read the headers of a file in a child; see `netral.register.table.read_heads`."""
    if not path.is_file():
        raise MissingFileError(path.name)
    return ask_apart(path, lambda: read_heads(path, named), list[TableHead], limits=LIMITS)
