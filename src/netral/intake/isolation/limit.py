"""How much a child process that reads a file may use."""

import resource
from dataclasses import dataclass
from pathlib import Path

_MIB = 1024 * 1024
_STATUS = Path("/proc/self/status")
_GRACE_SECONDS = 5
_BASE_BYTES = 768 * _MIB
"""Taken for the base where the system does not tell it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one child; the defaults suit any honest export."""

    memory_bytes: int = 256 * _MIB
    """Over the base: what the process holds before the file is opened, libraries included."""
    cpu_seconds: int = 60
    bytes_per_cpu_second: int = 1024 * 1024
    """Larger files may compute longer; the slowest reader takes ten times as much a second."""
    open_files: int = 64
    written_bytes: int = 0
    """Size of any file that the child writes: it writes none."""

    def cpu_seconds_for(self, size_bytes: int) -> int:
        """Give the computing time for a source of a size."""
        return self.cpu_seconds + size_bytes // self.bytes_per_cpu_second


def set_limits(limits: Limits, *, size_bytes: int) -> None:
    """Bind this process to the limits, for good.

    Memory means what is private to the process and writable: libraries and shared
    pages of the parent cost nothing. Beyond it, allocating fails; beyond the computing
    time, the system ends the process.

    Args:
        limits: The limits.
        size_bytes: Size of the source.
    """
    seconds = limits.cpu_seconds_for(size_bytes)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, limits.written_bytes)
    _lower(resource.RLIMIT_NOFILE, limits.open_files)
    # The first limit sends a signal that says why; the second ends whoever ignores it.
    _lower(resource.RLIMIT_CPU, _used_seconds() + seconds, grace=_GRACE_SECONDS)
    _lower(resource.RLIMIT_DATA, read_data_bytes() + limits.memory_bytes)


def read_data_bytes() -> int:
    """Read how much private writable memory this process has, as the limit counts it."""
    try:
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return _BASE_BYTES
    found = [line.split()[1] for line in lines if line.startswith("VmData:")]
    return int(found[0]) * 1024 if found else _BASE_BYTES


def _used_seconds() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime) + 1


def _lower(kind: int, wanted: int, *, grace: int = 0) -> None:
    _, hard = resource.getrlimit(kind)
    value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    most = value + grace if hard == resource.RLIM_INFINITY else min(value + grace, hard)
    resource.setrlimit(kind, (value, most))
