"""Checks campaign accounts: whose they are, and whether two contestants claim the same."""

from datetime import date
from itertools import combinations

from netral.election.account_table import AccountRow
from netral.election.folder import ElectionFolder
from netral.values.account import fold_handle
from netral.values.notebook import Notebook
from netral.values.problem import Severity


def check_accounts(folder: ElectionFolder, notebook: Notebook) -> None:
    """Check the campaign accounts against the contestants and each other.

    Args:
        folder: The entries.
        notebook: Takes every problem found.
    """
    known = {read.entry.find_text("contestant") for read in folder.contestants} | folder.unread
    for row in folder.accounts:
        if row.contestant_id and row.contestant_id not in known:
            notebook.note(
                row.file,
                f'There is no contestant "{row.contestant_id}".',
                "Write the id that its file has.",
                line=row.line,
                key="contestant",
            )
        _check_recognisable(row, notebook)
    for earlier, later in combinations(folder.accounts, 2):
        shared = _find_shared(earlier, later)
        if shared is not None and _overlap(earlier, later):
            _note_shared(earlier, later, shared, notebook)


def _check_recognisable(row: AccountRow, notebook: Notebook) -> None:
    if row.handle is not None or row.account_id is not None or row.damaged:
        return
    if row.display_name is not None:
        notebook.note(
            row.file,
            "The account has neither handle nor account_id: it is shown, but never recognised.",
            "Look up its handle; a display name is not enough, two pages may share it.",
            line=row.line,
            key="handle",
            severity=Severity.WARNING,
        )
    else:
        notebook.note(
            row.file,
            "The account has neither handle nor account_id.",
            "Write at least one of them.",
            line=row.line,
            key="handle",
        )


def _find_shared(earlier: AccountRow, later: AccountRow) -> str | None:
    if earlier.platform is None or earlier.platform is not later.platform:
        return None
    if earlier.account_id is not None and earlier.account_id == later.account_id:
        return "account_id"
    both = earlier.account_id is not None and later.account_id is not None
    if earlier.handle is None or later.handle is None or both:
        return None
    return "handle" if fold_handle(earlier.handle) == fold_handle(later.handle) else None


def _overlap(earlier: AccountRow, later: AccountRow) -> bool:
    starts = [row.first_date or date.min for row in (earlier, later)]
    ends = [row.last_date or date.max for row in (earlier, later)]
    return max(starts) <= min(ends)


def _note_shared(earlier: AccountRow, later: AccountRow, key: str, notebook: Notebook) -> None:
    name = later.handle if key == "handle" else later.account_id
    if earlier.contestant_id == later.contestant_id:
        message = f'The account "{name}" stands here twice; the first is in row {earlier.line}.'
        remedy = "Keep one of them, or give them days that do not overlap."
    else:
        message = (
            f'The account "{name}" is that of "{earlier.contestant_id}" too (row {earlier.line}).'
        )
        remedy = "An account works for one contestant at a time; give the days of each."
    notebook.note(later.file, message, remedy, line=later.line, key=key)
