"""The child's side: shut in, bound to its limits, it reads and tells."""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from netral.errors import NetralError
from netral.intake.act import Act
from netral.intake.isolation.limit import Limits, set_limits
from netral.intake.isolation.message import (
    Done,
    Failed,
    Message,
    Records,
    encode,
    pack_records,
)
from netral.intake.isolation.pipe import send
from netral.intake.isolation.refusal import pack_refusal
from netral.intake.isolation.shield import raise_shield
from netral.intake.isolation.syscall import die_with_parent
from netral.intake.reader import ReadRecord
from netral.intake.reason import Reason, refuse, reject_record

CHUNK = 256
"""Records that are sent together."""
_PARQUET = b"PAR1"
_MAX_FILES = 1_048_576

Tell = Callable[[Message], None]
Work = Callable[[Tell], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a child has to do, and within which limits."""

    path: Path
    size_bytes: int
    limits: Limits
    work: Work
    counts: Callable[[], dict[str, int]]


def run_child(task: Task, pipe: int) -> NoReturn:
    """Do the task in this process, which was forked for it, and end the process.

    Args:
        task: What to do.
        pipe: The writing end of the pipe to the parent.
    """
    status = 1
    try:
        die_with_parent(signal.SIGKILL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.freeze()
        _leave_files(pipe)
        _load_libraries(task.path)
        set_limits(task.limits, size_bytes=task.size_bytes)
        raise_shield()
        _do(task, lambda message: send(pipe, encode(message)))
        status = 0
    finally:
        # Nothing of the parent's may run here: no clean-up, no flush, no test's teardown.
        os._exit(status)


def tell_records(
    records: Iterable[ReadRecord], tell: Tell, counts: Callable[[], dict[str, int]]
) -> None:
    """Tell records in chunks, and at the end what the door counted.

    Args:
        records: Acts and rejected records.
        tell: Sends a message.
        counts: Gives the counts of the child's own door.
    """
    chunk: list[ReadRecord] = []
    for record in records:
        chunk.append(record)
        if len(chunk) >= CHUNK:
            _tell_chunk(chunk, tell, counts())
            chunk.clear()
    if chunk:
        _tell_chunk(chunk, tell, counts())
    tell(Done(counts=counts()))


def _tell_chunk(chunk: list[ReadRecord], tell: Tell, counts: dict[str, int]) -> None:
    try:
        tell(pack_records(chunk, counts))
    except UnicodeEncodeError:
        # A text with half a sign in it; the records beside it must not suffer.
        tell(_pack_writable(chunk, counts))


def _pack_writable(chunk: list[ReadRecord], counts: dict[str, int]) -> Records:
    writable: list[ReadRecord] = []
    for record in chunk:
        try:
            encode(pack_records([record], {}))
        except UnicodeEncodeError:
            if isinstance(record, Act):
                writable.append(_reject(record))
        else:
            writable.append(record)
    return pack_records(writable, counts)


def _reject(act: Act) -> ReadRecord:
    return reject_record(
        refuse(Reason.UNDECODABLE_TEXT),
        source_file=act.provenance.source_file,
        source_sha256=act.provenance.source_sha256,
        pointer=act.provenance.pointer,
    )


def _do(task: Task, tell: Tell) -> None:
    try:
        task.work(tell)
    except NetralError as error:
        tell(pack_refusal(error, task.counts()))
    except MemoryError:
        _give_back(sys.exc_info()[1])
        tell(Failed(kind="MemoryError", place=""))
    except Exception as error:  # noqa: BLE001  (the edge: the parent must hear of any failure)
        tell(Failed(kind=type(error).__name__, place=_find_place(error)))


def _give_back(error: BaseException | None) -> None:
    """Let go of what the failed reader held, so that there is memory to say so."""
    if error is not None:
        traceback.clear_frames(error.__traceback__)
    gc.collect()


def _find_place(error: BaseException) -> str:
    """Name module and line of a failure; never its message, which may hold content."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return ""
    return f"{Path(frames[-1].filename).stem}:{frames[-1].lineno}"


def _leave_files(pipe: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    highest = os.sysconf("SC_OPEN_MAX")
    os.closerange(3, pipe)
    os.closerange(pipe + 1, highest if 0 < highest < _MAX_FILES else _MAX_FILES)


def _load_libraries(path: Path) -> None:
    """Load what the reader will need before the limits are set: code is part of the base."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError:
        return
    if head == _PARQUET:
        import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: F401, PLC0415
