"""The `netral` command: its groups, and the one place where an error becomes a sentence."""

import sys

import typer

from netral.cli import (
    bench,
    collect,
    console,
    election,
    evidence,
    intake,
    language,
    practice,
    register,
    rulebook,
    screen,
    selfcheck,
    transparency,
)
from netral.errors import NetralError

app = typer.Typer(
    name="netral",
    help="Keeps civil servants neutral in an election, and is fair to every one of them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(screen.screen)
app.command()(practice.practice)
app.add_typer(rulebook.app, name="rulebook")
app.add_typer(election.app, name="election")
app.add_typer(register.app, name="register")
app.add_typer(intake.app, name="intake")
app.add_typer(collect.app, name="collect")
app.add_typer(language.app, name="language")
app.add_typer(evidence.app, name="evidence")
app.add_typer(console.app, name="console")
app.add_typer(transparency.app, name="transparency")
app.add_typer(selfcheck.app, name="selfcheck")
app.command()(bench.bench)


def run() -> None:
    """Run the command line; a refusal is one sentence on standard error and exit code 2."""
    try:
        app()
    except NetralError as refusal:
        print(refusal, file=sys.stderr)
        raise SystemExit(2) from None


if __name__ == "__main__":
    run()
