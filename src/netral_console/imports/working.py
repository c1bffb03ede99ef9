"""Works imports off until it is told to stop: a process of its own, as owner of the tables."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from netral_console.database import OWNER_VARIABLE

_PAUSE_SECONDS = 1.0
_STOP_SECONDS = 10


def work_until_stopped() -> None:
    """Work imports off, and look every second whether there is one."""
    from django.db import OperationalError, connections  # noqa: PLC0415 - Django must be set up

    from netral_console.imports.worker import Worker  # noqa: PLC0415

    while True:
        try:
            with Worker() as worker:
                while True:
                    if not worker.work_once():
                        time.sleep(_PAUSE_SECONDS)
        except OperationalError:
            # The server restarts: what was under way is taken up again.
            connections.close_all()
            time.sleep(_PAUSE_SECONDS)


@contextmanager
def working_beside(environment: dict[str, str]) -> "Iterator[subprocess.Popen[bytes] | None]":
    """Keep a worker running beside this process.

    Args:
        environment: Of the worker, with the owner's address.

    Yields:
        Its process, which ends with this one; `None` without the owner's address.
    """
    if not environment.get(OWNER_VARIABLE):
        yield None
        return
    worker = subprocess.Popen(
        [sys.executable, "-m", "netral_console.imports.working"], env=environment
    )
    try:
        yield worker
    finally:
        worker.terminate()
        try:
            worker.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def main() -> None:
    """Work beside the process that started this one, and end with it."""
    import django  # noqa: PLC0415

    from netral.intake.isolation.syscall import die_with_parent  # noqa: PLC0415

    die_with_parent(signal.SIGTERM)
    # Ctrl-C reaches the whole group; the parent ends this process when it has ended its own.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    django.setup()
    work_until_stopped()


if __name__ == "__main__":
    main()
