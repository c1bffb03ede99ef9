"""The account by which an act was done, as a source names it."""

from dataclasses import dataclass

from netral.values.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReference:
    """An account as a file names it: by stable id, by handle, or by both.

    It names an account, not a person. Who declared the account is known only to
    the register, and only the gate asks.
    """

    platform: Platform
    account_id: str | None = None
    """The platform's stable id, always text."""
    handle: str | None = None
    """The handle at the moment of the act, lower-case, without a leading ``@``."""


def fold_handle(handle: str) -> str:
    """Fold a handle to the form in which handles are compared.

    Example:
        >>> fold_handle(" @Budi.Santoso ")
        'budi.santoso'
    """
    return handle.strip().removeprefix("@").casefold()
