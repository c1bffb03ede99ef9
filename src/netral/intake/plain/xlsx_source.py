"""Walks through the first sheet of an xlsx workbook; nothing in it is evaluated."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from netral.intake.errors import DamagedSourceError, RefusedFormatError
from netral.intake.plain.xlsx_extent import measure_sheet
from netral.intake.text_encoding import read_head
from netral.values.zip_content import iter_content
from netral.values.zip_safety import ZipLimits, check_zip

MAX_ROWS = 199_999
MAX_COLUMNS = 200
MAX_CELLS = 5_000_000
"""Of the rectangle up to the last cell: a library lays it out whole, and ends if it cannot."""
_SHEETS = "xl/worksheets/"
_WORKBOOK = "xl/workbook.xml"
_DOCUMENT_TYPE = b"<!doctype"
_ZIP_MAGIC = b"PK\x03\x04"


def is_workbook(path: Path) -> bool:
    """Whether a file begins like an xlsx workbook; never raises for a broken one."""
    return not path.is_dir() and read_head(path, size_bytes=4) == _ZIP_MAGIC


def iter_sheet_rows(path: Path) -> Iterator[tuple[int, Sequence[object]]]:
    """Iterate over the rows of the first sheet.

    A formula is the value that was saved with it. The container is checked before it
    is opened, and a workbook that declares a document type is refused.

    Args:
        path: An xlsx file.

    Yields:
        Number of each row as a spreadsheet shows it, and its cells.

    Raises:
        RefusedFormatError: If it is no workbook, or a sheet reaches further than any
            honest table.
        DamagedSourceError: If it cannot be read.
        UnsafeZipError: If its container is built to do harm.
    """
    # The library for workbooks is loaded only once a file begins like one.
    import python_calamine  # noqa: PLC0415

    _require_plain(path)
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as workbook:
            sheet = workbook.get_sheet_by_index(0)
            if sheet.width > MAX_COLUMNS or sheet.total_height > MAX_ROWS:
                raise _refuse_extent(path, sheet.total_height, sheet.width)
            start = sheet.start[0] if sheet.start is not None else 0
            yield from enumerate(sheet.iter_rows(), start=start + 1)
    except (python_calamine.CalamineError, IndexError) as error:
        raise DamagedSourceError(path.name, "", "it is no complete workbook") from error


def _require_plain(path: Path) -> None:
    entries = check_zip(path, limits=ZipLimits())
    if _WORKBOOK not in {entry.name for entry in entries}:
        why = "it is an archive and no xlsx workbook"
        raise RefusedFormatError(path.name, "no table", why, "Save the table as .xlsx or .csv.")
    for entry in entries:
        if not entry.name.endswith((".xml", ".rels")):
            continue
        tail = b""
        for piece in iter_content(path, entry):
            if _DOCUMENT_TYPE in (tail + piece).lower():
                detail = "a part of it declares a document type"
                raise DamagedSourceError(path.name, f"entry {entry.number}", detail)
            tail = piece[-len(_DOCUMENT_TYPE) :]
        if entry.name.startswith(_SHEETS):
            extent = measure_sheet(iter_content(path, entry))
            if extent.cells > MAX_CELLS:
                raise _refuse_extent(path, extent.rows, extent.columns)


def _refuse_extent(path: Path, rows: int, columns: int) -> RefusedFormatError:
    why = f"something stands in row {rows:,} or column {columns:,}, and all up to there is laid out"
    advice = "Delete what stands beyond the table, or save the table as CSV."
    return RefusedFormatError(path.name, "a workbook that reaches too far", why, advice)
