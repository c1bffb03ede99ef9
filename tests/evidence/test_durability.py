"""Power cuts and disk failures at every step, and the seeded bugs that they must find.

Seeded bugs seen red here: no file sync, no folder sync, bytes written after the record,
no idempotency (a new salt for each retry), going on after a failed sync.
"""

from unittest.mock import patch

import pytest

from netral.evidence.lossy_disk import LossyDisk
from netral.evidence.vault import Vault
from tests.evidence.power_cut import (
    ForgetsFileSync,
    ForgetsFolderSync,
    RecordsFirst,
    count_steps,
    cut_at,
    fail_at,
    poisoned_after,
)

STEPS = count_steps()


class TestPowerCut:
    def test_has_many_places_to_cut(self) -> None:
        assert STEPS > 50

    @pytest.mark.parametrize("step", range(STEPS + 1))
    def test_loses_nothing_acknowledged_wherever_it_falls(self, step: int) -> None:
        cut_at(step)

    @pytest.mark.parametrize("step", range(0, STEPS + 1, 3))
    def test_loses_nothing_when_some_of_the_unsynced_survives(self, step: int) -> None:
        cut_at(step, seed=step)

    @pytest.mark.parametrize("disk", [ForgetsFileSync, ForgetsFolderSync])
    def test_finds_a_missing_sync(self, disk: type[LossyDisk]) -> None:
        assert count_red(lambda step: cut_at(step, make_disk=disk)) > STEPS // 2

    def test_finds_bytes_that_are_written_too_late(self) -> None:
        with patch("netral.evidence.vault.FolderBlobStore", RecordsFirst):
            assert count_red(cut_at) > STEPS // 2


class TestDiskFailure:
    @pytest.mark.parametrize("is_done", [False, True], ids=["failed", "failed but done"])
    @pytest.mark.parametrize("step", range(1, STEPS + 1, 2))
    def test_loses_nothing_acknowledged_wherever_it_falls(
        self, step: int, *, is_done: bool
    ) -> None:
        fail_at(step, is_done=is_done)

    def test_stops_the_vault_until_it_is_opened_anew(self) -> None:
        assert all(poisoned_after(step) for step in range(2, 8))

    def test_finds_a_vault_that_goes_on(self) -> None:
        with patch.object(Vault, "poison", lambda _vault, _step: None):
            assert not all(poisoned_after(step) for step in range(2, 8))


def count_red(attempt: object) -> int:
    """Count at how many steps an attempt fails; any kind of failure counts as found."""
    red = 0
    for step in range(STEPS + 1):
        try:
            attempt(step)  # type: ignore[operator]
        except Exception:  # noqa: BLE001 - a lost name shows in many ways
            red += 1
    return red
