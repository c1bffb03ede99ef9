"""Runs a command as a whole process tree and tells its time and its peak memory."""

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one run of a command took."""

    seconds: float
    cpu_seconds: float
    """Of all its processes together: says little less on a busy machine."""
    peak_bytes: int
    """Peak of the proportional set sizes of the whole process tree, added up."""
    output: str


def run_measured(command: Sequence[str], *, bytecode: Path | None = None) -> Measured:
    """Run a command and measure it; its failure is a failure of the benchmark.

    Args:
        command: The command and its arguments.
        bytecode: A folder for compiled modules. An installed program has its own; where
            the environment forbids them, each run would compile every library anew.
    """
    kept = {key: word for key, word in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPYCACHEPREFIX": str(bytecode)} if bytecode else None
    begin, begin_cpu = time.perf_counter(), _children_cpu_seconds()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)  # noqa: S603
    watch = _MemoryWatch(process.pid)
    watch.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - begin
    cpu_seconds = _children_cpu_seconds() - begin_cpu
    watch.stop()
    if process.returncode != 0:
        sys.exit(f"the measured command failed: {' '.join(command)}")
    return Measured(
        seconds=seconds, cpu_seconds=cpu_seconds, peak_bytes=watch.peak_bytes, output=output
    )


def _children_cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _MemoryWatch(threading.Thread):
    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._stopped = threading.Event()
        self.peak_bytes = 0

    def run(self) -> None:
        while not self._stopped.wait(POLL_SECONDS):
            self.peak_bytes = max(self.peak_bytes, _tree_bytes(self._pid))

    def stop(self) -> None:
        self._stopped.set()
        self.join()


def _tree_bytes(pid: int) -> int:
    return sum(_own_bytes(each) for each in _tree(pid))


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += [int(child) for child in children.split()]
    return found


def _own_bytes(pid: int) -> int:
    try:
        with Path(f"/proc/{pid}/smaps_rollup").open(encoding="ascii") as lines:
            for line in lines:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0
