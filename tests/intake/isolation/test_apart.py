"""Tests of reading in a child: what it may not do, and that its parent goes on."""

import ctypes
import dataclasses
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from netral.intake import Act, OpenDoor, Visibility, iter_acts, recognition
from netral.intake.errors import (
    ChildKilledError,
    EmptySourceError,
    ReaderFailedError,
    ReadingLimitError,
    UnreadableSourceError,
)
from netral.intake.isolation import Limits, ask_apart, read_apart
from netral.intake.isolation.shield import Shield, raise_shield, refuse_event
from netral.intake.reader import ReadRecord
from tests.intake.builders import (
    CANARY,
    CountingDoor,
    plain_row,
    read_all,
    write_csv,
    write_folder,
    write_tape,
    write_zip,
)
from tests.intake.exports import mastodon_files

MIB = 1024 * 1024


class CarriedDoor(CountingDoor):
    """The tests' door, with counts that can be carried."""

    def count_by_name(self) -> dict[str, int]:
        return {"unknown": self.unknown, "outside": self.outside}

    def add_counts(self, more: object) -> None:
        assert isinstance(more, dict)
        self.unknown += more.get("unknown", 0)
        self.outside += more.get("outside", 0)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "acts.csv", [plain_row(text=f"teks {n}") for n in range(600)])


def ask(source: Path, work: Callable[[], str], **limits: int) -> str:
    return ask_apart(source, work, str, limits=Limits(**limits))


def read(source: Path, records: Callable[[], Iterator[ReadRecord]]) -> list[ReadRecord]:
    return list(read_apart(source, door=OpenDoor(), read=records))


def attempt(deed: Callable[[], object]) -> Callable[[], str]:
    def tell() -> str:
        try:
            deed()
        except OSError as error:
            return f"refused {error.errno}"
        return "done"

    return tell


def children() -> str:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")


