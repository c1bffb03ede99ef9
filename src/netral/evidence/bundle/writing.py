"""Writes a bundle: exhibits, reasons, notices, reply, proofs, and the verifier itself."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files as package_files
from typing import Any

from netral.evidence.bundle import periksa
from netral.evidence.bundle.cover_sheet import render_cover_sheet
from netral.evidence.bundle.request import BundleRequest, Purpose, require_complete
from netral.evidence.canonical_form import write_form
from netral.evidence.checkpoint import parse_checkpoint
from netral.evidence.cosigning import Exchange, WitnessAddress, gather_cosignatures
from netral.evidence.entry_log import EntryLog
from netral.evidence.errors import BundleRefusedError, TimeTokenRefusedError
from netral.evidence.exhibit import Exhibit
from netral.evidence.exhibit_index import IntakeKey, LoggedRecord
from netral.evidence.log_entry import EntryKind
from netral.evidence.moment import spell_moment
from netral.evidence.sealing import verify_can_indicate
from netral.evidence.signed_note import SignedNote
from netral.evidence.signing_key import SigningKey
from netral.evidence.time_token import TimeAuthority, list_kept_tokens, verify_time_token
from netral.evidence.vault import Statement, Vault

_TIME_REFUSED = "cap waktu ditolak"
BUNDLE_FORM = "netral.bundle.v1"
PROOF_FORM = "netral.proof.v1"
COVER_SHEET, VERIFIER, PAGE = "LEMBAR_SAMPUL.html", "periksa.py", "PERIKSA.html"
_ENDINGS = {
    "text/html": "html.txt",
    "text/plain": "txt",
    "application/json": "json",
    "application/wacz": "wacz",
    "application/zip": "zip",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
}
"""A captured page gets an ending that no program runs."""


def write_bundle(
    vault: Vault,
    request: BundleRequest,
    *,
    key: SigningKey,
    witnesses: Sequence[WitnessAddress],
    exchange: Exchange,
    at: datetime,
) -> bytes:
    """Write a bundle and log that it was made.

    The steps:

    1. What its purpose needs must be there.
    2. The exhibits are verified and laid out with what is known about them.
    3. The manifest is made over all of that and logged.
    4. The head is signed, by the log and by each witness.
    5. Proofs that need the head are added, and the whole is verified once more.

    Args:
        vault: The evidence.
        request: What to bundle.
        key: The log's secret key.
        witnesses: Who must sign; the bundle is not made without them.
        exchange: Sends to witnesses and receives.
        at: Now.

    Returns:
        The zip; equal evidence at an equal moment gives equal bytes.

    Raises:
        EmptyBundleError: If something that is needed is not there.
        RecordNotFoundError: If an exhibit is not known.
        LoneScreenshotError: If a referral rests on lone screenshots.
        BlobDamagedError: If an exhibit's bytes were changed; no bundle hides that.
        WitnessAnswerError: If a witness does not sign.
        BundleRefusedError: If the finished bundle does not verify.
    """
    require_complete(request)  # 1
    parts: dict[str, bytes] = {}
    exhibits, listed, records = [], [], {}  # 2
    for exhibit_id in request.exhibit_ids:
        exhibit, record = vault.get_exhibit(exhibit_id)
        folder = f"bukti/{exhibit_id}"
        listed.append(_lay_out(vault, exhibit, folder, parts))
        exhibits.append(exhibit)
        records[f"{folder}/bukti_log.txt"] = record
    if request.purpose is Purpose.REFERRAL:
        verify_can_indicate(exhibits)
    manifest = _compose(request, listed, parts, key=key, witnesses=witnesses, at=at)  # 3
    parts[COVER_SHEET] = render_cover_sheet(manifest, exhibits)
    parts[VERIFIER] = read_verifier()
    parts[PAGE] = package_files(__package__).joinpath("periksa.html").read_bytes()
    manifest["files"] = {path: _describe(parts[path]) for path in sorted(parts)}
    written = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    records[periksa.MANIFEST_PROOF] = _log_manifest(vault, request.bundle_id, written, at)
    note = vault.log.sign_head(key)  # 4
    note, refusals = gather_cosignatures(vault.log, note, witnesses=witnesses, exchange=exchange)
    if refusals:
        raise refusals[0]
    size = parse_checkpoint(note.text).size  # 5
    parts[periksa.MANIFEST] = written
    parts[periksa.CHECKPOINT] = str(_narrow(note, key, witnesses)).encode("utf-8")
    for path, record in records.items():
        parts[path] = write_proof(vault.log, record, size)
    bundle = periksa.write_zip(parts)
    verify_bundle(bundle, name=request.bundle_id)
    return bundle


def verify_bundle(
    bundle: bytes,
    *,
    name: str,
    log_keys: Sequence[str] = (),
    witness_keys: Sequence[str] = (),
    authority: TimeAuthority | None = None,
) -> dict[str, Any]:
    """Verify a bundle with the very verifier that bundles carry.

    Args:
        bundle: The zip.
        name: How it is called in an error.
        log_keys: Keys of logs that are trusted, from outside the bundle.
        witness_keys: Keys of witnesses that are trusted, from outside the bundle.
        authority: Whose time tokens count; without one no token is taken as verified.

    Returns:
        The report; `periksa.explain` puts it into sentences.

    Raises:
        BundleRefusedError: If anything does not fit.
    """

    def check_time(token: bytes, covered: bytes) -> bool:
        if authority is None:
            return False
        try:
            verify_time_token(token, covered, authority=authority)
        except TimeTokenRefusedError as refusal:
            raise periksa.Refused(_TIME_REFUSED, refusal.detail) from refusal
        return True

    try:
        return periksa.verify(bundle, log_keys, witness_keys, check_time)
    except periksa.Refused as refusal:
        raise BundleRefusedError(name, str(refusal)) from refusal


def read_verifier() -> bytes:
    """Read the verifier's own text, as it goes into each bundle."""
    return package_files(__package__).joinpath(VERIFIER).read_bytes()


