"""The commands `netral intake keep` and `reread`: uploads as received, and read again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli.output import people, show_json
from netral.cli.shipped import find_election_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from netral.intake.reread import Upload, UploadStore
    from netral.register import Gate

_STORE = typer.Option(help="Folder of the kept uploads.")


def keep(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files as received.")],
    *,
    store: Annotated[Path, _STORE],
    source: Annotated[str, typer.Option(help="Who hands in such files, in one word.")],
    days: Annotated[int, typer.Option(help="For how many days they may be kept.", min=1)],
    mapping: Annotated[Path | None, typer.Option(help="The mapping file of a table.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Keep files as received, sealed by their digest, for as long as retention allows.

    The same bytes handed in again add nothing.
    """
    from netral.intake.plain.mapping_file import load_mapping
    from netral.intake.reread import UploadStore

    if mapping is not None:
        load_mapping(mapping)
    now = datetime.now(UTC)
    uploads = [
        UploadStore(store).keep(
            file,
            source=source,
            received_at=now,
            keep_until=(now + timedelta(days=days)).date(),
            mapping=mapping,
        )
        for file in files
    ]
    document = [
        {"file": upload.name, "sha256": upload.sha256, "keep_until": str(upload.keep_until)}
        for upload in uploads
    ]
    if as_json:
        show_json({"kept": document})
        return
    for upload in uploads:
        people().print(
            f"{upload.name}: disimpan sampai / kept until {upload.keep_until}", highlight=False
        )


def reread(
    *,
    store: Annotated[Path, _STORE],
    election: Annotated[str, typer.Option(help="Id of a shipped election, or a path.")],
    register: Annotated[
        list[Path], typer.Option(help="Register of civil servants (xlsx or CSV); may repeat.")
    ],
    accounts: Annotated[
        list[Path] | None, typer.Option(help="Declared accounts (CSV); may repeat.")
    ] = None,
    purge: Annotated[
        bool, typer.Option("--purge", help="Remove what may not be kept any longer.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Read all kept uploads again, and say what came to it and what is gone.

    The same act keeps its id, so reading twice adds nothing. Acts that are gone, or a
    source that gives far less than it used to, raise an alarm and exit 1. Uploads past
    their retention are not read.
    """
    from netral.intake.reread import UploadStore

    uploads = UploadStore(store)
    open_gate = _prepare_gate(election, [*register, *(accounts or [])])
    now = datetime.now(UTC)
    rows: list[dict[str, Any]] = []
    for upload in uploads.list_uploads():
        if upload.keep_until < now.date():
            rows.append(_set_aside(uploads, upload, purge=purge))
        else:
            rows.append(_reread(uploads, upload, open_gate(), now))
    if as_json:
        show_json({"uploads": rows})
    else:
        _show(rows)
    if any(row["alarms"] for row in rows):
        raise typer.Exit(1)


def _prepare_gate(election_id: str, paths: list[Path]) -> "Callable[[], Gate]":
    import secrets

    from netral.batch.roster_file import import_roster_apart
    from netral.election import load_election
    from netral.register import Gate, Window

    loaded = load_election(find_election_path(election_id))
    roster, _ = import_roster_apart(paths, skip_bad_rows=False)
    window = Window(
        first_date=loaded.stages[0].first_date,
        until_date=loaded.stages[-1].until_date,
        zone=loaded.zone,
    )
    # Pseudonyms are not written here, so their key need not outlive this command.
    key = secrets.token_bytes(32)
    return lambda: Gate(roster, window=window, pseudonym_key=key)


def _set_aside(uploads: "UploadStore", upload: "Upload", *, purge: bool) -> dict[str, Any]:
    if purge:
        uploads.remove(upload)
    return _row(upload) | {"state": "removed" if purge else "past retention", "alarms": []}


def _reread(
    uploads: "UploadStore", upload: "Upload", gate: "Gate", now: datetime
) -> dict[str, Any]:
    from netral.intake.plain.mapping_file import load_mapping
    from netral.intake.reread import compare_readings, find_fall_off, read_upload

    mapping_path = uploads.find_mapping(upload)
    reading = read_upload(
        uploads.open(upload),
        door=gate,
        read_at=now,
        mapping=load_mapping(mapping_path) if mapping_path is not None else None,
    )
    earlier = uploads.list_readings(upload)
    comparison = compare_readings(earlier[-1] if earlier else None, reading)
    others = [
        readings[-1]
        for other in uploads.list_uploads()
        if other.source == upload.source and other.received_at < upload.received_at
        if (readings := uploads.list_readings(other))
    ]
    fall_off = find_fall_off(others, reading)
    uploads.note_reading(upload, reading)
    return _row(upload) | {
        "state": "read",
        "format": reading.source_format,
        "parser_version": reading.parser_version,
        "records": reading.records,
        "acts": reading.acts,
        "quarantined": reading.rejected,
        "added": comparison.added,
        "vanished": comparison.vanished,
        "alarms": [*comparison.alarms, *([fall_off] if fall_off else [])],
    }


def _row(upload: "Upload") -> dict[str, Any]:
    return {"file": upload.name, "sha256": upload.sha256, "source": upload.source}


def _show(rows: list[dict[str, Any]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(title="Unggahan / Uploads", title_justify="left")
    for name in ("Berkas / File", "Catatan / Records", "Perbuatan / Acts", "Karantina / Set aside"):
        table.add_column(name)
    for name in ("Baru / New", "Hilang / Gone"):
        table.add_column(name, justify="right")
    for row in rows:
        figures = (row.get("records"), row.get("acts"), row.get("quarantined"))
        read, acts, quarantined = figures
        aside = sum(quarantined.values()) if quarantined else 0
        cells = (row["state"] if read is None else read, acts, aside)
        shown = (*cells, row.get("added", ""), row.get("vanished", ""))
        table.add_row(Text(row["file"]), *(str("" if cell is None else cell) for cell in shown))
    people().print(table)
    for row in rows:
        for alarm in row["alarms"]:
            people().print(Text(f"PERINGATAN / ALARM: {row['file']}: {alarm}", style="bold red"))
