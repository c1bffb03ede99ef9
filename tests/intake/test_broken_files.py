"""Broken files of every kind: the parent goes on, and one of our own sentences says why.

With `test_mutation` these are 2,000 files in the everyday run; 10,000 more run in
`make soak`.
"""

import random
from pathlib import Path

import pytest

from tests.intake.broken_files import BYTES, FOLDERS, break_source, read_all_broken

COPIES = 60
TOGETHER = 12
MEMORY = 256 * 1024 * 1024


class TestBrokenFile:
    @pytest.mark.parametrize("kind", [*BYTES, *FOLDERS])
    def test_never_ends_its_reader(self, tmp_path: Path, kind: str) -> None:
        write = (BYTES | FOLDERS)[kind]
        for first in range(0, COPIES, TOGETHER):
            sources = []
            for seed in range(first, first + TOGETHER):
                source = write(tmp_path / f"source {seed}")
                break_source(source, random.Random(f"{kind} {seed}"))  # noqa: S311
                sources.append(source)

            outcomes = read_all_broken(sources)

            assert len(outcomes) == TOGETHER
            assert all(outcome.refused or outcome.records for outcome in outcomes)
            assert max(outcome.peak_bytes for outcome in outcomes) < MEMORY
