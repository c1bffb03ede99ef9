"""The `netral bench` command: runs the benchmarks of a clone."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from netral.cli.errors import NoBenchmarksError


def bench(
    names: Annotated[
        list[str] | None, typer.Argument(help="Which benchmarks; all of them without a name.")
    ] = None,
    *,
    quick: Annotated[bool, typer.Option("--quick", help="A tenth of the size.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Measure Netral beside its peers, in one run on this machine."""
    folder = _find_benchmarks()
    command = [sys.executable, "-m", "benchmarks", *(names or [])]
    command += ["--quick"] if quick else []
    command += ["--json"] if as_json else []
    finished = subprocess.run(command, cwd=folder.parent, check=False)  # noqa: S603
    raise typer.Exit(finished.returncode)


def _find_benchmarks() -> Path:
    """Find the benchmarks of the clone; they measure peers that do not ship."""
    for parent in Path(__file__).resolve().parents:
        folder = parent / "benchmarks"
        if (folder / "__main__.py").is_file():
            return folder
    raise NoBenchmarksError(str(Path("benchmarks")))
