"""The register and the declared accounts together: read, checked, and ready for the gate."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from netral.register.account_row import has_account, parse_account
from netral.register.civil_servant import CivilServant, CivilServantId
from netral.register.declared_account import DeclaredAccount
from netral.register.errors import EmptyFileError, EmptyRosterError, NoFilesError
from netral.register.fault import Fault
from netral.register.header import NOT_NAMED, Named, TableKind
from netral.register.person_row import parse_person
from netral.register.roster_check import AccountEntry, Draft, PersonEntry, Place, check_draft
from netral.register.table import Row, Table, iter_tables
from netral.values.problem import Problem, ProblemsError, Severity

_NONE_NAMED: Mapping[Path, Named] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterSource:
    """One file of a roster, so that a report can say what it rests on."""

    file: str
    sha256: str
    row_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The civil servants and the accounts they declared."""

    civil_servants: Mapping[CivilServantId, CivilServant]
    accounts: tuple[DeclaredAccount, ...]
    sources: tuple[RosterSource, ...] = ()
    has_register: bool = True
    """Whether a register named the civil servants, and not their declarations alone."""


def read_roster(
    paths: Iterable[Path],
    *,
    id_key: bytes = b"",
    today: date | None = None,
    named: Mapping[Path, Named] = _NONE_NAMED,
) -> tuple[Roster, list[Problem]]:
    """Read registers and declared accounts, and report everything that is wrong.

    Rows with an error are not in the roster; rows with a warning are. Columns that
    are not needed are never part of any object of ours.

    Args:
        paths: The files, in any order: registers (xlsx or delimited), declared
            accounts, or files that hold both.
        id_key: The key for ids of people without a PNS ID. Without it such ids can be
            traced back to a NIP; then do not write them anywhere.
        today: The day against which a start in the future is noticed, if given.
        named: What a person says that columns are, by file.

    Returns:
        The roster, and all problems in the order of files and rows.

    Raises:
        NoFilesError: If there are no paths.
        MissingFileError: If a file does not exist.
        EmptyFileError: If a file has no rows.
        UnknownLayoutError: If a file is neither a register nor declared accounts.
        UnreadableFileError: If a file cannot be read at all.
        UnsafeZipError: If a workbook is built to do harm.
        DamagedZipError: If a workbook is damaged.
    """
    # 1. Each file is read row by row; a row becomes a person, an account, or both.
    # 2. The rows are compared with one another.
    # 3. What has no error becomes the roster.
    draft = Draft()
    sources = []
    for path in paths:
        row_count = 0
        for table in iter_tables(path, named.get(path, NOT_NAMED)):
            row_count += _read_table(table, draft, id_key=id_key, today=today)
        if row_count == 0:
            raise EmptyFileError(path.name)
        sources.append(RosterSource(file=path.name, sha256=_digest_file(path), row_count=row_count))
    if not sources:
        raise NoFilesError
    check_draft(draft, id_key=id_key)
    return _build_roster(draft, sources), draft.list_problems()


def import_roster(
    paths: Iterable[Path],
    *,
    skip_bad_rows: bool = False,
    id_key: bytes = b"",
    today: date | None = None,
) -> tuple[Roster, list[Problem]]:
    """Import a roster for a run: whole, or on request without the rows with errors.

    Args:
        paths: As for `read_roster`.
        skip_bad_rows: Go on without rows that have errors. Whoever is left out can
            have no indication, so the choice is the user's and is never a default.
        id_key: As for `read_roster`.
        today: As for `read_roster`.

    Returns:
        The roster, and the problems that were found.

    Raises:
        ProblemsError: If rows have errors and they were not to be skipped.
        EmptyRosterError: If nothing is left without them.
        RegisterError: As `read_roster` does, if a file cannot be read.
    """
    roster, problems = read_roster(paths, id_key=id_key, today=today)
    require_usable(roster, problems, skip_bad_rows=skip_bad_rows)
    return roster, problems


def require_usable(roster: Roster, problems: Sequence[Problem], *, skip_bad_rows: bool) -> None:
    """Refuse a roster with errors, unless its bad rows were to be skipped.

    Raises:
        ProblemsError: If rows have errors and they were not to be skipped.
        EmptyRosterError: If nothing is left without them.
    """
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors and not skip_bad_rows:
        subject = "The register"
        raise ProblemsError(subject, errors)
    if not roster.civil_servants:
        raise EmptyRosterError(len(errors))


def _digest_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_table(table: Table, draft: Draft, *, id_key: bytes, today: date | None) -> int:
    kind = table.layout.kind
    row_count = 0
    for row in table.rows:
        row_count += 1
        place = Place(file=table.label, line=row.number, titles=table.layout.titles)
        if row.fault is not None:
            draft.add_faults(place, [row.fault])
            continue
        if kind is not TableKind.ACCOUNTS:
            _read_person(row, place, draft, id_key=id_key, today=today)
        if kind is TableKind.ACCOUNTS or (kind is TableKind.BOTH and has_account(row.cells)):
            _read_account(row, place, draft, is_repeat=kind is TableKind.BOTH)
    draft.has_register |= kind is not TableKind.ACCOUNTS
    draft.has_accounts |= kind is not TableKind.REGISTER
    draft.has_start_column |= "serving_since" in table.layout.positions
    return row_count


def _read_person(
    row: Row, place: Place, draft: Draft, *, id_key: bytes, today: date | None
) -> None:
    reading = parse_person(row.cells, id_key=id_key, today=today)
    draft.add_faults(place, reading.faults)
    if reading.civil_servant is not None:
        draft.persons.append(PersonEntry(place=place, civil_servant=reading.civil_servant))


def _read_account(row: Row, place: Place, draft: Draft, *, is_repeat: bool) -> None:
    reading = parse_account(row.cells)
    faults: Sequence[Fault] = reading.faults
    if is_repeat:
        # The register part of the row has told about the NIP already.
        faults = [fault for fault in faults if fault.column != "nip"]
    draft.add_faults(place, faults)
    if reading.draft is not None:
        draft.accounts.append(AccountEntry(place=place, draft=reading.draft))


def _build_roster(draft: Draft, sources: Sequence[RosterSource]) -> Roster:
    persons = {
        entry.civil_servant.nip.digits: entry.civil_servant
        for entry in draft.persons
        if not entry.is_left_out
    }
    accounts = []
    for entry in draft.accounts:
        person = persons.get(entry.draft.nip.digits)
        if entry.is_left_out or person is None:
            continue
        accounts.append(
            DeclaredAccount(
                civil_servant_id=person.civil_servant_id,
                platform=entry.draft.platform,
                handle=entry.draft.handle,
                account_id=entry.draft.account_id,
                url=entry.draft.url,
                display_name=entry.draft.display_name,
                declared_on=entry.draft.declared_on,
                valid_from=entry.draft.valid_from,
                valid_to=entry.draft.valid_to,
                visibility_at_declaration=entry.draft.visibility_at_declaration,
                source_document=entry.draft.source_document,
            )
        )
    return Roster(
        civil_servants={person.civil_servant_id: person for person in persons.values()},
        accounts=tuple(accounts),
        sources=tuple(sources),
        has_register=draft.has_register,
    )
