"""Looks at a zip archive's own structure before anything in it is opened.

The standard library of Python 3.11 accepts archives whose entries overlap, by
which a few kilobytes become hundreds of megabytes. This scan reads the directory
and the local headers itself and unpacks nothing.
"""

import stat
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from netral.values.errors import DamagedZipError, UnsafeZipError


class ZipDanger(StrEnum):
    """Why an archive was refused."""

    FILE_TOO_LARGE = "file-too-large"
    TOO_MANY_ENTRIES = "too-many-entries"
    ENTRY_TOO_LARGE = "entry-too-large"
    TOTAL_TOO_LARGE = "total-too-large"
    RATIO = "ratio"
    OVERLAP = "overlap"
    LYING_SIZE = "lying-size"
    LYING_HEADER = "lying-header"
    UNSAFE_NAME = "unsafe-name"
    DUPLICATE_NAME = "duplicate-name"
    LINK = "link"
    ENCRYPTED = "encrypted"
    METHOD = "method"
    SPLIT = "split"
    HIDDEN_BYTES = "hidden-bytes"
    NESTED = "nested"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipLimits:
    """How large an archive may be. The defaults suit an office document."""

    max_file_bytes: int = 64 * 1024 * 1024
    max_entries: int = 500
    max_entry_bytes: int = 512 * 1024 * 1024
    """Unpacked size of one entry."""
    max_total_bytes: int = 768 * 1024 * 1024
    """Unpacked size of all entries together."""
    max_ratio: int = 200
    """Unpacked size over packed size; honest text stays far below."""
    ratio_floor_bytes: int = 64 * 1024
    """Entries up to this size may have any ratio: they cannot hurt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipEntry:
    """One entry of a checked archive."""

    number: int
    """Counted from 1 in the archive's directory."""
    name: str
    """With ``/`` between folders."""
    is_folder: bool
    size_bytes: int
    packed_bytes: int
    crc32: int
    is_packed: bool
    """Whether the bytes are deflated; otherwise they are stored as they are."""
    content_offset: int
    """Where the entry's bytes begin in the file."""
    is_archive: bool
    """Whether the entry is itself an archive (by its name or its first bytes)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Directory:
    entry_count: int
    offset: int
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """One record of the central directory, as written."""

    number: int
    flags: int
    method: int
    crc32: int
    packed_bytes: int
    size_bytes: int
    mode: int
    header_offset: int
    raw_name: bytes


_END = struct.Struct("<4s4H2IH")
_END64_LOCATOR = struct.Struct("<4sIQI")
_END64 = struct.Struct("<4sQ2H2I4Q")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_MAX_COMMENT = 65_535
_FULL16 = 0xFFFF
_FULL32 = 0xFFFFFFFF
_ZIP64_FIELD = 1
_ENCRYPTED_FLAGS = 0x0001 | 0x0040 | 0x2000
_LATER_SIZES_FLAG = 0x0008
_UTF8_FLAG = 0x0800
_STORED, _DEFLATED = 0, 8
_MAX_RECORD_BYTES = 4 * 1024
"""Name, extra fields and comment of one entry, on average; honest ones need some hundred."""
_ARCHIVE_SUFFIXES = (".zip", ".jar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".wacz")
_ARCHIVE_MAGIC = (b"PK\x03\x04", b"\x1f\x8b\x08", b"7z\xbc\xaf", b"Rar!", b"\xfd7zX", b"BZh")


def check_zip(path: Path, *, limits: ZipLimits | None = None) -> tuple[ZipEntry, ...]:
    """Check an archive's structure without unpacking it.

    It proves that entries do not overlap, that both places where the archive
    describes an entry agree, and that nothing is declared beyond the limits. What
    an entry really unpacks to is known only when it is read:
    `netral.values.zip_content` stops at the declared size.

    Args:
        path: The archive.
        limits: How large it may be; by default as large as an office document.

    Returns:
        The entries, in the order of the directory.

    Raises:
        DamagedZipError: If the file is no archive, or its directory cannot be read.
        UnsafeZipError: If anything is refused; the error names the first danger.
    """
    # 1. The end record says where the directory is.
    # 2. The directory says what entries there are.
    # 3. Each entry is looked at on its own: name, kind, method, declared sizes.
    # 4. Each local header must say the same, and no two entries may share a byte.
    limits = limits or ZipLimits()
    with path.open("rb") as file:
        file_bytes = file.seek(0, 2)
        if file_bytes > limits.max_file_bytes:
            detail = f"the file has {file_bytes:,} bytes, allowed are {limits.max_file_bytes:,}"
            raise UnsafeZipError(path.name, ZipDanger.FILE_TOO_LARGE, None, detail)
        directory = _read_end(file, file_bytes, path.name)
        if directory.entry_count > limits.max_entries:
            detail = f"it has {directory.entry_count:,} entries, allowed are {limits.max_entries:,}"
            raise UnsafeZipError(path.name, ZipDanger.TOO_MANY_ENTRIES, None, detail)
        records = _read_directory(file, directory, path.name)
        _require_modest(records, limits, path.name)
        entries = tuple(
            _check_record(file, record, directory.offset, path.name) for record in records
        )
    _require_apart(records, entries, directory, path.name)
    return entries


def _read_end(file: BinaryIO, file_bytes: int, file_name: str) -> _Directory:
    tail_bytes = min(file_bytes, _END.size + _MAX_COMMENT)
    file.seek(file_bytes - tail_bytes)
    tail = file.read(tail_bytes)
    position = tail.rfind(b"PK\x05\x06")
    while position >= 0 and position + _END.size <= len(tail):
        comment_bytes = _END.unpack_from(tail, position)[7]
        if position + _END.size + comment_bytes == len(tail):
            break
        position = tail.rfind(b"PK\x05\x06", 0, position)
    else:
        position = -1
    if position < 0:
        raise DamagedZipError(file_name, "its end record is missing")
    end_offset = file_bytes - tail_bytes + position
    _, disk, first_disk, here, count, size_bytes, offset, _ = _END.unpack_from(tail, position)
    if _FULL16 in (here, count) or _FULL32 in (size_bytes, offset):
        disk, first_disk, here, count, size_bytes, offset, end_offset = _read_end64(
            file, end_offset, file_name
        )
    if disk or first_disk or here != count:
        detail = "it is one part of an archive that was split"
        raise UnsafeZipError(file_name, ZipDanger.SPLIT, None, detail)
    if offset + size_bytes != end_offset:
        detail = "there are bytes before the archive or between its directory and its end"
        raise UnsafeZipError(file_name, ZipDanger.HIDDEN_BYTES, None, detail)
    return _Directory(entry_count=count, offset=offset, size_bytes=size_bytes)


def _read_end64(
    file: BinaryIO, end_offset: int, file_name: str
) -> tuple[int, int, int, int, int, int, int]:
    locator_offset = end_offset - _END64_LOCATOR.size
    file.seek(max(locator_offset, 0))
    locator = file.read(_END64_LOCATOR.size)
    if locator_offset < 0 or not locator.startswith(b"PK\x06\x07"):
        raise DamagedZipError(file_name, "its 64-bit end record is missing")
    _, _, end64_offset, _ = _END64_LOCATOR.unpack(locator)
    if end64_offset > locator_offset - _END64.size:
        raise DamagedZipError(file_name, "its 64-bit end record is missing")
    file.seek(end64_offset)
    end64 = file.read(_END64.size)
    if not end64.startswith(b"PK\x06\x06"):
        raise DamagedZipError(file_name, "its 64-bit end record is missing")
    _, _, _, _, disk, first_disk, here, count, size_bytes, offset = _END64.unpack(end64)
    return disk, first_disk, here, count, size_bytes, offset, end64_offset


def _read_directory(file: BinaryIO, directory: _Directory, file_name: str) -> list[_Record]:
    if directory.size_bytes > _CENTRAL.size + directory.entry_count * _MAX_RECORD_BYTES:
        detail = "the directory is far larger than its entries need"
        raise UnsafeZipError(file_name, ZipDanger.HIDDEN_BYTES, None, detail)
    file.seek(directory.offset)
    data = file.read(directory.size_bytes)
    records, position = [], 0
    for number in range(1, directory.entry_count + 1):
        if data[position : position + 4] != b"PK\x01\x02" or position + _CENTRAL.size > len(data):
            raise DamagedZipError(file_name, f"directory entry {number} is missing")
        fields = _CENTRAL.unpack_from(data, position)
        name_bytes, extra_bytes, comment_bytes = fields[10:13]
        name_at = position + _CENTRAL.size
        extra_at = name_at + name_bytes
        position = extra_at + extra_bytes + comment_bytes
        if position > len(data):
            raise DamagedZipError(file_name, f"directory entry {number} is cut off")
        size_bytes, packed_bytes, header_offset = _read_zip64_field(
            data[extra_at : extra_at + extra_bytes], (fields[9], fields[8], fields[16])
        )
        records.append(
            _Record(
                number=number,
                flags=fields[3],
                method=fields[4],
                crc32=fields[7],
                packed_bytes=packed_bytes,
                size_bytes=size_bytes,
                mode=fields[15] >> 16,
                header_offset=header_offset,
                raw_name=data[name_at:extra_at],
            )
        )
    if position != len(data):
        detail = "the directory has more than the entries it counts"
        raise UnsafeZipError(file_name, ZipDanger.HIDDEN_BYTES, None, detail)
    return records


def _read_zip64_field(extra: bytes, values: tuple[int, int, int]) -> tuple[int, int, int]:
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        field = extra[position + 4 : position + 4 + length]
        if kind == _ZIP64_FIELD:
            wide = iter(struct.unpack_from(f"<{len(field) // 8}Q", field))
            size, packed, offset = (
                next(wide, value) if value == _FULL32 else value for value in values
            )
            return size, packed, offset
        position += 4 + length
    return values


def _require_modest(records: Sequence[_Record], limits: ZipLimits, file_name: str) -> None:
    total_bytes = 0
    for record in records:
        total_bytes += record.size_bytes
        if record.size_bytes > limits.max_entry_bytes:
            detail = (
                f"it declares {record.size_bytes:,} bytes, allowed are {limits.max_entry_bytes:,}"
            )
            raise UnsafeZipError(file_name, ZipDanger.ENTRY_TOO_LARGE, record.number, detail)
        is_large = record.size_bytes > limits.ratio_floor_bytes
        if is_large and record.size_bytes > limits.max_ratio * record.packed_bytes:
            detail = f"it unpacks to more than {limits.max_ratio} times its size"
            raise UnsafeZipError(file_name, ZipDanger.RATIO, record.number, detail)
    if total_bytes > limits.max_total_bytes:
        detail = f"it declares {total_bytes:,} bytes, allowed are {limits.max_total_bytes:,}"
        raise UnsafeZipError(file_name, ZipDanger.TOTAL_TOO_LARGE, None, detail)


def _check_record(
    file: BinaryIO, record: _Record, directory_offset: int, file_name: str
) -> ZipEntry:
    def refuse(danger: ZipDanger, detail: str) -> UnsafeZipError:
        return UnsafeZipError(file_name, danger, record.number, detail)

    name = _decode_name(record)
    if _is_unsafe_name(name):
        raise refuse(ZipDanger.UNSAFE_NAME, "its name leads out of the archive or is no file name")
    kind = stat.S_IFMT(record.mode)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise refuse(ZipDanger.LINK, "it is a link or a device, not a file")
    if record.flags & _ENCRYPTED_FLAGS:
        raise refuse(ZipDanger.ENCRYPTED, "it is encrypted")
    if record.method not in (_STORED, _DEFLATED):
        raise refuse(ZipDanger.METHOD, f"it is packed by method {record.method}, not by deflate")
    if record.method == _STORED and record.size_bytes != record.packed_bytes:
        raise refuse(ZipDanger.LYING_SIZE, "it is not packed and yet declares two sizes")
    content_offset = _read_local_header(file, record, directory_offset, file_name)
    is_packed = record.method == _DEFLATED
    is_archive = name.lower().endswith(_ARCHIVE_SUFFIXES) or _read_magic(
        file, content_offset, packed=is_packed
    ).startswith(_ARCHIVE_MAGIC)
    return ZipEntry(
        number=record.number,
        name=name,
        is_folder=name.endswith("/"),
        size_bytes=record.size_bytes,
        packed_bytes=record.packed_bytes,
        crc32=record.crc32,
        is_packed=is_packed,
        content_offset=content_offset,
        is_archive=is_archive,
    )


def _decode_name(record: _Record) -> str:
    encoding = "utf-8" if record.flags & _UTF8_FLAG else "cp437"
    return record.raw_name.decode(encoding, errors="replace").replace("\\", "/")


def _is_unsafe_name(name: str) -> bool:
    parts = name.rstrip("/").split("/")
    return (
        not name.strip("/")
        or name.startswith("/")
        or name[1:2] == ":"
        or ".." in parts
        or any(ord(character) < ord(" ") for character in name)
    )


def _read_local_header(
    file: BinaryIO, record: _Record, directory_offset: int, file_name: str
) -> int:
    missing = DamagedZipError(file_name, f"entry {record.number} is not where the directory says")
    if record.header_offset > directory_offset:
        raise missing
    file.seek(record.header_offset)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise missing
    _, _, flags, method, _, _, _, packed, size, name_bytes, extra_bytes = _LOCAL.unpack(header)
    raw_name = file.read(name_bytes)
    size, packed, _ = _read_zip64_field(file.read(extra_bytes), (size, packed, 0))
    has_sizes = not flags & _LATER_SIZES_FLAG
    if (
        raw_name != record.raw_name
        or method != record.method
        or (flags ^ record.flags) & _ENCRYPTED_FLAGS
        or (has_sizes and (size, packed) != (record.size_bytes, record.packed_bytes))
    ):
        detail = "its own header says something else than the directory"
        raise UnsafeZipError(file_name, ZipDanger.LYING_HEADER, record.number, detail)
    content_offset: int = record.header_offset + _LOCAL.size + name_bytes + extra_bytes
    return content_offset


def _read_magic(file: BinaryIO, content_offset: int, *, packed: bool) -> bytes:
    file.seek(content_offset)
    head = file.read(64)
    if not packed:
        return head
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(head, 8)
    except zlib.error:
        return b""


def _require_apart(
    records: Sequence[_Record], entries: Sequence[ZipEntry], directory: _Directory, file_name: str
) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.name in seen:
            detail = "another entry has the same name"
            raise UnsafeZipError(file_name, ZipDanger.DUPLICATE_NAME, entry.number, detail)
        seen.add(entry.name)
    end = 0
    for record, entry in sorted(
        zip(records, entries, strict=True), key=lambda pair: pair[0].header_offset
    ):
        if record.header_offset < end:
            detail = "it shares bytes with another entry"
            raise UnsafeZipError(file_name, ZipDanger.OVERLAP, entry.number, detail)
        end = entry.content_offset + entry.packed_bytes
    if entries and min(record.header_offset for record in records) > 0:
        detail = "there are bytes before its first entry"
        raise UnsafeZipError(file_name, ZipDanger.HIDDEN_BYTES, None, detail)
    if end > directory.offset:
        detail = "an entry reaches into the directory"
        raise UnsafeZipError(file_name, ZipDanger.OVERLAP, None, detail)
