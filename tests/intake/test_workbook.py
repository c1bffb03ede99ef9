"""Tests of workbooks that are broken from inside: each is refused in one sentence of ours."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from netral.errors import NetralError
from netral.intake import inspect_file
from netral.intake.plain.xlsx_extent import Extent, measure_sheet
from tests.intake.broken_files import break_bytes, read_all_broken, write_acts_workbook
from tests.intake.builders import read_all

Parts = dict[str, bytes]
BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
COPIES, TOGETHER = 60, 12


def read_parts(path: Path) -> Parts:
    with zipfile.ZipFile(write_acts_workbook(path)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(path: Path, parts: Parts) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def replace(name: str, old: bytes, new: bytes) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        assert old in parts[name]
        return parts | {name: parts[name].replace(old, new)}

    return change


def without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {each: parts[each] for each in parts if each != name}


BROKEN: dict[str, tuple[Callable[[Parts], Parts], str]] = {
    "no workbook": (without(BOOK), "an archive and no xlsx workbook"),
    "no sheet": (without(SHEET), "no complete workbook"),
    "a sheet that ends early": (
        lambda parts: parts | {SHEET: parts[SHEET][: len(parts[SHEET]) // 2]},
        "no complete workbook",
    ),
    "a document type": (
        replace(SHEET, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'),
        "declares a document type",
    ),
    "an empty sheet": (
        lambda parts: parts | {SHEET: b"<worksheet><sheetData/></worksheet>"},
        "no header row",
    ),
    "a far cell": (replace(SHEET, b'r="A1"', b'r="XFD1048576"'), "row 1,048,576 or column 16,384"),
    "other columns": (replace(SHEET, b">verb<", b">kata<"), "unknown layout"),
    "another zip": (lambda _: {"word/document.xml": b"<w/>"}, "unknown layout"),
}


class TestMeasureSheet:
    @pytest.mark.parametrize(
        ("sheet", "rows", "columns"),
        [
            (b'<row r="3"><c r="C3"><v>1</v></c></row>', 3, 3),
            (b"<row r='3'><c  t='n'\n r='c3' ><v>1</v></c></row>", 3, 3),
            (b'<row r="900000" ht="15"/><row r="2"><c r="A2"><v>1</v></c></row>', 2, 1),
            (b'<row r="1048576"><c><v>1</v></c></row>', 1_048_576, 0),
            (b'<row r="1"><c r="XFD1" t=">"><v>1</v></c></row>', 1, 16_384),
        ],
    )
    @pytest.mark.parametrize("size", [7, 600, 10_000])
    def test_finds_the_last_cell_with_content(
        self, sheet: bytes, rows: int, columns: int, size: int
    ) -> None:
        content = sheet + b" " * 3000 + b"x" * 3000
        pieces = [content[at : at + size] for at in range(0, len(content), size)]

        assert measure_sheet(pieces) == Extent(rows, columns)


class TestBrokenWorkbook:
    @pytest.mark.parametrize("kind", BROKEN)
    def test_is_refused_with_a_sentence(self, tmp_path: Path, kind: str) -> None:
        change, said = BROKEN[kind]
        path = write_parts(tmp_path / "acts.xlsx", change(read_parts(tmp_path / "good.xlsx")))

        with pytest.raises(NetralError) as refused:
            inspect_file(path)

        assert said in str(refused.value)
        assert "\n" not in str(refused.value)

    def test_is_read_when_nothing_is_broken(self, tmp_path: Path) -> None:
        path = write_parts(tmp_path / "acts.xlsx", read_parts(tmp_path / "good.xlsx"))

        assert inspect_file(path).source_format == "netral.plain.xlsx.v1"
        assert len(read_all(path)[0]) == 2

    def test_never_ends_its_reader(self, tmp_path: Path) -> None:
        parts = read_parts(tmp_path / "good.xlsx")
        for first in range(0, COPIES, TOGETHER):
            sources = []
            for seed in range(first, first + TOGETHER):
                chance = random.Random(f"workbook {seed}")  # noqa: S311
                name = chance.choice(sorted(parts))
                broken = parts | {name: break_bytes(parts[name], chance)}
                sources.append(write_parts(tmp_path / f"{seed}.xlsx", broken))

            assert len(read_all_broken(sources)) == TOGETHER
