"""A changed rulebook on past activity: counts of what shifts, and nobody among them."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from netral.cli.main import app
from netral.errors import NetralError
from tests.rulebook.builders import SHIPPED


def run(*words: object) -> Any:
    return CliRunner().invoke(app, [str(each) for each in words])


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    made = run("practice", "--out", folder, "--civil-servants", 120, "--acts", 900)
    assert made.exit_code == 0, made.output
    return folder


@pytest.fixture(scope="module")
def without_likes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("law") / "skb_2022"
    shutil.copytree(SHIPPED / "skb_2022", folder)
    changed = 0
    for path in (folder / "rules").iterdir():
        text = path.read_text(encoding="utf-8")
        fewer = re.sub(r"(kinds: \[[^]]*), like\]", r"\1]", text)
        changed += fewer != text
        path.write_text(fewer, encoding="utf-8")
    assert changed
    return folder


def tried(world: Path, proposed: object, *more: object) -> dict[str, Any]:
    done = run(
        *("rulebook", "tryout", "--json", "--election", "jakarta_2024", "--skip-bad-rows"),
        *("--register", world / "register.xlsx", "--accounts", world / "declared_accounts.csv"),
        *("--workers", 1, "--proposed", proposed, *more, world / "acts.jsonl"),
    )
    if isinstance(done.exception, NetralError):
        raise done.exception
    document = json.loads(done.stdout)
    assert isinstance(document, dict)
    return document


def total(document: dict[str, Any], shift: str, rule: str = "") -> int:
    line = next(each for each in document["lines"] if each["rule"] == rule)
    return sum(line[shift].values())


def test_the_rulebook_as_it_is_shifts_nothing(world: Path) -> None:
    same = tried(world, "skb_2022")

    assert (total(same, "newly"), total(same, "no_longer")) == (0, 0)
    assert total(same, "still") > 0
    assert same["proposed"]["digest"] == same["editions"]["skb_2022"]


def test_what_a_rule_loses_is_counted_by_rule(world: Path, without_likes: Path) -> None:
    document = tried(world, without_likes)

    assert total(document, "newly") == 0
    assert total(document, "no_longer", "DS-06") > 0
    assert total(document, "no_longer", "DS-02") == 0


def test_outcomes_are_counted_and_nobody_is_named(
    world: Path, without_likes: Path, tmp_path: Path
) -> None:
    acts = [json.loads(line) for line in (world / "truth.jsonl").read_text().splitlines()]
    likes = [each["act_id"] for each in acts if each["verb"] == "reaction"]
    decided = tmp_path / "decided.jsonl"
    findings = [{"act_id": each, "finding": "violation"} for each in likes]
    decided.write_text("".join(f"{json.dumps(each)}\n" for each in findings), encoding="utf-8")

    document = tried(world, without_likes, "--decided", decided)

    whole = document["lines"][0]
    assert whole["no_longer"] == {
        "confirmed": total(document, "no_longer"),
        "not_confirmed": 0,
        "undecided": 0,
    }
    said = json.dumps(document)
    assert not [each["act_id"] for each in acts if each["act_id"] in said]


def test_refuses_an_edition_of_another_election(world: Path) -> None:
    with pytest.raises(NetralError, match="pre_2022 does not govern"):
        tried(world, "pre_2022")


def test_refuses_a_line_that_tells_no_outcome(world: Path, tmp_path: Path) -> None:
    decided = tmp_path / "decided.jsonl"
    decided.write_text('{"act_id": "x:1", "finding": "violation"}\n[]\n', encoding="utf-8")

    with pytest.raises(NetralError, match="line 2"):
        tried(world, "skb_2022", "--decided", decided)


def test_people_get_a_sentence(world: Path, without_likes: Path) -> None:
    done = run(
        *("rulebook", "tryout", "--election", "jakarta_2024", "--skip-bad-rows"),
        *("--register", world / "register.xlsx", "--accounts", world / "declared_accounts.csv"),
        *("--workers", 1, "--proposed", without_likes, world / "acts.jsonl"),
    )

    assert re.search(r"would no longer flag \d+ acts; of 0 decided, 0 were confirmed", done.stdout)
