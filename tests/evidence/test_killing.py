"""Short form of the kill test; `tests/soak/evidence` has the long one."""

import random
from pathlib import Path

from tests.evidence.killing import Killing, bytes_after_the_record, forgets_intake_keys

KILLS = 30


class TestKill:
    def test_loses_and_doubles_nothing(self, tmp_path: Path) -> None:
        killing = Killing(folder=tmp_path, chance=random.Random(1))  # noqa: S311

        for _ in range(KILLS):
            killing.kill_once(longest_seconds=0.06)

        assert killing.faults == 0
        assert len(killing.acknowledged) >= 10

    def test_finds_bytes_that_are_written_after_the_record(self, tmp_path: Path) -> None:
        assert self.count_faults(tmp_path, bytes_after_the_record) > 0

    def test_finds_a_retry_that_is_not_known_again(self, tmp_path: Path) -> None:
        assert self.count_faults(tmp_path, forgets_intake_keys) > 0

    def count_faults(self, folder: Path, change: object) -> int:
        killing = Killing(folder=folder, chance=random.Random(2), change=change)  # type: ignore[arg-type]  # noqa: S311
        for _ in range(KILLS * 4):
            killing.kill_once(longest_seconds=0.06)
            if killing.faults:
                break
        return killing.faults
