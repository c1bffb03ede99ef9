"""How fast acts as JSON lines go through parsing and the gate, beside json and pandas."""

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, run_measured
from benchmarks.world import (
    CAMPAIGN_MINUTES,
    CAMPAIGN_START,
    DECLARED,
    DISTINCT,
    make_text,
    write_world,
)
from netral.cli.shipped import find_election_path
from netral.election import load_election
from netral.intake import iter_acts
from netral.register import Gate, Window, read_roster

FULL_MB, QUICK_MB = 1_000, 100
_BLOCK_LINES = 50_000
_MEGABYTE = 1_000_000


def run(*, quick: bool) -> dict[str, Any]:
    """Write one file of acts, read it with Netral and with the peers, compare."""
    with tempfile.TemporaryDirectory(prefix="netral-bench-") as name:
        folder = Path(name)
        write_world(folder, acts=1)
        size = write_lines(folder / "acts.jsonl", megabytes=QUICK_MB if quick else FULL_MB)
        write_lines(folder / "tenth.jsonl", megabytes=(QUICK_MB if quick else FULL_MB) // 10)
        figures: dict[str, Any] = {"megabytes": round(size / _MEGABYTE)}
        for reader in READERS:
            whole = _measure(reader, folder, "acts.jsonl")
            tenth = _measure(reader, folder, "tenth.jsonl")
            figures[reader] = _figures(size, whole) | {
                "peak_mib_for_a_tenth": round(tenth.peak_bytes / 2**20)
            }
    return figures


def write_lines(path: Path, *, megabytes: int) -> int:
    """Write acts as an export of posts has them; one in twenty is of a declared account."""
    draw = random.Random(4)  # noqa: S311 - an invented world, not a secret
    block = "".join(_make_line(draw, number) for number in range(_BLOCK_LINES)).encode()
    size = 0
    with path.open("wb") as file:
        while size < megabytes * _MEGABYTE:
            size += file.write(block)
    return size


def _make_line(draw: random.Random, number: int) -> str:
    actor = draw.randrange(DISTINCT)
    at = CAMPAIGN_START + timedelta(minutes=draw.randrange(CAMPAIGN_MINUTES))
    post_id = str(1_838_000_000_000_000_000 + number * 4099)
    record = {
        "act_id": post_id,
        "platform": "x",
        "actor_id": str(1_500_000_000_000_000_000 + actor * 7919),
        "actor_handle": f"rekaan_{actor}",
        "verb": "post",
        "text": f"{make_text(draw)} {make_text(draw)}",
        "lang": "in",
        "occurred_at_utc": at.isoformat(),
        "object_url": f"https://x.com/rekaan_{actor}/status/{post_id}",
        "visibility": "public",
        "visibility_basis": "answer of the platform",
        "source_format": "x api v2",
        "source_file_sha256": "0" * 64,
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def read_with_netral(folder: Path, name: str) -> Callable[[], int]:
    """Read with Netral: a child process, the gate, acts for the screening."""
    election = load_election(find_election_path("jakarta_2024"))
    roster, _ = read_roster([folder / "register.csv", folder / "declared_accounts.csv"])
    window = Window(
        first_date=election.stages[0].first_date,
        until_date=election.stages[-1].until_date,
        zone=election.zone,
    )
    gate = Gate(roster, window=window, pseudonym_key=b"k" * 32)
    return lambda: sum(1 for _ in iter_acts(folder / name, door=gate))


def read_with_json(folder: Path, name: str) -> Callable[[], int]:
    """Read with json.loads and a dict, no check of anything."""

    def read() -> int:
        found = 0
        with (folder / name).open("rb") as lines:
            for line in lines:
                record = json.loads(line)
                found += (record["platform"], record["actor_id"]) in declared
        return found

    declared = {("x", account_id): True for account_id in _DECLARED_IDS}
    return read


def read_with_pandas(folder: Path, name: str) -> Callable[[], int]:
    """Read with pandas in pieces and a lookup, no check of anything."""
    import pandas as pd  # noqa: PLC0415  (only in the process that is measured with it)

    def read() -> int:
        found = 0
        with pd.read_json(folder / name, lines=True, dtype=str, chunksize=50_000) as pieces:
            for piece in pieces:
                found += int(piece["actor_id"].isin(_DECLARED_IDS).sum())
        return found

    return read


READERS: dict[str, Callable[[Path, str], Callable[[], int]]] = {
    "netral": read_with_netral,
    "json_loads_dict": read_with_json,
    "pandas": read_with_pandas,
}
_DECLARED_IDS = {str(1_500_000_000_000_000_000 + number * 7919) for number in range(DECLARED)}


def _measure(reader: str, folder: Path, name: str) -> Measured:
    return run_measured([sys.executable, "-m", "benchmarks.intake", reader, str(folder), name])


def _figures(size: int, measured: Measured) -> dict[str, Any]:
    told = json.loads(measured.output)
    return {
        "records_found": told["found"],
        "megabytes_per_second": round(size / _MEGABYTE / told["seconds"], 1),
        "megabytes_per_core_second": round(size / _MEGABYTE / told["cpu_seconds"], 1),
        "peak_mib": round(measured.peak_bytes / 2**20),
    }


def _used_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    """Read with one reader, and tell how long the reading alone took."""
    read = READERS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3])
    begin, used = time.perf_counter(), _used_seconds()
    found = read()
    told = {
        "found": found,
        "seconds": round(time.perf_counter() - begin, 2),
        "cpu_seconds": round(_used_seconds() - used, 2),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
