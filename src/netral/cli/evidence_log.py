"""Commands of `netral evidence log`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli.errors import NoSuchFileError
from netral.cli.evidence_parts import (
    AsJson,
    KeyFile,
    LogKeys,
    VaultFolder,
    Witnesses,
    WitnessKeys,
    now,
    open_folder,
    read_keys,
    read_witnesses,
)
from netral.cli.output import people, show_json

if TYPE_CHECKING:
    from netral.evidence.signed_note import SignedNote

_LOG_KEY_OPTION = "--log-key"

app = typer.Typer(help="The log: sign its head, verify it.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The log: sign its head, verify it."""


@app.command()
def sign(
    vault: VaultFolder, key_file: KeyFile, witness: Witnesses = None, as_json: AsJson = False
) -> None:
    """Sign the head and have witnesses sign it; exit 1 if a witness does not."""
    from netral.evidence.checkpoint import find_cosignatures, parse_checkpoint
    from netral.evidence.cosigning import gather_cosignatures
    from netral.evidence.signing_key import read_signing_key
    from netral.evidence.wire import send

    secret, witnesses = read_signing_key(key_file), read_witnesses(witness)
    with open_folder(vault) as opened:
        note, refusals = gather_cosignatures(
            opened.log, opened.log.sign_head(secret), witnesses=witnesses, exchange=send
        )
    signed = [each.name for each in find_cosignatures(note, [each.key for each in witnesses])]
    size = parse_checkpoint(note.text).size
    if as_json:
        show_json({"size": size, "witnesses": signed, "refusals": [str(each) for each in refusals]})
    else:
        people().print(f"{size:,} entri / entries; saksi / witnesses: {', '.join(signed) or '-'}")
        for refusal in refusals:
            people().print(str(refusal), markup=False, soft_wrap=True)
    if refusals:
        raise typer.Exit(1)


@app.command()
def due(vault: VaultFolder, witness_key: WitnessKeys = None, as_json: AsJson = False) -> None:
    """Say whether a new head must go to the witnesses: 100 entries or 15 minutes; exit 1 if so."""
    from netral.evidence.checkpoint import find_cosignatures, parse_checkpoint
    from netral.evidence.entry_log import is_checkpoint_due

    keys, size, last_at = read_keys(witness_key), 0, None
    with open_folder(vault) as opened:
        for note in opened.log.list_notes():
            found = find_cosignatures(note, keys)
            if found:
                size, last_at = parse_checkpoint(note.text).size, max(each.at for each in found)
        since = opened.log.size - size
    is_due = is_checkpoint_due(entries_since=since, last_at=last_at, now=now())
    if as_json:
        show_json({"due": is_due, "entries_since": since, "last_at": last_at})
    else:
        told = "perlu / due" if is_due else "belum perlu / not due"
        people().print(f"{told}: {since:,} entri belum dipegang saksi / entries no witness holds")
    if is_due:
        raise typer.Exit(1)


@app.command()
def verify(
    *,
    log_key: LogKeys = None,
    vault: Annotated[Path | None, typer.Option(help="Folder of the evidence.")] = None,
    entries: Annotated[Path | None, typer.Option(help="The log's entries alone.")] = None,
    head: Annotated[
        list[Path] | None, typer.Option(help="A signed head from a witness; repeatable.")
    ] = None,
    witness_key: WitnessKeys = None,
    need_witnesses: Annotated[int, typer.Option(help="How many must have signed.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Verify the log against signed heads, and records and bytes against the log.

    Exit 1 if anything does not fit. Heads from witnesses (--head) say more than the
    heads in the vault, which an insider with the log's key could sign anew.
    """
    from netral.evidence.errors import EvidenceError, WrongKeyError

    keys = read_keys(log_key)
    if not keys:
        raise WrongKeyError(_LOG_KEY_OPTION, "none was given")
    for path in (*(head or ()), *([entries] if entries else [])):
        if not path.is_file():
            raise NoSuchFileError(str(path))
    try:
        found = _verify(
            vault,
            entries,
            heads=head or [],
            log_key=keys[0],
            witness_keys=read_keys(witness_key),
            needed=need_witnesses,
        )
    except EvidenceError as refusal:
        if as_json:
            show_json({"verified": False, "reason": str(refusal)})
        else:
            people().print(f"DITOLAK / REFUSED: {refusal}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    if as_json:
        show_json({"verified": True, **found})
        return
    for name, value in found.items():
        people().print(f"{name}: {value}", markup=False, soft_wrap=True)


def _verify(
    vault: Path | None,
    entries: Path | None,
    *,
    heads: list[Path],
    log_key: Any,
    witness_keys: list[Any],
    needed: int,
) -> dict[str, Any]:
    from netral.evidence.entry_log import ENTRIES_FILE
    from netral.evidence.log_verification import verify_heads, verify_log, verify_records
    from netral.evidence.signed_note import parse_note
    from netral.evidence.vault import LOG_FOLDER

    given = [parse_note(path.read_text(encoding="utf-8")) for path in heads]
    own: list[SignedNote] = []
    accounted: dict[str, Any] = {}
    if vault is not None:
        with open_folder(vault) as opened:
            own = opened.log.list_notes()
            records = verify_records(opened)
        accounted = {
            "records_opened": records.opened,
            "records_erased": records.erased,
            "entries_unopened": records.unopened,
        }
    verified = verify_heads(
        [*own, *given], log_key=log_key, witness_keys=witness_keys, needed=needed
    )
    folder = vault or Path()
    log = verify_log(entries or folder / LOG_FOLDER / ENTRIES_FILE, verified)
    return {
        "entries": log.size,
        "heads": len(log.head_sizes),
        "heads_from_outside": len(given),
        "entries_after_last_head": log.entries_after,
        "root": log.root.hex(),
        **accounted,
    }
