"""Builds the election from the checked entries of its folder."""

import dataclasses
from datetime import date, timedelta

from netral.election.account_table import AccountRow
from netral.election.contest import (
    CampaignAccount,
    Certainty,
    Contest,
    Contestant,
    Election,
    Name,
    NameKind,
    Stage,
)
from netral.election.entry import Entry
from netral.election.errors import UncheckedFolderError
from netral.election.folder import ContestantEntry, ElectionFolder
from netral.election.folding import fold_name
from netral.election.naming import (
    add_names,
    certainty_of,
    derive_handle_names,
    derive_member_names,
    derive_number_names,
    expand_words,
    list_clear_names,
)
from netral.values.account import AccountReference, fold_handle
from netral.values.instant import ZONES
from netral.values.phase import Phase

_ONE_DAY = timedelta(days=1)


def build_election(folder: ElectionFolder) -> Election:
    """Build the election from entries in which no problem was found.

    1. Contestants as the files have them, own ones before parties before others.
    2. Names that follow: members, handles, ballot numbers.
    3. Names of other elections' contestants that mean somebody here fall away.
    4. Word lists are put in the place of ``$election_words`` and its like.

    Args:
        folder: The checked folder.

    Returns:
        The election.

    Raises:
        UncheckedFolderError: If the folder was not checked, or its problems passed over.
    """
    entry = folder.election
    if entry is None:
        raise UncheckedFolderError(folder.name)
    accounts = tuple(_build_account(row) for row in folder.accounts)
    contests = tuple(_build_contest(item) for item in entry.list_entries("contests"))
    contestants = _build_contestants(folder, entry, accounts, contests)
    return Election(
        election_id=entry.get_text("election"),
        title=entry.get_text("title"),
        zone=ZONES[entry.get_text("zone")],
        stages=tuple(_build_stage(item) for item in entry.list_entries("stages")),
        contests=contests,
        contestants=contestants,
        campaign_accounts=accounts,
        editions=entry.list_texts("editions"),
        election_words=entry.list_texts("election_words"),
        digest=folder.digest(),
        numbers_drawn_on=entry.find_day("numbers_drawn_on"),
    )


def build_contestant(read: ContestantEntry) -> Contestant:
    """Build one contestant with the names that its file writes.

    Args:
        read: The entry and where it belongs.

    Returns:
        The contestant; word lists still stand by their names.
    """
    entry = read.entry
    certainty = certainty_of(entry.find_text("certainty"), Certainty.KNOWLEDGE)
    kind = entry.get_text("kind")
    return Contestant(
        contestant_id=entry.get_text("contestant"),
        kind=kind,
        title=entry.get_text("title"),
        short_name=entry.get_text("short_name"),
        ballot_number=entry.find_number("ballot_number") if read.elsewhere is None else None,
        members=entry.list_texts("members"),
        backed_by=entry.list_texts("backed_by"),
        names=tuple(_build_name(item, certainty) for item in entry.list_entries("names")),
        offices=entry.list_texts("offices"),
        elsewhere=read.elsewhere if kind != "party" else None,
        certainty=certainty,
        source=entry.find_text("source"),
    )


def _build_contestants(
    folder: ElectionFolder,
    entry: Entry,
    accounts: tuple[CampaignAccount, ...],
    contests: tuple[Contest, ...],
) -> tuple[Contestant, ...]:
    drawn_on = entry.find_day("numbers_drawn_on")
    contestants = [
        add_names(
            contestant,
            (
                *derive_member_names(contestant),
                *derive_handle_names(contestant, accounts),
                *derive_number_names(contestant, drawn_on=drawn_on),
            ),
        )
        for contestant in sorted(map(build_contestant, folder.contestants), key=_rank)
    ]
    running = {name for contest in contests for name in contest.contestant_ids}
    lists = {
        "$election_words": entry.list_texts("election_words"),
        "$region_words": entry.list_texts("region_words"),
        "$all_names": list_clear_names(one for one in contestants if one.contestant_id in running),
    }
    taken = {
        fold_name(name.text)
        for contestant in contestants
        if contestant.elsewhere is None
        for name in contestant.names
    }
    return tuple(_settle_names(contestant, lists, taken) for contestant in contestants)


def _rank(contestant: Contestant) -> tuple[int, int]:
    place = 2 if contestant.elsewhere else 1 if contestant.kind == "party" else 0
    return place, contestant.ballot_number or 0


def _settle_names(
    contestant: Contestant, lists: dict[str, tuple[str, ...]], taken: set[str]
) -> Contestant:
    names = contestant.names
    if contestant.elsewhere is not None:
        names = tuple(
            name
            for name in names
            if name.kind not in {NameKind.NUMBER, NameKind.SIGN, NameKind.SLOGAN}
            and fold_name(name.text) not in taken
        )
    own = list_clear_names([contestant])
    all_lists = {**lists, "$own_names": own}
    return dataclasses.replace(
        contestant,
        names=tuple(
            dataclasses.replace(
                name,
                counts_with=expand_words(name.counts_with, all_lists),
                not_with=expand_words(name.not_with, all_lists),
            )
            for name in names
        ),
    )


def _build_name(entry: Entry, certainty: Certainty) -> Name:
    return Name(
        text=entry.get_text("text"),
        kind=NameKind(entry.get_text("kind")),
        ambiguous=entry.is_set("ambiguous"),
        counts_with=entry.list_texts("counts_with"),
        not_with=entry.list_texts("not_with"),
        valid_from=entry.find_day("first_day"),
        valid_until=_day_after(entry.find_day("last_day")),
        partisan=entry.is_set("partisan"),
        member=entry.find_text("member"),
        certainty=certainty_of(entry.find_text("certainty"), certainty),
        source=entry.find_text("source"),
    )


def _build_stage(entry: Entry) -> Stage:
    return Stage(
        phase=Phase(entry.get_text("phase")),
        first_date=entry.get_day("first_day"),
        until_date=entry.get_day("last_day") + _ONE_DAY,
        round=entry.find_number("round") or 1,
        certainty=certainty_of(entry.find_text("certainty"), Certainty.KNOWLEDGE),
        source=entry.find_text("source"),
    )


def _build_contest(entry: Entry) -> Contest:
    return Contest(
        contest_id=entry.get_text("id"),
        title=entry.get_text("title"),
        contestant_ids=entry.list_texts("contestants"),
    )


def _build_account(row: AccountRow) -> CampaignAccount:
    if row.platform is None:
        raise UncheckedFolderError(row.file)
    return CampaignAccount(
        account=AccountReference(
            platform=row.platform,
            account_id=row.account_id,
            handle=None if row.handle is None else fold_handle(row.handle),
        ),
        contestant_id=row.contestant_id,
        kind=row.kind,
        valid_from=row.first_date,
        valid_until=_day_after(row.last_date),
        display_name=row.display_name,
        certainty=row.certainty,
        source=row.source,
    )


def _day_after(day: date | None) -> date | None:
    return None if day is None else day + _ONE_DAY
