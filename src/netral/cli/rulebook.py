"""Commands of `netral rulebook`."""

import typer

app = typer.Typer(help="The law as data: check, show, trace, replay.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The law as data: check, show, trace, replay."""
