"""Who a pseudonym is: opened only for pages whose role may know, and never by name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from netral.casework import PersonKey, Subject
from netral.casework.ids import UnitId
from netral.casework.masking import WordsFor
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import DeclaredAccount
from netral_console.errors import SubjectErasedError
from netral_console.registry.models import CivilServantRow
from netral_console.sealing.envelope import open_keys, unseal, unseal_with

PLACE = "civil_servant.identity"


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
    with asking_as_store(using="default"):
        row = CivilServantRow.objects.select_related("unit").filter(person=person).first()
        if row is None:
            return None
        accounts = DeclaredAccount.objects.filter(person=person)
        handles = tuple(accounts.values_list("account_id", flat=True))
        try:
            known = msgspec.json.decode(unseal(person, PLACE, row.sealed_identity))
        except SubjectErasedError:
            return None
    return Identity(
        person=PersonKey(person),
        unit_id=row.unit_id,
        unit_title=row.unit.title,
        handles=handles,
        **known,
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
