"""How `netral election show` shows an election: for people as tables, for programs as data."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from netral.election import CampaignAccount, Contestant, Election, Name, NameKind
from netral.election.naming import list_clear_names
from netral.values.phase import Phase

_PHASE_WORDS = {
    Phase.BEFORE: "bakal calon",
    Phase.DESIGNATED: "calon, belum kampanye",
    Phase.CAMPAIGN: "kampanye",
    Phase.QUIET: "masa tenang",
    Phase.VOTING: "pemungutan suara",
    Phase.AFTER: "sesudahnya",
}
_ONE_DAY = timedelta(days=1)
_SHOWN_WORDS = 8
"""So many single words of a list are shown to people; JSON has them all."""


def describe_election(election: Election) -> dict[str, Any]:
    """Describe an election as one JSON document, with every derived name.

    Args:
        election: The election.

    Returns:
        The document; days are inclusive as in the files.
    """
    start, end = election.window
    return {
        "election": election.election_id,
        "title": election.title,
        "zone": str(election.zone),
        "digest": election.digest,
        "editions": list(election.editions),
        "window": {"start": start.isoformat(), "end_exclusive": end.isoformat()},
        "designated_on": election.designated_on,
        "numbers_drawn_on": election.numbers_drawn_on,
        "stages": [
            {
                "phase": stage.phase,
                "round": stage.round,
                "first_day": stage.first_date,
                "last_day": stage.until_date - _ONE_DAY,
                "certainty": stage.certainty,
                "source": stage.source,
            }
            for stage in election.stages
        ],
        "contests": [
            {
                "id": contest.contest_id,
                "title": contest.title,
                "contestants": list(contest.contestant_ids),
            }
            for contest in election.contests
        ],
        "election_words": list(election.election_words),
        "contestants": [_describe_contestant(one) for one in election.contestants],
        "campaign_accounts": [_describe_account(one) for one in election.campaign_accounts],
    }


def print_election(election: Election, console: Console) -> None:
    """Print an election for people.

    Args:
        election: The election.
        console: Where to print.
    """
    console.print(f"[bold]{escape(election.title)}[/bold]  ({election.election_id})")
    console.print(
        f"Time zone {election.zone}. Rulebook editions: {', '.join(election.editions)}. "
        f"Digest sha256:{election.digest[:12]}…"
    )
    _print_stages(election, console)
    for contest in election.contests:
        _print_contest(election, contest.title, contest.contestant_ids, console)
    running = {one for contest in election.contests for one in contest.contestant_ids}
    for contestant in election.contestants:
        if contestant.contestant_id in running and contestant.kind != "party":
            _print_names(election, contestant, console)
    _print_parties(election, console)
    _print_elsewhere(election, console)
    _print_accounts(election, console)


def _print_stages(election: Election, console: Console) -> None:
    table = Table(title="Calendar (local days, both included)", title_justify="left")
    for column in ("stage", "tahapan", "round", "first day", "last day", "days", "certainty"):
        table.add_column(column, justify="right" if column in {"round", "days"} else "left")
    for stage in election.stages:
        table.add_row(
            stage.phase,
            _PHASE_WORDS[stage.phase],
            str(stage.round),
            str(stage.first_date),
            str(stage.until_date - _ONE_DAY),
            str((stage.until_date - stage.first_date).days),
            stage.certainty,
        )
    console.print(table)
    if election.numbers_drawn_on is not None:
        console.print(f"Ballot numbers count from the draw on {election.numbers_drawn_on}.")


def _print_contest(
    election: Election, title: str, contestant_ids: Iterable[str], console: Console
) -> None:
    table = Table(title=f"{title}: who runs", title_justify="left")
    table.add_column("no", justify="right")
    for column in ("contestant", "short name", "id", "backed by"):
        table.add_column(column, overflow="fold")
    for contestant_id in contestant_ids:
        one = election.get_contestant(contestant_id)
        table.add_row(
            "" if one.ballot_number is None else str(one.ballot_number),
            escape(one.title),
            escape(one.short_name),
            one.contestant_id,
            ", ".join(one.backed_by),
        )
    console.print(table)


def _print_names(election: Election, contestant: Contestant, console: Console) -> None:
    numbers = [name for name in contestant.names if name.kind is NameKind.NUMBER]
    clear = [
        name
        for name in contestant.names
        if not name.ambiguous and not name.partisan and name not in numbers
    ]
    partisan = [name for name in contestant.names if name.partisan]
    console.print(f"[bold]{escape(contestant.title)}[/bold]")
    console.print(f"  named by: {_list_names(clear)}", soft_wrap=True)
    if partisan:
        console.print(f"  use is support: {_list_names(partisan)}", soft_wrap=True)
    if numbers:
        alone = _list_names(name for name in numbers if not name.ambiguous)
        beside = _list_names(name for name in numbers if name.ambiguous)
        console.print(f"  by number: {alone} · beside a ballot word: {beside}", soft_wrap=True)
    table = Table(title="  ambiguous names", title_justify="left")
    for column in ("name", "kind", "counts only with", "not with"):
        table.add_column(column, overflow="fold")
    for name in contestant.names:
        if name.ambiguous and name not in numbers:
            table.add_row(
                escape(name.text),
                name.kind,
                escape(_shorten(name.counts_with, election, contestant)),
                escape(", ".join(name.not_with)),
            )
    if table.row_count:
        console.print(table)


def _print_parties(election: Election, console: Console) -> None:
    parties = [one for one in election.contestants if one.kind == "party"]
    if not parties:
        return
    table = Table(title="Parties", title_justify="left")
    table.add_column("no", justify="right")
    for column in ("party", "named by", "only beside other words"):
        table.add_column(column, overflow="fold")
    for party in parties:
        table.add_row(
            "" if party.ballot_number is None else str(party.ballot_number),
            escape(party.short_name),
            _list_names(name for name in party.names if not name.ambiguous),
            _list_names(name for name in party.names if name.ambiguous),
        )
    console.print(table)


def _print_elsewhere(election: Election, console: Console) -> None:
    others = [one for one in election.contestants if one.elsewhere is not None]
    if others:
        shown = "; ".join(f"{one.short_name} ({one.elsewhere})" for one in others)
        console.print(f"Contestants of other elections: {escape(shown)}", soft_wrap=True)


def _print_accounts(election: Election, console: Console) -> None:
    if not election.campaign_accounts:
        console.print("No campaign account is listed.")
        return
    table = Table(title="Campaign accounts", title_justify="left")
    for column in ("contestant", "kind", "platform", "account", "days", "certainty"):
        table.add_column(column, overflow="fold")
    for known in election.campaign_accounts:
        table.add_row(
            known.contestant_id,
            known.kind,
            known.account.platform,
            escape(_name_account(known)),
            _say_days(known.valid_from, known.valid_until),
            known.certainty,
        )
    console.print(table)


def _list_names(names: Iterable[Name]) -> str:
    return escape("; ".join(name.text for name in names))


def _shorten(words: Collection[str], election: Election, contestant: Contestant) -> str:
    """Put a list's name in the place of its words again, and cut what is still long."""
    running = {one for contest in election.contests for one in contest.contestant_ids}
    rivals = [one for one in election.contestants if one.contestant_id in running]
    lists = {
        "election words": election.election_words,
        "any clear name of the contest": list_clear_names(rivals),
        "its own clear names": list_clear_names([contestant]),
    }
    left = list(words)
    shown: list[str] = []
    for title, listed in lists.items():
        wanted = set(listed)
        if wanted & set(left) and wanted <= set(words):
            shown.append(f"[{title}]")
            left = [word for word in left if word not in wanted]
    shown += left[:_SHOWN_WORDS]
    rest = len(left) - _SHOWN_WORDS
    return ", ".join(shown) + (f" … and {rest} more" if rest > 0 else "")


