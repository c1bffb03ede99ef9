"""How fast exhibits are sealed, beside what the disk allows, and how fast logs are verified."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from netral.evidence.checkpoint import Checkpoint
from netral.evidence.exhibit import CaptureFacts, ExhibitId
from netral.evidence.exhibit_index import IntakeKey
from netral.evidence.log_entry import EntryKind, LogEntry
from netral.evidence.tree import RootFinder
from netral.evidence.vault import Intake, open_vault
from netral.values.provenance import Grade

EXHIBIT_BYTES = 20_000
BATCH = 100
NOON = datetime(2024, 10, 1, 5, tzinfo=UTC)


def run(*, quick: bool) -> dict[str, Any]:
    """Seal exhibits with every sync, then verify logs in processes of their own."""
    exhibits = 400 if quick else 2_000
    with tempfile.TemporaryDirectory(prefix="netral-bench-", dir=Path.cwd()) as name:
        folder = Path(name)
        bound = _measure_bound(folder / "bound", exhibits)
        sizes = (100_000,) if quick else (100_000, 1_000_000)
        return {
            "exhibit_bytes": EXHIBIT_BYTES,
            "sealed_one_by_one_per_second": _seal(folder / "single", exhibits // 8, 1),
            f"sealed_in_batches_of_{BATCH}_per_second": _seal(folder / "batch", exhibits, BATCH),
            "disk_bound": bound,
            "log_verification": [_verify(folder / "entries.log", size) for size in sizes],
        }


def _seal(folder: Path, count: int, batch: int) -> float:
    facts = CaptureFacts(
        captured_at=NOON, captured_by="bench", captured_with="bench 1", grade=Grade.C
    )
    contents = [os.urandom(EXHIBIT_BYTES) for _ in range(count)]
    with open_vault(folder, random_bytes=os.urandom) as vault:
        begin = time.perf_counter()
        for first in range(0, count, batch):
            vault.keep(
                [
                    Intake(
                        intake_key=IntakeKey(f"key-{number}"),
                        exhibit_id=ExhibitId(f"EX-{number}"),
                        content=contents[number],
                        facts=facts,
                    )
                    for number in range(first, min(first + batch, count))
                ],
                at=NOON,
            )
        return round(count / (time.perf_counter() - begin), 1)


def _measure_bound(folder: Path, count: int) -> dict[str, float]:
    """Measure the disk alone: files of the same size, synced, with nothing else done."""
    folder.mkdir()
    data = os.urandom(EXHIBIT_BYTES)

    def write(number: int) -> None:
        descriptor = os.open(folder / str(number), os.O_CREAT | os.O_WRONLY)
        os.write(descriptor, data)
        os.fsync(descriptor)
        os.close(descriptor)

    begin = time.perf_counter()
    for number in range(count // 8):
        write(number)
    alone = count // 8 / (time.perf_counter() - begin)
    begin = time.perf_counter()
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(write, range(count, 2 * count)))
    together = count / (time.perf_counter() - begin)
    return {
        "file_syncs_one_by_one_per_second": round(alone, 1),
        "file_syncs_16_at_once_per_second": round(together, 1),
    }


def _verify(path: Path, size: int) -> dict[str, Any]:
    """Write a log, then verify it in a process of its own, so that its memory can be seen."""
    finder = RootFinder()
    with path.open("wb") as file:
        for first in range(0, size, 10_000):
            lines = [_entry(number) for number in range(first, first + 10_000)]
            finder.feed(lines)
            file.write(b"\n".join(lines) + b"\n")
    head = Checkpoint(origin="bench", size=size, root=finder.root())
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "benchmarks.evidence", str(path), str(size), head.root.hex()],
        check=True,
        capture_output=True,
    )
    return {"entries": size, **json.loads(done.stdout)}


def _entry(number: int) -> bytes:
    entry = LogEntry(
        kind=EntryKind.EXHIBIT,
        recorded_at=NOON + timedelta(seconds=number),
        commitment=hashlib.sha256(b"%d" % number).hexdigest(),
    )
    return str(entry).encode("ascii")


def _verify_here(path: Path, size: int, root: bytes) -> dict[str, Any]:
    from netral.evidence.log_verification import verify_log  # noqa: PLC0415

    begin, used = time.perf_counter(), time.process_time()
    verify_log(path, [Checkpoint(origin="bench", size=size, root=root)])
    return {
        "seconds": round(time.perf_counter() - begin, 3),
        "processor_seconds": round(time.process_time() - used, 3),
        "peak_mib": _peak_mib(),
    }


def _peak_mib() -> float:
    """Read the peak since this program began; `getrusage` would tell the parent's as well."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (peak,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return round(int(peak) / 1024, 1)


if __name__ == "__main__":
    print(json.dumps(_verify_here(Path(sys.argv[1]), int(sys.argv[2]), bytes.fromhex(sys.argv[3]))))
