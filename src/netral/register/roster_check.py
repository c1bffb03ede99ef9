"""Compares the rows of a roster with one another: the same person, the same account twice."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from netral.register.account_row import AccountDraft
from netral.register.civil_servant import CivilServant, hash_nip
from netral.register.fault import Fault, error, warning
from netral.register.header import Column
from netral.register.look_alike import find_look_alikes
from netral.values.platform import Platform
from netral.values.problem import Problem

_ROUNDING_STEP = 32
"""Between 2^57 and 2^58, where NIPs lie, a floating-point number is a multiple of 32."""
_FEWEST_FOR_ROUNDING = 5
_FEW = 3
"""How many other rows a message names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row stands."""

    file: str
    line: int
    titles: Mapping[Column, str]


@dataclass(slots=True, kw_only=True)
class PersonEntry:
    """A person with the place of the row, while the roster is being checked."""

    place: Place
    civil_servant: CivilServant
    is_left_out: bool = False


@dataclass(slots=True, kw_only=True)
class AccountEntry:
    """An account with the place of the row, while the roster is being checked."""

    place: Place
    draft: AccountDraft
    is_left_out: bool = False


_Entry = TypeVar("_Entry", PersonEntry, AccountEntry)


@dataclass(slots=True, kw_only=True)
class Draft:
    """What was read so far, and what is wrong with it."""

    persons: list[PersonEntry] = field(default_factory=list)
    accounts: list[AccountEntry] = field(default_factory=list)
    has_register: bool = False
    has_accounts: bool = False
    has_start_column: bool = False
    _found: list[tuple[str, int, Problem]] = field(default_factory=list)
    _files: dict[str, int] = field(default_factory=dict)

    def add_faults(self, place: Place, faults: Iterable[Fault]) -> None:
        """Keep the faults of a row, with its place."""
        for fault in faults:
            title = place.titles.get(Column(fault.column)) if fault.column else None
            problem = fault.to_problem(place.file, place.line, title=title)
            self._keep(place.file, place.line, problem)

    def add_file_fault(self, file: str, fault: Fault) -> None:
        """Keep a fault that a whole file has."""
        self._keep(file, 0, fault.to_problem(file, None))

    def list_problems(self) -> list[Problem]:
        """List all problems in the order of files and rows."""
        ordered = sorted(self._found, key=lambda found: (self._files[found[0]], found[1]))
        return [problem for _, _, problem in ordered]

    def _keep(self, file: str, line: int, problem: Problem) -> None:
        self._files.setdefault(file, len(self._files))
        self._found.append((file, line, problem))


def check_draft(draft: Draft, *, id_key: bytes) -> None:
    """Check all rows against one another; the draft keeps what is found.

    Args:
        draft: What was read. Entries that cannot stand are marked as left out.
        id_key: The key for ids of people who are known by their declaration only.
    """
    if draft.has_register:
        _check_rounding(draft)
        _check_persons(draft)
        _check_known(draft)
        _check_completeness(draft)
    else:
        _take_persons_from_accounts(draft, id_key)
        _check_rounding(draft)
    _check_same_account(draft)
    _check_look_alikes(draft)


def _check_rounding(draft: Draft) -> None:
    files: dict[str, list[PersonEntry]] = defaultdict(list)
    for entry in draft.persons:
        files[entry.place.file].append(entry)
    for entries in files.values():
        rounded = [
            entry for entry in entries if int(entry.civil_servant.nip.digits) % _ROUNDING_STEP == 0
        ]
        if len(rounded) < _FEWEST_FOR_ROUNDING or 2 * len(rounded) < len(entries):
            continue
        for entry in rounded:
            entry.is_left_out = True
            draft.add_faults(entry.place, [_ROUNDED])


def _check_persons(draft: Draft) -> None:
    by_nip = _group(draft.persons, lambda entry: entry.civil_servant.nip.digits)
    for same in by_nip.values():
        with_pns_id = [entry for entry in same if entry.civil_servant.has_pns_id]
        if len({entry.civil_servant.civil_servant_id for entry in with_pns_id}) > 1:
            _leave_out(draft, same, _SAME_NIP)
            continue
        first = (with_pns_id or same)[0]
        for entry in same:
            if entry is not first:
                entry.is_left_out = True
                if not _is_expected_repeat(entry, first):
                    draft.add_faults(entry.place, [_repeated(first.place)])
    by_id = _group(draft.persons, lambda entry: entry.civil_servant.civil_servant_id)
    for same in by_id.values():
        if len({entry.civil_servant.nip.digits for entry in same}) > 1:
            _leave_out(draft, same, _SAME_PNS_ID)


def _is_expected_repeat(entry: PersonEntry, first: PersonEntry) -> bool:
    # A file that holds both has one row for each account of a person.
    has_accounts = Column.PLATFORM in entry.place.titles
    return has_accounts and entry.civil_servant.name in ("", first.civil_servant.name)


def _check_known(draft: Draft) -> None:
    known = {entry.civil_servant.nip.digits for entry in draft.persons if not entry.is_left_out}
    for entry in draft.accounts:
        if entry.draft.nip.digits not in known:
            entry.is_left_out = True
            message = (
                f"NIP {entry.draft.nip} is not in the register, or its row there has an error."
            )
            remedy = "Add the person to the register, or take the declaration out."
            draft.add_faults(entry.place, [error(Column.NIP, message, remedy)])


def _check_completeness(draft: Draft) -> None:
    if not draft.persons:
        return
    file = draft.persons[0].place.file
    if not draft.has_start_column:
        draft.add_file_fault(file, _NO_START)
    if not draft.has_accounts:
        draft.add_file_fault(file, NO_ACCOUNTS)


def _take_persons_from_accounts(draft: Draft, id_key: bytes) -> None:
    if not draft.accounts:
        return
    seen: set[str] = set()
    for entry in draft.accounts:
        nip = entry.draft.nip
        if nip.digits not in seen:
            seen.add(nip.digits)
            person = CivilServant(
                civil_servant_id=hash_nip(nip, key=id_key),
                nip=nip,
                serving_since=nip.certain_start_date,
            )
            draft.persons.append(PersonEntry(place=entry.place, civil_servant=person))
    draft.add_file_fault(draft.accounts[0].place.file, NO_REGISTER)


def _check_same_account(draft: Draft) -> None:
    standing = [entry for entry in draft.accounts if not entry.is_left_out]
    by_id = _group(
        (entry for entry in standing if entry.draft.account_id),
        lambda entry: (entry.draft.platform, entry.draft.account_id),
    )
    for same in by_id.values():
        if len({entry.draft.nip.digits for entry in same}) > 1:
            _leave_out(draft, same, _TWO_OWNERS_OF_ID)
    by_handle = _group(
        (entry for entry in standing if entry.draft.handle),
        lambda entry: (entry.draft.platform, entry.draft.handle),
    )
    for same in by_handle.values():
        _check_same_handle(draft, [entry for entry in same if not entry.is_left_out])


def _check_same_handle(draft: Draft, same: Sequence[AccountEntry]) -> None:
    disputed = [
        entry
        for entry in same
        if any(
            other.draft.nip != entry.draft.nip and _overlap(entry.draft, other.draft)
            for other in same
        )
    ]
    _leave_out(draft, disputed, _TWO_OWNERS)
    if not disputed and len({entry.draft.nip.digits for entry in same}) > 1:
        for entry in same:
            draft.add_faults(entry.place, [_HANDED_OVER])
    seen: list[AccountDraft] = []
    for entry in same:
        if entry.draft in seen and not entry.is_left_out:
            entry.is_left_out = True
            draft.add_faults(entry.place, [_TWICE])
        seen.append(entry.draft)


def _overlap(one: AccountDraft, other: AccountDraft) -> bool:
    one_ends, other_ends = one.valid_to or date.max, other.valid_to or date.max
    return one.valid_from <= other_ends and other.valid_from <= one_ends


def _check_look_alikes(draft: Draft) -> None:
    handles: dict[Platform, dict[str, list[AccountEntry]]] = defaultdict(lambda: defaultdict(list))
    for entry in draft.accounts:
        if entry.draft.handle and not entry.is_left_out:
            handles[entry.draft.platform][entry.draft.handle].append(entry)
    for entries in handles.values():
        for group in find_look_alikes(entries):
            alike = [entry for handle in group for entry in entries[handle]]
            alike.sort(key=lambda entry: (entry.place.file, entry.place.line))
            for entry in alike:
                others = [other.place for other in alike if other is not entry]
                draft.add_faults(entry.place, [_look_alike(others, entry.place.file)])


def _group(
    entries: Iterable[_Entry], key: Callable[[_Entry], Hashable]
) -> dict[Hashable, list[_Entry]]:
    groups: dict[Hashable, list[_Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return groups


def _leave_out(
    draft: Draft, entries: Iterable[PersonEntry] | Iterable[AccountEntry], fault: Fault
) -> None:
    for entry in entries:
        entry.is_left_out = True
        draft.add_faults(entry.place, [fault])


def _repeated(first: Place) -> Fault:
    return warning(
        Column.NIP,
        f"The person stands in row {first.line} of {first.file} already; this row was not used.",
        "Keep one row for each person.",
    )


def _look_alike(others: Sequence[Place], own_file: str) -> Fault:
    rows = [
        f"row {place.line}" + ("" if place.file == own_file else f" of {place.file}")
        for place in others[:_FEW]
    ]
    if len(others) > _FEW:
        rows.append(f"{len(others) - _FEW} more")
    return warning(
        Column.HANDLE,
        f"The handle looks like another declared one ({', '.join(rows)}).",
        "The eye cannot tell them apart: see that each was copied from its profile.",
    )


_ROUNDED = error(
    Column.NIP,
    "Most NIPs of this file are multiples of 32: they were rounded as floating-point numbers, and "
    "this one may be another person's.",
    "Export the file once more with the NIP column as text.",
)
_SAME_NIP = error(
    Column.NIP,
    "The same NIP stands beside different PNS IDs: it is not clear whose it is.",
    "Correct one of the rows.",
)
_SAME_PNS_ID = error(
    Column.PNS_ID,
    "The same PNS ID stands beside different NIPs: it is not clear who it is.",
    "Correct one of the rows.",
)
_TWO_OWNERS = error(
    Column.HANDLE,
    "Two people declared this account for the same days: it counts for neither.",
    "Ask both for the source document, and correct one of the rows.",
)
_TWO_OWNERS_OF_ID = error(
    Column.ACCOUNT_ID,
    "Two people declared the account with this stable id: it counts for neither.",
    "Ask both for the source document, and correct one of the rows.",
)
_HANDED_OVER = warning(
    Column.HANDLE,
    "The handle was declared by different people for different days.",
    "See that it changed hands on that day.",
)
_TWICE = warning(
    Column.HANDLE, "The same declaration stands in an earlier row.", "Take one of the rows out."
)
_NO_START = warning(
    "",
    "There is no column TMT CPNS: the start of service was taken from the NIP (for PPPK the last "
    "day of the year).",
    "Add the column; acts before the start of service never count.",
)
NO_ACCOUNTS = warning(
    "",
    "No declared accounts were given: the gate would drop every act.",
    "Give the declared accounts as well.",
)
NO_REGISTER = warning(
    "",
    "Without a register nobody could check whether these NIPs are civil servants; the persons were "
    "taken from the declared accounts.",
    "Give the register as well.",
)
