"""An outside holder of heads: signs only what adds to what it signed before."""

import hashlib
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from netral.evidence.checkpoint import Checkpoint, parse_checkpoint, verify_log_signature
from netral.evidence.disk import Disk, LocalDisk
from netral.evidence.errors import (
    EvidenceError,
    ForkShownError,
    MalformedRequestError,
    OtherSizeHeldError,
    ProofRefusedError,
    SignatureRefusedError,
    UnknownLogError,
)
from netral.evidence.signed_note import NoteSignature, SignedNote, parse_note
from netral.evidence.signing_key import SigningKey
from netral.evidence.tree import EMPTY_ROOT, verify_consistency
from netral.evidence.verifier_key import VerifierKey
from netral.evidence.witness_request import parse_request

FORKS_FOLDER = "forks"
MAX_FORKS_KEPT = 10_000


class Witness:
    """A witness with its own state and its own key.

    It belongs to somebody who does not answer to the log's owner: an ombudsman, a
    union, the inspectorate of another body. It sees commitments only, no evidence.

    The new head is on the disk before the signature is given away; looking at the old
    head and writing the new one is one step for each witness.
    """

    def __init__(
        self,
        folder: Path,
        *,
        key: SigningKey,
        logs: Sequence[VerifierKey],
        disk: Disk | None = None,
    ) -> None:
        self._folder = folder
        self._key = key
        self._logs = {log.name: log for log in logs}
        self._disk = disk or LocalDisk()
        self._disk.make_folder(folder)
        self._disk.make_folder(folder / FORKS_FOLDER)
        self._turn = threading.Lock()

    @property
    def key(self) -> VerifierKey:
        """The public key under which it signs."""
        return self._key.witness_key()

    def find_head(self, origin: str) -> SignedNote | None:
        """Find the last head of a log that this witness signed.

        Args:
            origin: The log's name.

        Returns:
            The head, or ``None`` if it signed none.
        """
        data = self._disk.read(self._path(origin))
        return None if data is None else parse_note(data.decode("utf-8"))

    def add_checkpoint(self, request: bytes, *, at: datetime) -> NoteSignature:
        """Sign a head, after making sure that it only adds to the head held before.

        The steps:

        1. The log must be known, and the head must bear its signature.
        2. The proof must begin at the head that is held.
        3. The proof must hold.
        4. The new head is kept, then the signature is given.

        Args:
            request: The body of `add-checkpoint`.
            at: The witness's own moment; the log's clock is not asked.

        Returns:
            The signature line.

        Raises:
            MalformedRequestError: If it is no request.
            MalformedNoteError: If it holds no head.
            UnknownLogError: If the log is not known.
            SignatureRefusedError: If the log did not sign it.
            OtherSizeHeldError: If the proof begins elsewhere.
            ForkShownError: If it does not add to what is held; both heads are kept.
            StorageFailedError: If the head cannot be kept; nothing was signed then.
        """
        asked = parse_request(request)
        origin = parse_checkpoint(asked.note.text).origin
        if origin not in self._logs:
            raise UnknownLogError(origin)
        shown = verify_log_signature(asked.note, self._logs[origin])  # 1
        if asked.old_size > shown.size:
            raise MalformedRequestError(1)
        with self._turn:
            held_note = self.find_head(origin)
            held = (
                Checkpoint(origin=origin, size=0, root=EMPTY_ROOT)
                if held_note is None
                else parse_checkpoint(held_note.text)
            )
            if asked.old_size != held.size:  # 2
                raise OtherSizeHeldError(origin, held.size, asked.old_size)
            try:
                verify_consistency(  # 3
                    old_size=held.size,
                    old_root=held.root,
                    size=shown.size,
                    root=shown.root,
                    proof=asked.proof,
                )
            except ProofRefusedError as error:
                self._keep_fork(held_note, asked.note)
                raise ForkShownError(origin, held.size, shown.size) from error
            line = self._key.cosign(asked.note.text, at)
            self._write(self._path(origin), str(asked.note.with_signatures(line)))  # 4
        return line

    def list_forks(self) -> list[str]:
        """List the pairs of heads that were kept because they contradict each other."""
        folder = self._folder / FORKS_FOLDER
        names = [name for name in self._disk.list_names(folder) if not name.startswith(".")]
        return [(self._disk.read(folder / name) or b"").decode("utf-8") for name in names]

    def _keep_fork(self, held: SignedNote | None, shown: SignedNote) -> None:
        pair = f"{held or ''}\n{shown}"
        folder = self._folder / FORKS_FOLDER
        name = (
            f"{hashlib.sha256(f'{held and held.text}{shown.text}'.encode()).hexdigest()[:32]}.txt"
        )
        if len(self._disk.list_names(folder)) < MAX_FORKS_KEPT:
            self._write(folder / name, pair)

    def _write(self, path: Path, text: str) -> None:
        staged = path.with_name(f".{path.name}.part")
        self._disk.write_synced(staged, text.encode("utf-8"))
        self._disk.rename(staged, path)
        self._disk.sync_folder(path.parent)

    def _path(self, origin: str) -> Path:
        return self._folder / f"{hashlib.sha256(origin.encode()).hexdigest()}.note"


STATUS_OF: dict[type[EvidenceError], int] = {
    UnknownLogError: 404,
    SignatureRefusedError: 403,
    OtherSizeHeldError: 409,
    ForkShownError: 422,
}
"""The answers of C2SP; everything else that is refused is 400."""


def choose_status(refusal: EvidenceError) -> int:
    """Choose the HTTP status for a refusal: two heads of one size are a conflict, 409."""
    if isinstance(refusal, ForkShownError) and refusal.held_size == refusal.shown_size:
        return 409
    return STATUS_OF.get(type(refusal), 400)
