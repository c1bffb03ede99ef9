"""Commands of `netral evidence witness`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from netral.cli.evidence_parts import AsJson, KeyFile, LogKeys, now, read_keys
from netral.cli.output import people, show_json

app = typer.Typer(help="An outside holder of the log's heads.", no_args_is_help=True)

WitnessFolder = Annotated[Path, typer.Option("--state", help="Folder of the witness's own state.")]


@app.callback()
def group() -> None:
    """An outside holder of the log's heads."""


@app.command()
def serve(
    state: WitnessFolder,
    key_file: KeyFile,
    log_key: LogKeys = None,
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0 for any free port.")] = 8434,
) -> None:
    """Serve a witness until it is interrupted; it signs only what adds to what it holds."""
    from netral.evidence.disk import LocalDisk
    from netral.evidence.signing_key import read_signing_key
    from netral.evidence.wire import make_witness_server
    from netral.evidence.witness import Witness

    witness = Witness(state, key=read_signing_key(key_file), logs=read_keys(log_key))
    lock = LocalDisk().lock(state / ".lock")
    server = make_witness_server(witness, host=host, port=port, now=now)
    address = f"http://{host}:{server.server_address[1]}"
    people().print(f"{address},{witness.key}", markup=False, soft_wrap=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        people().print("berhenti / stopped")
    finally:
        server.server_close()
        lock.release()


@app.command()
def forks(state: WitnessFolder, key_file: KeyFile, as_json: AsJson = False) -> None:
    """Show heads that contradict each other; exit 1 if there are any."""
    from netral.evidence.signing_key import read_signing_key
    from netral.evidence.witness import Witness

    pairs = Witness(state, key=read_signing_key(key_file), logs=[]).list_forks()
    if as_json:
        show_json(pairs)
    else:
        for pair in pairs:
            people().print(pair, markup=False, soft_wrap=True)
        people().print(f"{len(pairs)} pasang / pairs")
    if pairs:
        raise typer.Exit(1)
