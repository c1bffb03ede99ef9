"""The `netral intake map` command: what a foreign table's columns mean."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli.errors import IncompleteMappingError
from netral.cli.output import people, show_json

if TYPE_CHECKING:
    from netral.intake.wizard import PreviewRow, Proposal, TableSample, Wish


def map_columns(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV, xlsx or JSON table.")],
    *,
    out: Annotated[Path, typer.Option(help="Where the mapping file is written.")],
    accept: Annotated[bool, typer.Option("--accept", help="Write it without asking.")] = False,
    column: Annotated[
        list[str] | None, typer.Option(help="OURS=THEIRS, where the proposal is wrong; may repeat.")
    ] = None,
    constant: Annotated[
        list[str] | None, typer.Option(help="OURS=VALUE, the same in every row; may repeat.")
    ] = None,
    zone: Annotated[
        str | None, typer.Option(help="WIB, WITA, WIT, UTC or +07:00, where none is named.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document; never asks.")] = False,
) -> None:
    """Propose what a table's columns mean, show ten rows as acts, and write a mapping file.

    Accounts and handles are masked and texts cut, because nobody has asked the
    register yet. Nothing is written before you accept.
    """
    from netral.intake import ask_apart
    from netral.intake.wizard import (
        PreviewRow,
        TableSample,
        Wish,
        preview_acts,
        propose_mapping,
        read_table_sample,
        write_mapping,
    )

    wish = Wish(columns=_pairs(column), constants=_pairs(constant), zone=zone)
    sample = ask_apart(file, lambda: read_table_sample(file), TableSample)
    _require_known(wish, sample)
    proposal = propose_mapping(sample, stem=file.stem, wish=wish)
    if proposal.missing:
        raise IncompleteMappingError(file.name, proposal.missing)
    text = write_mapping(proposal)
    mapping = proposal.to_mapping()
    rows = ask_apart(file, lambda: preview_acts(file, mapping=mapping), list[PreviewRow])
    if as_json:
        is_written = _write(out, text) if accept else False
        show_json(_describe(proposal, rows, written=is_written))
        return
    _show(proposal, rows)
    if accept or typer.confirm(f"Tulis / Write {out}?", default=False):
        _write(out, text)
        people().print(f"Tertulis / Written: {out}", highlight=False)


def _require_known(wish: "Wish", sample: "TableSample") -> None:
    from netral.intake.moment import parse_zone

    for theirs in wish.columns.values():
        if theirs not in sample.columns:
            msg = f"the table has no column {theirs!r} with content"
            raise typer.BadParameter(msg, param_hint="--column")
    if wish.zone is not None and parse_zone(wish.zone) is None:
        msg = "write WIB, WITA, WIT, UTC or +07:00"
        raise typer.BadParameter(msg, param_hint="--zone")


def _pairs(words: list[str] | None) -> dict[str, str]:
    pairs = (word.partition("=") for word in words or [])
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


def _write(out: Path, text: str) -> bool:
    out.write_text(text, encoding="utf-8")
    return True


def _describe(proposal: "Proposal", rows: "list[PreviewRow]", *, written: bool) -> dict[str, Any]:
    return {
        "name": proposal.name,
        "columns": proposal.columns,
        "constants": proposal.constants,
        "values": proposal.values,
        "time": {"format": proposal.time_format, "zone": proposal.zone},
        "header_row": proposal.header_row,
        "assumptions": list(proposal.assumptions),
        "unread": list(proposal.unread),
        "preview": [
            {
                "pointer": row.pointer,
                "account": row.account,
                "verb": row.verb,
                "occurred_at": row.occurred_at,
                "text": row.text,
                "refused": row.refused,
            }
            for row in rows
        ],
        "written": written,
    }


def _show(proposal: "Proposal", rows: "list[PreviewRow]") -> None:
    from rich.table import Table
    from rich.text import Text

    console = people()
    meanings = Table(title="Kolom / Columns", title_justify="left")
    meanings.add_column("Milik Anda / Yours", overflow="fold")
    meanings.add_column("Kami / Ours")
    for ours, theirs in proposal.columns.items():
        meanings.add_row(Text(theirs), ours)
    for ours, value in proposal.constants.items():
        meanings.add_row(Text(f"(selalu / always) {value}"), ours)
    console.print(meanings)
    preview = Table(title="Sepuluh baris / Ten rows", title_justify="left")
    for name in ("Baris / Row", "Akun / Account", "Perbuatan / Act", "Waktu / Time", "Teks / Text"):
        preview.add_column(name, overflow="fold")
    for row in rows:
        cells = (row.pointer, row.account, row.verb, row.occurred_at, row.refused or row.text)
        preview.add_row(*(Text(cell) for cell in cells))
    console.print(preview)
    for sentence in proposal.assumptions:
        console.print(Text(f"· {sentence}", style="bold"))
    if proposal.unread:
        console.print(Text(f"Tidak dibaca / Not read: {len(proposal.unread)} kolom / columns"))
