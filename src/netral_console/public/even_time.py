"""Gives an answer after the same time, whatever there was to do."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def even_time(
    seconds: float,
    *,
    clock: Callable[[], float] | None = None,
    wait: Callable[[float], None] | None = None,
) -> Iterator[None]:
    """Let what is done inside end after some seconds, also if it is refused.

    What takes longer ends when it is done: then the time does tell.

    Args:
        seconds: After how many; more than the work ever takes on a quiet machine.
        clock: Gives the seconds of a clock that only goes on.
        wait: Waits for some seconds.
    """
    clock, wait = clock or time.monotonic, wait or time.sleep
    until = clock() + seconds
    try:
        yield
    finally:
        left = until - clock()
        if left > 0:
            wait(left)
