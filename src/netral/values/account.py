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

    A letter that only looks Latin stays what it is: case folding alone would turn the
    Kelvin sign into ``k``, and an impostor's handle into a declared one.

    Example:
        >>> fold_handle(" @Budi.Santoso ")
        'budi.santoso'
        >>> fold_handle("bud\u212a") == "budk"
        False
    """
    bare = handle.strip().removeprefix("@")
    if bare.isascii():
        return bare.lower()
    return "".join(
        mark if not mark.isascii() and mark.casefold().isascii() else mark.casefold()
        for mark in bare
    )
