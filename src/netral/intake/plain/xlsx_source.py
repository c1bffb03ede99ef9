"""Walks through the first sheet of an xlsx workbook; nothing in it is evaluated."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from netral.intake.errors import DamagedSourceError, RefusedFormatError, TooLargeError
from netral.intake.text_encoding import read_head
from netral.values.zip_content import iter_content
from netral.values.zip_safety import ZipLimits, check_zip

MAX_ROWS = 199_999
MAX_COLUMNS = 200
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
        RefusedFormatError: If it is no workbook.
        DamagedSourceError: If it cannot be read.
        TooLargeError: If the sheet is larger than any honest table.
        UnsafeZipError: If its container is built to do harm.
    """
    # The library for workbooks is loaded only once a file begins like one.
    import python_calamine  # noqa: PLC0415

    _require_plain(path)
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as workbook:
            sheet = workbook.get_sheet_by_index(0)
            if sheet.width > MAX_COLUMNS or sheet.total_height > MAX_ROWS:
                cells = sheet.width * sheet.total_height
                raise TooLargeError(path.name, "counted in cells,", cells, MAX_ROWS * MAX_COLUMNS)
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
