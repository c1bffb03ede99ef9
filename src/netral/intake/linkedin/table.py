"""The tables of a LinkedIn archive, each with its own idea of quotation marks."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from netral.intake.errors import UnfitRecordError
from netral.intake.reason import Reason, refuse

Row = Mapping[str, str]


class TableKind(StrEnum):
    """A table that is read; the value is the beginning of its file's name."""

    SHARES = "Shares"
    COMMENTS = "Comments"
    REACTIONS = "Reactions"
    FOLLOWS = "Company Follows"


_COLUMNS: dict[TableKind, frozenset[str]] = {
    TableKind.SHARES: frozenset({"Date", "ShareLink", "ShareCommentary"}),
    TableKind.COMMENTS: frozenset({"Date", "Link", "Message"}),
    TableKind.REACTIONS: frozenset({"Date", "Type", "Link"}),
    TableKind.FOLLOWS: frozenset({"Organization", "Followed On"}),
}
_FILE = re.compile(r"(?:.*/)?((shares|comments|reactions|company[ _]follows)(?:_(\d{3,20}))?\.csv)")
_KINDS = {kind.value.lower(): kind for kind in TableKind}
_LINE_JOINT = '"\n"'
_HALF_PAIR = re.compile(r'(?<=\n)"|"(?=\n)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table."""

    kind: TableKind
    header: tuple[str, ...]
    text: str

    def iter_rows(self) -> Iterator[tuple[int, Row | UnfitRecordError]]:
        """Iterate over the rows below the header, with their numbers from 2."""
        for number, cells in enumerate(_iter_cells(self.kind, self.text), 1):
            if number == 1 or cells == []:
                continue
            if isinstance(cells, UnfitRecordError):
                yield number, cells
            elif len(cells) != len(self.header):
                place = f"{len(cells)} cells, the header has {len(self.header)}"
                yield number, refuse(Reason.WRONG_CELL_COUNT, place)
            else:
                yield number, dict(zip(self.header, cells, strict=True))


def find_kind(path: str) -> tuple[str, str] | None:
    """Find the kind of a file by its name; newer names end in the member's number."""
    match = _FILE.fullmatch(path.lower())
    if match is None:
        return None
    return _KINDS[match[2].replace("_", " ")], path[-len(match[1]) :]


def find_member(name: str) -> str | None:
    """Find the member's number in the name of a file.

    Example:
        >>> find_member("Comments_34875879.csv"), find_member("Comments.csv")
        ('34875879', None)
    """
    match = _FILE.fullmatch(name.lower())
    return match[3] if match is not None else None


def find_table(content: bytes) -> Table | None:
    """Find out by its header which table this is, or give ``None``.

    Args:
        content: The CSV file.

    Returns:
        The table.
    """
    text = content.decode("utf-8-sig", errors="replace")
    names = tuple(name.strip() for name in _read_header(text))
    kind = next((kind for kind, wanted in _COLUMNS.items() if wanted <= set(names)), None)
    return Table(kind=kind, header=names, text=text) if kind is not None else None


def _read_header(text: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text[:4096], newline="")), [])
    except csv.Error:
        return []


def tidy_commentary(text: str) -> str:
    r"""Take out the quotation marks that LinkedIn puts around each line of a post.

    Example:
        >>> tidy_commentary('satu"\n"dua')
        'satu\ndua'
    """
    return _HALF_PAIR.sub("", text.replace(_LINE_JOINT, "\n")).strip()


def _iter_cells(kind: TableKind, text: str) -> Iterator[list[str] | UnfitRecordError]:
    # Comments write a quotation mark inside a text as \", all others double it.
    escape = "\\" if kind is TableKind.COMMENTS else None
    reader = csv.reader(io.StringIO(text, newline=""), escapechar=escape)
    while True:
        first = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield refuse(Reason.BROKEN_QUOTES, f"lines {first} to {reader.line_num}")
        else:
            yield row
