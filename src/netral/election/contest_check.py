"""Checks contests and contestants: who runs where, ballot numbers, members, parties."""

from collections.abc import Collection, Iterable

from netral.election.entry import ID_FORM, Entry
from netral.election.folder import ContestantEntry, ElectionFolder

_MEMBERS = {"pair": 2, "candidate": 1, "party": 0}


def check_contests(folder: ElectionFolder) -> None:
    """Check that contests and contestants fit together.

    Args:
        folder: The entries.
    """
    for read in folder.contestants:
        _check_contestant(read)
    _check_ids_once(folder.contestants)
    if folder.election is not None:
        _check_backing(folder, folder.election)
        _check_contests(folder, folder.election)


def _check_contestant(read: ContestantEntry) -> None:
    entry = read.entry
    contestant_id = entry.find_text("contestant")
    if contestant_id is not None and ID_FORM.fullmatch(contestant_id) is None:
        entry.note(
            "contestant",
            f'"{contestant_id}" cannot be an id.',
            "Use small letters, digits and _ and begin with a letter.",
        )
    elif contestant_id is not None and read.file_stem not in {None, contestant_id}:
        entry.note(
            "contestant",
            f'The file is called {read.file_stem}.yaml, but its contestant is "{contestant_id}".',
            "Give both the same name.",
        )
    if entry.find_number("ballot_number") == 0:
        entry.note("ballot_number", "No ballot has a number 0.", "Leave it out before the draw.")
    if read.elsewhere is None and "running_in" in entry.values:
        entry.note(
            "running_in",
            "Only a contestant of another election runs elsewhere.",
            "Take the key away, or list the file under neighbours.",
        )
    kind = entry.find_text("kind")
    members = entry.list_texts("members")
    if kind is None or entry.is_unread("members"):
        return
    if len(members) != _MEMBERS[kind]:
        entry.note(
            "members",
            f"A {kind} has {_say_members(_MEMBERS[kind])}; here {_say_are(len(members))}.",
            "Write each person once, without degrees.",
        )


def _check_ids_once(contestants: Iterable[ContestantEntry]) -> None:
    first: dict[str, Entry] = {}
    for read in contestants:
        contestant_id = read.entry.find_text("contestant")
        if contestant_id is None:
            continue
        known = first.setdefault(contestant_id, read.entry)
        if known is not read.entry:
            read.entry.note(
                "contestant",
                f'The id "{contestant_id}" is taken: {known.file}:{known.line}.',
                "Give one of the two another id.",
            )


def _check_backing(folder: ElectionFolder, election: Entry) -> None:
    named = election.list_texts("parties")
    if election.is_unread("parties") or not folder.unread.isdisjoint(named):
        return
    parties = {
        read.entry.find_text("contestant")
        for read in folder.contestants
        if read.entry.find_text("kind") == "party"
    }
    for read in folder.contestants:
        for party in read.entry.list_texts("backed_by"):
            if party not in parties and read.elsewhere is None:
                read.entry.note(
                    "backed_by",
                    f'There is no party "{party}".',
                    "Write the id of a party, and name its file under parties in election.yaml.",
                )


def _check_contests(folder: ElectionFolder, election: Entry) -> None:
    own = {
        contestant_id: read
        for read in folder.contestants
        if read.elsewhere is None
        and (contestant_id := read.entry.find_text("contestant")) is not None
    }
    contest_of: dict[str, str] = {}
    contests = election.list_entries("contests")
    if "contests" in election.values and not contests:
        election.note("contests", "There is no contest; nothing is voted on.", "Write one.")
    for contest in contests:
        title = contest.find_text("id") or "?"
        if "contestants" in contest.values and not contest.list_texts("contestants"):
            contest.note("contestants", "Nobody runs in this contest.", "List the contestants.")
        for contestant_id in contest.list_texts("contestants"):
            _check_runs(
                contestant_id,
                contest,
                own.keys() | folder.unread,
                contest_of.get(contestant_id),
            )
            contest_of.setdefault(contestant_id, title)
        _check_numbers(contest, election, own)
    if election.is_unread("contests"):
        return
    for contestant_id, read in own.items():
        if contestant_id not in contest_of and read.entry.find_text("kind") != "party":
            read.entry.note(
                "contestant",
                f'"{contestant_id}" runs in no contest.',
                "List it under contests in election.yaml.",
            )


def _check_runs(
    contestant_id: str,
    contest: Entry,
    own: Collection[str],
    earlier_contest: str | None,
) -> None:
    if contestant_id not in own:
        contest.note(
            "contestants",
            f'There is no contestant "{contestant_id}".',
            "Write a file for it in contestants/, or mend the id.",
        )
    elif earlier_contest is not None:
        contest.note(
            "contestants",
            f'"{contestant_id}" stands here a second time; it already runs for {earlier_contest}.',
            "A contestant runs once.",
        )


def _check_numbers(contest: Entry, election: Entry, own: dict[str, ContestantEntry]) -> None:
    holder: dict[int, str] = {}
    for contestant_id in dict.fromkeys(contest.list_texts("contestants")):
        read = own.get(contestant_id)
        number = read.entry.find_number("ballot_number") if read is not None else None
        if read is None or number is None:
            continue
        if number in holder:
            read.entry.note(
                "ballot_number",
                f'The number {number} is also that of "{holder[number]}" in the same contest.',
                "Look both up in the commission's decision.",
            )
        holder.setdefault(number, contestant_id)
    if holder and not election.is_there("numbers_drawn_on"):
        election.note(
            "numbers_drawn_on",
            "Contestants have ballot numbers, but the day of the draw is missing.",
            "Add numbers_drawn_on: before that day a number names nobody.",
        )


def _say_members(count: int) -> str:
    return {0: "no members", 1: "one member", 2: "two members"}[count]


def _say_are(count: int) -> str:
    return "is 1" if count == 1 else f"are {count}"
