"""Tests of reading a log beside its writer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.evidence.checkpoint import parse_checkpoint
from netral.evidence.entry_log import EntryLog
from netral.evidence.errors import LogDamagedError, ProofRefusedError
from netral.evidence.log_reading import LogReader
from netral.evidence.tree import Tree, hash_leaf
from tests.evidence.builders import NOON, SECOND
from tests.evidence.test_entry_log import KEY, entry, log_with


def read(folder: Path) -> LogReader:
    reader = LogReader(folder)
    reader.refresh()
    return reader


class TestLogReader:
    def test_has_nothing_where_no_log_is(self, tmp_path: Path) -> None:
        reader = read(tmp_path / "none")

        assert (reader.size, reader.list_head_sizes()) == (0, [])

    def test_has_tree_and_heads_of_the_writer(self, tmp_path: Path) -> None:
        log = log_with(tmp_path, 5)
        note = log.sign_head(KEY)
        log.append([entry(5)])
        reader = read(tmp_path)

        assert (reader.size, reader.tree.root()) == (6, log.tree.root())
        assert reader.list_head_sizes() == [5]
        assert reader.get_note(5) == note
        assert reader.get_last_moment(5) == NOON + 4 * SECOND

    def test_reads_what_was_added_and_waits_for_a_line_that_is_being_written(
        self, tmp_path: Path
    ) -> None:
        log = log_with(tmp_path, 3)
        reader = read(tmp_path)
        log.append([entry(3)])
        with (tmp_path / "entries.log").open("ab") as file:
            file.write(str(entry(4)).encode()[:50])
        reader.refresh()
        sizes = [reader.size]
        with (tmp_path / "entries.log").open("ab") as file:
            file.write(str(entry(4)).encode()[50:] + b"\n")
        reader.refresh()

        assert [*sizes, reader.size] == [4, 5]
        assert reader.tree.root() == Tree(str(entry(n)).encode() for n in range(5)).root()

    def test_begins_anew_where_another_log_lies(self, tmp_path: Path) -> None:
        log_with(tmp_path, 5)
        reader = read(tmp_path)
        (tmp_path / "entries.log").write_text(f"{entry(7)}\n{entry(8)}\n")
        reader.refresh()

        assert reader.tree.root() == Tree([str(entry(7)).encode(), str(entry(8)).encode()]).root()

    def test_needs_no_lock_and_writes_nothing(self, tmp_path: Path) -> None:
        log_with(tmp_path, 2)
        before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
        read(tmp_path).list_head_sizes()

        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before

    def test_gives_no_head_that_the_entries_do_not_lead_to(self, tmp_path: Path) -> None:
        other = log_with(tmp_path / "other", 4)
        log_with(tmp_path / "own", 5)
        other.append([entry(9)])
        note = other.sign_head(KEY)
        (tmp_path / "own" / "checkpoints" / "000000000005.note").write_text(str(note))
        reader = read(tmp_path / "own")

        assert parse_checkpoint(note.text).size == 5
        with pytest.raises(LogDamagedError):
            reader.get_note(5)

    def test_refuses_an_entry_of_another_form(self, tmp_path: Path) -> None:
        EntryLog(tmp_path)
        (tmp_path / "entries.log").write_bytes(b"\xff gossip\n")

        with pytest.raises(LogDamagedError):
            read(tmp_path)


class TestLeaves:
    @given(count=st.integers(1, 40), data=st.data())
    def test_are_found_where_they_are(self, count: int, data: st.DataObject) -> None:
        tree = Tree(b"%d" % number for number in range(count))
        number = data.draw(st.integers(0, count - 1))

        assert tree.leaf(number) == hash_leaf(b"%d" % number)
        assert tree.find_leaf(tree.leaf(number)) == number

    def test_are_whole_leaves(self) -> None:
        tree = Tree([b"a", b"b"])
        across = (tree.leaf(0) + tree.leaf(1))[7:39]

        assert tree.find_leaf(across) is None
        with pytest.raises(ProofRefusedError):
            tree.leaf(2)
