"""Commands of `netral language`."""

import typer

app = typer.Typer(help="Reading a text: explain and evaluate.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Reading a text: explain and evaluate."""
