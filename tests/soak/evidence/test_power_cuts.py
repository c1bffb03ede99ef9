"""Power cuts on a real mount that forgets what was not synced, 200 times; and seeded bugs."""

import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.evidence.killing import Killing

pytestmark = pytest.mark.soak

PROGRAM = Path(__file__).with_name("forgetting_fs.py")
VAULTS, CUTS_EACH = 20, 10


@dataclass
class Machine:
    """A mount whose power can be cut."""

    folder: Path
    kind: str = "honest"
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def mount(self) -> Path:
        return self.folder / "mount"

    def start(self) -> None:
        for name in ("mount", "backing"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, PROGRAM, self.folder / "backing", self.mount, self.kind]
        )
        until = time.monotonic() + 20
        while not self.mount.is_mount():
            assert time.monotonic() < until, "the mount did not come up"
            assert self.process.poll() is None, "the mount's program ended"
            time.sleep(0.01)

    def cut(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def revive(self) -> None:
        self.unmount()
        self.start()

    def unmount(self) -> None:
        program = shutil.which("umount") or "umount"
        subprocess.run([program, "-l", self.mount], check=True)  # noqa: S603 - our own mount


@pytest.fixture(autouse=True)
def fuse() -> None:
    if not Path("/dev/fuse").exists():
        pytest.skip("THERE IS NO /dev/fuse")
    try:
        __import__("mfusepy")
    except OSError:
        pytest.skip("LIBFUSE2 IS ABSENT")


def cut_many(folder: Path, *, kind: str, cuts: int, seed: int) -> Killing:
    machine = Machine(folder=folder, kind=kind)
    machine.start()
    killing = Killing(
        folder=machine.mount / "vault",
        chance=random.Random(seed),  # noqa: S311
        cut=machine.cut,
        revive=machine.revive,
    )
    try:
        for _ in range(cuts):
            killing.kill_once(longest_seconds=0.2)
            if killing.faults:
                break
    finally:
        machine.cut()
        machine.unmount()
    return killing


def test_loses_nothing_in_200_power_cuts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cuts = acknowledged = 0
    for seed in range(VAULTS):
        killing = cut_many(tmp_path / str(seed), kind="honest", cuts=CUTS_EACH, seed=seed)
        assert killing.faults == 0
        cuts += killing.kills
        acknowledged += len(killing.acknowledged)

    with capsys.disabled():
        sys.stdout.write(f"\n{cuts} power cuts, {acknowledged} acknowledged: 0 lost\n")
    assert cuts == 200
    assert acknowledged > 200


@pytest.mark.parametrize("kind", ["no folder sync", "no file sync"])
def test_finds_a_missing_sync(tmp_path: Path, kind: str) -> None:
    try:
        killing = cut_many(tmp_path, kind=kind, cuts=20, seed=1)
    except Exception:  # noqa: BLE001 - a store that cannot be opened again is a loss as well
        return
    assert killing.faults > 0
