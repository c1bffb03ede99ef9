"""The long form: 10,000 broken files over all formats; no reader fails, no child is killed."""

import random
import shutil
import sys
from pathlib import Path

import pytest

from tests.intake.broken_files import (
    BYTES,
    FOLDERS,
    OTHERS,
    break_source,
    break_values,
    read_broken,
)

pytestmark = pytest.mark.soak

FILES = 10_000
MEMORY = 256 * 1024 * 1024


def test_no_broken_file_ends_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = {**BYTES, **FOLDERS, **OTHERS}
    refused, peak, failures = 0, 0, []
    for number in range(FILES):
        kind = list(kinds)[number % len(kinds)]
        source = tmp_path / "source"
        kinds[kind](source)
        chance = random.Random(f"soak {number}")  # noqa: S311
        (break_values if number // len(kinds) % 2 else break_source)(source, chance)
        try:
            outcome = read_broken(source)
        except Exception as failure:  # noqa: BLE001  (each is listed with its seed)
            failures.append(f"{kind}, seed 'soak {number}': {failure}")
        else:
            refused += bool(outcome.refused)
            peak = max(peak, outcome.peak_bytes)
        shutil.rmtree(source) if source.is_dir() else source.unlink()

    with capsys.disabled():
        sys.stderr.write(
            f"\n[soak] {FILES:,} broken files of {len(kinds)} kinds: {refused:,} refused, "
            f"{len(failures)} failures, memory at most {peak / 2**20:.0f} MiB over the base\n"
        )
    assert failures == []
    assert peak < MEMORY
