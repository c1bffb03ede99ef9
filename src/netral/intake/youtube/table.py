"""The tables of a Takeout, whose headers are in the account's language."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from netral.intake.errors import UnfitRecordError
from netral.intake.plain.csv_source import iter_csv_rows
from netral.intake.reason import Reason, refuse

Row = Mapping[str, str]


class TableKind(StrEnum):
    """A table that is read; the value is its name for people."""

    COMMENTS = "comments"
    LIVE_CHATS = "live chats"
    SUBSCRIPTIONS = "subscriptions"
    LIKED = "liked videos"
    CHANNELS = "channels"


_HEADERS: dict[TableKind, dict[str, str]] = {
    TableKind.COMMENTS: {
        "comment id": "id",
        "channel id": "channel",
        "comment create timestamp": "time",
        "parent comment id": "parent",
        "video id": "video",
        "comment text": "text",
    },
    TableKind.LIVE_CHATS: {
        "live chat id": "id",
        "channel id": "channel",
        "live chat create timestamp": "time",
        "video id": "video",
        "live chat text": "text",
    },
    TableKind.SUBSCRIPTIONS: {"channel id": "channel", "channel url": "url"},
    TableKind.CHANNELS: {"channel id": "channel", "channel visibility": "visibility"},
    TableKind.LIKED: {"video id": "video"},
}
_LIKED_TIMES = ("playlist video creation timestamp", "time added", "waktu ditambahkan")
_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{20,24}", re.ASCII)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.ASCII)
_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII)
_TEXT = re.compile(r'\s*\{"(?:text|takeoutSegments)".*', re.DOTALL)
_ID = re.compile(r"(?!UC)[A-Za-z0-9_.-]{12,120}", re.ASCII)
_LINK = re.compile(r"https?://\S+")
_BY_CONTENT = {"time": _TIME, "text": _TEXT, "video": _VIDEO, "id": _ID, "parent": _ID}
"""In this order: a comment stands before the comment that it answers, in all years."""
_SAMPLE_ROWS = 50
_LINES_ABOVE = 40
_VIDEO_HEADER = "video id,"
_SUBSCRIPTION_COLUMNS = 3
_COMMENT_COLUMNS = range(7, 10)
_LIVE_COLUMNS = range(5, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: what it is, and which of its columns are used."""

    kind: TableKind
    columns: Mapping[str, int]
    """Our name to the number of the column."""
    width: int
    text: str
    """From the header on."""
    above: int
    """Lines above the header: until 2023 lists of liked videos tell of the playlist first."""
    is_localised: bool
    """Whether the columns were found by their content and not by their headers."""

    def iter_rows(self) -> Iterator[tuple[int, Row | UnfitRecordError]]:
        """Iterate over the rows below the header, with their numbers in the file."""
        rows = iter_csv_rows(io.StringIO(self.text, newline=""), ",")
        header = self.above + 1
        for number, cells in enumerate(rows, header):
            if number == header or cells == []:
                continue
            if isinstance(cells, UnfitRecordError):
                yield number, cells
            elif len(cells) != self.width:
                place = f"{len(cells)} cells, the header has {self.width}"
                yield number, refuse(Reason.WRONG_CELL_COUNT, place)
            else:
                yield number, {name: cells[at].strip() for name, at in self.columns.items()}


def find_table(content: bytes, *, is_liked: bool = False) -> Table | None:
    """Find out which table of a Takeout this is, by its header or by its columns.

    Args:
        content: The CSV file.
        is_liked: The file's name says that it is the list of liked videos; other
            playlists have the same columns and are private.

    Returns:
        The table, or ``None`` if it is none that is read.
    """
    text = content.decode("utf-8-sig", errors="replace")
    text, above = _skip_playlist(text) if is_liked else (text, 0)
    header = next(iter(_read_rows(text, 1)), [])
    names = [cell.strip().casefold() for cell in header]
    for kind, wanted in _HEADERS.items():
        if set(wanted) <= set(names) and (kind is not TableKind.LIKED or is_liked):
            columns = {ours: names.index(theirs) for theirs, ours in wanted.items()}
            times = [names.index(one) for one in _LIKED_TIMES if one in names]
            if kind is TableKind.LIKED and times:
                columns["time"] = times[0]
            return Table(
                kind=kind,
                columns=columns,
                width=len(names),
                text=text,
                above=above,
                is_localised=False,
            )
    rows = [row for row in _read_rows(text, _SAMPLE_ROWS)[1:] if len(row) == len(header)]
    found = _find_by_content(len(header), rows)
    if found is None:
        return None
    return Table(
        kind=found[0],
        columns=found[1],
        width=len(header),
        text=text,
        above=above,
        is_localised=True,
    )


def _skip_playlist(text: str) -> tuple[str, int]:
    """Cut off what stands above the header of a list of videos; gives how many lines."""
    lines = text.splitlines(keepends=True)
    for above, line in enumerate(lines[:_LINES_ABOVE]):
        if line.casefold().startswith(_VIDEO_HEADER):
            return "".join(lines[above:]), above
    return text, 0


def _read_rows(text: str, limit: int) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) >= limit:
                break
    except csv.Error:
        return rows
    return rows


def _find_by_content(
    width: int, rows: Sequence[Sequence[str]]
) -> tuple[TableKind, Mapping[str, int]] | None:
    channel = _find_column(rows, width, _CHANNEL)
    if channel is None:
        return None
    if width == _SUBSCRIPTION_COLUMNS:
        columns = {"channel": channel} | _find_columns(rows, width, {"url": _LINK}, {channel})
        return (TableKind.SUBSCRIPTIONS, columns) if "url" in columns else None
    columns = {"channel": channel} | _find_columns(rows, width, _BY_CONTENT, {channel})
    if not {"id", "time", "text"} <= set(columns):
        return None
    if width in _LIVE_COLUMNS:
        return TableKind.LIVE_CHATS, columns
    return (TableKind.COMMENTS, columns) if width in _COMMENT_COLUMNS else None


def _find_columns(
    rows: Sequence[Sequence[str]],
    width: int,
    patterns: Mapping[str, re.Pattern[str]],
    taken: set[int],
) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, pattern in patterns.items():
        at = _find_column(rows, width, pattern, taken | set(found.values()))
        if at is not None:
            found[name] = at
    return found


def _find_column(
    rows: Sequence[Sequence[str]],
    width: int,
    pattern: re.Pattern[str],
    taken: Collection[int] = (),
) -> int | None:
    for at in range(width):
        cells = [row[at].strip() for row in rows if row[at].strip()]
        if at not in taken and cells and all(pattern.fullmatch(cell) for cell in cells):
            return at
    return None
