"""The gate: drops every act whose account nobody declared for that day, and only counts it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from netral.register.civil_servant import CivilServant, CivilServantId
from netral.register.declared_account import DeclaredAccount
from netral.register.errors import PseudonymCollisionError
from netral.register.pseudonym import make_pseudonym, require_key
from netral.register.roster import Roster
from netral.register.window import Window, end_of_day, start_of_day
from netral.values.account import AccountReference, fold_handle
from netral.values.errors import NaiveInstantError
from netral.values.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class GateCounts:
    """How many records came to the gate and what became of them; nothing else remains."""

    dropped_undeclared: int = 0
    dropped_not_valid: int = 0
    """Declared, but not for that day, or the owner was not yet a civil servant."""
    outside_window: int = 0
    admitted: int = 0

    def __add__(self, other: "GateCounts") -> "GateCounts":
        """Add the counts of another gate over the same roster."""
        return GateCounts(
            dropped_undeclared=self.dropped_undeclared + other.dropped_undeclared,
            dropped_not_valid=self.dropped_not_valid + other.dropped_not_valid,
            outside_window=self.outside_window + other.outside_window,
            admitted=self.admitted + other.admitted,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredKeys:
    """The keys under which records can be declared at all, for a first sieve by columns.

    A record with neither key is undeclared. One that has a key still has to pass the
    gate: the keys know nothing of days and of handles that were taken over.
    """

    account_ids: frozenset[tuple[str, str]]
    """Pairs of platform and stable id."""
    handles: frozenset[tuple[str, str]]
    """Pairs of platform and folded handle."""


@dataclass(frozen=True, slots=True)
class _Claim:
    account_id: str | None
    starts_at: datetime
    ends_at: datetime
    pseudonym: str

    def holds(self, at: datetime) -> bool:
        return self.starts_at <= at < self.ends_at


_NEVER_ENDS = datetime.max.replace(tzinfo=UTC)
_Claims = tuple[_Claim, ...]
_Key = tuple[Platform, str]


class Gate:
    """Keeps the contract of `netral.intake.door.Door` over a roster and a window.

    An account is found by its stable id. Only if nobody declared the id, it is found
    by the handle, and then not if a declaration that holds on that day gives the
    handle another id: the handle has a new owner. Days are local days of the
    window's zone. The gate is not for use by several threads at once.
    """

    def __init__(
        self,
        roster: Roster,
        *,
        window: Window,
        pseudonym_key: bytes = b"",
        pseudonyms: Mapping[CivilServantId, str] | None = None,
    ) -> None:
        """Prepare the gate.

        Args:
            roster: Who is a civil servant and what they declared.
            window: The days of the election.
            pseudonym_key: Secret bytes for the pseudonyms, at least 16.
            pseudonyms: Those of all owners, where they were made before; then no key is
                needed.

        Raises:
            WeakKeyError: If the key is too short.
            PseudonymCollisionError: If two people would bear one pseudonym.
        """
        if pseudonyms is None:
            pseudonyms = _name_owners(roster, require_key(pseudonym_key))
        self._starts_at = window.starts_at
        self._ends_at = window.ends_at
        by_id: dict[_Key, list[_Claim]] = {}
        by_handle: dict[_Key, list[_Claim]] = {}
        for account in roster.accounts:
            owner = roster.civil_servants[account.civil_servant_id]
            claim = _make_claim(account, owner, window, pseudonyms[account.civil_servant_id])
            if account.account_id:
                by_id.setdefault((account.platform, account.account_id), []).append(claim)
            if account.handle:
                by_handle.setdefault((account.platform, account.handle), []).append(claim)
        self._by_id = {key: tuple(claims) for key, claims in by_id.items()}
        self._by_handle = {key: tuple(claims) for key, claims in by_handle.items()}
        self._dropped_undeclared = 0
        self._dropped_not_valid = 0
        self._outside_window = 0
        self._admitted = 0

    @property
    def counts(self) -> GateCounts:
        """The counts up to now."""
        return GateCounts(
            dropped_undeclared=self._dropped_undeclared,
            dropped_not_valid=self._dropped_not_valid,
            outside_window=self._outside_window,
            admitted=self._admitted,
        )

    def count_by_name(self) -> dict[str, int]:
        """Give the counts up to now, for carrying them to another process."""
        return {
            "dropped_undeclared": self._dropped_undeclared,
            "dropped_not_valid": self._dropped_not_valid,
            "outside_window": self._outside_window,
            "admitted": self._admitted,
        }

    def add_counts(self, more: Mapping[str, int]) -> None:
        """Add what a copy of this gate counted in another process."""
        self._dropped_undeclared += more.get("dropped_undeclared", 0)
        self._dropped_not_valid += more.get("dropped_not_valid", 0)
        self._outside_window += more.get("outside_window", 0)
        self._admitted += more.get("admitted", 0)

    def knows(self, account: AccountReference) -> bool:
        """Whether the account was ever declared; counts a drop if not."""
        if self._find_claims(account):
            return True
        self._dropped_undeclared += 1
        return False

    def admits(self, account: AccountReference, occurred_at: datetime) -> bool:
        """Whether the act may come in; counts what becomes of it.

        Args:
            account: The account as the record names it.
            occurred_at: When the act was done.

        Returns:
            Whether the account was declared for that day by a civil servant who
            served on that day, and the day is in the window.

        Raises:
            NaiveInstantError: If the moment has no timezone.
        """
        claims = self._find_claims(account)
        if not claims:
            self._dropped_undeclared += 1
            return False
        if occurred_at.tzinfo is None:
            raise NaiveInstantError(occurred_at.isoformat())
        if not self._starts_at <= occurred_at < self._ends_at:
            self._outside_window += 1
            return False
        if _find_owner(claims, account, occurred_at) is None:
            self._dropped_not_valid += 1
            return False
        self._admitted += 1
        return True

    def find_person(self, account: AccountReference, at: datetime) -> str | None:
        """Find the pseudonym of the person who had declared the account for that day.

        It counts nothing, and gives nothing for a record that `admits` would drop
        because of the account or the day of the declaration.
        """
        return _find_owner(self._find_claims(account), account, at)

    def declared_keys(self) -> DeclaredKeys:
        """Give the keys for a first sieve by columns; see `count_undeclared`."""
        return DeclaredKeys(
            account_ids=frozenset((platform.value, key) for platform, key in self._by_id),
            handles=frozenset((platform.value, key) for platform, key in self._by_handle),
        )

    def count_undeclared(self, record_count: int) -> None:
        """Count records that a sieve by `declared_keys` has dropped before the gate."""
        self._dropped_undeclared += record_count

    def _find_claims(self, account: AccountReference) -> _Claims:
        account_id, handle = account.account_id, account.handle
        if account_id:
            claims = self._by_id.get((account.platform, account_id))
            if claims is not None:
                return claims
        if not handle:
            return ()
        claims = self._by_handle.get((account.platform, fold_handle(handle)), ())
        if account_id and all(claim.account_id for claim in claims):
            return ()
        return claims


def _find_owner(claims: _Claims, account: AccountReference, at: datetime) -> str | None:
    holding = [claim for claim in claims if claim.holds(at)]
    if account.account_id and any(
        claim.account_id not in (None, account.account_id) for claim in holding
    ):
        return None
    return holding[0].pseudonym if holding else None


def _name_owners(roster: Roster, key: bytes) -> Mapping[CivilServantId, str]:
    owners = {account.civil_servant_id for account in roster.accounts}
    pseudonyms = {owner: make_pseudonym(owner, key=key) for owner in owners}
    require_distinct(pseudonyms.values())
    return pseudonyms


def require_distinct(pseudonyms: Iterable[str]) -> None:
    """Refuse pseudonyms that two people would bear.

    Raises:
        PseudonymCollisionError: If one occurs twice.
    """
    seen: set[str] = set()
    for pseudonym in pseudonyms:
        if pseudonym in seen:
            raise PseudonymCollisionError(pseudonym)
        seen.add(pseudonym)


def _make_claim(
    account: DeclaredAccount, owner: CivilServant, window: Window, pseudonym: str
) -> _Claim:
    first = account.valid_from
    if owner.serving_since is not None:
        first = max(first, owner.serving_since)
    ends_at = _NEVER_ENDS if account.valid_to is None else end_of_day(account.valid_to, window.zone)
    return _Claim(
        account_id=account.account_id,
        starts_at=start_of_day(first, window.zone),
        ends_at=ends_at,
        pseudonym=pseudonym,
    )
