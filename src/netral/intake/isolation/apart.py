"""The parent's side: starts a child for a file, and takes what it tells, or says why not."""

import os
import signal
import stat
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from netral.errors import NetralError
from netral.intake.door import CountedDoor
from netral.intake.errors import (
    ChildKilledError,
    ReaderFailedError,
    ReadingLimitError,
    UnreadableSourceError,
)
from netral.intake.isolation.child import Task, Tell, run_child, tell_records
from netral.intake.isolation.limit import Limits
from netral.intake.isolation.message import (
    MAX_ANSWER_BYTES,
    PIECE_BYTES,
    Answer,
    Done,
    Failed,
    Message,
    Records,
    Refused,
    decode,
)
from netral.intake.isolation.pipe import EndedEarlyError, SilentError, receive
from netral.intake.isolation.refusal import rebuild_refusal
from netral.intake.reader import ReadRecord

_Answer = TypeVar("_Answer")
_DEFAULT = Limits()
_MAX_COUNTED = 100_000
"""Files of a folder that are counted for its size."""


def read_apart(
    path: Path,
    *,
    door: CountedDoor,
    read: Callable[[], Iterable[ReadRecord]],
    limits: Limits = _DEFAULT,
) -> Iterator[ReadRecord]:
    """Read a source in a child process that can neither connect nor write.

    The child is a copy of this process, the door included: whoever the door does not
    know never leaves the child. What the copy counted is added to the door here.

    Args:
        path: The source.
        door: The door that `read` asks.
        read: Reads the source; runs in the child.
        limits: How much the child may use.

    Yields:
        Acts and rejected records in the order of the source.

    Raises:
        NetralError: What the reader refuses.
        ReadingLimitError: If the child came to one of its limits.
        ChildKilledError: If the child ended abnormally.
        ReaderFailedError: If the reader failed on the source.
    """
    begin = door.count_by_name()

    def work(tell: Tell) -> None:
        tell_records(read(), tell, door.count_by_name)

    told: Mapping[str, int] = begin
    with _child(path, limits, work, door.count_by_name) as messages:
        for message in messages:
            if isinstance(message, Records):
                told = _add_news(door, told, message.counts)
                yield from message.in_order()
            elif isinstance(message, Done | Refused):
                told = _add_news(door, told, message.counts)
                if isinstance(message, Refused):
                    raise rebuild_refusal(message, file=path.name)
                return
            else:
                raise _explain_failure(path, message)


def ask_apart(
    path: Path, ask: Callable[[], _Answer], kind: type[_Answer], *, limits: Limits = _DEFAULT
) -> _Answer:
    """Ask something about a source in a child process, as `read_apart` reads one.

    Args:
        path: The source.
        ask: Gives the answer; runs in the child.
        kind: What the answer must be.
        limits: How much the child may use.

    Returns:
        The answer.

    Raises:
        NetralError: As `read_apart`.
    """

    def work(tell: Tell) -> None:
        content = memoryview(msgspec.msgpack.encode(ask()))
        for at in range(0, len(content), PIECE_BYTES):
            piece = bytes(content[at : at + PIECE_BYTES])
            tell(Answer(content=piece, is_last=at + PIECE_BYTES >= len(content)))

    content = bytearray()
    with _child(path, limits, work, dict) as messages:
        for message in messages:
            if isinstance(message, Refused):
                raise rebuild_refusal(message, file=path.name)
            if not isinstance(message, Answer):
                raise _explain_failure(path, message)
            content += message.content
            if len(content) > MAX_ANSWER_BYTES:
                raise ReadingLimitError(path.name, "the size of an answer")
            if message.is_last:
                return _decode_answer(path, content, kind)
    raise ReaderFailedError(path.name, "no answer", "")


def _decode_answer(path: Path, content: bytearray, kind: type[_Answer]) -> _Answer:
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise ReaderFailedError(path.name, "DecodeError", "") from error


