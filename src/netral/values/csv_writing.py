"""Writes CSV that no spreadsheet can take for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_DANGEROUS = re.compile(r"[=+\-@\x00-\x20\x7f-\xa0\u2028\u2029\ufeff\uff1d\uff0b\uff0d\uff20]")
"""Signs with which a formula or a trick begins; wide forms are folded by some programs."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_GUARD = "'"


def make_safe_cell(value: object) -> str:
    r"""Make the text of a cell that begins with no dangerous sign.

    Control characters inside are dropped. A leading apostrophe, which spreadsheets show
    as text, stands before anything that could be taken for a formula, numbers with a
    sign included.

    Args:
        value: What the cell holds; ``None`` is an empty cell.

    Returns:
        The text.

    Example:
        >>> make_safe_cell("=cmd|' /C calc'!A0"), make_safe_cell("kota"), make_safe_cell(-5)
        ("'=cmd|' /C calc'!A0", 'kota', "'-5")
    """
    text = _CONTROL.sub("", "" if value is None else str(value))
    return _GUARD + text if _DANGEROUS.match(text) else text


def write_csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table as CSV, every cell quoted and safe.

    Args:
        header: Names of the columns.
        rows: Their cells.

    Returns:
        The text, with one line end after each row.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([make_safe_cell(cell) for cell in row])
    return target.getvalue()
