"""Finds out how far a sheet reaches before a library lays it out in memory as a whole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PLACE = re.compile(rb"""r=["']([A-Za-z]{0,3})0*(\d{1,9})["']""")
_EMPTY_TAG = re.compile(rb"""(?:[^"'<>]|"[^"]*"|'[^']*')*/>""")
"""The rest of a tag that closes itself; a cell or row without content is laid out by nobody."""
_WHITESPACE = b" \t\r\n"
_MARGIN_BYTES = 512
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Extent:
    """The last row and column in which something stands."""

    rows: int = 0
    columns: int = 0

    @property
    def cells(self) -> int:
        """Cells of the rectangle that a library lays out."""
        return self.rows * self.columns


def measure_sheet(pieces: Iterable[bytes]) -> Extent:
    """Measure a sheet by the places that its cells and rows name.

    Args:
        pieces: The sheet's XML, in order.

    Returns:
        How far it reaches. A place in a text counts too; no honest text holds one so far out.

    Example:
        >>> measure_sheet([b'<row r="2"><c r="B2"><v>1</v></c><c r="ZZ9" s="1"/></row>'])
        Extent(rows=2, columns=2)
    """
    extent = Extent()
    tail = b""
    for piece in pieces:
        # Whitespace may stand nearly anywhere in a tag; without it there is one spelling.
        markup = tail + piece.translate(None, _WHITESPACE)
        extent = _widen(extent, markup, end=len(markup) - _MARGIN_BYTES)
        tail = markup[-2 * _MARGIN_BYTES :]
    return _widen(extent, tail, end=len(tail))


def _widen(extent: Extent, markup: bytes, *, end: int) -> Extent:
    rows, columns = extent.rows, extent.columns
    for found in _PLACE.finditer(markup):
        row, column = int(found[2]), _number(found[1])
        is_news = row > rows or column > columns
        # What begins in the margin is seen whole with the next piece.
        if is_news and found.start() < end and not _EMPTY_TAG.match(markup, found.start()):
            rows, columns = max(rows, row), max(columns, column)
    return Extent(rows, columns)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number
