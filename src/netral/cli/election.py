"""Commands of `netral election`."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(help="The election as data: check, show, new, risk.", no_args_is_help=True)


class PartyYear(StrEnum):
    """General elections whose parties ship with Netral."""

    OF_2014 = "2014"
    OF_2019 = "2019"
    OF_2024 = "2024"


_ElectionArgument = Annotated[
    str, typer.Argument(metavar="ID|PATH", help="A shipped election, or the folder of your own.")
]
_JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


@app.callback()
def group() -> None:
    """The election as data: check, show, new, risk."""


@app.command()
def check(
    elections: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID|PATH]…", help="Which ones; all shipped ones if left out."),
    ] = None,
    campaign_accounts: Annotated[
        Path | None,
        typer.Option(help="The commission's list of campaign accounts (CSV), for one election."),
    ] = None,
    as_json: _JsonOption = False,
) -> None:
    """Check elections and list everything wrong with them at once.

    Exit code 1 means that an error was found; a warning asks a person to look.
    """
    if campaign_accounts is not None and len(elections or []) != 1:
        message = "--campaign-accounts is the list of one election: name that one."
        raise typer.BadParameter(message)
    from netral.batch.commission_file import read_commission_table_apart
    from netral.cli.output import show_json
    from netral.cli.shipped import find_election_path, list_editions, list_elections
    from netral.election import check_election
    from netral.values.problem import Severity

    commission_list = read_commission_table_apart(campaign_accounts)
    found = [
        (
            name,
            check_election(
                find_election_path(name),
                known_editions=list_editions(),
                campaign_accounts=commission_list,
            ),
        )
        for name in elections or list_elections()
    ]
    if as_json:
        show_json({"elections": [_check_as_document(name, problems) for name, problems in found]})
    else:
        for name, problems in found:
            _print_check(name, problems)
    if any(item.severity is Severity.ERROR for _, problems in found for item in problems):
        raise typer.Exit(1)


@app.command()
def show(election: _ElectionArgument, as_json: _JsonOption = False) -> None:
    """Show an election: its calendar, who runs, by which words texts mean them."""
    from netral.cli.election_page import describe_election, print_election
    from netral.cli.output import people, show_json
    from netral.cli.shipped import find_election_path
    from netral.election import load_election

    loaded = load_election(find_election_path(election))
    if as_json:
        show_json(describe_election(loaded))
    else:
        print_election(loaded, people())


@app.command()
def new(
    election_id: Annotated[str, typer.Argument(metavar="ID", help="For example bali_2024.")],
    out: Annotated[
        Path | None, typer.Option(help="Folder to write; a folder named like the id if left out.")
    ] = None,
    parties: Annotated[
        PartyYear, typer.Option(help="General election whose parties to copy.")
    ] = PartyYear.OF_2024,
    as_json: _JsonOption = False,
) -> None:
    """Begin a new election from a commented skeleton; check then lists what is left to fill."""
    from netral.cli.output import people, show_json
    from netral.cli.shipped import rulebooks_folder
    from netral.election.skeleton import write_skeleton

    folder = out if out is not None else Path(election_id)
    source = rulebooks_folder() / "elections" / f"parties_{parties}.yaml"
    write_skeleton(
        folder, election_id=election_id, parties_name=source.name, parties=source.read_bytes()
    )
    if as_json:
        written = sorted(str(path) for path in folder.rglob("*") if path.is_file())
        show_json({"folder": str(folder), "files": written})
    else:
        people().print(
            f"Wrote the skeleton to {folder}/. Fill every <…>; this lists what is left:\n"
            f"  netral election check {folder}",
            markup=False,
            soft_wrap=True,
        )


@app.command()
def risk(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME…", help="Names, slogans or hashtags.")
    ],
    texts: Annotated[
        Path | None,
        typer.Option(
            "--in", help="Ordinary texts, one a line: counts in how many the name stands."
        ),
    ] = None,
    as_json: _JsonOption = False,
) -> None:
    """Say why a name could mean something else than a contestant."""
    from netral.cli.output import people, show_json
    from netral.election.ordinary_word import count_texts_with, find_risk

    counts = None if texts is None else count_texts_with(names, _read_texts(texts))
    rows = [
        {"name": name, "risk": find_risk(name)}
        | ({} if counts is None else {"texts_with_name": counts[name]})
        for name in names
    ]
    if as_json:
        show_json({"names": rows})
        return
    for row in rows:
        known = row["risk"] or "is in none of our lists; ask yourself what else it means"
        seen = "" if counts is None else f" It stands in {row['texts_with_name']} of the texts."
        people().print(f'"{row["name"]}" {known}.{seen}', markup=False, soft_wrap=True)


def _read_texts(path: Path) -> list[str]:
    from netral.election.errors import UnreadableTextsError

    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableTextsError(str(path)) from error


def _check_as_document(name: str, problems: list[Any]) -> dict[str, Any]:
    from netral.values.problem import Severity

    return {
        "election": name,
        "in_order": all(item.severity is not Severity.ERROR for item in problems),
        "problems": [
            {
                "file": item.file,
                "line": item.line,
                "key": item.key,
                "message": item.message,
                "remedy": item.remedy,
                "severity": item.severity.value,
            }
            for item in problems
        ],
    }


def _print_check(name: str, problems: list[Any]) -> None:
    from netral.cli.output import people
    from netral.values.problem import Severity

    errors = sum(item.severity is Severity.ERROR for item in problems)
    warnings = len(problems) - errors
    parts = [
        f"{count} {word}{'s' if count != 1 else ''}"
        for count, word in ((errors, "error"), (warnings, "warning"))
        if count
    ]
    people().print(f"{name}: {', '.join(parts) or 'in order'}", markup=False, soft_wrap=True)
    for item in problems:
        shown = replace(item, file=_shorten_path(item.file))
        people().print(f"  {item.severity}: {shown}", markup=False, soft_wrap=True)


def _shorten_path(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file
