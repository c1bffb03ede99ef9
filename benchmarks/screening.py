"""How fast a million acts are screened, beside pandas and scikit-learn."""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, run_measured
from benchmarks.world import write_world

FULL, QUICK = 1_000_000, 100_000


def run(*, quick: bool) -> dict[str, Any]:
    """Write the world, screen it with Netral and with the peer, compare."""
    acts = QUICK if quick else FULL
    with tempfile.TemporaryDirectory(prefix="netral-bench-") as name:
        folder = Path(name)
        write_world(folder, acts=acts)
        ours = run_measured(
            [
                *(sys.executable, "-m", "netral.cli.main", "screen", "--json"),
                *("--election", "jakarta_2024"),
                *("--register", str(folder / "register.csv")),
                *("--accounts", str(folder / "declared_accounts.csv")),
                *("--out", str(folder / "out"), str(folder / "acts.parquet")),
            ]
        )
        peer = run_measured([sys.executable, "-m", "benchmarks.peer", str(folder)])
        counts = json.loads(ours.output)["counts"]
        shutil.rmtree(folder / "out")
    return {
        "acts": acts,
        "counts": counts,
        "netral": _figures(acts, ours),
        "pandas_sklearn": _figures(acts, peer),
        "speed_ratio": round(peer.seconds / ours.seconds, 2),
    }


def _figures(acts: int, measured: Measured) -> dict[str, Any]:
    return {
        "seconds": round(measured.seconds, 2),
        "acts_per_second": round(acts / measured.seconds),
        "peak_mib": round(measured.peak_bytes / 2**20),
    }
