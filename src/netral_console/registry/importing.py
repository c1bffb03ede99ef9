"""Imports a checked roster: whole units, as the owner of the tables, all or nothing."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db import transaction

from netral.register.civil_servant import CivilServant
from netral.register.pseudonym import make_pseudonym
from netral.register.roster import Roster
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import DeclaredAccount
from netral_console.registry.identity import PLACE, write_identity
from netral_console.registry.models import CivilServantRow, Unit
from netral_console.sealing.envelope import make_keys, seal_with

_BATCH = 2000
_Item = TypeVar("_Item")
Progress = Callable[[int, int], None]


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
        progress: Told how many people of all are written.

    Returns:
        What is new. The same roster again adds nothing.
    """
    names = {
        each.civil_servant_id: make_pseudonym(each.civil_servant_id, key=pseudonym_key)
        for each in roster.civil_servants.values()
    }
    known = set(CivilServantRow.objects.using("owner").values_list("person", flat=True))
    new = [
        each for each in roster.civil_servants.values() if names[each.civil_servant_id] not in known
    ]
    titles = {make_unit_id(each.unit): each.unit or "-" for each in new}
    with asking_as_store(using="default"):
        keys = make_keys(names[each.civil_servant_id] for each in new)
    with transaction.atomic(using="owner"):
        Unit.objects.using("owner").bulk_create(
            [Unit(unit_id=unit_id, title=title) for unit_id, title in titles.items()],
            ignore_conflicts=True,
        )
        done = 0
        for batch in _batches(new):
            CivilServantRow.objects.using("owner").bulk_create(
                [_row(each, names[each.civil_servant_id], keys, at) for each in batch]
            )
            done += len(batch)
            if progress is not None:
                progress(done, len(new))
        before = DeclaredAccount.objects.using("owner").count()
        for accounts in _batches(roster.accounts):
            DeclaredAccount.objects.using("owner").bulk_create(
                [
                    DeclaredAccount(
                        person=names[each.civil_servant_id],
                        platform=each.platform.value,
                        account_id=each.handle or each.account_id or "",
                        valid_from=each.valid_from,
                        valid_to=each.valid_to,
                        document_sha256="",
                    )
                    for each in accounts
                    if each.civil_servant_id in names
                ],
                ignore_conflicts=True,
            )
        after = DeclaredAccount.objects.using("owner").count()
    return RosterImport(people=len(new), accounts=after - before, units=len(titles))


def _row(person: CivilServant, name: str, keys: dict[str, bytes], at: datetime) -> CivilServantRow:
    identity = write_identity(name=person.name, nip=person.nip.digits, position=person.position)
    return CivilServantRow(
        person=name,
        unit_id=make_unit_id(person.unit),
        sealed_identity=seal_with(keys[name], name, PLACE, identity),
        imported_at=at,
    )


def _batches(items: Iterable[_Item]) -> Iterator[Sequence[_Item]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch
