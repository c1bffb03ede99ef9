"""Reads the rows of a delimited text file, whatever its encoding and separator."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from netral.register.errors import EmptyFileError, UnreadableFileError
from netral.register.header import NOT_NAMED, Named, find_columns

MAX_FILE_BYTES = 256 * 1024 * 1024
HEADER_ROWS = 15
"""How many rows may stand above the header, with it."""

_SEPARATORS = (",", ";", "\t", "|")
_HEAD_BYTES = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATOR_LINE = "sep="


class BrokenRowError(ValueError):
    """One row cannot be split into cells. Told with its number; reading goes on."""


def iter_delimited(
    path: Path, named: Named = NOT_NAMED
) -> Iterator[tuple[int, list[str] | BrokenRowError]]:
    """Iterate over the rows of a delimited file.

    Args:
        path: A text file.
        named: What a person says that columns are.

    Yields:
        The row number as a spreadsheet shows it, with the cells, or with the error.

    Raises:
        EmptyFileError: If there is nothing in the file.
        UnreadableFileError: If it is too large, in no known encoding, or a quotation
            mark is never closed, so that the rest of the file would be one cell.
    """
    size_bytes = path.stat().st_size
    if size_bytes == 0:
        raise EmptyFileError(path.name)
    if size_bytes > MAX_FILE_BYTES:
        detail = f"it has {size_bytes:,} bytes, allowed are {MAX_FILE_BYTES:,}"
        raise UnreadableFileError(path.name, detail, "Split it by unit.")
    encoding = _find_encoding(path)
    separator, has_separator_line = _find_separator(path, encoding, named)
    with path.open(encoding=encoding, newline="") as file:
        if has_separator_line:
            file.readline()
        yield from _iter_rows(csv.reader(file, delimiter=separator, strict=True), path.name)


def _iter_rows(
    reader: Iterator[list[str]], file_name: str
) -> Iterator[tuple[int, list[str] | BrokenRowError]]:
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                detail = f"the quotation mark opened in row {number} is never closed"
                advice = "Close it, or export the file again."
                raise UnreadableFileError(file_name, detail, advice) from error
            yield number, BrokenRowError("quotation marks")


def _find_encoding(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(4096)
        for bom, encoding in _BOMS:
            if head.startswith(bom):
                return _require_decodable(path, encoding)
        if head[1::2].count(0) > len(head) // 4:
            return _require_decodable(path, "utf-16-le")
        if head[::2].count(0) > len(head) // 4:
            return _require_decodable(path, "utf-16-be")
    if b"\x00" in head:
        detail = "it holds zero bytes and is neither text nor a spreadsheet"
        raise UnreadableFileError(path.name, detail, "Give an .xlsx or a .csv file.")
    return "utf-8" if _is_decodable(path, "utf-8") else _require_decodable(path, "cp1252")


def _require_decodable(path: Path, encoding: str) -> str:
    if not _is_decodable(path, encoding):
        detail = "its text is in no known encoding"
        raise UnreadableFileError(path.name, detail, "Save it as CSV UTF-8.")
    return encoding


def _is_decodable(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _find_separator(path: Path, encoding: str, named: Named) -> tuple[str, bool]:
    with path.open(encoding=encoding, newline="") as file:
        lines = file.read(_HEAD_BYTES).splitlines()[:HEADER_ROWS]
    if not lines:
        raise EmptyFileError(path.name)
    if lines[0].lower().startswith(_SEPARATOR_LINE) and len(lines[0].strip()) <= len("sep=;"):
        return lines[0][4:5].strip("\r\n") or ",", True

    def count_known(separator: str) -> tuple[int, int]:
        rows = csv.reader(lines, delimiter=separator)
        try:
            # Where no title is known, whatever splits a row into most cells is the separator.
            return max((len(find_columns(row, named)), len(row)) for row in rows)
        except (csv.Error, ValueError):
            return 0, 0

    return max(_SEPARATORS, key=count_known), False
