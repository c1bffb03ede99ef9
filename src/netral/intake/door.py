"""The door that every reader keeps: whose acts may become acts at all."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from netral.values.account import AccountReference


class Door(Protocol):
    """Decides, record by record, whether a reader may go on with a record.

    A reader asks `knows` as soon as it has parsed the account and before it looks
    at anything else of the record; on `False` it forgets the record at once. When
    it has the moment too, it asks `admits`; on `False` it forgets the record. The
    door counts what it turned away, and nothing else remains of it. A record whose
    account cannot be read at all goes to the quarantine without asking.

    The register's `Gate` is the door of real runs; `OpenDoor` lets `inspect` and
    tests read everything.
    """

    def knows(self, account: AccountReference) -> bool:
        """Whether the account was ever declared; counts a drop if not."""
        ...

    def admits(self, account: AccountReference, occurred_at: datetime) -> bool:
        """Whether the account was declared and valid then, inside the election's window."""
        ...


class CountedDoor(Door, Protocol):
    """A door whose counts can be carried from one process to another.

    Files are read in a child process, where a copy of the door stands; what the copy
    counted is added to the door of the parent.
    """

    def count_by_name(self) -> dict[str, int]:
        """Give the counts up to now."""
        ...

    def add_counts(self, more: Mapping[str, int]) -> None:
        """Add what a copy of this door counted elsewhere."""
        ...


class OpenDoor:
    """A door that turns nobody away, for looking at a file without keeping anything."""

    def knows(self, account: AccountReference) -> bool:  # noqa: ARG002
        return True

    def admits(self, account: AccountReference, occurred_at: datetime) -> bool:  # noqa: ARG002
        return True

    def count_by_name(self) -> dict[str, int]:
        return {}

    def add_counts(self, more: Mapping[str, int]) -> None:
        pass
