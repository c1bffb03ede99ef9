"""Tests of the commands of `netral language`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netral.cli.main import app
from netral.language.errors import NoGoldError, UnreadableGoldError

CONTEST = "Pilkada DKI Jakarta 2024: (1) Ridwan Kamil–Suswono, (2) Dharma Pongrekun–Kun Wardana, (3) Pramono Anung–Rano Karno"  # noqa: E501, RUF001
FIGURES = (
    "indication_macro_f1", "indication_macro_f1_answered", "precision", "recall", "false_flags",
    "abstention_rate", "stance_macro_f1", "stance_macro_f1_answered",
    "stance_abstention_rate", "target_f1", "voice_accuracy", "calibration_error",
    "texts_per_second", "intervals",
)  # fmt: skip


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["language", *words], input=given)


def gold(folder: Path, *rows: dict[str, object]) -> Path:
    file = folder / "gold.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows))
    return file


def row(
    text: str, indication: str, who: str, stance: str, contest: str = CONTEST
) -> dict[str, object]:
    return {
        "id": text[:5],
        "contest": contest,
        "text": text,
        "targets": [{"who": who, "stance": stance}],
        "voice": "own",
        "indication": indication,
    }


class TestExplain:
    def test_shows_target_stance_and_the_letters_that_say_so(self) -> None:
        result = run("explain", "--election", "jakarta_2024", "Ayo coblos Pramono Anung!", "--json")
        document = json.loads(result.stdout)

        assert result.exit_code == 0
        (target,) = document["targets"]
        assert target["spans"][0]["text"] == "Pramono Anung"
        assert document["text"][target["spans"][0]["start"] :].startswith("Pramono Anung")

    def test_says_in_words_that_nobody_is_named(self) -> None:
        result = run("explain", "--election", "jakarta_2024", "banjir lagi di depan rumah")

        assert result.exit_code == 0
        assert "Tidak ada peserta yang disebut" in result.stdout

    def test_reports_hidden_characters(self) -> None:
        result = run("explain", "--election", "jakarta_2024", "Pramo\u200bno menang")

        assert "hidden characters: 1" in result.stdout

    def test_reads_standard_input(self) -> None:
        result = run("explain", "--election", "jakarta_2024", "-", "--json", given="Pramono\n")

        assert json.loads(result.stdout)["text"] == "Pramono"

    def test_takes_the_day_of_the_text(self) -> None:
        before = run(
            "explain", "--election", "jakarta_2024", "paslon 3", "--on", "2024-09-01", "--json"
        )
        after = run(
            "explain", "--election", "jakarta_2024", "paslon 3", "--on", "2024-10-15", "--json"
        )

        assert json.loads(before.stdout)["targets"] == []
        assert len(json.loads(after.stdout)["targets"]) == 1

    def test_refuses_a_day_that_is_none(self) -> None:
        result = run("explain", "--election", "jakarta_2024", "Pramono", "--on", "besok")

        assert result.exit_code != 0


class TestEvaluate:
    def test_prints_every_figure_with_its_interval(self, tmp_path: Path) -> None:
        file = gold(
            tmp_path,
            row("Ayo coblos Pramono Anung, pemimpin jujur!", "yes", "Pramono", "support"),
            row("KPU tetapkan Pramono Anung https://contoh.id", "no", "Pramono", "neutral"),
        )

        result = run("evaluate", "--election", "jakarta_2024", str(file), "--json")
        report = json.loads(result.stdout)

        assert result.exit_code == 0
        assert set(FIGURES) <= set(report)
        assert set(report["intervals"]) <= set(report)
        assert report["target_f1"] == 1.0

    def test_leaves_out_the_rows_of_other_contests_and_says_so(self, tmp_path: Path) -> None:
        file = gold(
            tmp_path,
            row("Pramono", "no", "Pramono", "neutral"),
            row(
                "Airin", "no", "Airin", "neutral", "Pilkada Banten 2024: (1) Airin, (2) Andra Soni"
            ),
        )

        result = run("evaluate", "--election", "jakarta_2024", str(file))

        assert result.exit_code == 0
        assert "1 baris dari pemilihan lain dilewati" in result.stdout

    def test_refuses_an_empty_file(self, tmp_path: Path) -> None:
        file = tmp_path / "gold.jsonl"
        file.write_text("")

        result = run("evaluate", "--election", "jakarta_2024", str(file))

        assert isinstance(result.exception, NoGoldError)

    @pytest.mark.parametrize(
        "content", ["{", '{"text": "a"}', '{"text": "a", "indication": "maybe"}']
    )
    def test_refuses_a_line_that_is_no_annotated_text(self, tmp_path: Path, content: str) -> None:
        file = tmp_path / "gold.jsonl"
        file.write_text(content)

        result = run("evaluate", "--election", "jakarta_2024", str(file))

        assert isinstance(result.exception, UnreadableGoldError)
        assert "gold.jsonl:1" in str(result.exception)
