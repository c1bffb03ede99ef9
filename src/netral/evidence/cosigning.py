"""Asks witnesses to sign the log's head, with the proof that each of them needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from netral.evidence.checkpoint import find_cosignatures, parse_checkpoint
from netral.evidence.entry_log import EntryLog
from netral.evidence.errors import EvidenceError, WitnessAnswerError
from netral.evidence.signed_note import NoteSignature, SignedNote, parse_signature
from netral.evidence.verifier_key import VerifierKey
from netral.evidence.witness_request import WitnessRequest

Exchange = Callable[[str, bytes], tuple[int, bytes]]
"""Sends a body to an address and gives status and answer; the core opens no connection."""
_DONE, _CONFLICT = 200, 409


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessAddress:
    """Where a witness is asked, and under which key it signs."""

    url: str
    key: VerifierKey


def gather_cosignatures(
    log: EntryLog,
    note: SignedNote,
    *,
    witnesses: Sequence[WitnessAddress],
    exchange: Exchange,
) -> tuple[SignedNote, list[EvidenceError]]:
    """Ask each witness to sign a head, and keep what they sign.

    One witness that does not answer does not stop the others; the caller sees who
    is missing, and a bundle shows only who signed.

    Args:
        log: The log.
        note: Its signed head.
        witnesses: Whom to ask.
        exchange: Sends and receives.

    Returns:
        The head with all valid cosignatures, and the refusals.

    Raises:
        StorageFailedError: If the cosignatures cannot be kept.
    """
    lines, refusals = [], []
    for witness in witnesses:
        try:
            lines.append(_ask(log, note, witness, exchange))
        except EvidenceError as refusal:
            refusals.append(refusal)
    return log.add_cosignatures(note, lines), refusals


def _ask(
    log: EntryLog, note: SignedNote, witness: WitnessAddress, exchange: Exchange
) -> NoteSignature:
    size, old_size = parse_checkpoint(note.text).size, 0
    status, answer = 0, b""
    for _ in range(2):
        proof = tuple(log.tree.prove_consistency(old_size, size))
        request = WitnessRequest(old_size=old_size, proof=proof, note=note)
        status, answer = exchange(f"{witness.url}/add-checkpoint", str(request).encode("utf-8"))
        if status != _CONFLICT or not answer.strip().isdigit() or int(answer) > size:
            break
        old_size = int(answer)
    if status != _DONE:
        raise WitnessAnswerError(witness.key.name, f"it answered {status}")
    line = parse_signature(answer.decode("utf-8", errors="replace").rstrip("\n"))
    if not find_cosignatures(note.with_signatures(line), [witness.key]):
        raise WitnessAnswerError(witness.key.name, "it signed by another key")
    return line
