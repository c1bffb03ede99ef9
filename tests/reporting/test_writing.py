"""Tests of the writing of a run's files: whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netral.reporting.errors import OutputExistsError, OutputUnwritableError
from netral.reporting.writing import (
    RunFolder,
    iter_lines,
    write_indications,
    write_lines,
    write_quarantine,
    write_unclear,
)
from netral.screening.indication import Indication
from tests.reporting.builders import act, context, indication, rejected, unclear


class BrokenScreeningError(Exception):
    """Stands for anything that goes wrong while acts are being screened."""


def breaking_off() -> Iterator[Indication]:
    yield indication()
    raise BrokenScreeningError


def fail_in(folder: Path) -> None:
    with RunFolder(folder) as outputs:
        outputs.open_file("one.jsonl").write_record({"later": 1})
        raise BrokenScreeningError


class TestWriteIndications:
    def test_writes_one_line_for_each_indication(self, tmp_path: Path) -> None:
        path = tmp_path / "indications.jsonl"

        written = write_indications(
            path, [indication(), indication(act(act_id="ACT-9"))], context=context()
        )

        assert written == 2
        assert [line["act_id"] for line in iter_lines(path)] == ["ACT-1", "ACT-9"]

    def test_leaves_nothing_behind_when_it_breaks_off(self, tmp_path: Path) -> None:
        with pytest.raises(BrokenScreeningError):
            write_indications(tmp_path / "indications.jsonl", breaking_off(), context=context())

        assert list(tmp_path.iterdir()) == []

    def test_leaves_an_earlier_file_as_it_was_when_it_breaks_off(self, tmp_path: Path) -> None:
        path = tmp_path / "indications.jsonl"
        path.write_text("earlier\n", encoding="utf-8")

        with pytest.raises(BrokenScreeningError):
            write_indications(path, breaking_off(), context=context())

        assert path.read_text(encoding="utf-8") == "earlier\n"
        assert list(tmp_path.iterdir()) == [path]

    def test_lets_only_the_owner_read(self, tmp_path: Path) -> None:
        path = tmp_path / "indications.jsonl"

        write_indications(path, [indication()], context=context())

        assert path.stat().st_mode & 0o077 == 0

    def test_writes_an_empty_file_for_no_indications(self, tmp_path: Path) -> None:
        path = tmp_path / "indications.jsonl"

        assert write_indications(path, [], context=context()) == 0
        assert path.read_bytes() == b""


class TestWriteUnclear:
    def test_writes_one_line_for_each_act(self, tmp_path: Path) -> None:
        path = tmp_path / "unclear.jsonl"

        assert write_unclear(path, [unclear()], context=context()) == 1
        assert [line["result"] for line in iter_lines(path)] == ["unclear"]


class TestWriteQuarantine:
    def test_writes_one_line_for_each_record(self, tmp_path: Path) -> None:
        path = tmp_path / "quarantine.jsonl"

        assert write_quarantine(path, [rejected(), rejected(pointer="row 13")]) == 2
        assert [line["pointer"] for line in iter_lines(path)] == ["row 12", "row 13"]


class TestWriteLines:
    def test_refuses_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(OutputUnwritableError, match="no such file or directory"):
            write_lines(tmp_path / "missing" / "lines.jsonl", [])


class TestRunFolder:
    def test_gives_all_files_their_names_at_the_end(self, tmp_path: Path) -> None:
        folder = tmp_path / "deep" / "out"

        with RunFolder(folder) as outputs:
            outputs.open_file("one.jsonl").write_record({"a": 1})
            outputs.open_file("two.html").write(b"<p>")
            assert not (folder / "one.jsonl").exists()

        assert sorted(path.name for path in folder.iterdir()) == ["one.jsonl", "two.html"]
        assert (folder / "two.html").read_bytes() == b"<p>"

    def test_leaves_neither_files_nor_folders_when_the_run_fails(self, tmp_path: Path) -> None:
        folder = tmp_path / "deep" / "out"

        with pytest.raises(BrokenScreeningError):
            fail_in(folder)

        assert list(tmp_path.iterdir()) == []

    def test_keeps_the_files_of_an_earlier_run_when_this_one_fails(self, tmp_path: Path) -> None:
        with RunFolder(tmp_path) as outputs:
            outputs.open_file("one.jsonl").write(b"earlier")

        with pytest.raises(BrokenScreeningError):
            fail_in(tmp_path)

        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"earlier"]

    def test_refuses_a_path_that_is_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "out"
        path.write_bytes(b"")

        with pytest.raises(OutputExistsError, match="out exists and is not a folder"):
            RunFolder(path)
