"""One small practice world that the tests of this room share."""

import json
from pathlib import Path
from typing import Any

import pytest

from netral.cli.shipped import find_election_path
from netral.election import Election, load_election
from netral_practice import World, build_world, write_world

PEOPLE, ACTS, SEED = 120, 1_500, 7


@pytest.fixture(scope="session")
def jakarta() -> Election:
    return load_election(find_election_path("jakarta_2024"))


@pytest.fixture(scope="session")
def world(jakarta: Election) -> World:
    return build_world(jakarta, civil_servants=PEOPLE, acts=ACTS, seed=SEED)


@pytest.fixture(scope="session")
def folder(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("practice") / "world"
    write_world(world, target, election="jakarta_2024")
    return target


@pytest.fixture(scope="session")
def truths(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
