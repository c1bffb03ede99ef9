"""The console's own declarations, as the gate of a screening asks them."""

from collections.abc import Mapping
from dataclasses import dataclass

from netral.register import CivilServant, CivilServantId, Nip, Roster
from netral.register import DeclaredAccount as GateAccount
from netral.values.account import fold_handle
from netral.values.platform import Platform
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import DeclaredAccount

_NOBODYS = Nip("0" * 18)
"""The gate asks for no number; who a pseudonym is stays sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredRoster:
    """Whoever declared an account, by pseudonym alone."""

    roster: Roster
    pseudonyms: Mapping[CivilServantId, str]


def read_declared_roster() -> DeclaredRoster:
    """Read the declarations that hold; one that was never theirs is not among them."""
    with asking_as_store(using="default"):
        rows = list(DeclaredAccount.objects.filter(is_void=False))
    people = {CivilServantId(each.person) for each in rows}
    return DeclaredRoster(
        roster=Roster(
            civil_servants={
                each: CivilServant(civil_servant_id=each, nip=_NOBODYS) for each in people
            },
            accounts=tuple(map(_account_of, rows)),
        ),
        pseudonyms={each: str(each) for each in people},
    )


def _account_of(row: DeclaredAccount) -> GateAccount:
    has_name = row.account_id != row.stable_id
    return GateAccount(
        civil_servant_id=CivilServantId(row.person),
        platform=Platform(row.platform),
        handle=fold_handle(row.account_id) if has_name else None,
        account_id=row.stable_id or None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
