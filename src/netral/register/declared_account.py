"""A platform account that a civil servant declared (*akun yang dinyatakan*)."""

from dataclasses import dataclass, field
from datetime import date

from netral.register.civil_servant import CivilServantId
from netral.values.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredAccount:
    """An account, with the local days on which the declaration holds.

    The stable id counts first; a handle counts only within the days, because
    handles change owners.
    """

    civil_servant_id: CivilServantId
    platform: Platform
    handle: str | None = None
    """Folded as `netral.values.account.fold_handle` does it."""
    account_id: str | None = None
    url: str | None = field(default=None, repr=False)
    display_name: str = field(default="", repr=False)
    """Never used to find anybody: names are not unique and can be chosen."""
    declared_on: date | None = None
    valid_from: date
    """First day. It decides, even if the declaration was signed later."""
    valid_to: date | None = None
    """Last day, inclusive; `None` while the declaration holds."""
    visibility_at_declaration: str = ""
    source_document: str = field(default="", repr=False)
