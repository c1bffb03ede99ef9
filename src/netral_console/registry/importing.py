"""Imports a checked roster: planned against what is there, then written all or nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db import connections, transaction

from netral.register import DeclaredAccount as AccountOfFile
from netral.register.civil_servant import CivilServant, CivilServantId
from netral.register.pseudonym import make_pseudonym
from netral.register.roster import Roster
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import DeclaredAccount
from netral_console.registry.identity import PLACE, write_identity
from netral_console.registry.models import CivilServantRow, Unit
from netral_console.sealing.envelope import make_keys, open_keys, seal_with

_BATCH = 2000
_Item = TypeVar("_Item")
Progress = Callable[[int, int], None]


class LeftOut(StrEnum):
    """Why an account of a file is not imported."""

    OTHER_PERSON = "other_person"
    """Somebody else's on those days, in the console."""
    VOID = "void"
    """An officer granted that it was never theirs."""
    UNKNOWN_PERSON = "unknown_person"
    """Nobody in the register has that NIP."""
    BEFORE_SERVICE = "before_service"
    """It ended before its owner became a civil servant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutAccount:
    """An account of a file that is not imported."""

    platform: str
    name: str = field(repr=False)
    reason: LeftOut


class Declaration(NamedTuple):
    """One row of `declared_account`, light enough for a hundred thousand of them."""

    person: str
    platform: str
    account_id: str
    stable_id: str
    valid_from: date
    valid_to: date | None
    is_void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do, compared with what is there."""

    names: Mapping[CivilServantId, str]
    new_people: Sequence[CivilServant]
    known_people: int
    new_accounts: Sequence[Declaration]
    known_accounts: int
    left_out: Sequence[LeftOutAccount]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterImport:
    """What an import did."""

    people: int
    """Newly registered; who was there before keeps their row and key."""
    accounts: int
    units: int


def make_unit_id(title: str) -> str:
    """Make the id of a unit from its title, the same in every import."""
    return f"unit-{hashlib.sha256(title.strip().casefold().encode()).hexdigest()[:10]}"


def import_roster(
    roster: Roster,
    *,
    pseudonym_key: bytes,
    at: datetime,
    progress: Progress | None = None,
) -> RosterImport:
    """Import people, units and declared accounts.

    Args:
        roster: Read and checked; rows with errors are not in it.
        pseudonym_key: The key with which screening made the pseudonyms.
        at: Now.
        progress: Told how many people and accounts of all are written.

    Returns:
        What is new. The same roster again adds nothing.
    """
    plan = plan_import(roster, names=name_people(roster, pseudonym_key=pseudonym_key))
    return write_plan(plan, at=at, progress=progress)


def name_people(roster: Roster, *, pseudonym_key: bytes) -> Mapping[CivilServantId, str]:
    """Make the pseudonyms of everybody in a roster."""
    return {each: make_pseudonym(each, key=pseudonym_key) for each in roster.civil_servants}


def plan_import(roster: Roster, *, names: Mapping[CivilServantId, str]) -> ImportPlan:
    """Plan an import; nothing is written.

    Args:
        roster: Read and checked.
        names: Pseudonyms. Whoever has none is not imported, nor are their accounts.

    Returns:
        What is new, what is there already, and what is left out and why.
    """
    known = set(CivilServantRow.objects.using("owner").values_list("person", flat=True))
    people = [each for each in roster.civil_servants.values() if each.civil_servant_id in names]
    new = [each for each in people if names[each.civil_servant_id] not in known]
    register = _Declarations()
    new_accounts, left_out, known_accounts = [], [], 0
    for each in roster.accounts:
        row = _declare(each, roster.civil_servants[each.civil_servant_id], names)
        found = row if isinstance(row, LeftOut) else register.find(row)
        if isinstance(found, LeftOut):
            name = each.handle or each.account_id or ""
            left_out.append(LeftOutAccount(platform=each.platform, name=name, reason=found))
        elif found is row:
            register.add(found)
            new_accounts.append(found)
        else:
            known_accounts += 1
    return ImportPlan(
        names=names,
        new_people=new,
        known_people=len(people) - len(new),
        new_accounts=new_accounts,
        known_accounts=known_accounts,
        left_out=left_out,
    )


