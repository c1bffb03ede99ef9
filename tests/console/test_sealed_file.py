"""A sealed file opens as it was written, and not at all if anything of it was changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netral_console.errors import SealBrokenError

pytestmark = pytest.mark.usefixtures("database")
KEY, SUBJECT = b"k" * 32, "berkas 1"
PIECES = (b"a" * 1_000_000, b"b" * 1_000_000, b"c" * 500_000)
Change = Callable[[bytes], bytes]


def write(path: Path, *pieces: bytes) -> bytes:
    from netral_console.sealing.stream import SealedWriter

    path.unlink(missing_ok=True)
    writer = SealedWriter(path, KEY, SUBJECT)
    for piece in pieces:
        writer.write(piece)
    writer.finish()
    return b"".join(pieces)


def read(path: Path, *, key: bytes = KEY, subject: str = SUBJECT) -> bytes:
    from netral_console.sealing.stream import iter_unsealed

    return b"".join(iter_unsealed(path, key, subject))


@given(st.lists(st.integers(0, 1_500_000), max_size=4))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_opens_as_it_was_written(tmp_path: Path, sizes: list[int]) -> None:
    path = tmp_path / "0.sealed"

    written = write(path, *(bytes([place]) * size for place, size in enumerate(sizes)))

    assert read(path) == written


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda sealed: sealed[:-1], id="a byte is missing"),
        pytest.param(lambda sealed: sealed + b"x", id="a byte is added"),
        pytest.param(lambda sealed: sealed[: 1024 * 1024 + 28], id="the last pieces are missing"),
        pytest.param(lambda sealed: sealed[1024 * 1024 + 28 :], id="the first piece is missing"),
        pytest.param(lambda sealed: bytes([sealed[0] ^ 1]) + sealed[1:], id="a bit is turned"),
        pytest.param(lambda _: b"", id="nothing is left"),
    ],
)
def test_never_opens_changed(change: Change, tmp_path: Path) -> None:
    path = tmp_path / "0.sealed"
    write(path, *PIECES)
    path.write_bytes(change(path.read_bytes()))

    with pytest.raises(SealBrokenError):
        read(path)


def test_opens_under_its_own_key_and_name_alone(tmp_path: Path) -> None:
    path = tmp_path / "0.sealed"
    write(path, b"isi")

    with pytest.raises(SealBrokenError):
        read(path, key=b"l" * 32)
    with pytest.raises(SealBrokenError):
        read(path, subject="berkas 2")


def test_never_opens_without_its_end(tmp_path: Path) -> None:
    from netral_console.sealing.stream import SealedWriter

    path = tmp_path / "0.sealed"
    writer = SealedWriter(path, KEY, SUBJECT)
    writer.write(b"x" * 3_000_000)
    writer.close()

    with pytest.raises(SealBrokenError):
        read(path)
