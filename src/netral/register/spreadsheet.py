"""Reads the rows of an xlsx workbook, after looking at it from outside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from netral.register.errors import UnreadableFileError
from netral.values.zip_content import iter_content, verify_content
from netral.values.zip_safety import ZipEntry, ZipLimits, check_zip

MAX_COLUMNS = 104
"""Columns A to CZ; a full export has about 70."""
MAX_ROWS = 199_999
"""Together with the columns, what still fits in memory if every cell is laid out."""

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MAGIC = b"PK"
_WORKBOOK = "xl/workbook.xml"
_SHEETS = "xl/worksheets/"
_FAR_PLACE = re.compile(
    rb"""r=["'](?:[A-Za-z]{3,}\d|[D-Zd-z][A-Za-z]\d|[A-Za-z]{0,2}0*(?:[2-9]\d{5}|\d{7,}))"""
)
"""A column or row beyond the limits, in markup without whitespace."""
_EMPTY_TAG = re.compile(rb"""(?:[^"'<>]|"[^"]*"|'[^']*')*/>""")
"""The rest of a tag that closes itself."""
_DOCUMENT_TYPE = b"<!DOCTYPE"
_WHITESPACE = b" \t\r\n"
_MARGIN_BYTES = 512


def is_spreadsheet(path: Path) -> bool:
    """Whether a file begins like a workbook or another container, not like text."""
    with path.open("rb") as file:
        head = file.read(8)
    return head.startswith((_ZIP_MAGIC, _OLE_MAGIC))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook; its rows can be read once."""

    name: str
    is_one_of_many: bool
    rows: Iterator[tuple[int, Sequence[object]]]
    """Each with its number as a spreadsheet shows it."""


def iter_sheets(path: Path) -> Iterator[Sheet]:
    """Iterate over the sheets of a workbook.

    Nothing is evaluated: a formula is the value that was saved with it.

    Args:
        path: An xlsx file.

    Yields:
        The sheets in their order; each is read before the next one.

    Raises:
        UnreadableFileError: If it is no xlsx workbook, or has a password, or a cell
            so far out that the sheet would not fit in memory.
        UnsafeZipError: If its container is built to do harm.
        DamagedZipError: If its container is damaged.
    """
    _require_workbook(path)
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as workbook:
            names = [
                sheet.name
                for sheet in workbook.sheets_metadata
                if sheet.typ is python_calamine.SheetTypeEnum.WorkSheet
            ]
            for name in names:
                sheet = workbook.get_sheet_by_name(name)
                rows: Iterator[Sequence[object]] = iter(sheet.iter_rows())
                yield Sheet(
                    name=name,
                    is_one_of_many=len(names) > 1,
                    rows=enumerate(rows, start=1),
                )
    except python_calamine.CalamineError as error:
        detail = "the workbook is damaged"
        raise UnreadableFileError(path.name, detail, "Save it once more as .xlsx.") from error


def _require_workbook(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(_OLE_MAGIC):
        detail = "it is an old .xls file or a workbook with a password"
        raise UnreadableFileError(path.name, detail, "Save it as .xlsx without a password.")
    entries = check_zip(path, limits=ZipLimits())
    if _WORKBOOK not in {entry.name for entry in entries}:
        detail = "it is an archive but no .xlsx workbook"
        raise UnreadableFileError(path.name, detail, "Save the register as .xlsx or .csv.")
    read = [entry for entry in entries if entry.name.endswith((".xml", ".rels"))]
    sheets = [entry for entry in read if entry.name.startswith(_SHEETS)]
    verify_content(path, [entry for entry in read if entry not in sheets])
    for sheet in sheets:
        _require_modest_sheet(path, sheet)


def _require_modest_sheet(path: Path, sheet: ZipEntry) -> None:
    # Whitespace may stand nearly anywhere in a tag; without it there is one spelling to look for.
    tail = b""
    for piece in iter_content(path, sheet):
        markup = tail + piece.translate(None, _WHITESPACE)
        _require_modest_markup(path, markup, is_last=False)
        tail = markup[-2 * _MARGIN_BYTES :]
    _require_modest_markup(path, tail, is_last=True)


def _require_modest_markup(path: Path, markup: bytes, *, is_last: bool) -> None:
    if _DOCUMENT_TYPE in markup:
        detail = "a sheet declares a document type"
        raise UnreadableFileError(path.name, detail, "Save it once more as .xlsx.")
    # What begins in the margin is seen whole with the next piece.
    end = len(markup) if is_last else len(markup) - _MARGIN_BYTES
    for found in _FAR_PLACE.finditer(markup):
        # Readers lay out the whole rectangle in memory, but not for cells without content.
        if found.start() < end and not _EMPTY_TAG.match(markup, found.start()):
            detail = f"a cell stands beyond column CZ or row {MAX_ROWS:,}"
            advice = "Delete the empty rows and columns beyond the table, or split it by unit."
            raise UnreadableFileError(path.name, detail, advice)
