"""A writer in a process of its own, killed without warning, and what must hold after it."""

import hashlib
import json
import os
import random
import select
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from netral.evidence.blob_store import FolderBlobStore
from netral.evidence.sealing import read_exhibit
from netral.evidence.vault import Intake, Vault, open_vault
from tests.evidence.builders import NOON, event, intake, signing_key

KEY = signing_key()
SENT_AT_ONCE = 3
PATIENCE_SECONDS = 30


def content_of(number: int) -> bytes:
    """Give every number its own content, a few thousand bytes."""
    return hashlib.shake_256(b"%d" % number).digest(2_000 + number % 3_000)


def send_from(folder: Path, number: int, tell: int, *, change: Callable[[Vault], None]) -> None:
    """Send numbered intakes for ever, and tell each acknowledgement."""
    vault = open_vault(folder, random_bytes=os.urandom)
    change(vault)
    while True:
        numbers = range(number, number + SENT_AT_ONCE)
        records = vault.keep([_intake(each) for each in numbers], at=NOON)
        records += vault.note([event(number)], at=NOON)
        if number % 5 == 0:
            vault.log.sign_head(KEY)
        told = {each.intake_key: (each.entry_number, each.entry.commitment) for each in records}
        os.write(tell, json.dumps([numbers.stop, told]).encode() + b"\n")
        number = numbers.stop


@dataclass
class Killing:
    """Kills a writer many times, and counts what is wrong after each kill."""

    folder: Path
    chance: random.Random
    change: Callable[[Vault], None] = lambda _vault: None
    cut: Callable[[], None] = lambda: None
    """What happens just before the writer is killed; the power may go out here."""
    revive: Callable[[], None] = lambda: None
    """What happens after it is dead; the power may come back here."""
    kills: int = 0
    acknowledged: dict[str, tuple[int, str]] = field(default_factory=dict)
    next_number: int = 0
    lost: int = 0
    doubled: int = 0
    without_bytes: int = 0
    without_entry: int = 0

    def kill_once(self, *, longest_seconds: float = 0.12) -> None:
        """Let a writer begin where acknowledgements ended, kill it, and look."""
        receive, tell = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                send_from(self.folder, self.next_number, tell, change=self.change)
            finally:
                os._exit(1)
        os.close(tell)
        # One kill in four falls while the writer begins; the others after it told something,
        # however busy the machine is.
        if self.chance.random() > 0.25:
            select.select([receive], [], [], PATIENCE_SECONDS)
        select.select([], [], [], self.chance.uniform(0.0, longest_seconds))
        self.cut()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self.revive()
        with os.fdopen(receive, "rb") as answers:
            for line in answers:
                if line.endswith(b"\n"):
                    self._take(line)
        self.kills += 1
        self._look()

    def _take(self, line: bytes) -> None:
        self.next_number, told = json.loads(line)
        for key, value in told.items():
            before = self.acknowledged.setdefault(key, tuple(value))
            self.lost += before != tuple(value)

    def _look(self) -> None:
        """Count before anything is sent again: retries would heal what is wrong."""
        with open_vault(self.folder, random_bytes=os.urandom) as vault:
            rows = list(vault.index.iter_records())
            held = {row.intake_key: (row.entry_number, row.entry.commitment) for row in rows}
            self.lost += sum(held.get(key) != value for key, value in self.acknowledged.items())
            exhibits = [row for row in rows if row.subject.startswith("EX-")]
            contents = [read_exhibit(row.statement).content.sha256 for row in exhibits]
            self.doubled += len(contents) - len(set(contents))
            self.without_bytes += sum(not _has_bytes(vault, digest) for digest in contents[-40:])
            self.without_entry += sum(
                row.entry_number >= vault.log.size or vault.log.get(row.entry_number) != row.entry
                for row in rows
            )
            self.without_entry += vault.log.size - len(rows)

    @property
    def faults(self) -> int:
        return self.lost + self.doubled + self.without_bytes + self.without_entry


def bytes_after_the_record(vault: Vault) -> None:
    """Seeded bug: bytes are written one batch late."""
    store = vault.blobs
    assert isinstance(store, FolderBlobStore)
    late: list[bytes] = []
    put = store.put

    def put_late(contents: list[bytes]) -> list[str]:
        digests = put(late)
        late[:] = contents
        return digests

    store.put = put_late  # type: ignore[method-assign,assignment]


def forgets_intake_keys(vault: Vault) -> None:
    """Seeded bug: a retry is not known again."""
    keep = vault.keep

    def keep_under_another_key(intakes: list[Intake], *, at: object) -> object:
        renamed = [
            Intake(
                intake_key=each.intake_key + os.urandom(4).hex(),  # type: ignore[arg-type]
                exhibit_id=f"EX-{os.urandom(8).hex()}",  # type: ignore[arg-type]
                content=each.content,
                facts=each.facts,
            )
            for each in intakes
        ]
        return keep(renamed, at=at)  # type: ignore[arg-type]

    vault.keep = keep_under_another_key  # type: ignore[method-assign,assignment]


def _intake(number: int) -> Intake:
    return intake(number, content=content_of(number))


def _has_bytes(vault: Vault, digest: str) -> bool:
    return vault.blobs.has(digest) and bool(vault.blobs.get(digest))