def write_plan(plan: ImportPlan, *, at: datetime, progress: Progress | None = None) -> RosterImport:
    """Write what was planned, as the owner of the tables, all or nothing.

    Args:
        plan: Of `plan_import`.
        at: Now.
        progress: Told how many people and accounts of all are written.
    """
    titles = {make_unit_id(each.unit): each.unit or "-" for each in plan.new_people}
    keys = _keys_for([plan.names[each.civil_servant_id] for each in plan.new_people])
    done, total = 0, len(plan.new_people) + len(plan.new_accounts)
    with transaction.atomic(using="owner"):
        Unit.objects.using("owner").bulk_create(
            [Unit(unit_id=unit_id, title=title) for unit_id, title in titles.items()],
            ignore_conflicts=True,
        )
        for people in _batches(plan.new_people):
            _copy(
                "civil_servant",
                ("person", "unit_id", "superiors", "kin", "sealed_identity", "imported_at"),
                (_row(each, plan.names[each.civil_servant_id], keys, at) for each in people),
            )
            done += len(people)
            if progress is not None:
                progress(done, total)
        for accounts in _batches(plan.new_accounts):
            _copy(
                "declared_account",
                (*Declaration._fields, "document_sha256"),
                ((*each, "") for each in accounts),
            )
            done += len(accounts)
            if progress is not None:
                progress(done, total)
    return RosterImport(
        people=len(plan.new_people), accounts=len(plan.new_accounts), units=len(titles)
    )


class _Declarations:
    """The declarations that are there, and those that an import adds."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, str], list[Declaration]] = defaultdict(list)
        rows = DeclaredAccount.objects.using("owner").values_list(*Declaration._fields)
        for each in rows.iterator(chunk_size=_BATCH):
            self.add(Declaration(*each))

    def add(self, row: Declaration) -> None:
        for name in {row.account_id, row.stable_id} - {""}:
            self._by_name[row.platform, name].append(row)

    def find(self, row: Declaration) -> Declaration | LeftOut:
        """Find a declaration that says the same, or why it cannot be; else the row itself."""
        there = [
            each
            for name in (row.account_id, row.stable_id)
            for each in self._by_name.get((row.platform, name), ())
            if _stands_against(each, row)
        ]
        if any(each.person != row.person for each in there):
            return LeftOut.OTHER_PERSON
        if any(each.is_void for each in there):
            return LeftOut.VOID
        return there[0] if there else row


def _stands_against(there: Declaration, row: Declaration) -> bool:
    if there.is_void and there.person != row.person:
        # It was never the other's; only the very same day cannot be declared twice.
        return there.valid_from == row.valid_from
    return there.valid_from <= (row.valid_to or date.max) and row.valid_from <= (
        there.valid_to or date.max
    )


def _declare(
    account: AccountOfFile, owner: CivilServant, names: Mapping[CivilServantId, str]
) -> Declaration | LeftOut:
    """Make the row; it begins with the service, since an act before it never counts."""
    if account.civil_servant_id not in names:
        return LeftOut.UNKNOWN_PERSON
    first = max(account.valid_from, owner.serving_since or account.valid_from)
    if account.valid_to is not None and account.valid_to < first:
        return LeftOut.BEFORE_SERVICE
    return Declaration(
        person=names[account.civil_servant_id],
        platform=account.platform.value,
        account_id=account.handle or account.account_id or "",
        stable_id=account.account_id or "",
        valid_from=first,
        valid_to=account.valid_to,
    )


def _keys_for(people: Sequence[str]) -> dict[str, bytes]:
    """Give everybody's key; an import that was broken off may have made some before."""
    with asking_as_store(using="default"):
        made = make_keys(people)
        return made | open_keys(each for each in people if each not in made)


def _row(
    person: CivilServant, name: str, keys: dict[str, bytes], at: datetime
) -> tuple[object, ...]:
    identity = write_identity(name=person.name, nip=person.nip.digits, position=person.position)
    sealed = seal_with(keys[name], name, PLACE, identity)
    return name, make_unit_id(person.unit), "[]", "[]", sealed, at


def _copy(
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
) -> None:
    """Write rows as PostgreSQL takes them fastest, in the transaction that is open."""
    into = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with connections["owner"].cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row)


def _batches(items: Iterable[_Item]) -> Iterator[Sequence[_Item]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch
