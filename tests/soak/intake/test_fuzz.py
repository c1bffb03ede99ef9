"""The long form: for each reader, mutations and Hypothesis look for a file at which it fails.

Mutations by seed are many and find what is rare; Hypothesis finds the smallest file. Each
is inspected and read in a child, as in real use: a reader that fails, a signal that ends
the child and a limit that it meets are red, and so is memory over the limit.
"""

import json
import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netral.errors import NetralError
from netral.intake import list_readers, recognition
from tests.intake.broken_files import (
    BYTES,
    FOLDERS,
    OTHERS,
    break_source,
    break_values,
    is_json,
    read_all_broken,
    read_broken,
)

pytestmark = pytest.mark.soak

EXAMPLES, SEEDS, TOGETHER = 120, 600, 12
"""For each reader, shared among the kinds of files that it reads; how many share a child."""
MEMORY = 256 * 1024 * 1024
KINDS = {
    **BYTES,
    **FOLDERS,
    **{kind: write for kind, write in OTHERS.items() if not kind.endswith("zip")},
}
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(
        ["2024-10-01T08:00:00Z", "1727769600", "https://x.com/a/status/1", "@a", "9" * 30]
    ),
)
JSON = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def changed(draw: st.DrawFn, document: Any) -> Any:
    """Change one to three values of a document, each wherever Hypothesis goes."""
    for _ in range(draw(st.integers(1, 3))):
        document = draw(changed_once(document))
    return document


@st.composite
def changed_once(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, dict) and value and draw(st.integers(0, 9)):
        key = draw(st.sampled_from(sorted(value)))
        return value | {key: draw(changed_once(value[key]))}
    if isinstance(value, list) and value and draw(st.integers(0, 9)):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], draw(changed_once(value[at])), *value[at + 1 :]]
    return draw(JSON)


@st.composite
def spliced(draw: st.DrawFn, content: bytes) -> bytes:
    """Put other bytes in the place of some, in one to three places."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(content)))
        until = draw(st.integers(at, min(len(content), at + 64)))
        content = content[:at] + draw(st.binary(max_size=32)) + content[until:]
    return content


@st.composite
def broken(draw: st.DrawFn, content: bytes) -> bytes:
    """Change values where the content is JSON, and bytes where it is not, or sometimes both."""
    if is_json(content) and draw(st.integers(0, 4)):
        return json.dumps(draw(changed(json.loads(content)))).encode()
    return draw(spliced(content))


@pytest.fixture(scope="module")
def kinds_of(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """Give an honest source of each kind, by the format that reads it."""
    folder = tmp_path_factory.mktemp("honest")
    kinds: dict[str, dict[str, Path]] = {}
    for number, (kind, write) in enumerate(KINDS.items()):
        path = write(folder / str(number))
        kinds.setdefault(recognition.inspect_file(path).source_format, {})[kind] = path
    return kinds


def look_for_failures(source: Path, examples: int) -> int:
    """Look for a broken copy at which the reader fails; gives the most memory that one took."""
    files = sorted(each for each in source.rglob("*") if each.is_file()) or [source]
    peaks = []

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def look(data: st.DataObject) -> None:
        target = data.draw(st.sampled_from(files))
        content = data.draw(broken(target.read_bytes()))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / source.name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, path)
            (path / target.relative_to(source)).write_bytes(content)
            outcome = read_broken(path)
        peaks.append(outcome.peak_bytes)
        assert outcome.peak_bytes < MEMORY
        assert outcome.refused or outcome.records

    look()
    return max(peaks)


def break_by_seed(source: Path, folder: Path, seeds: range) -> int:
    """Break copies by seed, some in each child; gives the most memory that one took."""
    peak = 0
    for first in seeds[::TOGETHER]:
        paths = []
        for seed in range(first, min(first + TOGETHER, seeds.stop)):
            path = folder / f"seed {seed}"
            (shutil.copytree if source.is_dir() else shutil.copy)(source, path)
            (break_values if seed % 2 else break_source)(path, random.Random(seed))  # noqa: S311
            paths.append(path)
        try:
            outcomes = read_all_broken(paths)
        except NetralError as failure:
            pytest.fail(f"{_name_failed(paths)}: {failure}")
        peak = max(peak, *(outcome.peak_bytes for outcome in outcomes))
        assert all(outcome.refused or outcome.records for outcome in outcomes)
    assert peak < MEMORY
    return peak


def _name_failed(paths: list[Path]) -> str:
    for path in paths:
        try:
            read_broken(path)
        except NetralError:
            return path.name
    return "only together"


@pytest.mark.parametrize("source_format", [reader.source_format for reader in list_readers()])
def test_no_file_fails_its_reader(
    source_format: str,
    kinds_of: dict[str, dict[str, Path]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kinds = kinds_of[source_format]
    share = SEEDS // len(kinds)

    by_seed = max(
        break_by_seed(source, tmp_path, range(number * share, (number + 1) * share))
        for number, source in enumerate(kinds.values())
    )
    found = max(look_for_failures(source, EXAMPLES // len(kinds)) for source in kinds.values())
    peak = max(by_seed, found)

    with capsys.disabled():
        sys.stderr.write(
            f"\n[soak] {source_format}: {SEEDS + EXAMPLES} files of {len(kinds)} kinds, "
            f"no failure, memory at most {peak / 2**20:.0f} MiB over the base\n"
        )
