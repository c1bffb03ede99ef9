"""A sender, a vault on a disk that forgets, and what must hold after every power cut."""

import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from netral.evidence.blob_store import FolderBlobStore
from netral.evidence.checkpoint import verify_log_signature
from netral.evidence.errors import StorageFailedError, StorePoisonedError
from netral.evidence.exhibit import ExhibitId
from netral.evidence.lossy_disk import LossyDisk, PowerCutError
from netral.evidence.sealing import read_exhibit
from netral.evidence.vault import Intake, Vault, open_vault
from tests.evidence.builders import NOON, SECOND, counting_bytes, event, intake, signing_key

FOLDER = Path("/var/evidence")
KEY = signing_key()
BATCHES: tuple[tuple[Intake, ...], ...] = (
    (intake(1),),
    (intake(2), intake(3, content=b"isi 1")),
    (intake(4), intake(5)),
)


@dataclass
class Sender:
    """Sends batches, and keeps what was acknowledged: entries and signed heads."""

    acknowledged: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    heads: list[str] = field(default_factory=list)

    def send_all(self, disk: LossyDisk) -> None:
        vault = open_vault(FOLDER, random_bytes=counting_bytes(), disk=disk)
        for number, batch in enumerate(BATCHES):
            for record in vault.keep(batch, at=NOON + number * SECOND):
                self._take(record.intake_key, record.entry_number, record.statement)
            (noted,) = vault.note([event(number)], at=NOON + number * SECOND)
            self._take(noted.intake_key, noted.entry_number, noted.statement)
            self.heads.append(str(vault.log.sign_head(KEY)))

    def _take(self, key: str, number: int, statement: bytes) -> None:
        known = self.acknowledged.setdefault(key, (number, statement))
        assert known == (number, statement), "a retry is answered as the first time"


def require_invariants(disk: LossyDisk, sender: Sender) -> None:
    """Check, before anything is sent again, that nothing acknowledged is lost or doubled."""
    vault = open_vault(FOLDER, random_bytes=counting_bytes(), disk=disk)
    rows = list(vault.index.iter_records())
    held = {row.intake_key: (row.entry_number, row.statement) for row in rows}
    lost = {key for key, value in sender.acknowledged.items() if held.get(key) != value}
    assert not lost, f"acknowledged and lost: {sorted(lost)}"
    assert len(held) == len(rows), "a key stands twice"
    assert [row.entry_number for row in rows] == list(range(vault.log.size)), "row without entry"
    for row in rows:
        assert vault.log.get(row.entry_number) == row.entry, "entry of something else"
    for row in rows:
        if row.subject.startswith("EX-"):
            vault.get_content(read_exhibit(row.statement))
    _require_heads(vault, sender)


def _require_heads(vault: Vault, sender: Sender) -> None:
    kept = {note.text for note in vault.log.list_notes()}
    for text in sender.heads:
        assert text.split("\n\n")[0] + "\n" in kept, "a head that was given away is lost"
    for note in vault.log.list_notes():
        head = verify_log_signature(note, KEY.log_keys()[0])
        assert vault.log.tree.root(head.size) == head.root


def count_steps() -> int:
    disk = LossyDisk()
    Sender().send_all(disk)
    return disk.steps


def cut_at(
    step: int, *, seed: int | None = None, make_disk: Callable[[], LossyDisk] = LossyDisk
) -> None:
    """Cut the power at a step, look, send all again, cut once more at the end, look again."""
    chance = None if seed is None else random.Random(seed).random  # noqa: S311
    disk, sender = make_disk(), Sender()
    disk.cut_after = step
    with contextlib.suppress(PowerCutError):
        sender.send_all(disk)
    found = disk.after_power_cut(chance)
    require_invariants(_like(found, disk), sender)
    again = _like(found, disk)
    sender.send_all(again)
    require_invariants(_like(again.after_power_cut(chance), disk), sender)
    assert len(sender.acknowledged) == sum(map(len, BATCHES)) + len(BATCHES)


def fail_at(step: int, *, is_done: bool) -> None:
    """Let a step fail with an error of the disk, then cut the power, look, send again."""
    disk, sender = LossyDisk(fail_at=step, fails_persisted=is_done), Sender()
    with contextlib.suppress(StorageFailedError):
        sender.send_all(disk)
    require_invariants(disk.after_power_cut(), sender)
    again = disk.after_power_cut()
    sender.send_all(again)
    require_invariants(again.after_power_cut(), sender)


def poisoned_after(step: int) -> bool:
    """Whether a vault refuses to go on after its disk failed at a step of a second batch."""
    disk = LossyDisk()
    vault = open_vault(FOLDER, random_bytes=counting_bytes(), disk=disk)
    vault.keep([intake(1)], at=NOON)
    disk.fail_at = disk.steps + step
    try:
        vault.keep([intake(2)], at=NOON)
    except StorageFailedError:
        disk.fail_at = None
        try:
            vault.keep([intake(3)], at=NOON)
        except StorePoisonedError:
            return True
    return False


def _like(disk: LossyDisk, origin: LossyDisk) -> LossyDisk:
    """Give a fresh copy of a disk with the habits of the disk it came from."""
    copy = disk.after_power_cut()
    copy.__class__ = origin.__class__
    return copy


@dataclass
class ForgetsFileSync(LossyDisk):
    """Seeded bug: files are not synced."""

    def sync_file(self, path: Path) -> None:
        pass


@dataclass
class ForgetsFolderSync(LossyDisk):
    """Seeded bug: folders are not synced."""

    def sync_folder(self, folder: Path) -> None:
        pass


class RecordsFirst(FolderBlobStore):
    """Seeded bug: the bytes are written after they were acknowledged."""

    def __init__(self, folder: Path, *, disk: LossyDisk) -> None:
        super().__init__(folder, disk=disk)
        self._late: list[bytes] = []

    def put(self, contents: object) -> list[str]:  # type: ignore[override]
        written = super().put(self._late)
        self._late = list(contents)  # type: ignore[call-overload]
        return written


def content_of(vault: Vault, exhibit_id: str) -> bytes:
    exhibit, _ = vault.get_exhibit(ExhibitId(exhibit_id))
    return vault.get_content(exhibit)
