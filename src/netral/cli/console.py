"""The `netral console` commands: the only words of the command line that know the console."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from netral.cli.errors import ExtraMissingError
from netral.cli.output import people, progress_console, show_json

app = typer.Typer(help="The console of the office: serve it, or practise in it.")
DATA = Path("out/console")


@app.command()
def serve(
    *,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    port: Annotated[int, typer.Option(help="Where it listens, on loopback.")] = 8100,
) -> None:
    """Serve the console with the database that DATABASE_URL names, or one in the folder."""
    _require_extra()
    from netral_console.serving import prepared
    from netral_console.serving import serve as serve_until_stopped

    with prepared(data, variables=_hosts()):
        _say(port)
        serve_until_stopped(port=port)


@app.command()
def practice(
    *,
    world: Annotated[Path, typer.Option(help="Folder of `netral practice`.")],
    screened: Annotated[Path, typer.Option(help="Output of `netral screen` on that world.")],
    pseudonym_key: Annotated[Path, typer.Option(help="The key that the screening used.")],
    data: Annotated[Path, typer.Option(help="Folder of the practice console.")] = DATA,
    port: Annotated[int, typer.Option(help="Where it listens, on loopback.")] = 8100,
    only_prepare: Annotated[bool, typer.Option(help="Fill it, and do not serve.")] = False,
) -> None:
    """Fill a console with invented cases in every state, and serve it on loopback.

    It works by the clock of the practice election, and lets people in without a second
    factor; every page says that it is practice.
    """
    _require_extra()
    from netral_console.practice.calendar import find_offset
    from netral_console.serving import prepared
    from netral_console.serving import serve as serve_until_stopped

    offset = find_offset(datetime.now(UTC))
    variables = _hosts() | {
        "NETRAL_PRACTICE_OFFSET": str(int(offset.total_seconds())),
        "NETRAL_HTTPS": "0",
    }
    with prepared(data, variables=variables):
        from netral_console.practice.filling import fill
        from netral_console.practice.people import PASSWORD, SHOWN

        with progress_console().status("[netral] filling the practice console"):
            filled = fill(world=world, screened=screened, key=pseudonym_key.read_bytes())
        page = people()
        page.print(f"[netral] {filled}", markup=False, highlight=False)
        page.print("[netral] logins, all with the password " + PASSWORD, markup=False)
        for name, role in SHOWN.items():
            page.print(f"  {name:<15}{role.value}", markup=False, highlight=False)
        if not only_prepare:
            _say(port)
            serve_until_stopped(port=port)


@app.command()
def expire(
    *,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """End what was kept long enough: expire cases, erase what expired, destroy its keys.

    Run it once a day. It is the only step that the machine takes by itself.
    """
    _require_extra()
    from netral_console.serving import prepared

    with prepared(data, variables=_hosts()):
        from netral_console import clock
        from netral_console.office.expiry import run_expiry

        run = run_expiry(at=clock.now())
    if as_json:
        show_json({"expired": run.expired, "erased": run.erased})
    else:
        people().print(f"[netral] {run.expired} expired, {run.erased} erased", markup=False)


def _hosts() -> dict[str, str]:
    if "NETRAL_HOSTS" in os.environ:
        return {}
    return {"NETRAL_HOSTS": "localhost,127.0.0.1", "NETRAL_EXHIBIT_HOST": "127.0.0.1"}


def _say(port: int) -> None:
    people().print(
        f"[netral] the console answers on http://localhost:{port} (Ctrl-C stops it)",
        markup=False,
        highlight=False,
    )


def _require_extra() -> None:
    from importlib.util import find_spec

    if find_spec("django") is None or find_spec("granian") is None:
        msg = "console"
        raise ExtraMissingError(msg)
