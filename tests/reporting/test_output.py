"""Tests of the files of a whole run."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from netral.intake.quarantine import RejectedRecord
from netral.reporting.errors import CountsDoNotCloseError
from netral.reporting.output import write_run
from netral.reporting.page import render_report
from netral.reporting.writing import iter_lines
from tests.reporting.builders import counts, rejected, run

FILES = {
    "indications.jsonl",
    "quarantine.jsonl",
    "report.html",
    "summary.json",
    "unclear.jsonl",
}


class BrokenQuarantineError(Exception):
    """Stands for anything that goes wrong while a run is being written."""


def breaking_off() -> Iterator[RejectedRecord]:
    yield rejected()
    raise BrokenQuarantineError


class TestWriteRun:
    def test_writes_all_files_of_a_run(self, tmp_path: Path) -> None:
        summary = write_run(tmp_path / "out", run(), rejected=[rejected()])

        folder = tmp_path / "out"
        assert {path.name for path in folder.iterdir()} == FILES
        assert json.loads((folder / "summary.json").read_text(encoding="utf-8")) == summary
        assert len(list(iter_lines(folder / "indications.jsonl"))) == 1
        assert len(list(iter_lines(folder / "unclear.jsonl"))) == 1
        assert len(list(iter_lines(folder / "quarantine.jsonl"))) == 1

    def test_writes_nothing_when_the_counts_do_not_close(self, tmp_path: Path) -> None:
        with pytest.raises(CountsDoNotCloseError):
            write_run(tmp_path / "out", run(counts=counts(read=7)), rejected=[])

        assert list(tmp_path.iterdir()) == []

    def test_writes_nothing_when_it_breaks_off(self, tmp_path: Path) -> None:
        with pytest.raises(BrokenQuarantineError):
            write_run(tmp_path / "out", run(), rejected=breaking_off())

        assert list(tmp_path.iterdir()) == []

    def test_writes_the_same_bytes_for_the_same_run(self, tmp_path: Path) -> None:
        for name in ("one", "two"):
            write_run(tmp_path / name, run(), rejected=[rejected()])

        for name in FILES:
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()

    def test_lets_only_the_owner_read(self, tmp_path: Path) -> None:
        write_run(tmp_path / "out", run(), rejected=[])

        for path in (tmp_path / "out").iterdir():
            assert path.stat().st_mode & 0o077 == 0, path.name

    def test_holds_the_account_of_nobody(self, tmp_path: Path) -> None:
        write_run(tmp_path / "out", run(), rejected=[rejected()])

        for path in (tmp_path / "out").iterdir():
            assert b"pegawai_contoh" not in path.read_bytes(), path.name


class TestWhatThePageAndTheLinesShare:
    def test_the_page_is_the_one_that_is_rendered_alone(self, tmp_path: Path) -> None:
        done = run()

        write_run(tmp_path, done, rejected=[])

        assert (tmp_path / "report.html").read_text(encoding="utf-8") == render_report(done)