def _name_account(known: CampaignAccount) -> str:
    parts = [
        f"@{known.account.handle}" if known.account.handle else "",
        f"id {known.account.account_id}" if known.account.account_id else "",
        f'"{known.display_name}"' if known.display_name else "",
    ]
    recognised = known.account.handle or known.account.account_id
    return " ".join(part for part in parts if part) + ("" if recognised else " (not recognised)")


def _say_days(first: date | None, until: date | None) -> str:
    if first is None and until is None:
        return "always"
    start = "…" if first is None else str(first)
    return f"{start} to {'…' if until is None else until - _ONE_DAY}"


def _describe_contestant(contestant: Contestant) -> dict[str, Any]:
    return {
        "contestant": contestant.contestant_id,
        "kind": contestant.kind,
        "title": contestant.title,
        "short_name": contestant.short_name,
        "ballot_number": contestant.ballot_number,
        "members": list(contestant.members),
        "backed_by": list(contestant.backed_by),
        "offices": list(contestant.offices),
        "elsewhere": contestant.elsewhere,
        "certainty": contestant.certainty,
        "source": contestant.source,
        "names": [_describe_name(name) for name in contestant.names],
    }


def _describe_name(name: Name) -> dict[str, Any]:
    return {
        "text": name.text,
        "kind": name.kind,
        "member": name.member,
        "ambiguous": name.ambiguous,
        "counts_with": list(name.counts_with),
        "not_with": list(name.not_with),
        "first_day": name.valid_from,
        "last_day": None if name.valid_until is None else name.valid_until - _ONE_DAY,
        "partisan": name.partisan,
        "certainty": name.certainty,
        "source": name.source,
    }


def _describe_account(known: CampaignAccount) -> dict[str, Any]:
    return {
        "contestant": known.contestant_id,
        "kind": known.kind,
        "platform": known.account.platform,
        "handle": known.account.handle,
        "account_id": known.account.account_id,
        "display_name": known.display_name,
        "first_day": known.valid_from,
        "last_day": None if known.valid_until is None else known.valid_until - _ONE_DAY,
        "certainty": known.certainty,
        "source": known.source,
    }
