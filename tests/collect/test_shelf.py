"""Tests that what was collected is whole, written once, and by one writer."""

import json
from pathlib import Path
from typing import Any

import pytest

from netral.values.platform import Platform
from netral_collect.errors import CollectionRunningError, UnusableCursorError
from netral_collect.shelf import Shelf, open_shelf

UNITS = ("2024-10-02", 7)


def opened(folder: Path, **changes: Any) -> Any:
    options = {"platform": Platform.X, "election": "contoh_2024"} | changes
    return open_shelf(folder, None, **options)


def filled(folder: Path) -> Path:
    with opened(folder) as shelf:
        shelf.commit([b'{"a":1}', b'{"a":2}'], {"page": "p1"}, units=UNITS)
    return folder


class TestShelf:
    def test_goes_on_where_it_stopped(self, tmp_path: Path) -> None:
        with opened(filled(tmp_path)) as shelf:
            assert shelf.cursor.state == {"page": "p1"}
            assert (shelf.cursor.units_day, shelf.cursor.units_used) == UNITS
            shelf.commit([b'{"a":3}'], {}, units=UNITS)

        assert (tmp_path / "x.jsonl").read_bytes() == b'{"a":1}\n{"a":2}\n{"a":3}\n'

    def test_writes_nothing_twice(self, tmp_path: Path) -> None:
        with opened(filled(tmp_path)) as shelf:
            new = shelf.commit([b'{"a":2}', b'{"a":9}', b'{"a":9}'], {}, units=UNITS)

        assert (new, shelf.duplicates, shelf.cursor.lines) == (1, 2, 3)

    def test_cuts_off_what_no_cursor_answers_for(self, tmp_path: Path) -> None:
        filled(tmp_path)
        with (tmp_path / "x.jsonl").open("ab") as file:
            file.write(b'{"a":3}\n{"half')

        with opened(tmp_path) as shelf:
            assert shelf.commit([b'{"a":3}'], {}, units=UNITS) == 1

        assert (tmp_path / "x.jsonl").read_bytes() == b'{"a":1}\n{"a":2}\n{"a":3}\n'

    def test_has_one_writer(self, tmp_path: Path) -> None:
        with (
            opened(tmp_path),
            pytest.raises(CollectionRunningError, match="Another collection"),
            opened(tmp_path),
        ):
            pass

    def test_lets_another_platform_write_beside_it(self, tmp_path: Path) -> None:
        with opened(tmp_path), opened(tmp_path, platform=Platform.YOUTUBE) as beside:
            assert isinstance(beside, Shelf)

    def test_is_for_nobody_else_to_read(self, tmp_path: Path) -> None:
        folder = filled(tmp_path / "new")

        assert folder.stat().st_mode & 0o077 == 0
        assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (lambda content: content.replace(b"1", b"8"), "was changed since"),
            (lambda content: content[:-3], "was changed since"),
        ],
    )
    def test_refuses_a_file_that_was_changed(self, tmp_path: Path, change: Any, said: str) -> None:
        file = filled(tmp_path) / "x.jsonl"
        file.write_bytes(change(file.read_bytes()))
        before = file.read_bytes()

        with pytest.raises(UnusableCursorError, match=said), opened(tmp_path):
            pass
        assert file.read_bytes() == before

    @pytest.mark.parametrize(
        ("changes", "said"),
        [({"election": "lain_2024"}, "it is of x in contoh_2024")],
    )
    def test_refuses_the_cursor_of_another(
        self, tmp_path: Path, changes: dict[str, Any], said: str
    ) -> None:
        with pytest.raises(UnusableCursorError, match=said), opened(filled(tmp_path), **changes):
            pass

    def test_refuses_a_cursor_that_is_broken_or_of_another_version(self, tmp_path: Path) -> None:
        cursor = filled(tmp_path) / "x.cursor.json"
        content = json.loads(cursor.read_bytes())

        cursor.write_text(json.dumps(content | {"form": "netral.cursor.v9"}), encoding="utf-8")
        with pytest.raises(UnusableCursorError, match="another version"), opened(tmp_path):
            pass
        cursor.write_bytes(b"{")
        with pytest.raises(UnusableCursorError, match="cannot be read"), opened(tmp_path):
            pass

    def test_refuses_a_file_without_its_cursor(self, tmp_path: Path) -> None:
        (filled(tmp_path) / "x.cursor.json").unlink()

        with pytest.raises(UnusableCursorError, match=r"it is not there, but x\.jsonl is"):
            opened(tmp_path).__enter__()
