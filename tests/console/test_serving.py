"""A folder of practice stays one, and no real console becomes one."""

from pathlib import Path

import pytest

from netral_console import serving
from netral_console.database import APPLICATION_VARIABLE
from netral_console.errors import NotForPracticeError


@pytest.fixture(autouse=True)
def no_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(APPLICATION_VARIABLE, raising=False)


def test_practice_begins_in_an_empty_folder_and_goes_on_there(tmp_path: Path) -> None:
    serving._mark_as_practice(tmp_path)
    (tmp_path / "database").mkdir()
    serving._mark_as_practice(tmp_path)
    assert int(serving._practice_variables()["NETRAL_PRACTICE_OFFSET"]) > 0


def test_practice_never_begins_where_an_office_works(tmp_path: Path) -> None:
    (tmp_path / "database").mkdir()
    with pytest.raises(NotForPracticeError, match="cannot begin"):
        serving._mark_as_practice(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["database"]


def test_practice_never_begins_on_a_named_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(APPLICATION_VARIABLE, "postgresql://x/netral")
    with pytest.raises(NotForPracticeError, match="DATABASE_URL"):
        serving._mark_as_practice(tmp_path)
    assert list(tmp_path.iterdir()) == []
