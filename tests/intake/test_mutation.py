"""Broken copies of every format's JSON: one of our own sentences, or records that all count."""

import random
from pathlib import Path

import pytest

from netral.intake import list_readers, recognition
from netral.intake.errors import ReaderFailedError
from tests.intake.broken_files import (
    BYTES,
    FOLDERS,
    OTHERS,
    break_source,
    break_values,
    read_all_broken,
    read_broken,
)
from tests.intake.builders import plain_row, write_lines

COPIES = 60
"""Of each format; each copy has its own seed, so a failure can be looked at again."""
TOGETHER = 12
MEMORY = 256 * 1024 * 1024
KINDS = [kind for kind in OTHERS if not kind.endswith("zip")]


class TestReadBroken:
    def test_is_red_when_a_reader_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write_lines(tmp_path / "acts.jsonl", [plain_row()])
        monkeypatch.setattr(recognition, "inspect_file", lambda _: int("x"))

        with pytest.raises(ReaderFailedError):
            read_broken(path)


class TestKinds:
    def test_name_every_reader(self, tmp_path: Path) -> None:
        formats = {
            recognition.inspect_file(write(tmp_path / str(number))).source_format
            for number, write in enumerate((BYTES | FOLDERS | OTHERS).values())
        }

        assert formats == {reader.source_format for reader in list_readers()}


class TestMutatedValues:
    @pytest.mark.parametrize("kind", KINDS)
    def test_never_stop_at_anything_but_our_own_errors(self, tmp_path: Path, kind: str) -> None:
        for first in range(0, COPIES, TOGETHER):
            sources = []
            for seed in range(first, first + TOGETHER):
                source = OTHERS[kind](tmp_path / f"source {seed}")
                chance = random.Random(f"{kind} {seed}")  # noqa: S311
                (break_values if seed % 3 else break_source)(source, chance)
                sources.append(source)

            outcomes = read_all_broken(sources)

            assert len(outcomes) == TOGETHER
            assert all(outcome.refused or outcome.records for outcome in outcomes)
            assert max(outcome.peak_bytes for outcome in outcomes) < MEMORY
