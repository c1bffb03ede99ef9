"""Whose export it is: the account that an archive's own profile file names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from netral.intake.door import Door
from netral.values.account import AccountReference
from netral.values.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveOwner:
    """The owner's account, and the handles that it bore before."""

    platform: Platform
    account_id: str | None = None
    handle: str | None = None
    """Folded, as of the day of the export."""
    former: tuple[tuple[datetime, str], ...] = ()
    """Former handles with the moment until which each was borne, in order of time."""

    def name_at(self, moment: datetime) -> AccountReference:
        """Give the account as it was called at a moment."""
        handle = next((old for until, old in self.former if moment < until), self.handle)
        return AccountReference(platform=self.platform, account_id=self.account_id, handle=handle)

    @property
    def names(self) -> tuple[AccountReference, ...]:
        """The account under all its handles, the present one first."""
        handles = dict.fromkeys((self.handle, *(old for _, old in reversed(self.former))))
        return tuple(
            AccountReference(platform=self.platform, account_id=self.account_id, handle=handle)
            for handle in handles
        )

    @property
    def is_named(self) -> bool:
        """Whether there is anything by which the account could be found."""
        return bool(self.account_id or self.handle or self.former)


class OwnerDoor:
    """Asks the door once for each owner: an export belongs to its owner as a whole."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._answers: dict[ArchiveOwner, bool] = {}

    def knows(self, owner: ArchiveOwner) -> bool:
        """Whether the owner's account was ever declared, under any of its handles."""
        if owner not in self._answers:
            self._answers[owner] = _knows_any(self._door, owner.names)
        return self._answers[owner]

    def admits(self, account: AccountReference, at: datetime) -> bool:
        """Whether the act may come in; as `Door.admits`."""
        return self._door.admits(account, at)


def _knows_any(door: Door, names: Iterable[AccountReference]) -> bool:
    return any(door.knows(name) for name in names)
