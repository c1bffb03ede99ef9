"""Commands of `netral register`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli.output import people, show_json

if TYPE_CHECKING:
    from netral.register import Roster
    from netral.values import Problem

app = typer.Typer(help="The register and the declared accounts: check.", no_args_is_help=True)

_TABLE_ROWS = 1_000
"""Beyond this a table is slow to lay out; then each problem is one line."""


@app.callback()
def group() -> None:
    """The register and the declared accounts: check."""


@app.command()
def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Registers (xlsx, csv) and declared accounts (csv)."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document on standard output.")
    ] = False,
) -> None:
    """Check registers and declared accounts row by row; exit 1 if a row has an error.

    Nothing is written, and no cell is quoted: each problem has file, row and column.
    """
    from netral.batch.roster_file import read_roster_apart
    from netral.values import WIB

    roster, problems = read_roster_apart(files, today=datetime.now(WIB).date())
    error_count = sum(problem.severity == "error" for problem in problems)
    if as_json:
        show_json(_describe(roster, problems, error_count))
    else:
        _show(roster, problems, error_count)
    if error_count:
        raise typer.Exit(1)


def _describe(roster: Roster, problems: Sequence[Problem], error_count: int) -> dict[str, Any]:
    return {
        "files": [
            {"file": source.file, "sha256": source.sha256, "rows": source.row_count}
            for source in roster.sources
        ],
        "civil_servants": len(roster.civil_servants),
        "accounts": len(roster.accounts),
        "errors": error_count,
        "warnings": len(problems) - error_count,
        "problems": [
            {
                "file": problem.file,
                "row": problem.line,
                "column": problem.key,
                "severity": problem.severity.value,
                "message": problem.message,
                "remedy": problem.remedy,
            }
            for problem in problems
        ],
    }


def _show(roster: Roster, problems: Sequence[Problem], error_count: int) -> None:
    from rich.table import Table
    from rich.text import Text

    console = people()
    if len(problems) > _TABLE_ROWS:
        for problem in problems:
            console.print(f"{problem.severity}: {problem}", markup=False, soft_wrap=True)
    elif problems:
        table = Table(title="Masalah / Problems", title_justify="left")
        for heading in ("Berkas / File", "Baris / Row", "Kolom / Column", "Masalah / Problem"):
            table.add_column(heading, overflow="fold")
        for problem in problems:
            style = "red" if problem.severity == "error" else "yellow"
            message = Text.assemble((f"{problem.severity}: ", style), problem.message)
            message.append(f" {problem.remedy}", style="dim")
            line = "" if problem.line is None else str(problem.line)
            table.add_row(Text(problem.file), Text(line), Text(problem.key or ""), message)
        console.print(table)
    for source in roster.sources:
        console.print(f"{source.file}: {source.row_count:,} baris / rows", markup=False)
    console.print(
        f"ASN / civil servants: {len(roster.civil_servants):,} · "
        f"akun yang dinyatakan / declared accounts: {len(roster.accounts):,} · "
        f"kesalahan / errors: {error_count:,} · "
        f"peringatan / warnings: {len(problems) - error_count:,}"
    )
    if error_count:
        console.print("Baris dengan kesalahan tidak dipakai. / Rows with an error were left out.")
