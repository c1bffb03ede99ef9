"""Tests that registers are read in a child, with the same answer and the same sentences."""

import os
import zipfile
from pathlib import Path

import pytest

from netral.batch.roster_file import import_roster_apart, read_roster_apart
from netral.intake.errors import ChildKilledError, ReaderFailedError
from netral.register import (
    EmptyFileError,
    MissingFileError,
    NoFilesError,
    UnknownLayoutError,
    read_roster,
)
from netral.values.errors import UnsafeZipError
from netral.values.problem import ProblemsError
from tests.register.builders import (
    ACCOUNTS_HEADER,
    BUDI,
    BUDI_ROW,
    SITI_ROW,
    write_text,
    write_workbook,
)


def office(folder: Path, *rows: str) -> list[Path]:
    register = write_workbook(folder / "register.xlsx", [BUDI_ROW, SITI_ROW])
    accounts = write_text(folder / "accounts.csv", ACCOUNTS_HEADER, *rows)
    return [register, accounts]


ROW = f"{BUDI},instagram,budi.contoh,,,,,2024-01-01,,,"


class TestReadRosterApart:
    def test_gives_what_reading_here_gives(self, tmp_path: Path) -> None:
        paths = office(tmp_path, ROW, f"{BUDI},friendster,x,,,,,2024-01-01,,,")

        assert read_roster_apart(paths) == read_roster(paths)

    def test_opens_no_file_in_this_process(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        paths = office(tmp_path, ROW)
        parent = os.getpid()
        opened = Path.open

        def refuse(path: Path, *words: object, **options: object) -> object:
            assert os.getpid() != parent or path not in paths
            return opened(path, *words, **options)  # type: ignore[call-overload]

        monkeypatch.setattr(Path, "open", refuse)

        assert len(read_roster_apart(paths)[0].civil_servants) == 2

    def test_survives_a_reader_that_dies(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("netral.batch.roster_file.read_roster", lambda *_, **__: os.abort())

        with pytest.raises(ChildKilledError):
            read_roster_apart(office(tmp_path, ROW))

    def test_can_write_nothing_while_reading(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "left.txt"
        monkeypatch.setattr(
            "netral.batch.roster_file.read_roster", lambda *_, **__: target.write_text("x")
        )

        with pytest.raises(ReaderFailedError, match="PermissionError"):
            read_roster_apart(office(tmp_path, ROW))
        assert not target.exists()

    def test_refuses_a_workbook_built_to_do_harm(self, tmp_path: Path) -> None:
        bomb = tmp_path / "bomb.xlsx"
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", bytes(64_000_000))

        with pytest.raises(UnsafeZipError):
            read_roster_apart([bomb])

    def test_keeps_the_sentences_of_the_register(self, tmp_path: Path) -> None:
        with pytest.raises(NoFilesError):
            read_roster_apart([])
        with pytest.raises(MissingFileError, match=r"none\.csv"):
            read_roster_apart([tmp_path / "none.csv"])
        with pytest.raises(EmptyFileError):
            read_roster_apart([write_text(tmp_path / "empty.csv", ACCOUNTS_HEADER)])
        with pytest.raises(UnknownLayoutError):
            read_roster_apart([write_text(tmp_path / "other.csv", "satu,dua", "1,2")])

    def test_carries_a_register_larger_than_one_message(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        paths = office(tmp_path, ROW)
        monkeypatch.setattr("netral.intake.isolation.apart.PIECE_BYTES", 100)

        assert read_roster_apart(paths) == read_roster(paths)


class TestImportRosterApart:
    def test_refuses_bad_rows_with_each_problem(self, tmp_path: Path) -> None:
        paths = office(tmp_path, f"{BUDI},friendster,x,,,,,2024-01-01,,,")

        with pytest.raises(ProblemsError) as refused:
            import_roster_apart(paths)
        roster, _ = import_roster_apart(paths, skip_bad_rows=True)

        assert refused.value.problems[0].line == 2
        assert len(roster.civil_servants) == 2
