"""Tests of the commands of `netral transparency`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netral.cli.main import app
from netral.reporting.errors import (
    CensusUnreadableError,
    CountsDoNotCloseError,
    DayNotPublishableError,
)

CASES = [
    {"stage": "review", "is_late": True, "contestant_id": "pramono_rano", "count": 20},
    {"ending": "not_proven", "contestant_id": "pramono_rano", "count": 30},
    {"count": 3},
]
SUMMARY = {
    "format": "netral.summary.v1",
    "counts": {
        "read": 500,
        "dropped_because": {"undeclared": 300, "not_valid": 20},
        "outside_window": 50,
        "quarantined_because": {"missing_time": 30},
        "screened": 100,
        "acts_with_indication": 10,
        "indications": 12,
        "unclear": 40,
        "nothing": 50,
    },
}


def build(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["transparency", "build", *words])


def write_census(folder: Path, **changes: object) -> Path:
    census = {
        "format": "netral.census.v1",
        "day": "2024-10-01",
        "taken_in": 53,
        "cases": CASES,
        "invented": {"neutral": 40, "confirmed": 1},
    }
    path = folder / "census.json"
    path.write_text(json.dumps(census | changes), encoding="utf-8")
    return path


class TestBuild:
    def test_writes_the_report_and_says_in_what_spans(self, tmp_path: Path) -> None:
        summary = tmp_path / "summary.json"
        summary.write_text(json.dumps(SUMMARY), encoding="utf-8")
        out = tmp_path / "public"

        result = build(
            "--in",
            str(write_census(tmp_path)),
            "--out",
            str(out),
            "--summary",
            str(summary),
            "--json",
        )

        assert result.exit_code == 0, result.output
        told = json.loads(result.stdout)
        assert told["populations"]["cases"]["total"] == 53
        assert told["populations"]["records"]["step"] == 12
        assert sorted(path.name for path in out.iterdir()) == sorted(told["files"])
        assert '"24","35"' in (out / "contestants.csv").read_text(encoding="utf-8")

    def test_twice_with_the_same_counts_changes_no_byte(self, tmp_path: Path) -> None:
        words = ("--in", str(write_census(tmp_path)), "--out", str(tmp_path / "public"))
        build(*words)
        before = {path.name: path.read_bytes() for path in (tmp_path / "public").iterdir()}

        assert build(*words).exit_code == 0
        assert before == {p.name: p.read_bytes() for p in (tmp_path / "public").iterdir()}

    def test_refuses_other_counts_of_a_published_day(self, tmp_path: Path) -> None:
        out = tmp_path / "public"
        build("--in", str(write_census(tmp_path)), "--out", str(out))
        before = (out / "releases.jsonl").read_bytes()
        more = write_census(tmp_path, taken_in=90, cases=[{"stage": "draw", "count": 90}])

        result = build("--in", str(more), "--out", str(out))

        assert isinstance(result.exception, DayNotPublishableError)
        assert (out / "releases.jsonl").read_bytes() == before

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            pytest.param({"taken_in": 52}, CountsDoNotCloseError, id="a case too many"),
            pytest.param(
                {"invented": {"neutral": 1, "confirmed": 2}}, CountsDoNotCloseError, id="invented"
            ),
            pytest.param(
                {"cases": [{"stage": "review", "count": -53}]}, CensusUnreadableError, id="negative"
            ),
            pytest.param(
                {"cases": [{"stage": "review", "ending": "violation", "count": 53}]},
                CensusUnreadableError,
                id="open and ended",
            ),
            pytest.param(
                {"cases": [{"person": "x", "count": 53}]}, CensusUnreadableError, id="a person"
            ),
            pytest.param({"format": "other"}, CensusUnreadableError, id="another format"),
        ],
    )
    def test_refuses_a_census_that_is_wrong_and_writes_nothing(
        self, tmp_path: Path, changes: dict[str, object], error: type[Exception]
    ) -> None:
        result = build(
            "--in", str(write_census(tmp_path, **changes)), "--out", str(tmp_path / "public")
        )

        assert isinstance(result.exception, error)
        assert not (tmp_path / "public").exists()
