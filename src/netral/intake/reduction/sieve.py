"""Asks the door about one item of an answer, and says who may be named beside it."""

from dataclasses import dataclass

from netral.intake.answered_item import AnsweredItem
from netral.intake.door import Door
from netral.intake.errors import UnfitRecordError
from netral.intake.masking import mask_third_parties
from netral.values.account import fold_handle
from netral.values.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAccounts:
    """The accounts that may stand by name beside an act: those of the campaigns.

    Everybody else whom an act was done to, or whom its words name, is a bystander.
    """

    account_ids: frozenset[tuple[Platform, str]] = frozenset()
    handles: frozenset[tuple[Platform, str]] = frozenset()
    """Folded as `netral.values.account.fold_handle` does it."""
    words: frozenset[str] = frozenset()
    """Folded handles that texts may name, on whichever platform."""

    def has(
        self, platform: Platform, *, account_id: str | None = None, handle: str | None = None
    ) -> bool:
        """Whether the account is one of them, by its stable id or by its handle."""
        if account_id and (platform, account_id) in self.account_ids:
            return True
        return bool(handle) and (platform, fold_handle(handle or "")) in self.handles


class Sieve:
    """Lets an item of an answer through, or forgets it and counts.

    It is asked with the very line that would be written, read by the format's own
    reader: what is let through can be read again, and what cannot be read is not kept.
    """

    def __init__(self, door: Door, *, named: NamedAccounts) -> None:
        self._door = door
        self.named = named
        self.unreadable = 0
        """Items whose account or moment cannot be read; nothing of them is kept."""
        self.directed_elsewhere = 0
        """Acts without words of their own, done to somebody who is no campaign account."""

    def lets_in(self, item: AnsweredItem | UnfitRecordError) -> bool:
        """Whether the item is by a declared account, valid then, inside the window."""
        try:
            if isinstance(item, UnfitRecordError):
                raise item
            account = item.read_account()
            return self._door.knows(account) and self._door.admits(account, item.read_moment().at)
        except UnfitRecordError:
            self.unreadable += 1
            return False

    def mask(self, text: object) -> str | None:
        """Mask the bystanders that a text names; ``None`` if it is no text."""
        if not isinstance(text, str):
            return None
        return mask_third_parties(text, keep=self.named.words)
