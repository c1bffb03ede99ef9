"""Tests of loading the procedure."""

import shutil
from pathlib import Path

import pytest

from netral.casework import check_procedure, load_procedure
from netral.cli.shipped import find_procedure_path, list_editions
from netral.values.problem import ProblemsError
from tests.casework.conftest import PROCEDURE_FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROCEDURE_FOLDER, tmp_path / "procedure"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


class TestLoadProcedure:
    def test_loads_what_ships(self, folder: Path) -> None:
        procedure = load_procedure(folder)

        assert procedure.procedure_id == "indonesia"
        assert len(procedure.digest) == 64

    def test_has_another_digest_when_one_day_moves(self, folder: Path) -> None:
        before = load_procedure(folder).digest
        change(folder / "holidays" / "2024.yaml", "2024-12-26", "2024-12-27")

        assert load_procedure(folder).digest != before

    def test_lists_all_problems_at_once(self, folder: Path) -> None:
        change(folder / "deadlines.yaml", "unit: calendar_days", "unit: lunar_days")
        change(folder / "bodies.yaml", "in_office_until: 2024-09-04", "in_office_until: 2010-01-01")
        change(folder / "holidays" / "2025.yaml", "year: 2025", "year: 2035")

        with pytest.raises(ProblemsError) as caught:
            load_procedure(folder)

        text = str(caught.value)
        assert "lunar_days" in text
        assert "ends before it begins" in text
        assert "is no day of 2035" in text
        assert "The file is named 2025" in text


class TestCheckProcedure:
    @pytest.mark.parametrize(
        ("file", "old", "new", "message"),
        [
            pytest.param(
                "holidays/2024.yaml", "2024-12-26", "2024-12-25", "written twice", id="a day twice"
            ),
            pytest.param("procedure.yaml", "zone: WIB", "zone: GMT", "no such zone", id="zone"),
            pytest.param(
                "deadlines.yaml",
                "warn_after: 5",
                "warn_after: 9",
                "is more than",
                id="late warning",
            ),
            pytest.param(
                "deadlines.yaml",
                "elections: [general]",
                "elections: [general, regional]",
                "Two rules give bawaslu_report",
                id="overlap",
            ),
            pytest.param("deadlines.yaml", "  days: 7\n", "", "needs a number", id="no days"),
            pytest.param(
                "bodies.yaml", "tasks: [decides]", "tasks: [punishes]", "allowed here", id="task"
            ),
        ],
    )
    def test_names_the_mistake(
        self, folder: Path, file: str, old: str, new: str, message: str
    ) -> None:
        change(folder / file, old, new)

        problems = check_procedure(folder)

        assert any(message in each.message for each in problems)
        assert all(each.line for each in problems)

    def test_finds_nothing_in_what_ships(self, folder: Path) -> None:
        assert check_procedure(folder) == []

    def test_misses_a_file_that_is_not_there(self, folder: Path) -> None:
        (folder / "bodies.yaml").unlink()

        assert any("missing" in each.message for each in check_procedure(folder))


class TestShipped:
    def test_procedure_is_found_and_is_no_edition(self) -> None:
        assert find_procedure_path() == PROCEDURE_FOLDER
        assert "procedure" not in list_editions()
