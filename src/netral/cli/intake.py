"""Commands of `netral intake`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli.intake_lead import lead
from netral.cli.intake_map import map_columns
from netral.cli.intake_reread import keep, reread
from netral.cli.output import people, show_json

if TYPE_CHECKING:
    from netral.intake import ColumnMapping, Inspection

app = typer.Typer(help="What a file is, and what would be read of it.", no_args_is_help=True)


app.command()(lead)
app.command("map")(map_columns)
app.command()(keep)
app.command()(reread)


@app.callback()
def group() -> None:
    """What a file is, and what would be read of it."""


@app.command()
def inspect(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An export, a capture, a table or a folder.")
    ],
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", metavar="FILE", help="What a foreign table's columns mean."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document on standard output.")
    ] = False,
) -> None:
    """Say what a file is, what would be read of it, and what would not and why.

    Nothing is kept, and no content is shown.
    """
    from netral.intake import inspect_file

    inspection = inspect_file(file, mapping=_load_columns(mapping))
    if as_json:
        show_json(_describe(file, inspection))
    else:
        _show(file, inspection)


def _load_columns(mapping: Path | None) -> ColumnMapping | None:
    if mapping is None:
        return None
    # A file without a mapping needs no YAML, and starts the sooner.
    from netral.intake.plain.mapping_file import load_mapping

    return load_mapping(mapping)


def _describe(file: Path, inspection: Inspection) -> dict[str, Any]:
    return {
        "file": file.name,
        "format": inspection.source_format,
        "format_name": inspection.format_name,
        "version": inspection.version,
        "grade": inspection.grade.value,
        "record_count": inspection.record_count,
        "would_read": list(inspection.would_read),
        "would_not_read": [
            {"path": part.path, "reason": part.reason} for part in inspection.would_not_read
        ],
        "notes": list(inspection.notes),
    }


def _show(file: Path, inspection: Inspection) -> None:
    from rich.table import Table
    from rich.text import Text

    console = people()
    count = inspection.record_count
    facts = (
        ("Berkas / File", file.name),
        ("Format", f"{inspection.format_name} · {inspection.source_format}"),
        ("Versi / Version", inspection.version),
        ("Tingkat asal bukti / Provenance grade", inspection.grade.value),
        (
            "Catatan / Records",
            "tidak dihitung / not counted" if count is None else f"{count:,}",
        ),
    )
    for name, value in facts:
        console.print(Text.assemble((f"{name}: ", "bold"), value))
    read = Table(title="Dibaca / Read", title_justify="left", show_header=False)
    for part in inspection.would_read:
        read.add_row(Text(part))
    console.print(read)
    if inspection.would_not_read:
        unread = Table(title="Tidak dibaca / Not read", title_justify="left")
        unread.add_column("Bagian / Part", overflow="fold")
        unread.add_column("Sebab / Why", overflow="fold")
        for skipped in inspection.would_not_read:
            unread.add_row(Text(skipped.path), Text(skipped.reason))
        console.print(unread)
    for note in inspection.notes:
        console.print(Text(f"· {note}"))
