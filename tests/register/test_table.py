"""Tests that a person can say what the columns of a file are."""

from pathlib import Path

import pytest

from netral.register import EmptyFileError, UnknownLayoutError, read_roster
from netral.register.header import Column, TableKind, fold_title
from netral.register.table import TableHead, read_heads
from tests.register.builders import ACCOUNTS_HEADER, BUDI, BUDI_ROW, write_text, write_workbook

FOREIGN = "Nomor Induk;Nama Orang;Bagian;Agama"
ROW = f"{BUDI};BUDI CONTOH;Dinas Contoh;x"
NAMED = {
    fold_title("Nomor Induk"): Column.NIP,
    fold_title("Nama Orang"): Column.NAME,
    fold_title("Bagian"): Column.UNIT,
}


class TestReadHeads:
    def test_tells_titles_and_what_is_read_of_them(self, tmp_path: Path) -> None:
        path = write_workbook(tmp_path / "register.xlsx", [BUDI_ROW])

        (head,) = read_heads(path)

        assert head.kind is TableKind.REGISTER
        assert head.columns["NIP BARU"] is Column.NIP
        assert head.missing == ()

    def test_tells_what_an_unknown_table_lacks(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "register.csv", "Data pegawai", FOREIGN, ROW)

        assert read_heads(path) == [
            TableHead(
                label="",
                row=2,
                titles=("Nomor Induk", "Nama Orang", "Bagian", "Agama"),
                columns={},
                kind=None,
                missing=("nip", "NAMA"),
            )
        ]

    def test_has_nothing_to_tell_of_an_empty_file(self, tmp_path: Path) -> None:
        with pytest.raises(EmptyFileError):
            read_heads(write_text(tmp_path / "register.csv", "", ""))


class TestNamedColumns:
    def test_are_read_as_the_person_says(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "register.csv", FOREIGN, ROW)
        with pytest.raises(UnknownLayoutError):
            read_roster([path])

        roster, _ = read_roster([path], named={path: NAMED})

        (budi,) = roster.civil_servants.values()
        assert (budi.nip.digits, budi.name, budi.unit) == (BUDI, "BUDI CONTOH", "Dinas Contoh")

    def test_win_over_what_is_recognised(self, tmp_path: Path) -> None:
        path = write_text(
            tmp_path / "register.csv", "NIP,NAMA,UNOR,Bagian", f"{BUDI},BUDI,Dinas,Sekretariat"
        )
        named = {fold_title("Bagian"): Column.UNIT, fold_title("UNOR"): None}

        roster, _ = read_roster([path], named={path: named})

        assert [each.unit for each in roster.civil_servants.values()] == ["Sekretariat"]

    def test_are_those_of_their_own_file(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "register.csv", FOREIGN, ROW)
        accounts = write_text(
            tmp_path / "accounts.csv", ACCOUNTS_HEADER, f"{BUDI},x,budi,,,,,2024-01-01,,,"
        )

        roster, _ = read_roster([path, accounts], named={path: NAMED})

        assert len(roster.accounts) == 1
