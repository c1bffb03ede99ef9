"""Tests that the commission's list is read in a child, with the same cells and sentences."""

import os
from pathlib import Path

import pytest

from netral.batch.commission_file import read_commission_table_apart
from netral.election.commission_list import read_commission_table
from netral.intake.errors import ChildKilledError, ReaderFailedError

TABLE = "number;platform;url\n3;x;https://x.com/pasangan\n"


def write(folder: Path, content: bytes = TABLE.encode()) -> Path:
    path = folder / "akun_kpu.csv"
    path.write_bytes(content)
    return path


class TestReadCommissionTableApart:
    @pytest.mark.parametrize(
        "content",
        [TABLE.encode(), b"", b"\xff\xfe", b'number,platform\n3,"x', b"a" * (4096 * 1024 + 1)],
        ids=["a list", "empty", "no text", "open quote", "too large"],
    )
    def test_gives_what_reading_here_gives(self, tmp_path: Path, content: bytes) -> None:
        path = write(tmp_path, content)

        assert read_commission_table_apart(path) == read_commission_table(path)

    def test_says_what_reading_here_says_of_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        path = tmp_path / "none.csv"

        assert read_commission_table_apart(path) == read_commission_table(path)
        assert read_commission_table_apart(None) is None

    def test_opens_no_list_in_this_process(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path, parent, opened = write(tmp_path), os.getpid(), Path.open

        def refuse(one: Path, *words: object, **options: object) -> object:
            assert os.getpid() != parent or one != path
            return opened(one, *words, **options)  # type: ignore[call-overload]

        monkeypatch.setattr(Path, "open", refuse)

        table = read_commission_table_apart(path)

        assert table is not None
        assert len(table.lines) == 2

    def test_survives_a_reader_that_dies(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(
            "netral.batch.commission_file.read_commission_table", lambda _: os.abort()
        )

        with pytest.raises(ChildKilledError):
            read_commission_table_apart(write(tmp_path))

    def test_can_write_nothing_while_reading(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "left.txt"
        monkeypatch.setattr(
            "netral.batch.commission_file.read_commission_table", lambda _: target.write_text("x")
        )

        with pytest.raises(ReaderFailedError, match="PermissionError"):
            read_commission_table_apart(write(tmp_path))
        assert not target.exists()
