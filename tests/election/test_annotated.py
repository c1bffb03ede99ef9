"""Tests that what annotators wrote is found among the contestants of the shipped elections."""

import json
from pathlib import Path

import pytest

from netral.election import load_election
from tests.election.builders import SHIPPED

ELECTION_OF = {
    "Pilkada DKI Jakarta 2024": "jakarta_2024",
    "Pilkada DKI 2017": "jakarta_2017",
    "Pilkada Jatim 2024": "jatim_2024",
    "Pilkada Banten 2024": "banten_2024",
    "Pilpres 2024": "pilpres_2024",
}
NOT_ON_A_BALLOT_THEN = {"Prabowo", "Anies", "Gibran"}
"""Named in texts of November 2024, when they ran for nothing."""


@pytest.mark.shared
class TestAnnotatedTargets:
    def test_are_contestants(self, shared_folder: Path) -> None:
        path = shared_folder / "data" / "gold_dev.jsonl"
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        elections = {name: load_election(SHIPPED / name) for name in ELECTION_OF.values()}

        unknown = {
            target["who"]
            for row in rows
            for target in row["targets"]
            if elections[ELECTION_OF[row["contest"].split(":")[0]]].find_contestant_named(
                target["who"]
            )
            is None
        }

        assert unknown <= NOT_ON_A_BALLOT_THEN
