"""Who a pseudonym is: opened only for pages whose role may know, and never by name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec
from django.db import connection

from netral.casework import PersonKey, Subject
from netral.casework.ids import UnitId
from netral.casework.masking import WordsFor
from netral_console.cases.asking import asking_as_store
from netral_console.registry.models import CivilServantRow
from netral_console.sealing.envelope import open_keys, unseal_with, unwrap_key

PLACE = "civil_servant.identity"
_IDENTITY = """
    SELECT servant.unit_id, unit.title, servant.sealed_identity, key.epoch, key.wrapped,
        ARRAY(SELECT account_id FROM declared_account WHERE person = servant.person)
    FROM civil_servant AS servant JOIN unit USING (unit_id)
        LEFT JOIN subject_key AS key ON key.subject = servant.person
    WHERE servant.person = %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A civil servant as a letter names them; shows nothing when printed."""

    person: PersonKey
    unit_id: str
    unit_title: str
    name: str = field(repr=False)
    nip: str = field(repr=False)
    rank: str = field(default="", repr=False)
    position: str = field(default="", repr=False)
    handles: tuple[str, ...] = field(default=(), repr=False)

    @property
    def words(self) -> WordsFor:
        """The words by which the person can be recognised in a text."""
        phrases = (self.nip, self.rank, self.position, self.unit_title, *self.handles, self.person)
        return WordsFor(names=(self.name,), phrases=tuple(each for each in phrases if each))


def write_identity(*, name: str, nip: str, rank: str = "", position: str = "") -> bytes:
    """Write what is sealed of an identity."""
    return msgspec.json.encode({"name": name, "nip": nip, "rank": rank, "position": position})


def find_identity(person: str) -> Identity | None:
    """Find who a pseudonym is.

    Args:
        person: The keyed pseudonym.

    Returns:
        The identity; `None` if nobody has it, or it was erased.
    """
    with asking_as_store(using="default"), connection.cursor() as cursor:
        cursor.execute(_IDENTITY, [person])
        found = cursor.fetchone()
    if found is None:
        return None
    unit_id, unit_title, sealed, epoch, wrapped, handles = found
    if wrapped is None:
        return None
    opened = unseal_with(unwrap_key(person, epoch, wrapped), person, PLACE, sealed)
    return Identity(
        person=PersonKey(person),
        unit_id=unit_id,
        unit_title=unit_title,
        handles=tuple(handles),
        **msgspec.json.decode(opened),
    )


def index_people_by_nip() -> dict[str, str]:
    """Index everybody's pseudonym by NIP: who declares an account need not be named again.

    Only an import asks it, in memory; erased people are not in it.
    """
    with asking_as_store(using="default"):
        rows = list(CivilServantRow.objects.values_list("person", "sealed_identity"))
        keys = open_keys(person for person, _ in rows)
    return {
        msgspec.json.decode(unseal_with(keys[person], person, PLACE, sealed))["nip"]: person
        for person, sealed in rows
        if person in keys
    }


def find_subject(person: str) -> Subject | None:
    """Find whom a draw must avoid around a person; `None` if nobody has the pseudonym."""
    with asking_as_store(using="default"):
        row = CivilServantRow.objects.filter(person=person).first()
    if row is None:
        return None
    return Subject(
        person=PersonKey(person),
        unit=UnitId(row.unit_id),
        superiors=_keys(row.superiors),
        kin=_keys(row.kin),
    )


def _keys(names: Iterable[str]) -> tuple[PersonKey, ...]:
    return tuple(map(PersonKey, names))
