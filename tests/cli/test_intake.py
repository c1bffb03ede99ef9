"""Tests of the commands of `netral intake`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netral.cli.main import app
from netral.intake.errors import UnknownLayoutError
from tests.intake.builders import CANARY, write_csv, write_zip, x_files


def run(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["intake", *words])


class TestInspect:
    def test_shows_what_is_read_and_what_is_not_and_why(self, tmp_path: Path) -> None:
        result = run("inspect", str(write_zip(tmp_path / "x.zip", x_files())))

        assert result.exit_code == 0
        assert "X archive (2018 and later) · netral.x.archive.v1" in result.stdout
        assert "Catatan / Records: 3" in result.stdout
        assert "data/tweets.js" in result.stdout
        assert "private messages" in result.stdout
        assert CANARY not in result.stdout

    def test_gives_one_json_document(self, tmp_path: Path) -> None:
        result = run("inspect", "--json", str(write_zip(tmp_path / "x.zip", x_files())))

        document = json.loads(result.stdout)
        assert document["format"] == "netral.x.archive.v1"
        assert document["grade"] == "A"
        assert document["record_count"] == 3
        assert {"path": "ip-audit.js", "reason": "log-in data"} in document["would_not_read"]

    def test_reads_a_foreign_table_by_its_mapping(self, tmp_path: Path) -> None:
        table = write_csv(tmp_path / "a.csv", [{"Akun": "a", "Kapan": "1", "Skor": "1"}])
        mapping = tmp_path / "mapping.yaml"
        mapping.write_text(
            "name: a.v1\ncolumns: {Akun: actor_handle, Kapan: occurred_at}\n"
            "constants: {platform: x, verb: post}\n",
            encoding="utf-8",
        )

        without = run("inspect", str(table))
        result = run("inspect", str(table), "--mapping", str(mapping), "--json")

        assert isinstance(without.exception, UnknownLayoutError)
        assert json.loads(result.stdout)["would_read"] == ["Akun", "Kapan"]

    @pytest.mark.parametrize("name", ["tiada", "."])
    def test_refuses_with_a_sentence(self, tmp_path: Path, name: str) -> None:
        result = run("inspect", str(tmp_path / name))

        assert result.exit_code != 0
        assert str(result.exception).startswith("[NTR-INT-00")
