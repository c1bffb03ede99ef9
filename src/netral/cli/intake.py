"""Commands of `netral intake`."""

import typer

app = typer.Typer(help="What a file is, and what would be read of it.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """What a file is, and what would be read of it."""
