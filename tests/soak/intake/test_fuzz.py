"""The long form: Hypothesis looks for the smallest file at which a reader fails."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netral.errors import NetralError
from netral.intake import OpenDoor, recognition
from tests.intake.broken_files import BYTES
from tests.intake.builders import write_folder
from tests.intake.test_mutation import ANSWERS, ARCHIVES

pytestmark = pytest.mark.soak

EXAMPLES = 400
LONG = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
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


def read_wholly(path: Path) -> None:
    """Inspect and read in this process: anything but an error of ours is a reader's fault."""
    for ask in (recognition.inspect_file, _exhaust):
        try:
            ask(path)
        except NetralError as refusal:
            assert "\n" not in str(refusal)  # noqa: PT017


def _exhaust(path: Path) -> None:
    for _ in recognition.iter_acts(path, door=OpenDoor()):
        pass


@pytest.mark.parametrize("kind", ANSWERS)
def test_no_answer_fails_its_reader(kind: str) -> None:
    @LONG
    @given(document=changed(ANSWERS[kind]))
    def look(document: Any) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "answer.json"
            path.write_text(json.dumps(document), encoding="utf-8")
            read_wholly(path)

    look()


def _parts(files: dict[str, str]) -> list[str]:
    return sorted(name for name, text in files.items() if text.lstrip().startswith(("{", "[")))


@pytest.mark.parametrize("kind", [kind for kind in ARCHIVES if _parts(ARCHIVES[kind]())])
def test_no_archive_fails_its_reader(kind: str) -> None:
    files = ARCHIVES[kind]()

    @LONG
    @given(data=st.data())
    def look(data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(_parts(files)))
        document = data.draw(changed(json.loads(files[name])))
        with tempfile.TemporaryDirectory() as folder:
            path = write_folder(Path(folder) / "export", files | {name: json.dumps(document)})
            read_wholly(path)

    look()


@pytest.mark.parametrize("kind", BYTES)
def test_no_bytes_fail_their_reader(kind: str, tmp_path: Path) -> None:
    write: Callable[[Path], Path] = BYTES[kind]
    content = write(tmp_path / "source").read_bytes()

    @LONG
    @given(broken=spliced(content))
    def look(broken: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "source"
            path.write_bytes(broken)
            read_wholly(path)

    look()
