"""Commands of `netral election`."""

import typer

app = typer.Typer(help="The election as data: check and show.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The election as data: check and show."""
