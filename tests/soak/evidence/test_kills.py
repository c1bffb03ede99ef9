"""The long kill test: 500 times, looked at after every kill.

No fault in 500 kills means at most 0.6 % of kills at 95 % confidence.
"""

import random
import sys
from pathlib import Path

import pytest

from tests.evidence.killing import Killing

pytestmark = pytest.mark.soak

VAULTS, KILLS_EACH = 20, 25


def test_loses_and_doubles_nothing_in_500_kills(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = acknowledged = 0
    for seed in range(VAULTS):
        killing = Killing(folder=tmp_path / str(seed), chance=random.Random(seed))  # noqa: S311
        for _ in range(KILLS_EACH):
            killing.kill_once()
        assert killing.faults == 0
        kills += killing.kills
        acknowledged += len(killing.acknowledged)

    with capsys.disabled():
        sys.stdout.write(
            f"\n{kills} kills, {acknowledged} acknowledged: 0 lost, 0 doubled, "
            "0 without bytes, 0 without entry\n"
        )
    assert kills == 500
    assert acknowledged > 1_000
