"""Checks the entries of an election against each other, where no single file shows the mistake."""

from collections.abc import Collection

from netral.election.account_check import check_accounts
from netral.election.calendar_check import check_calendar
from netral.election.contest_check import check_contests
from netral.election.entry import ID_FORM, Entry
from netral.election.folder import ElectionFolder
from netral.election.name_check import check_names
from netral.values.notebook import Notebook


def check_folder(
    folder: ElectionFolder, notebook: Notebook, *, known_editions: Collection[str] | None
) -> None:
    """Check everything that can only be seen across the entries of an election.

    1. The ids of the election and its editions.
    2. The calendar: order, gaps, overlaps, the day of the draw.
    3. Contests and contestants: who runs where, ballot numbers, members.
    4. Names: form, ambiguity, names of two contestants, risky words.
    5. Campaign accounts: whose, and whether two claim the same.

    What a file-level problem already took away is not complained of a second time.

    Args:
        folder: The entries.
        notebook: Takes the problems of accounts; an entry knows its own.
        known_editions: Ids of the rulebook editions; `None` leaves them unchecked.
    """
    if folder.election is not None:
        _check_ids(folder.election, known_editions)
        check_calendar(folder.election)
    check_contests(folder)
    check_names(folder)
    check_accounts(folder, notebook)


def _check_ids(election: Entry, known_editions: Collection[str] | None) -> None:
    election_id = election.find_text("election")
    if election_id is not None and ID_FORM.fullmatch(election_id) is None:
        election.note(
            "election",
            f'"{election_id}" cannot be an id.',
            "Use small letters, digits and _ and begin with a letter, for example bali_2024.",
        )
    editions = election.list_texts("editions")
    if "editions" in election.values and not editions:
        election.note(
            "editions",
            "No rulebook edition is named; no act could be held against a rule.",
            "Name one, for example skb_2022.",
        )
    for edition in editions:
        if known_editions is not None and edition not in known_editions:
            election.note(
                "editions",
                f'There is no rulebook edition "{edition}".',
                f"One of: {', '.join(sorted(known_editions))}.",
            )
    if "election_words" in election.values and not election.list_texts("election_words"):
        election.note(
            "election_words",
            "The list is empty; ambiguous names would hardly ever count.",
            'Write at least "pilkada", "paslon", "coblos" and their like.',
        )
