"""Finds the reader for a file by the file's shape, and reads or inspects it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from netral.errors import NetralError
from netral.intake.archive import open_archive
from netral.intake.bluesky import BlueskyReader, BlueskyRepositoryReader
from netral.intake.capture import (
    AutoArchiverReader,
    FourCatTableReader,
    SingleFileReader,
    WaczReader,
    WarcReader,
    ZeeschuimerReader,
)
from netral.intake.door import Door
from netral.intake.errors import (
    EmptySourceError,
    MappingNotUsableError,
    RefusedFormatError,
    UnreadableSourceError,
)
from netral.intake.facebook import FacebookArchiveReader
from netral.intake.foreign_file import explain_archive, find_foreign_file
from netral.intake.foreign_shape import find_foreign_shape, find_foreign_table
from netral.intake.graph_api import GraphApiReader
from netral.intake.instagram import InstagramArchiveReader
from netral.intake.json_shape import find_json_shape
from netral.intake.json_source import read_document_keys, read_json_sample
from netral.intake.key_list import count_usual_names
from netral.intake.linkedin import LinkedInArchiveReader
from netral.intake.mastodon import MastodonArchiveReader, MastodonStatusReader
from netral.intake.plain.csv_source import read_csv_shape
from netral.intake.plain.csv_table import PlainCsvReader
from netral.intake.plain.json_table import PlainJsonReader
from netral.intake.plain.layout import refuse_layout
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.parquet_table import PlainParquetReader
from netral.intake.plain.xlsx_table import PlainXlsxReader
from netral.intake.reader import Inspection, Reader, ReadRecord
from netral.intake.screenshot.reader import ScreenshotReader
from netral.intake.telegram import TelegramExportReader
from netral.intake.text_encoding import find_encoding, read_head
from netral.intake.tiktok import TikTokArchiveReader
from netral.intake.x_api import XApiReader
from netral.intake.x_archive import XArchiveReader
from netral.intake.youtube import YouTubeApiReader, YouTubeTakeoutReader

_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_SHAPES: tuple[Callable[[], Reader], ...] = (
    XArchiveReader,
    ZeeschuimerReader,
    FourCatTableReader,
    FacebookArchiveReader,
    InstagramArchiveReader,
    TikTokArchiveReader,
    YouTubeTakeoutReader,
    YouTubeApiReader,
    XApiReader,
    GraphApiReader,
    MastodonArchiveReader,
    MastodonStatusReader,
    BlueskyReader,
    BlueskyRepositoryReader,
    TelegramExportReader,
    LinkedInArchiveReader,
    WarcReader,
    WaczReader,
    AutoArchiverReader,
    SingleFileReader,
    ScreenshotReader,
)
"""Formats with a shape of their own. Captures come before answers, whose keys are fewer."""
_TABLES: tuple[Callable[[ColumnMapping | None], Reader], ...] = (
    PlainParquetReader,
    PlainJsonReader,
    PlainXlsxReader,
    PlainCsvReader,
)


_HEADER_ROWS, _SURE_NAMES = 12, 4
_OF_WORKBOOK = "xl/"


def list_readers(mapping: ColumnMapping | None = None) -> tuple[Reader, ...]:
    """List the readers in the order in which they are asked whether they know a file.

    A new format is a new entry here (docs/howto/new_format.md). The plain tables
    stand last: whatever has a shape of its own is recognised first.

    Args:
        mapping: What a mapping file says; then only tables can be meant.

    Returns:
        One reader a format.
    """
    tables = tuple(make_reader(mapping) for make_reader in _TABLES)
    return tables if mapping is not None else (*(make() for make in _SHAPES), *tables)


def find_reader(path: Path, *, mapping: ColumnMapping | None = None) -> Reader:
    """Find the reader for a file or folder by its shape, never by its name.

    Args:
        path: A file or folder.
        mapping: What a mapping file says, for a foreign table.

    Returns:
        The reader.

    Raises:
        UnreadableSourceError: If the path cannot be opened.
        EmptySourceError: If there is nothing in it.
        RefusedFormatError: If it is recognised as a kind that is not read.
        UnknownLayoutError: If no reader knows it; the error names its keys.
        MappingNotUsableError: If a mapping was given for something that is no table.
    """
    _require_content(path)
    for reader in list_readers(mapping):
        if reader.recognise(path):
            return reader
    raise _explain_refusal(path, mapping)


def iter_acts(
    path: Path, *, door: Door, mapping: ColumnMapping | None = None
) -> Iterator[ReadRecord]:
    """Iterate over the acts that the door lets through, and the records for the quarantine.

    Every record of the source goes one way: turned away and counted by the door,
    rejected, or an act.

    Args:
        path: A file or folder.
        door: Asked for each record, first for the account and then for the moment.
        mapping: What a mapping file says, for a foreign table.

    Returns:
        Acts and rejected records in the order of the source.

    Raises:
        IntakeError: As `find_reader` and the reader say; at the latest while iterating.
    """
    return find_reader(path, mapping=mapping).iter_records(path, door=door)


def inspect_file(path: Path, *, mapping: ColumnMapping | None = None) -> Inspection:
    """Say what a file is and what would be read of it, keeping nothing of it.

    Args:
        path: A file or folder.
        mapping: What a mapping file says, for a foreign table.

    Returns:
        The format, what would be read, and what would not and why.

    Raises:
        IntakeError: As `find_reader` says.
    """
    return find_reader(path, mapping=mapping).inspect(path)


def _require_content(path: Path) -> None:
    if not path.exists():
        raise UnreadableSourceError(path.name, "there is no such file or folder")
    if not path.is_dir() and path.stat().st_size == 0:
        raise EmptySourceError(path.name, "it has no content")


def _explain_refusal(path: Path, mapping: ColumnMapping | None) -> NetralError:
    if mapping is not None and any(make().recognise(path) for make in _SHAPES):
        return MappingNotUsableError(path.name)
    head = b"" if path.is_dir() else read_head(path)
    if path.is_dir() or head.startswith(_ZIP_MAGIC):
        return _explain_archive(path, mapping)
    foreign = find_foreign_file(path, head)
    if foreign is not None:
        return foreign if mapping is None else MappingNotUsableError(path.name)
    try:
        return _explain_table(path, head, mapping)
    except NetralError as refusal:
        return refusal


def _explain_archive(path: Path, mapping: ColumnMapping | None) -> NetralError:
    try:
        archive = open_archive(path)
        if any(item.name.startswith(_OF_WORKBOOK) for item in archive.items):
            PlainXlsxReader(mapping).inspect(path)
        if mapping is not None:
            return MappingNotUsableError(path.name)
        return explain_archive(archive)
    except NetralError as refusal:
        return refusal


def _explain_table(path: Path, head: bytes, mapping: ColumnMapping | None) -> NetralError:
    if head.startswith(b"PAR1"):
        PlainParquetReader(mapping).inspect(path)
    elif head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return _explain_json(path, mapping)
    if _is_bare_value(head):
        return EmptySourceError(path.name, "it is one bare JSON value and holds no record")
    shape = read_csv_shape(path, mapping=mapping)
    if find_encoding(head) is None:
        why = "its first bytes are no text and of no format that Netral knows"
        return RefusedFormatError(path.name, "a binary file", why, "Hand in the export itself.")
    names = shape.header if shape is not None else ()
    foreign = find_foreign_table(path.name, names) if mapping is None else None
    if foreign is not None:
        return foreign
    header = names if mapping is not None or count_usual_names(names) else ()
    header = header or _find_late_header(path)
    if not header:
        why = "it is text, and its first row names no columns"
        advice = "If it is a table, name its columns in a mapping file (docs/howto/new_format.md)."
        return RefusedFormatError(path.name, "a text file", why, advice)
    return refuse_layout(path.name, header, mapping)


def _find_late_header(path: Path) -> tuple[str, ...]:
    """Find the header of a table below a report of a few rows."""
    for row in range(2, _HEADER_ROWS + 1):
        shape = read_csv_shape(path, mapping=ColumnMapping(name="", columns={}, header_row=row))
        if shape is not None and count_usual_names(shape.header) >= _SURE_NAMES:
            return shape.header
    return ()


def _is_bare_value(head: bytes) -> bool:
    try:
        msgspec.json.decode(head)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def _explain_json(path: Path, mapping: ColumnMapping | None) -> NetralError:
    shape = find_json_shape(path) if mapping is None else None
    foreign = find_foreign_shape(path.name, shape.keys, shape.inner) if shape is not None else None
    if foreign is not None:
        return foreign
    keys = read_document_keys(path) or read_json_sample(path).keys
    if not keys:
        return EmptySourceError(path.name, "it holds no record")
    return refuse_layout(path.name, keys, mapping)
