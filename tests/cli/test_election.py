"""Tests of the commands of `netral election`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netral.cli.main import app
from netral.cli.shipped import list_elections
from netral.election import FolderNotEmptyError, UnreadableTextsError
from tests.election.builders import GOOD, copy_good, replace_in


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["election", *words])


class TestCheck:
    def test_says_that_an_election_is_in_order(self) -> None:
        result = run("check", str(GOOD))

        assert result.exit_code == 0
        assert result.stdout == f"{GOOD}: in order\n"

    def test_exits_with_1_and_one_line_for_each_problem(self, tmp_path: Path) -> None:
        folder = copy_good(tmp_path)
        replace_in(folder / "election.yaml", "zone: WITA", "zone: WITB")
        replace_in(folder / "contestants" / "gandasura.yaml", "Kang Ganda", "Bangkit")

        result = run("check", str(folder))

        assert result.exit_code == 1
        assert result.stdout.splitlines()[0] == f"{folder}: 1 error, 1 warning"
        assert result.stdout.splitlines()[1] == (
            f'  error: {folder}/election.yaml:3: zone: "WITB" is not allowed here. '
            "One of: WIB, WITA, WIT."
        )

    def test_lets_warnings_pass(self, tmp_path: Path) -> None:
        folder = copy_good(tmp_path)
        replace_in(folder / "contestants" / "gandasura.yaml", "Kang Ganda", "Bangkit")

        result = run("check", str(folder))

        assert result.exit_code == 0
        assert "1 warning" in result.stdout

    def test_gives_one_json_document(self, tmp_path: Path) -> None:
        folder = copy_good(tmp_path)
        replace_in(folder / "election.yaml", "zone: WITA", "zone: WITB")

        result = run("check", str(folder), "--json")
        (checked,) = json.loads(result.stdout)["elections"]

        assert result.exit_code == 1
        assert checked["in_order"] is False
        assert checked["problems"] == [
            {
                "file": f"{folder}/election.yaml",
                "line": 3,
                "key": "zone",
                "message": '"WITB" is not allowed here.',
                "remedy": "One of: WIB, WITA, WIT.",
                "severity": "error",
            }
        ]

    def test_checks_all_shipped_elections_by_default(self) -> None:
        checked = json.loads(run("check", "--json").stdout)["elections"]

        assert [one["election"] for one in checked] == list_elections()


class TestShow:
    def test_shows_calendar_names_and_what_makes_them_count(self) -> None:
        shown = run("show", "jakarta_2024").stdout

        for part in ("2024-09-22", "Ridwan Kamil-Suswono", "RIDO", "counts only with", "@si.rano"):
            assert part in shown

    def test_gives_one_json_document_with_every_name(self) -> None:
        document = json.loads(run("show", "jakarta_2024", "--json").stdout)
        names = {name["text"] for one in document["contestants"] for name in one["names"]}

        assert document["window"] == {
            "start": "2024-03-22T00:00:00+07:00",
            "end_exclusive": "2024-12-17T00:00:00+07:00",
        }
        assert document["designated_on"] == "2024-09-22"
        assert {"RIDO", "paslon 3", "PDIP"} <= names

    def test_marks_an_account_that_is_not_recognised(self) -> None:
        assert "not recognised" in " ".join(run("show", "jakarta_2017").stdout.split())


class TestNew:
    def test_writes_a_skeleton_that_check_takes_up(self, tmp_path: Path) -> None:
        folder = tmp_path / "bali"

        made = run("new", "bali_2024", "--out", str(folder), "--json")
        checked = run("check", str(folder))

        assert made.exit_code == 0
        assert str(folder / "election.yaml") in json.loads(made.stdout)["files"]
        assert checked.exit_code == 1
        assert "Here still stands" in checked.stdout

    def test_copies_the_parties_asked_for(self, tmp_path: Path) -> None:
        run("new", "bali_2020", "--out", str(tmp_path / "bali"), "--parties", "2019")

        assert (tmp_path / "bali" / "parties_2019.yaml").is_file()

    def test_refuses_a_folder_with_files(self, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("mine")

        result = run("new", "bali_2024", "--out", str(tmp_path))

        assert isinstance(result.exception, FolderNotEmptyError)
        assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


class TestRisk:
    def test_says_why_a_name_is_risky(self) -> None:
        assert run("risk", "Menyala").stdout == '"Menyala" is an ordinary word.\n'

    def test_counts_in_ordinary_texts(self, tmp_path: Path) -> None:
        texts = tmp_path / "texts.txt"
        texts.write_text("semoga rido\nhujan lagi\n", encoding="utf-8")

        result = run("risk", "RIDO", "--in", str(texts), "--json")

        assert json.loads(result.stdout) == {
            "names": [{"name": "RIDO", "risk": "is an ordinary word", "texts_with_name": 1}]
        }

    @pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
    def test_refuses_texts_that_cannot_be_read(self, tmp_path: Path, content: bytes | None) -> None:
        texts = tmp_path / "texts.txt"
        if content is not None:
            texts.write_bytes(content)

        result = run("risk", "RIDO", "--in", str(texts))

        assert isinstance(result.exception, UnreadableTextsError)