class TestReadApart:
    def test_gives_what_reading_here_gives(self, source: Path) -> None:
        acts, _, _ = read_all(source)

        assert list(iter_acts(source, door=CarriedDoor())) == acts

    def test_adds_what_the_childs_door_counted(self, tmp_path: Path) -> None:
        rows = [plain_row(), plain_row(actor_id="7", actor_handle=CANARY)] * 400
        rows.append(plain_row(occurred_at_utc="2023-01-01T00:00:00Z"))
        source = write_csv(tmp_path / "acts.csv", rows)
        here = read_all(source)[2]
        door = CarriedDoor()
        door.unknown = 5

        acts = list(iter_acts(source, door=door))

        assert len(acts) == 400
        assert (door.unknown, door.outside) == (here.unknown + 5, here.outside) == (405, 1)

    def test_keeps_bystanders_in_the_child(self, tmp_path: Path) -> None:
        rows = [plain_row(), plain_row(actor_id="7", actor_handle=CANARY, text=CANARY)]
        source = write_csv(tmp_path / "acts.csv", rows)
        door = CarriedDoor()

        acts = list(iter_acts(source, door=door))

        assert len(acts) == 1
        assert door.unknown == 1
        assert door.asked == []  # nobody was ever named to the door of this process

    @pytest.mark.parametrize("write", [write_folder, write_zip, write_tape])
    def test_takes_little_memory_for_a_small_archive(
        self, tmp_path: Path, write: Callable[[Path, Mapping[str, str]], Path]
    ) -> None:
        archive = write(tmp_path / "archive.tar.gz", mastodon_files())

        records = read_apart(
            archive,
            door=OpenDoor(),
            read=lambda: recognition.iter_acts(archive, door=OpenDoor()),
            limits=Limits(memory_bytes=16 * MIB),
        )

        assert list(records)

    def test_raises_what_the_reader_refuses(self, source: Path) -> None:
        def refuse() -> Iterator[ReadRecord]:
            yield from ()
            raise EmptySourceError(source.name, "nothing in it")

        with pytest.raises(EmptySourceError, match="nothing in it"):
            read(source, refuse)

    def test_names_a_failure_without_its_words(self, source: Path) -> None:
        def fail() -> Iterator[ReadRecord]:
            yield from ()
            raise KeyError(CANARY)

        with pytest.raises(ReaderFailedError) as caught:
            read(source, fail)

        assert "KeyError at test_apart:" in caught.value.problem
        assert CANARY not in str(caught.value)

    def test_turns_a_text_that_cannot_be_written_into_a_rejected_record(self, source: Path) -> None:
        good = next(iter(read_all(source)[0]))
        bad = dataclasses.replace(good, text="setengah \ud83d")

        records = read(source, lambda: iter([good, bad, good]))

        assert [type(record) for record in records] == [Act, type(records[1]), Act]
        assert getattr(records[1], "code", "") == "undecodable-text"

    def test_leaves_no_child_behind_when_nobody_listens_any_more(self, source: Path) -> None:
        good = next(iter(read_all(source)[0]))
        before = children()  # a server or a browser of other tests

        def endless() -> Iterator[ReadRecord]:
            while True:
                yield good

        stream = read_apart(source, door=OpenDoor(), read=endless)
        next(iter(stream))
        stream.close()  # type: ignore[attr-defined]

        assert children() == before

    def test_refuses_a_pipe_that_never_ends(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipa.csv")

        with pytest.raises(UnreadableSourceError, match="neither a file nor a folder"):
            read(tmp_path / "pipa.csv", lambda: iter(()))

    def test_carries_every_field_of_an_act(self, source: Path) -> None:
        good = next(iter(read_all(source)[0]))
        full = dataclasses.replace(
            good,
            visibility=Visibility.PUBLIC,
            edited_at=good.occurred_at,
            undone_at=good.occurred_at,
            reaction="love",
            on_duty=True,
        )

        assert read(source, lambda: iter([full])) == [full]

    def test_says_when_no_process_is_left(
        self, source: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse() -> int:
            raise BlockingIOError

        monkeypatch.setattr(os, "fork", refuse)

        with pytest.raises(ReadingLimitError, match="processes that this machine allows"):
            read(source, lambda: iter(()))


class TestChild:
    def test_holds_no_connection(self, source: Path) -> None:
        opened = ask(source, attempt(socket.socket))

        assert opened == "refused 13"

    def test_holds_no_connection_from_native_code(self, source: Path) -> None:
        def deed() -> str:
            library = ctypes.CDLL(None, use_errno=True)
            return f"{library.socket(2, 1, 0)} {ctypes.get_errno()}"

        assert ask(source, deed) == "-1 13"

    def test_would_connect_without_the_shield(self) -> None:
        with socket.socket() as opened:
            assert opened.fileno() > 0

    @pytest.mark.parametrize(
        "deed",
        [
            pytest.param(lambda path: path.write_text("x"), id="overwrites the source"),
            pytest.param(lambda path: path.unlink(), id="removes the source"),
            pytest.param(lambda path: (path.parent / "new").write_text("x"), id="writes a file"),
            pytest.param(lambda path: (path.parent / "new").mkdir(), id="makes a folder"),
            pytest.param(lambda path: path.rename(path.with_name("new")), id="renames"),
            pytest.param(lambda path: path.chmod(0o777), id="changes rights"),
            pytest.param(lambda path: os.truncate(path, 0), id="empties"),
            pytest.param(lambda path: (path.parent / "new").symlink_to(path), id="links"),
            pytest.param(
                lambda _: subprocess.run([sys.executable, "-c", "0"], check=True), id="runs"
            ),
            pytest.param(lambda _: os.fork() or os._exit(0), id="forks"),
            pytest.param(lambda _: os.kill(os.getppid(), 0), id="signals its parent"),
        ],
    )
    def test_changes_and_starts_nothing(self, source: Path, deed: Callable[[Path], object]) -> None:
        before = source.read_bytes()

        told = ask(source, attempt(lambda: deed(source)))

        assert told in ("refused 13", "refused 1")
        assert source.read_bytes() == before
        assert [path.name for path in source.parent.iterdir()] == ["acts.csv"]

    def test_has_its_share_of_memory_and_no_more(self, source: Path) -> None:
        def take(size_bytes: int) -> str:
            return str(len(bytearray(size_bytes)))

        assert ask(source, lambda: take(200 * MIB)) == str(200 * MIB)
        with pytest.raises(ReadingLimitError, match="its share of memory"):
            ask(source, lambda: take(300 * MIB))

    def test_has_its_share_of_computing_and_no_more(self, source: Path) -> None:
        def spin() -> str:
            while True:
                pass

        with pytest.raises(ReadingLimitError, match="1 seconds of computing"):
            ask(source, spin, cpu_seconds=1)

    def test_has_its_share_of_open_files_and_no_more(self, source: Path) -> None:
        def keep_open() -> str:
            kept = []
            while True:
                try:
                    kept.append(source.open("rb"))
                except OSError:
                    return str(len(kept))

        assert 40 < int(ask(source, keep_open)) < 64

    @pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL])
    def test_may_end_by_any_signal_and_its_parent_goes_on(
        self, source: Path, number: signal.Signals
    ) -> None:
        def end() -> str:
            signal.raise_signal(number)
            return "never"

        before = children()

        with pytest.raises(ChildKilledError, match=f"ended with {number.name}"):
            ask(source, end)

        assert children() == before

    def test_may_not_answer_with_anything_but_what_was_asked(self, source: Path) -> None:
        with pytest.raises(ReaderFailedError):
            ask_apart(source, lambda: ["a", "list"], str)  # type: ignore[arg-type, return-value]

    def test_may_not_send_what_is_no_message(self, source: Path) -> None:
        def forge() -> str:
            for descriptor in range(3, 64):
                try:
                    os.write(descriptor, b"\x04\x00\x00\x00\xc1\xc1\xc1\xc1")
                except OSError:
                    continue
            os._exit(0)

        with pytest.raises(ChildKilledError, match="a broken answer"):
            ask(source, forge)

    def test_holds_no_file_of_its_parent(self, source: Path, tmp_path: Path) -> None:
        with (tmp_path / "rahasia").open("w+b") as secret:
            number = secret.fileno()

            assert ask(source, attempt(lambda: os.fstat(number))).startswith("refused 9")


class TestRaiseShield:
    def test_takes_the_systems_filter_where_it_can(self, source: Path) -> None:
        # Once more inside the child: a second filter only adds to the first.
        assert ask(source, lambda: raise_shield().value) == Shield.SYSTEM.value

    @pytest.mark.parametrize(
        ("event", "arguments"),
        [
            ("socket.__new__", (None, 2, 1, 0)),
            ("subprocess.Popen", ("sh", [], None, None)),
            ("os.remove", ("acts.csv", -1)),
            ("open", ("acts.csv", "w", os.O_WRONLY | os.O_CREAT)),
        ],
    )
    def test_refuses_the_same_where_only_python_can(
        self, event: str, arguments: tuple[object, ...]
    ) -> None:
        with pytest.raises(PermissionError):
            refuse_event(event, arguments)
        refuse_event("open", ("acts.csv", "r", os.O_RDONLY))
