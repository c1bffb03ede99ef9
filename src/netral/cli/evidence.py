"""Commands of `netral evidence`."""

from __future__ import annotations

import hashlib
import mimetypes
import secrets
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli import evidence_log, evidence_witness
from netral.cli.errors import NoSuchFileError
from netral.cli.evidence_parts import (
    AsJson,
    KeyFile,
    LogKeys,
    VaultFolder,
    Witnesses,
    WitnessKeys,
    ask_time_authority,
    now,
    open_folder,
    read_key_texts,
    read_witnesses,
)
from netral.cli.output import people, show_json

if TYPE_CHECKING:
    from netral.evidence.bundle.request import BundleRequest
    from netral.evidence.vault import Intake

_WACZ = "application/wacz"

app = typer.Typer(help="Evidence that anyone can verify: seal, bundle, verify.")
app.add_typer(evidence_log.app, name="log")
app.add_typer(evidence_witness.app, name="witness")


@app.callback()
def group() -> None:
    """Evidence that anyone can verify: seal, bundle, verify."""


@app.command()
def key(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The secret key file to make.")],
    name: Annotated[str, typer.Option(help="The log's or witness's name, as a short address.")],
    with_second: Annotated[
        bool, typer.Option("--ml-dsa", help="Add an ML-DSA-44 key, for a log.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make a key for a log or a witness; keep the file outside the evidence's folder."""
    from netral.evidence.signing_key import SEED_BYTES, SigningKey, write_signing_key

    second = secrets.token_bytes(SEED_BYTES) if with_second else b""
    made = SigningKey(name=name, seed=secrets.token_bytes(SEED_BYTES), second_seed=second)
    write_signing_key(out, made)
    logs, witness = made.log_keys(), made.witness_key()
    if as_json:
        show_json({"log": [str(each) for each in logs], "witness": str(witness)})
        return
    console = people()
    console.print(f"Kunci rahasia / secret key: {out}", markup=False, soft_wrap=True)
    for role, public in (("log", logs[0]), ("saksi / witness", witness)):
        console.print(f"Kunci umum {role}:\n{public}", markup=False, soft_wrap=True)
        console.print(f"  sidik / fingerprint: {public.fingerprint}", markup=False)


@app.command()
def seal(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files as received.")],
    *,
    vault: VaultFolder,
    by: Annotated[str, typer.Option(help="Who captured: a role or pseudonym.")],
    grade: Annotated[str, typer.Option(help="A own archive, B interface, C capture, D lone.")],
    captured_with: Annotated[str, typer.Option("--with", help="Program and version.")],
    captured_at: Annotated[
        datetime | None,
        typer.Option("--captured-at", formats=["%Y-%m-%dT%H:%M:%S%z"], help="Default: now."),
    ] = None,
    source: Annotated[str, typer.Option(help="Address or file name the bytes came from.")] = "",
    act: Annotated[str, typer.Option(help="Id of the act that the bytes show.")] = "",
    as_json: AsJson = False,
) -> None:
    """Seal files as exhibits: bytes, record and log entry are durable when this ends.

    The same files with the same facts again are the same exhibits; nothing is doubled.
    """
    from netral.evidence.exhibit import CaptureFacts
    from netral.evidence.wacz import verify_wacz
    from netral.values import Grade

    intakes = []
    for path in files:
        if not path.is_file():
            raise NoSuchFileError(str(path))
        facts = CaptureFacts(
            captured_at=captured_at or datetime.fromtimestamp(path.stat().st_mtime, now().tzinfo),
            captured_by=by,
            captured_with=captured_with,
            grade=Grade(grade.upper()) if grade.upper() in set(Grade) else _refuse_grade(grade),
            media_type=_guess_media_type(path),
            source=source or path.name,
            act_id=act,
        )
        if facts.media_type == _WACZ:
            verify_wacz(path)
        intakes.append(_make_intake(path.read_bytes(), facts))
    with open_folder(vault) as opened:
        records = opened.keep(intakes, at=now())
    if as_json:
        show_json([{"exhibit": each.subject, "entry": each.entry_number} for each in records])
        return
    for path, record in zip(files, records, strict=True):
        line = f"{record.subject}  entri / entry {record.entry_number}  {path.name}"
        people().print(line, markup=False, soft_wrap=True)


@app.command(name="list")
def list_exhibits(vault: VaultFolder, as_json: AsJson = False) -> None:
    """List the exhibits of a vault, and which have time from outside."""
    from netral.evidence.log_entry import EntryKind
    from netral.evidence.sealing import read_exhibit
    from netral.evidence.time_token import list_kept_tokens

    rows: list[dict[str, Any]] = []
    with open_folder(vault) as opened:
        for record in list(opened.index.iter_records()):
            if record.kind is EntryKind.EXHIBIT:
                exhibit = read_exhibit(record.statement)
                tokens = list_kept_tokens(opened.index.find_about(record.subject))
                rows.append(
                    {
                        "exhibit": record.subject,
                        "entry": record.entry_number,
                        "grade": exhibit.facts.grade.value,
                        "size_bytes": exhibit.content.size_bytes,
                        "sha256": exhibit.content.sha256,
                        "outside_time": [token.at.isoformat() for token in tokens],
                    }
                )
    if as_json:
        show_json(rows)
        return
    for row in rows:
        times = ", ".join(row["outside_time"]) or "tanpa waktu dari luar / no outside time"
        people().print(
            f"{row['exhibit']}  {row['grade']}  {row['size_bytes']:,} B  {times}", markup=False
        )


@app.command()
def time(
    *,
    vault: VaultFolder,
    exhibit: Annotated[list[str], typer.Option(help="Exhibit to get time for; repeatable.")],
    url: Annotated[str, typer.Option(help="Address of the RFC 3161 authority.")],
    root: Annotated[Path, typer.Option(help="PEM file of its root certificate.")],
    name: Annotated[str, typer.Option(help="How the authority is called in bundles.")],
    policy: Annotated[str, typer.Option(help="Policy its tokens must name.")] = "",
    chain: Annotated[Path | None, typer.Option(help="PEM file of certificates between.")] = None,
    as_json: AsJson = False,
) -> None:
    """Get a time token from an authority for exhibits; only digests leave the house."""
    from netral.evidence.exhibit import require_exhibit_id
    from netral.evidence.time_token import keep_time_token, load_authority, request_time

    authority = load_authority(root, name=name, url=url, policy=policy, chain=chain)
    got = []
    with open_folder(vault) as opened:
        for each in exhibit:
            exhibit_id = require_exhibit_id(each)
            sealed, _ = opened.get_exhibit(exhibit_id)
            token = request_time(sealed.statement, authority=authority, ask=ask_time_authority)
            keep_time_token(opened, exhibit_id, token=token, authority=authority, at=now())
            got.append({"exhibit": each, "at": token.at.isoformat()})
    if as_json:
        show_json(got)
        return
    for row in got:
        people().print(f"{row['exhibit']}  ada sebelum / existed before {row['at']}", markup=False)


@app.command()
def bundle(
    *,
    vault: VaultFolder,
    key_file: KeyFile,
    exhibit: Annotated[list[str], typer.Option(help="Exhibit to include; repeatable.")],
    out: Annotated[Path, typer.Option(help="The zip to make; must not exist.")],
    bundle_id: Annotated[str, typer.Option("--id", help="The bundle's id.")],
    trace: Annotated[Path | None, typer.Option(help="The decision trace, JSON.")] = None,
    notice: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE@MOMENT", help="A notice and when it was sent; repeatable."),
    ] = None,
    reply: Annotated[Path | None, typer.Option(help="The person's reply, as received.")] = None,
    no_reply: Annotated[str, typer.Option(help="Why there is no reply.")] = "",
    is_copy: Annotated[
        bool, typer.Option("--copy", help="A copy for person or auditor, not a referral.")
    ] = False,
    witness: Witnesses = None,
    as_json: AsJson = False,
) -> None:
    """Bundle exhibits with trace, notices, reply and proofs into one zip that verifies itself."""
    from netral.evidence.bundle.writing import write_bundle
    from netral.evidence.signing_key import read_signing_key
    from netral.evidence.wire import send
    from netral.reporting.writing import StagedFile

    secret = read_signing_key(key_file)
    request = _read_request(
        bundle_id, exhibit, trace, notice or [], reply, no_reply=no_reply, is_copy=is_copy
    )
    if out.exists():
        message = f"{out} exists; a bundle is never written over."
        raise typer.BadParameter(message)
    with open_folder(vault) as opened:
        content = write_bundle(
            opened,
            request,
            key=secret,
            witnesses=read_witnesses(witness),
            exchange=send,
            at=now(),
        )
    staged = StagedFile(out)
    staged.write(content)
    staged.keep()
    digest = hashlib.sha256(content).hexdigest()
    if as_json:
        show_json({"bundle": str(out), "size_bytes": len(content), "sha256": digest})
    else:
        people().print(f"{out}  {len(content):,} B  sha256 {digest}", markup=False, soft_wrap=True)


@app.command()
def verify(
    bundle_file: Annotated[Path, typer.Argument(metavar="BUNDLE", help="The zip.")],
    log_key: LogKeys = None,
    witness_key: WitnessKeys = None,
    time_root: Annotated[
        Path | None, typer.Option(help="PEM file of the time authority's root.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Verify a bundle and say what is proven and what is not; exit 1 if it is refused."""
    from netral.evidence.bundle import periksa
    from netral.evidence.bundle.writing import verify_bundle
    from netral.evidence.errors import BundleRefusedError
    from netral.evidence.time_token import load_authority

    if not bundle_file.is_file():
        raise NoSuchFileError(str(bundle_file))
    authority = load_authority(time_root, name=time_root.name) if time_root else None
    try:
        report = verify_bundle(
            bundle_file.read_bytes(),
            name=bundle_file.name,
            log_keys=read_key_texts(log_key),
            witness_keys=read_key_texts(witness_key),
            authority=authority,
        )
    except BundleRefusedError as refusal:
        if as_json:
            show_json({"verified": False, "reason": refusal.detail})
        else:
            people().print(f"DITOLAK / REFUSED: {refusal.detail}", markup=False)
        raise typer.Exit(1) from None
    if as_json:
        left_out = {"manifest"}
        show_json({"verified": True, **{k: v for k, v in report.items() if k not in left_out}})
    else:
        people().print("\n".join(periksa.explain(report)), markup=False, soft_wrap=True)


def _make_intake(content: bytes, facts: Any) -> Intake:
    from netral.evidence.exhibit import ExhibitId
    from netral.evidence.exhibit_index import IntakeKey
    from netral.evidence.vault import Intake

    told = f"{hashlib.sha256(content).hexdigest()} {facts!r}"
    digest = hashlib.sha256(told.encode("utf-8")).hexdigest()
    return Intake(
        intake_key=IntakeKey(f"seal {digest}"),
        exhibit_id=ExhibitId(f"EX-{digest[:16].upper()}"),
        content=content,
        facts=facts,
    )


def _guess_media_type(path: Path) -> str:
    if path.suffix == ".wacz":
        return _WACZ
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def _refuse_grade(given: str) -> Any:
    message = f"{given} is no grade; give A, B, C or D."
    raise typer.BadParameter(message)


def _read_request(
    bundle_id: str,
    exhibits: list[str],
    trace: Path | None,
    notices: list[str],
    reply: Path | None,
    *,
    no_reply: str,
    is_copy: bool,
) -> BundleRequest:
    from netral.evidence.bundle.request import BundleRequest, Notice, Purpose, Reply
    from netral.evidence.exhibit import require_exhibit_id
    from netral.values import parse_instant

    for path in (trace, reply, *(Path(each.rpartition("@")[0]) for each in notices)):
        if path is not None and not path.is_file():
            raise NoSuchFileError(str(path))
    told = [each.rpartition("@") for each in notices]
    return BundleRequest(
        bundle_id=bundle_id,
        purpose=Purpose.COPY if is_copy else Purpose.REFERRAL,
        exhibit_ids=tuple(require_exhibit_id(each) for each in exhibits),
        trace=trace.read_bytes() if trace else b"",
        notices=tuple(
            Notice(content=Path(name).read_bytes(), sent_at=parse_instant(moment))
            for name, _, moment in told
        ),
        reply=Reply(content=reply.read_bytes() if reply else b"", reason_for_none=no_reply),
    )
