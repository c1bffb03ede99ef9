"""The `netral selfcheck` commands: build the site of the self-check, and serve it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from netral.cli.output import people, progress_console, show_json

_Elections = Annotated[
    list[str] | None,
    typer.Option("--election", help="An election to offer first, by id or path; may repeat."),
]
app = typer.Typer(help="The self-check on one's own device: build its site, or serve it.")


@app.command()
def build(
    *,
    out: Annotated[Path, typer.Option(help="Folder for the site; made if absent.")],
    election: _Elections = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Write the site to a folder: for a web server, or for a USB stick.

    Any server of static files can give it out, by https or on loopback. The same
    commit gives the same bytes.
    """
    from netral_selfcheck import build_site

    with progress_console().status("[netral] building the self-check"):
        files = build_site(out, elections=election or ())
    if as_json:
        show_json({"folder": str(out), "files": files, "bytes": sum(files.values())})
        return
    size = sum(files.values()) / 1_000_000
    people().print(
        f"[netral] {len(files)} files, {size:.1f} MB, in {out}", markup=False, highlight=False
    )


@app.command()
def serve(
    *,
    site: Annotated[
        Path | None, typer.Option(help="A built site; built for this run if not given.")
    ] = None,
    election: _Elections = None,
    port: Annotated[int, typer.Option(help="Where it listens, on loopback.")] = 8200,
) -> None:
    """Serve the self-check on loopback until it is stopped; no log is kept."""
    if site is not None:
        _serve(site, port)
        return
    with TemporaryDirectory(prefix="netral-selfcheck-") as folder:
        build(out=Path(folder), election=election)
        _serve(Path(folder), port)


def _serve(site: Path, port: int) -> None:
    from netral_selfcheck import SiteServer

    with SiteServer(site, port=port) as server:
        people().print(
            f"[netral] the self-check answers on http://localhost:{server.server_port} "
            "(Ctrl-C stops it)",
            markup=False,
            highlight=False,
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            people().print("[netral] stopped", markup=False, highlight=False)