def _add_news(
    door: CountedDoor, told: Mapping[str, int], counts: dict[str, int]
) -> Mapping[str, int]:
    door.add_counts({name: count - told.get(name, 0) for name, count in counts.items()})
    return counts


@contextmanager
def _child(
    path: Path,
    limits: Limits,
    work: Callable[[Tell], None],
    counts: Callable[[], dict[str, int]],
) -> Iterator[Iterator[Message]]:
    task = Task(path=path, size_bytes=_measure(path), limits=limits, work=work, counts=counts)
    try:
        reading, writing = os.pipe()
        child = _fork()
    except OSError as error:
        raise ReadingLimitError(path.name, "the processes that this machine allows") from error
    if child == 0:
        os.close(reading)
        run_child(task, writing)
    os.close(writing)
    life = _Life(child)
    try:
        yield _iter_messages(task, reading, life)
    finally:
        os.close(reading)
        life.end()


def _fork() -> int:
    with warnings.catch_warnings():
        # Newer Pythons warn that threads are not copied; the child needs none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


class _Life:
    """The child's life: it is ended and buried exactly once."""

    def __init__(self, child: int) -> None:
        self._child: int | None = child

    def end(self) -> None:
        if self._child is not None:
            os.kill(self._child, signal.SIGKILL)
            self.wait()

    def wait(self) -> int:
        if self._child is None:
            return 0
        _, status = os.waitpid(self._child, 0)
        self._child = None
        return os.waitstatus_to_exitcode(status)


def _iter_messages(task: Task, reading: int, life: _Life) -> Iterator[Message]:
    seconds = task.limits.cpu_seconds_for(task.size_bytes)
    try:
        while (content := receive(reading, patience_seconds=10 * seconds)) is not None:
            yield decode(content)
    except SilentError as error:
        raise ReadingLimitError(task.path.name, f"{10 * seconds:,} seconds without a word") from (
            error
        )
    except (EndedEarlyError, msgspec.DecodeError) as error:
        life.end()
        raise ChildKilledError(task.path.name, "a broken answer") from error
    raise _explain_end(task, life.wait())


def _explain_end(task: Task, status: int) -> NetralError:
    if status == -signal.SIGXCPU:
        seconds = task.limits.cpu_seconds_for(task.size_bytes)
        return ReadingLimitError(task.path.name, f"{seconds:,} seconds of computing")
    if status < 0:
        try:
            name = signal.Signals(-status).name
        except ValueError:
            name = f"signal {-status}"
        return ChildKilledError(task.path.name, name)
    return ChildKilledError(task.path.name, f"status {status}")


def _explain_failure(path: Path, message: Message) -> NetralError:
    if isinstance(message, Failed) and message.kind == "MemoryError":
        return ReadingLimitError(path.name, "its share of memory")
    if isinstance(message, Failed):
        return ReaderFailedError(path.name, message.kind, message.place)
    return ReaderFailedError(path.name, type(message).__name__, "")


def _measure(path: Path) -> int:
    """Give the size of a source; refuses what is neither file nor folder (a pipe never ends)."""
    try:
        state = path.stat()
        if stat.S_ISREG(state.st_mode):
            return state.st_size
        if stat.S_ISDIR(state.st_mode):
            return _measure_folder(path)
    except FileNotFoundError as error:
        raise UnreadableSourceError(path.name, "there is no such file or folder") from error
    except OSError as error:
        raise UnreadableSourceError(path.name, error.strerror or "it cannot be opened") from error
    raise UnreadableSourceError(path.name, "it is neither a file nor a folder")


def _measure_folder(path: Path) -> int:
    size_bytes = 0
    for number, child in enumerate(path.rglob("*")):
        if number >= _MAX_COUNTED:
            break
        state = child.lstat()
        size_bytes += state.st_size if stat.S_ISREG(state.st_mode) else 0
    return size_bytes
