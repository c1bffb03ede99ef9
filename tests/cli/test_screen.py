"""The main job end to end: a small practice election goes in, and only what may comes out."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ACTIVITY = (
    "acts.jsonl",
    "acts.parquet",
    "x_archive_1.zip",
    "zeeschuimer_x.ndjson",
    "zeeschuimer_instagram.ndjson",
)


def netral(*arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "netral.cli.main", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    made = netral("practice", "--out", folder, "--civil-servants", 200, "--acts", 2000, "--json")
    assert made.returncode == 0, made.stderr
    return folder


def screen(world: Path, out: Path, *more: object) -> "subprocess.CompletedProcess[str]":
    return netral(
        *("screen", "--json", "--election", "jakarta_2024", "--skip-bad-rows"),
        *("--register", world / "register.xlsx"),
        *("--accounts", world / "declared_accounts.csv", "--out", out),
        *more,
        *(world / name for name in ACTIVITY if (world / name).exists()),
    )


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("key") / "pseudonym.key"
    path.write_bytes(b"k" * 32)
    return path


@pytest.fixture(scope="module")
def screened(world: Path, key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("screened")
    done = screen(world, out, "--pseudonym-key", key)
    assert done.returncode == 0, done.stderr
    return out


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def strings(document: object) -> Iterator[str]:
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict):
        for each in document.values():
            yield from strings(each)
    elif isinstance(document, list):
        for each in document:
            yield from strings(each)


class TestScreen:
    def test_writes_counts_that_close(self, screened: Path) -> None:
        counts = json.loads((screened / "summary.json").read_text(encoding="utf-8"))["counts"]

        assert counts["read"] == (
            counts["dropped_at_gate"]
            + counts["outside_window"]
            + counts["quarantined"]
            + counts["screened"]
        )
        assert counts["screened"] == (
            counts["acts_with_indication"] + counts["unclear"] + counts["nothing"]
        )
        assert counts["acts_with_indication"] > 0
        assert len(lines(screened / "indications.jsonl")) == counts["indications"]
        assert len(lines(screened / "unclear.jsonl")) == counts["unclear"]
        assert len(lines(screened / "quarantine.jsonl")) == counts["quarantined"]

    def test_writes_no_canary_of_anybody_who_is_not_registered(
        self, world: Path, screened: Path
    ) -> None:
        canaries = set(strings(json.loads((world / "canaries.json").read_text(encoding="utf-8"))))
        planted = b"".join(path.read_bytes() for path in world.glob("*.ndjson"))
        assert any(canary.encode() in planted for canary in canaries)

        written = b"".join(path.read_bytes() for path in screened.rglob("*") if path.is_file())

        found = [canary for canary in canaries if canary.encode() in written]
        assert found == []

    def test_names_nobody_and_no_nip(self, world: Path, screened: Path) -> None:
        accounts = (world / "declared_accounts.csv").read_text(encoding="utf-8").splitlines()[1:]
        nips = {row.split(",")[0] for row in accounts}
        written = b"".join(path.read_bytes() for path in screened.rglob("*") if path.is_file())

        assert len(nips) > 50
        assert [nip for nip in nips if nip.encode() in written] == []

    def test_gives_the_same_from_one_worker_and_from_two(
        self, world: Path, key: Path, screened: Path, tmp_path: Path
    ) -> None:
        done = screen(world, tmp_path / "one", "--pseudonym-key", key, "--workers", 1)

        assert done.returncode == 0, done.stderr
        for name in ("indications.jsonl", "unclear.jsonl", "quarantine.jsonl"):
            assert (tmp_path / "one" / name).read_bytes() == (screened / name).read_bytes()

    def test_gives_other_pseudonyms_under_another_key(
        self, world: Path, screened: Path, tmp_path: Path
    ) -> None:
        done = screen(world, tmp_path / "other")

        assert done.returncode == 0, done.stderr
        persons = {row["person"] for row in lines(screened / "indications.jsonl")}
        others = {row["person"] for row in lines(tmp_path / "other" / "indications.jsonl")}
        assert persons.isdisjoint(others)

    def test_every_indication_names_contestant_rule_and_reasons(self, screened: Path) -> None:
        for row in lines(screened / "indications.jsonl"):
            assert row["contestant_id"]
            assert row["rule"]["code"]
            assert row["trace"]["facts_used"]
            assert row["provenance_grade"] in {"A", "B", "C"}


class TestScreenRefusals:
    """Each refusal is one sentence on standard error, exit code 2, and nothing is written."""

    def refused(self, out: Path, *arguments: object) -> str:
        done = netral("screen", "--out", out, *arguments)
        assert done.returncode == 2, done.stdout
        assert done.stdout == ""
        assert not out.exists()
        return done.stderr

    def arguments(self, world: Path, **changes: object) -> list[object]:
        given: dict[str, object] = {
            "election": "jakarta_2024",
            "register": world / "register.xlsx",
            "accounts": world / "declared_accounts.csv",
            "activity": world / "acts.jsonl",
        }
        given.update(changes)
        activity = given.pop("activity")
        options = [part for name, value in given.items() for part in (f"--{name}", value)]
        return ["--skip-bad-rows", *options, activity]

    def test_of_an_unknown_election_names_the_known_ones(self, world: Path, tmp_path: Path) -> None:
        told = self.refused(tmp_path / "out", *self.arguments(world, election="jakarta_2029"))

        assert 'There is no election "jakarta_2029". Give one of ' in told
        assert "jakarta_2024" in told

    def test_of_a_missing_file_names_it(self, world: Path, tmp_path: Path) -> None:
        told = self.refused(tmp_path / "out", *self.arguments(world, activity=tmp_path / "no.csv"))

        assert f"There is no file {tmp_path / 'no.csv'}." in told

    def test_of_an_unknown_layout_tells_its_keys(self, world: Path, tmp_path: Path) -> None:
        odd = tmp_path / "odd.csv"
        odd.write_text("platform,colour,shape\nx,red,round\n", encoding="utf-8")

        told = self.refused(tmp_path / "out", *self.arguments(world, activity=odd))

        assert "nknown layout" in told
        assert "colour" in told
        assert "round" not in told

    def test_of_a_bad_register_row_without_permission_lists_the_rows(
        self, world: Path, tmp_path: Path
    ) -> None:
        given = self.arguments(world)[1:]

        told = self.refused(tmp_path / "out", *given)

        assert "register.xlsx:" in told
        assert "nothing was written" in told

    def test_of_a_wrong_key_file(self, world: Path, tmp_path: Path) -> None:
        short = tmp_path / "short.key"
        short.write_bytes(b"abc")

        told = self.refused(tmp_path / "out", "--pseudonym-key", short, *self.arguments(world))

        assert f"The key file {short} holds 3 bytes; a key has 32." in told

    def test_of_an_output_that_is_a_file(self, world: Path, tmp_path: Path) -> None:
        taken = tmp_path / "out"
        taken.write_text("mine", encoding="utf-8")

        done = netral("screen", "--out", taken, *self.arguments(world))

        assert done.returncode == 2
        assert taken.read_text(encoding="utf-8") == "mine"

    def test_after_an_earlier_run_leaves_its_files(self, world: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        shutil.copytree(world, tmp_path / "world")
        first = netral("screen", "--out", out, *self.arguments(world))
        assert first.returncode == 0, first.stderr
        before = {path.name: path.read_bytes() for path in out.iterdir()}
        (tmp_path / "world" / "acts.parquet").write_bytes(b"PAR1 and then nothing")

        second = netral(
            "screen",
            "--out",
            out,
            *self.arguments(world, activity=tmp_path / "world" / "acts.parquet"),
        )

        assert second.returncode == 2
        assert {path.name: path.read_bytes() for path in out.iterdir()} == before
