"""Tests of `netral practice`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from netral.cli.main import app
from netral_practice.errors import NoScreeningError, OccupiedFolderError, TooSmallWorldError

SMALL = ("--civil-servants", "60", "--acts", "400", "--seed", "5")


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["practice", *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


class TestPractice:
    def test_writes_a_world_and_says_what_it_holds(self, tmp_path: Path) -> None:
        code, out, notices = run("--out", str(tmp_path / "w"), *SMALL)

        assert code == 0
        assert "60 civil servants" in out
        assert "[netral] inventing 60 civil servants and 400 acts" in notices
        assert {"register.xlsx", "declared_accounts.csv", "truth.jsonl", "README.md"} <= {
            path.name for path in (tmp_path / "w").iterdir()
        }

    def test_answers_programs_with_one_document(self, tmp_path: Path) -> None:
        code, out, _ = run("--out", str(tmp_path / "w"), *SMALL, "--json")

        facts = json.loads(out)
        assert code == 0
        assert facts["acts"] == 400
        assert facts["folder"] == str(tmp_path / "w")
        assert facts == {"folder": facts["folder"]} | json.loads(
            (tmp_path / "w" / "world.json").read_text(encoding="utf-8")
        )

    def test_refuses_a_tiny_world_and_writes_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(TooSmallWorldError):
            run("--out", str(tmp_path / "w"), "--acts", "10")

        assert not (tmp_path / "w").exists()

    def test_refuses_a_folder_in_use(self, tmp_path: Path) -> None:
        (tmp_path / "surat.txt").write_text("isi")

        with pytest.raises(OccupiedFolderError):
            run("--out", str(tmp_path), *SMALL)

        assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]

    def test_refuses_to_compare_with_what_is_no_screening(
        self, folder: Path, tmp_path: Path
    ) -> None:
        with pytest.raises(NoScreeningError):
            run("--out", str(folder), "--compare", str(tmp_path))