def write_proof(log: EntryLog, record: LoggedRecord, size: int) -> bytes:
    """Write what opens a record's log entry and leads from it to a head.

    Args:
        log: The log.
        record: The record.
        size: The size of the head.

    Returns:
        The bytes of ``netral.proof.v1``.

    Raises:
        ProofRefusedError: If the head does not cover the entry.
    """
    hashes = log.tree.prove_inclusion(record.entry_number, size)
    return write_form(
        PROOF_FORM,
        {
            "number": str(record.entry_number),
            "entry": str(record.entry),
            "salt": record.salt.hex(),
            "hashes": " ".join(each.hex() for each in hashes),
        },
    )


def _lay_out(
    vault: Vault, exhibit: Exhibit, folder: str, parts: dict[str, bytes]
) -> dict[str, Any]:
    about = vault.index.find_about(exhibit.exhibit_id)
    ending = _ENDINGS.get(exhibit.facts.media_type, "bin")
    content, statement = f"{folder}/isi.{ending}", f"{folder}/pernyataan.txt"
    parts[content] = vault.get_content(exhibit)
    parts[statement] = exhibit.statement
    times, notes = [], []
    for number, token in enumerate(list_kept_tokens(about), start=1):
        path = f"{folder}/waktu_{number}.tsr"
        parts[path] = vault.blobs.get(token.token_sha256)
        times.append({"path": path, "authority": token.authority, "at": spell_moment(token.at)})
    noted = [record for record in about if record.kind is EntryKind.DEFENCE_NOTE]
    for number, record in enumerate(noted, start=1):
        path = f"{folder}/catatan_pembelaan_{number}.txt"
        parts[path] = record.statement
        notes.append(path)
    return {
        "id": exhibit.exhibit_id,
        "folder": folder,
        "content": content,
        "statement": statement,
        "grade": exhibit.facts.grade.value,
        "times": times,
        "tokens": [each["path"] for each in times],
        "defence_notes": notes,
    }


def _compose(
    request: BundleRequest,
    listed: list[dict[str, Any]],
    parts: dict[str, bytes],
    *,
    key: SigningKey,
    witnesses: Sequence[WitnessAddress],
    at: datetime,
) -> dict[str, Any]:
    notices = []
    for number, notice in enumerate(request.notices, start=1):
        path = f"pemberitahuan/pemberitahuan_{number}.txt"
        parts[path] = notice.content
        notices.append({"path": path, "sent_at": spell_moment(notice.sent_at)})
    reply = {"state": "none", "reason": request.reply.reason_for_none}
    if request.reply.content:
        reply = {"state": "given", "path": "klarifikasi/klarifikasi.txt"}
        parts[reply["path"]] = request.reply.content
    if request.trace:
        parts["alasan/alasan.json"] = request.trace
    parts |= {f"berkas/{each.name}": each.content for each in request.enclosures}
    return {
        "form": BUNDLE_FORM,
        "bundle_id": request.bundle_id,
        "purpose": request.purpose.value,
        "made_at": spell_moment(at),
        "exhibits": listed,
        "notices": notices,
        "reply": reply,
        "trace": "alasan/alasan.json" if request.trace else "",
        "keys": {
            "log": str(key.log_keys()[0]),
            "witnesses": [str(witness.key) for witness in witnesses],
        },
    }


def _log_manifest(vault: Vault, bundle_id: str, manifest: bytes, at: datetime) -> LoggedRecord:
    statement = Statement(
        intake_key=IntakeKey(f"bundle {bundle_id} {hashlib.sha256(manifest).hexdigest()}"),
        kind=EntryKind.BUNDLE,
        subject=bundle_id,
        content=manifest,
    )
    (record,) = vault.note([statement], at=at)
    return record


def _narrow(note: SignedNote, key: SigningKey, witnesses: Sequence[WitnessAddress]) -> SignedNote:
    """Keep the signatures that the portable verifier can check, in the manifest's order.

    ML-DSA-44 has no verification in the standard library; that signature stays in the log.
    """
    wanted = [key.log_keys()[0], *(witness.key for witness in witnesses)]
    newest_first = note.signatures[::-1]
    lines = []
    for each in wanted:
        own = (
            line for line in newest_first if (line.name, line.key_id) == (each.name, each.key_id)
        )
        lines.append(next(own))
    return SignedNote(text=note.text, signatures=tuple(lines))


def _describe(content: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
