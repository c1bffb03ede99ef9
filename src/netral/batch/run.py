"""One run over many files: parts are planned, worked off by processes, and added up."""

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from netral.batch.act_key import key_act
from netral.batch.context import RunContext
from netral.batch.merging import merge_repeated
from netral.batch.part import Part, PartResult, screen_part
from netral.batch.stripe import Stripe
from netral.intake import ColumnMapping, RejectedRecord
from netral.screening import Indication, Result, Screened, indications_of

SMALL_BYTES = 4_000_000
"""Below this much input, starting workers costs more than it saves."""

Progress = Callable[[int, int], None]
"""Is told records read so far, and parts done so far."""


@dataclass(slots=True, kw_only=True)
class RunResult:
    """What came of a whole run; every record that was read is in exactly one count."""

    read: int = 0
    undeclared: int = 0
    not_valid: int = 0
    outside_window: int = 0
    screened: int = 0
    nothing: int = 0
    nothing_because: Counter[str] = field(default_factory=Counter)
    nothing_repeated: int = 0
    """Of `nothing`: records of an act that another record of the run had told already."""
    indication_acts: int = 0
    indications: list[Indication] = field(default_factory=list)
    unclear: list[Screened] = field(default_factory=list)
    rejected: list[RejectedRecord] = field(default_factory=list)
    read_by_file: Counter[str] = field(default_factory=Counter)
    rejected_by_file: Counter[str] = field(default_factory=Counter)


def plan_parts(paths: Sequence[Path], *, mapping: ColumnMapping | None, workers: int) -> list[Part]:
    """Plan the parts of a run: each file is one, a large table is one stripe a worker.

    Args:
        paths: The activity files, in the order in which results are wanted.
        mapping: Names foreign columns, for all tables of the run.
        workers: How many processes will share the work.

    Returns:
        The parts, in the order of the files.
    """
    parts: list[Part] = []
    for path in paths:
        if workers > 1 and path.suffix == ".parquet" and path.stat().st_size > SMALL_BYTES:
            stripes = (Stripe(index=index, of=workers) for index in range(workers))
            parts += [Part(path=path, mapping=mapping, stripe=stripe) for stripe in stripes]
        elif path.suffix == ".parquet":
            parts.append(Part(path=path, mapping=mapping, stripe=Stripe(index=0, of=1)))
        else:
            parts.append(Part(path=path, mapping=mapping))
    return parts


def screen_files(
    parts: Sequence[Part], *, context: RunContext, workers: int, progress: Progress
) -> RunResult:
    """Screen all parts and add up what came of them.

    The result does not depend on the number of workers.

    Args:
        parts: From `plan_parts`.
        context: What to screen with.
        workers: Number of processes; with 1 the work is done in this one.
        progress: Is told how far the work is.

    Returns:
        The results, in the order of the parts.

    Raises:
        NetralError: What a reader refuses, from whichever process it came.
    """
    size = sum(part.path.stat().st_size for part in {part.path: part for part in parts}.values())
    if workers <= 1 or len(parts) == 1 or size < SMALL_BYTES:
        results = _work_here(parts, context=context, progress=progress)
    else:
        results = _work_in_processes(parts, context=context, workers=workers, progress=progress)
    return _add_up(results)


def available_workers() -> int:
    """Tell how many processes this machine can run side by side."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _work_here(
    parts: Sequence[Part], *, context: RunContext, progress: Progress
) -> list[PartResult]:
    read = 0
    results: list[PartResult] = []
    for number, part in enumerate(parts):

        def tick(more: int, done: int = number) -> None:
            nonlocal read
            read += more
            progress(read, done)

        results.append(screen_part(part, context=context, tick=tick))
    progress(read, len(parts))
    return results


_context: RunContext | None = None
"""Of a worker process: set once, right after the fork, before any work."""
_read: "Synchronized[int] | None" = None


def _begin_worker(context: RunContext, read: "Synchronized[int]") -> None:
    global _context, _read
    _context, _read = context, read


def _work_one(part: Part) -> PartResult:
    if _context is None or _read is None:
        msg = "a worker was given work before it was begun"
        raise AssertionError(msg)
    counter = _read

    def tick(more: int) -> None:
        with counter.get_lock():
            counter.value += more

    return screen_part(part, context=_context, tick=tick)


def _work_in_processes(
    parts: Sequence[Part], *, context: RunContext, workers: int, progress: Progress
) -> list[PartResult]:
    # Forked, so that the model and the register are shared and not copied. Nothing that
    # starts threads (Arrow, Polars) may be imported in this process before this point.
    forking = multiprocessing.get_context("fork")
    read = forking.Value("q", 0)
    with ProcessPoolExecutor(
        workers, mp_context=forking, initializer=_begin_worker, initargs=(context, read)
    ) as pool:
        futures = [pool.submit(_work_one, part) for part in parts]
        for done in _watch(futures):
            progress(read.value, done)
        return [future.result() for future in futures]


def _watch(futures: Sequence[Future[PartResult]]) -> Iterator[int]:
    """Yield the number of finished parts, often enough for a progress line to move."""
    open_futures = set(futures)
    while open_futures:
        done, open_futures = wait(open_futures, timeout=0.2, return_when=FIRST_COMPLETED)
        for future in done:
            error = future.exception()
            if error is not None:
                for other in open_futures:
                    other.cancel()
                raise error
        yield len(futures) - len(open_futures)


def _add_up(results: Sequence[PartResult]) -> RunResult:
    total = RunResult()
    for result in results:
        total.read += result.read
        total.undeclared += result.gate.dropped_undeclared
        total.not_valid += result.gate.dropped_not_valid
        total.outside_window += result.gate.outside_window
        total.screened += result.screened
        total.nothing += sum(result.nothing_because.values())
        total.nothing_because += result.nothing_because
        total.rejected += result.rejected
        total.read_by_file[result.part.path.name] += result.read
        total.rejected_by_file[result.part.path.name] += len(result.rejected)
    merged = merge_repeated(screened for result in results for screened in result.kept)
    for repeated in merged.repeated:
        total.screened -= 1
        total.rejected.append(repeated)
        total.rejected_by_file[repeated.source_file] += 1
    total.nothing_repeated = _count_repeated(results, merged.acts)
    for screened in merged.acts:
        _add_screened(total, screened)
    return total


def _count_repeated(results: Sequence[PartResult], kept: Sequence[Screened]) -> int:
    """Count the records without anything whose act was told by another record, too."""
    keys = chain.from_iterable(result.nothing_keys for result in results)
    distinct = set(keys) - {key_act(each.act.act_id, each.person) for each in kept}
    return sum(len(result.nothing_keys) for result in results) - len(distinct)


def _add_screened(total: RunResult, screened: Screened) -> None:
    if screened.result is Result.INDICATION:
        total.indication_acts += 1
        total.indications += indications_of(screened)
    else:
        total.unclear.append(screened)
