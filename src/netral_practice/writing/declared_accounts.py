"""The accounts that civil servants declared, as the CSV that Netral defines."""

import csv
from collections.abc import Sequence
from pathlib import Path

from netral_practice.account import PracticeAccount
from netral_practice.platform_id import make_profile_url

COLUMNS = (
    "nip",
    "platform",
    "handle",
    "url",
    "account_id",
    "display_name",
    "declared_on",
    "valid_from",
    "valid_to",
    "visibility_at_declaration",
    "source_document",
)


def write_declared_accounts(path: Path, accounts: Sequence[PracticeAccount]) -> None:
    """Write the declarations, one account a row.

    Args:
        path: Where to.
        accounts: Accounts with an owner.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, account in enumerate(accounts, start=1):
            writer.writerow(
                (
                    account.nip,
                    account.platform.value,
                    account.handle,
                    make_profile_url(account.platform, account.handle),
                    account.account_id or "",
                    account.display_name,
                    account.declared_on,
                    account.valid_from,
                    account.valid_to or "",
                    "public",
                    f"surat-pernyataan-{number:05d}.pdf",
                )
            )
