"""Commands of `netral register`."""

import typer

app = typer.Typer(help="The register and the declared accounts: check.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The register and the declared accounts: check."""
