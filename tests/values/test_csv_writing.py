"""Tests that no cell we write can be taken for a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.values.csv_writing import make_safe_cell, write_csv_text

STARTS = "=+-@\t\r\n\x00\x1b \u00a0\uff1d\ufeff"


class TestMakeSafeCell:
    @pytest.mark.parametrize("start", list(STARTS))
    def test_begins_no_cell_with_a_dangerous_sign(self, start: str) -> None:
        cell = make_safe_cell(f"{start}HYPERLINK(1)")

        assert cell[0] in "'H"

    @given(st.text())
    def test_holds_for_any_text(self, text: str) -> None:
        cell = make_safe_cell(text)

        assert not cell or (cell[0] not in STARTS and cell[0] >= " ")

    def test_leaves_ordinary_text_as_it_is(self) -> None:
        assert make_safe_cell("Warga kota, 5 = lima") == "Warga kota, 5 = lima"
        assert make_safe_cell(None) == ""


class TestWriteCsvText:
    @given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
    def test_gives_back_every_row(self, rows: list[list[str]]) -> None:
        text = write_csv_text(["a", "b"], rows)

        read = list(csv.reader(io.StringIO(text, newline="")))

        assert len(read) == len(rows) + 1
        assert all(cell[:1] not in "=+-@" or cell == "" for row in read for cell in row)
