"""Tests of the skeleton: whole or not at all, and a list of what to do."""

from pathlib import Path

import pytest

from netral.election import BadElectionIdError, FolderNotEmptyError, check_election, load_election
from netral.election.skeleton import write_skeleton
from tests.election.builders import SHIPPED


def write(folder: Path, election_id: str = "bali_2024", parties: str = "2024") -> None:
    source = SHIPPED / f"parties_{parties}.yaml"
    write_skeleton(
        folder, election_id=election_id, parties_name=source.name, parties=source.read_bytes()
    )


class TestWriteSkeleton:
    def test_complains_only_of_the_marks_it_left(self, tmp_path: Path) -> None:
        write(tmp_path / "bali")

        messages = [item.message for item in check_election(tmp_path / "bali")]

        assert messages
        assert [text for text in messages if not text.startswith("Here still stands <")] == []

    @pytest.mark.parametrize("parties", ["2014", "2019", "2024"])
    def test_is_in_order_once_the_marks_are_filled(self, tmp_path: Path, parties: str) -> None:
        folder = tmp_path / "bali"
        write(folder, parties=parties)
        fill(folder)

        assert check_election(folder) == []
        assert load_election(folder).election_id == "bali_2024"

    def test_takes_an_empty_folder(self, tmp_path: Path) -> None:
        write(tmp_path)

        assert (tmp_path / "election.yaml").is_file()

    def test_refuses_a_folder_with_files(self, tmp_path: Path) -> None:
        (tmp_path / "note.txt").write_text("mine")

        with pytest.raises(FolderNotEmptyError, match="is not empty; nothing was written"):
            write(tmp_path)

        assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]

    @pytest.mark.parametrize("election_id", ["Bali-2024", "2024_bali", "", "../bali"])
    def test_refuses_what_is_no_id(self, tmp_path: Path, election_id: str) -> None:
        with pytest.raises(BadElectionIdError):
            write(tmp_path / "bali", election_id=election_id)

        assert list(tmp_path.iterdir()) == []


FILLED = {
    "election.yaml": [
        ("<name of the election, for example Pilkada Bali 2024>", "Pilkada Bali 2024"),
        ("<WIB, WITA or WIT>", "WITA"),
        ("<skb_2022 or pre_2022>", "skb_2022"),
        ("<where the calendar was read, for example PKPU 2/2024>", "PKPU 2/2024"),
        (
            "before, first_day: <day>, last_day: <day>",
            "before, first_day: 2024-03-22, last_day: 2024-09-21",
        ),
        ("<day of designation>, last_day: <day>", "2024-09-22, last_day: 2024-09-24"),
        (
            "campaign, first_day: <day>, last_day: <day>",
            "campaign, first_day: 2024-09-25, last_day: 2024-11-23",
        ),
        (
            "quiet, first_day: <day>, last_day: <day>",
            "quiet, first_day: 2024-11-24, last_day: 2024-11-26",
        ),
        ("<day of voting>", "2024-11-27"),
        (
            "after, first_day: <day>, last_day: <day>",
            "after, first_day: 2024-11-28, last_day: 2024-12-16",
        ),
        ("numbers_drawn_on: <day>", "numbers_drawn_on: 2024-09-23"),
        ("<office, for example Gubernur dan Wakil Gubernur Bali>", "Gubernur"),
        ("<the region and its short forms, one by one>", "Bali"),
        ("<pilgub and the region, for example pilgub bali>", "pilgub bali"),
    ],
    "contestants/first_pair.yaml": [
        ("<both names as the commission prints them>", "Lentari - Mahoni"),
        ("<what everybody calls the lead, for example Pramono>", "Lentari"),
        ("<full name of the first>", "Lentari Wirasena"),
        ("<full name of the second>", "Mahoni Sadewa"),
        ("<both short names, for example Pramono-Rano>", "Lentari-Mahoni"),
        ("<nickname, for example Mas Pram>", "Bu Tari"),
        ("<hashtag of the pair, with its #>", "#LentariMahoni"),
        ("<hashtag that asks for votes>", "#PilihLentari"),
        ("<ambiguous short name, for example Rano>", "Tari"),
    ],
    "contestants/second_pair.yaml": [
        ("<both names as the commission prints them>", "Gandasura - Widuri"),
        ("<what everybody calls the lead>", "Gandasura"),
        ("<full name of the first>", "Gandasura Prawira"),
        ("<full name of the second>", "Widuri Anggada"),
        ("<both short names>", "Gandasura-Widuri"),
    ],
}


def fill(folder: Path) -> None:
    for name, facts in FILLED.items():
        content = (folder / name).read_text(encoding="utf-8")
        for mark, fact in facts:
            assert mark in content
            content = content.replace(mark, fact)
        (folder / name).write_text(content, encoding="utf-8")
