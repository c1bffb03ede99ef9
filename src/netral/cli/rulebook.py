"""Commands of `netral rulebook`."""

from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netral.cli.rulebook_tryout import tryout

if TYPE_CHECKING:
    from netral.election import Election
    from netral.rulebook import Edition
    from netral.values.phase import Phase

app = typer.Typer(help="The law as data: check, show, trace, replay, tryout.", no_args_is_help=True)

_JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_EditionOption = Annotated[
    list[str] | None,
    typer.Option("--edition", metavar="ID|PATH", help="Edition; may be given more than once."),
]


@app.callback()
def group() -> None:
    """The law as data: check, show, trace, replay."""


@app.command()
def check(
    editions: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID|PATH]…", help="Which ones; all shipped ones if left out."),
    ] = None,
    as_json: _JsonOption = False,
) -> None:
    """Check editions, run their worked cases, and list everything wrong at once."""
    from netral.cli.output import people, show_json
    from netral.cli.rulebook_page import check_document, print_check
    from netral.cli.shipped import find_edition_path, list_editions
    from netral.rulebook import check_edition

    found = [(name, find_edition_path(name)) for name in editions or list_editions()]
    checked = [(name, path, check_edition(path)) for name, path in found]
    if as_json:
        show_json({"editions": [check_document(*each) for each in checked]})
    else:
        for each in checked:
            print_check(*each, console=people())
    if any(problems for _, _, problems in checked):
        raise typer.Exit(1)


@app.command()
def show(
    rule: Annotated[
        str | None,
        typer.Argument(metavar="[RULE]", help="For example KE-04; a list of all if left out."),
    ] = None,
    editions: _EditionOption = None,
    as_json: _JsonOption = False,
) -> None:
    """Show a rule: what it says, on which article, what is contested, and its worked cases."""
    from netral.cli.output import people, show_json
    from netral.cli.rulebook_page import list_document, print_list, print_rule, rule_document
    from netral.cli.shipped import find_edition_path
    from netral.rulebook import load_cases, load_edition

    path = find_edition_path((editions or ["skb_2022"])[0])
    edition = load_edition(path)
    if rule is None:
        if as_json:
            show_json(list_document(edition))
        else:
            print_list(edition, console=people())
        return
    found = edition.get_rule(rule)
    cases = [case for case in load_cases(path) if case.rule_code == found.code]
    if as_json:
        show_json(rule_document(found, edition, cases))
    else:
        print_rule(found, edition, cases, console=people())


@app.command()
def trace(
    *,
    act: Annotated[str, typer.Option(help="Kind of act: post, comment, share, like, follow …")],
    about: Annotated[
        str, typer.Option(help="candidate, party, campaign_account, government or none.")
    ],
    stance: Annotated[str, typer.Option(help="support, oppose, neutral or unclear.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="Local day of the act: 2024-10-01.")],
    election: Annotated[
        str | None,
        typer.Option(metavar="ID|PATH", help="Its calendar gives phase, designation, editions."),
    ] = None,
    phase: Annotated[str | None, typer.Option(help="Phase, where no election gives it.")] = None,
    designated_on: Annotated[
        str | None,
        typer.Option("--designated-on", metavar="DATE", help="Day of designation."),
    ] = None,
    editions: _EditionOption = None,
    seen: Annotated[
        list[str] | None,
        typer.Option(metavar="WORD", help="Circumstance that was seen: on_duty, not_asn …"),
    ] = None,
    channel: Annotated[str, typer.Option(help="social, offline or any.")] = "any",
    actor: Annotated[
        str, typer.Option(help="civil_servant, official, regional_head, candidate or forger.")
    ] = "civil_servant",
    election_kind: Annotated[
        str | None, typer.Option("--election-kind", help="regional or general.")
    ] = None,
    as_json: _JsonOption = False,
) -> None:
    """Ask the rulebook about an act, and say why it answers so."""
    from netral.cli.output import people, show_json
    from netral.cli.rulebook_page import print_trace
    from netral.cli.shipped import find_election_path
    from netral.election import load_election
    from netral.rulebook import About, ActFacts, Actor, Channel, ElectionKind, match_act
    from netral.rulebook.word import read_day, read_word
    from netral.values.act_kind import ActKind
    from netral.values.stance import Stance

    day = read_day("--on", on)
    loaded = load_election(find_election_path(election)) if election else None
    designated = read_day("--designated-on", designated_on) if designated_on else None
    if designated is None and loaded is not None:
        designated = loaded.designated_on
    facts = ActFacts(
        act_kind=read_word("--act", act, ActKind),
        about=read_word("--about", about, About),
        stance=read_word("--stance", stance, Stance),
        phase=_find_phase(phase, day, loaded, designated),
        on=day,
        designated_on=designated,
        known_circumstances=frozenset(seen or ()),
        channel=read_word("--channel", channel, Channel),
        actor=read_word("--actor", actor, Actor),
        election_kind=(
            read_word("--election-kind", election_kind, ElectionKind) if election_kind else None
        ),
    )
    chosen = editions or (list(loaded.editions) if loaded is not None else None)
    answer = match_act(facts, _load_editions(chosen))
    if as_json:
        show_json(answer)
    else:
        print_trace(answer, console=people())


@app.command()
def replay(
    docket: Annotated[
        Path, typer.Argument(metavar="DOCKET.jsonl", help="Decided cases, one JSON object a line.")
    ],
    editions: _EditionOption = None,
    as_json: _JsonOption = False,
) -> None:
    """Replay decided cases and explain every disagreement.

    Each case is asked under the law of its time, and once more under the newest edition.
    """
    from netral.cli.output import people, show_json
    from netral.cli.rulebook_page import print_replay, replay_document
    from netral.rulebook.docket import iter_docket
    from netral.rulebook.replay import replay_docket, without_days

    loaded = _load_editions(editions)
    cases = list(iter_docket(docket))
    then = replay_docket(cases, loaded)
    today = replay_docket(without_days(cases), loaded[-1:])
    if as_json:
        show_json(replay_document(then, today, loaded))
    else:
        print_replay(then, today, loaded, console=people())


app.command()(tryout)


def _load_editions(names: list[str] | None) -> "list[Edition]":
    """Load editions, all shipped ones if none is named, in the order of time."""
    from netral.cli.shipped import find_edition_path, list_editions
    from netral.rulebook import load_edition

    loaded = [load_edition(find_edition_path(name)) for name in names or list_editions()]
    return sorted(loaded, key=lambda edition: edition.in_force_from)


def _find_phase(
    word: str | None, day: date, election: "Election | None", designated_on: date | None
) -> "Phase":
    from netral.rulebook.errors import UnknownPhaseError
    from netral.rulebook.word import read_word
    from netral.values.phase import Phase

    if word is not None:
        return read_word("--phase", word, Phase)
    if election is not None:
        found = election.find_phase(datetime.combine(day, time(12), election.zone))
        if found is None:
            raise UnknownPhaseError(day, election.election_id)
        return found
    if designated_on is None:
        raise UnknownPhaseError(day, None)
    return Phase.DESIGNATED if day >= designated_on else Phase.BEFORE
