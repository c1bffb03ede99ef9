"""How fast a million acts are screened, beside pandas and scikit-learn."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, run_measured
from benchmarks.world import write_world

FULL, QUICK = 1_000_000, 100_000
WARM = 2_000


def run(*, quick: bool) -> dict[str, Any]:
    """Write the world, screen it with Netral and with the peer, compare.

    Both are run once on a small world before, so that their modules are compiled.
    """
    acts = QUICK if quick else FULL
    with tempfile.TemporaryDirectory(prefix="netral-bench-") as name:
        folder, small = Path(name) / "world", Path(name) / "small"
        bytecode = Path(name) / "bytecode"
        write_world(small, acts=WARM)
        write_world(folder, acts=acts)
        for command in (_screen(small), _screen_with_peer(small)):
            run_measured(command, bytecode=bytecode)
        ours = run_measured(_screen(folder), bytecode=bytecode)
        peer = run_measured(_screen_with_peer(folder), bytecode=bytecode)
        counts = json.loads(ours.output)["counts"]
    return {
        "acts": acts,
        "counts": counts,
        "netral": _figures(acts, ours),
        "pandas_sklearn": _figures(acts, peer),
        "speed_ratio": round(peer.seconds / ours.seconds, 2),
    }


def _screen(folder: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "netral.cli.main", "screen", "--json"),
        *("--election", "jakarta_2024"),
        *("--register", str(folder / "register.csv")),
        *("--accounts", str(folder / "declared_accounts.csv")),
        *("--out", str(folder / "out"), str(folder / "acts.parquet")),
    ]


def _screen_with_peer(folder: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.peer", str(folder)]


def _figures(acts: int, measured: Measured) -> dict[str, Any]:
    return {
        "seconds": round(measured.seconds, 2),
        "cpu_seconds": round(measured.cpu_seconds, 2),
        "acts_per_second": round(acts / measured.seconds),
        "peak_mib": round(measured.peak_bytes / 2**20),
    }
