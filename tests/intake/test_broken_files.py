"""Broken files of every kind: the parent goes on, and one of our own sentences says why.

With `test_mutation` these are 2,000 files in the everyday run; 10,000 more run in
`make soak`.
"""

import random
import shutil
from pathlib import Path

import pytest

from tests.intake.broken_files import BYTES, FOLDERS, break_source, read_broken

COPIES = 60
MEMORY = 256 * 1024 * 1024


class TestBrokenFile:
    @pytest.mark.parametrize("kind", [*BYTES, *FOLDERS])
    def test_never_ends_its_reader(self, tmp_path: Path, kind: str) -> None:
        write = (BYTES | FOLDERS)[kind]
        source = tmp_path / "source"
        for seed in range(COPIES):
            write(source)
            break_source(source, random.Random(f"{kind} {seed}"))  # noqa: S311

            outcome = read_broken(source)

            assert outcome.refused or outcome.records >= 0
            assert outcome.peak_bytes < MEMORY
            shutil.rmtree(source) if source.is_dir() else source.unlink()
