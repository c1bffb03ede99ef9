"""Whom a collection may look at: declared, covered by the authorisation, inside the window."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from netral.election import Election
from netral.intake.reduction import NamedAccounts, Sieve
from netral.register import DeclaredAccount, Gate, Roster, Window
from netral.register.window import end_of_day, start_of_day
from netral.reporting.masking import list_campaign_handles
from netral.values.account import fold_handle
from netral.values.platform import Platform
from netral_collect.authorisation import Authorisation
from netral_collect.errors import NoAccountsError, OutsideWindowError


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The accounts of one platform that may be looked at, and the gate that holds to it."""

    election: Election
    platform: Platform
    window: Window
    accounts: tuple[DeclaredAccount, ...]
    not_covered: int
    """Accounts on the platform whose owners the authorisation does not name."""
    gate: Gate
    sieve: Sieve

    def days_of(self, account: DeclaredAccount) -> tuple[datetime, datetime]:
        """Give the moments between which the account's acts may be asked for."""
        first = start_of_day(account.valid_from, self.window.zone)
        last = (
            end_of_day(account.valid_to, self.window.zone)
            if account.valid_to is not None
            else self.window.ends_at
        )
        return max(first, self.window.starts_at), min(last, self.window.ends_at)

    def require_open(self, now: datetime) -> None:
        """Refuse to begin outside the window.

        Raises:
            OutsideWindowError: If the moment is outside.
        """
        if not self.window.starts_at <= now < self.window.ends_at:
            last = date.fromordinal(self.window.until_date.toordinal() - 1)
            raise OutsideWindowError(
                self.election.election_id, self.window.first_date.isoformat(), last.isoformat()
            )


def open_scope(
    election: Election,
    roster: Roster,
    authorisation: Authorisation,
    *,
    platform: Platform,
    pseudonym_key: bytes,
) -> Scope:
    """Open the scope of a collection.

    Whoever belongs to a unit that the authorisation does not name is, for this
    collection, as unknown as a stranger.

    Args:
        election: The election.
        roster: The register and the declared accounts.
        authorisation: Whom it covers.
        platform: Where is collected.
        pseudonym_key: For the gate; nothing of it is written.

    Returns:
        The scope.

    Raises:
        NoAccountsError: If nobody is left.
    """
    covered = {
        person_id: person
        for person_id, person in roster.civil_servants.items()
        if authorisation.covers(unit=person.unit, agency=person.agency)
    }
    on_platform = [each for each in roster.accounts if each.platform is platform]
    accounts = tuple(each for each in on_platform if each.civil_servant_id in covered)
    if not accounts:
        raise NoAccountsError(platform.value, len(on_platform))
    window = Window(
        first_date=election.stages[0].first_date,
        until_date=election.stages[-1].until_date,
        zone=election.zone,
    )
    gate = Gate(
        Roster(civil_servants=covered, accounts=accounts),
        window=window,
        pseudonym_key=pseudonym_key,
    )
    return Scope(
        election=election,
        platform=platform,
        window=window,
        accounts=accounts,
        not_covered=len(on_platform) - len(accounts),
        gate=gate,
        sieve=Sieve(gate, named=name_campaigns(election)),
    )


def name_campaigns(election: Election) -> NamedAccounts:
    """Name the accounts that may stand beside an act: the election's campaign accounts."""
    known = [each.account for each in election.campaign_accounts]
    return NamedAccounts(
        account_ids=frozenset(
            (each.platform, each.account_id) for each in known if each.account_id
        ),
        handles=frozenset(
            (each.platform, fold_handle(each.handle)) for each in known if each.handle
        ),
        words=list_campaign_handles(election),
    )


def list_ids(accounts: Iterable[DeclaredAccount]) -> tuple[str, ...]:
    """List the stable ids of accounts, each once, in a fixed order."""
    return tuple(sorted({each.account_id for each in accounts if each.account_id}))
