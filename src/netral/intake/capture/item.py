"""What a reader of one platform's captured objects must be able to say of each."""

import re
from collections.abc import Mapping
from typing import Protocol

from netral.intake.moment import Moment
from netral.intake.plain.cell import read_id, read_word
from netral.intake.reason import Reason, refuse
from netral.values.account import AccountReference, fold_handle
from netral.values.platform import Platform

Cells = Mapping[str, object]
"""Values by the column names of the plain acts table."""

_PSEUDONYM = re.compile(r"[0-9a-f]{32,}|redacted", re.ASCII)
"""4CAT writes a salted hash, or ``REDACTED``. No handle of a platform is so long."""


class ItemReader(Protocol):
    """Reads the captured objects of one platform, in the order in which the door asks.

    Each method takes the bytes of one object and decodes no more of it than it
    needs. Each raises `UnfitRecordError` if the object has another shape.
    """

    def read_account(self, item: bytes) -> AccountReference:
        """Read whose act it is."""
        ...

    def read_moment(self, item: bytes) -> Moment:
        """Read when it was done."""
        ...

    def read_cells(self, item: bytes) -> Cells:
        """Read the act itself, as cells of the plain acts table."""
        ...


def make_account(platform: Platform, account_id: object, handle: object) -> AccountReference:
    """Build the account of a captured object.

    Args:
        platform: The platform.
        account_id: The stable id as captured.
        handle: The handle as captured.

    Returns:
        The account.

    Raises:
        UnfitRecordError: If there is neither, or if they are pseudonyms: then nobody
            can tell whose act it is, and nobody shall try.
    """
    text = read_id(account_id, "author")
    word = read_word(handle, "author") if not isinstance(handle, float) else None
    folded = fold_handle(word) if word else None
    for name in (text, folded):
        if name is not None and _PSEUDONYM.fullmatch(name.casefold()):
            raise refuse(Reason.PSEUDONYMISED_ACCOUNT, "author")
    if not text and not folded:
        raise refuse(Reason.MISSING_ACCOUNT, "author")
    return AccountReference(platform=platform, account_id=text, handle=folded or None)


def tell_visibility(*, is_private: object, subject: str) -> dict[str, str]:
    """Tell whether others could see a captured object, as far as the capture says.

    Args:
        is_private: What the platform said of the account or the object; often nothing.
        subject: Of what it was said.

    Returns:
        The two cells on visibility.
    """
    if is_private is True:
        return {"visibility": "not_public", "visibility_basis": f"{subject} was private"}
    if is_private is False:
        return {"visibility": "public", "visibility_basis": f"{subject} was not private"}
    basis = "captured in a logged-in browser; what others could see is not recorded"
    return {"visibility": "unknown", "visibility_basis": basis}
