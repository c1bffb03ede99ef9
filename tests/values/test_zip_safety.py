"""Archives that honest tools make are accepted; every known trick is refused."""

import io
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from netral.values.errors import DamagedZipError, UnsafeZipError
from netral.values.zip_content import iter_content, verify_content
from netral.values.zip_safety import ZipDanger, ZipLimits, check_zip

SMALL = ZipLimits(
    max_file_bytes=1_000_000,
    max_entries=20,
    max_entry_bytes=2_000_000,
    max_total_bytes=3_000_000,
)


def archive_of(entries: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return bytearray(buffer.getvalue())


def honest() -> bytearray:
    return archive_of({"data/a.txt": b"satu " * 50, "data/b.txt": bytes(range(256))})


def archive_with_info(info: zipfile.ZipInfo, content: bytes = b"isi") -> bytearray:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, content)
    return bytearray(buffer.getvalue())


def directory_record(data: bytes, number: int) -> int:
    position = -1
    for _ in range(number):
        position = data.index(b"PK\x01\x02", position + 1)
    return position


def overlapping() -> bytearray:
    # The second directory entry points into the first one's bytes: a quoted local header.
    inner = archive_of({"b.txt": b"x" * 100}, method=zipfile.ZIP_STORED)
    inner_local = bytes(inner[: directory_record(inner, 1)])
    data = archive_of({"a.bin": inner_local, "b.txt": b"x" * 100}, method=zipfile.ZIP_STORED)
    inside_offset = data.index(inner_local)
    struct.pack_into("<I", data, directory_record(data, 2) + 42, inside_offset)
    return data


def same_bytes_twice() -> bytearray:
    data = archive_of({"a.txt": b"x" * 100, "b.txt": b"x" * 100}, method=zipfile.ZIP_STORED)
    record = directory_record(data, 2)
    struct.pack_into("<I", data, record + 42, 0)
    data[record + 46 : record + 51] = b"a.txt"
    return data


def encrypted() -> bytearray:
    data = honest()
    for offset in (6, directory_record(data, 1) + 8):
        struct.pack_into("<H", data, offset, 1)
    return data


def link() -> bytearray:
    info = zipfile.ZipInfo("data/link")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return archive_with_info(info, b"/etc/passwd")


def renamed(name: str) -> Callable[[], bytearray]:
    def build() -> bytearray:
        placeholder = "x" * len(name)
        data = archive_of({placeholder: b"isi"})
        return bytearray(bytes(data).replace(placeholder.encode(), name.encode()))

    return build


def lying_header() -> bytearray:
    data = honest()
    struct.pack_into("<I", data, 22, 7)
    return data


def stored_with_two_sizes() -> bytearray:
    data = archive_of({"a.txt": b"x" * 10}, method=zipfile.ZIP_STORED)
    struct.pack_into("<I", data, 22, 100)
    struct.pack_into("<I", data, directory_record(data, 1) + 24, 100)
    return data


def duplicate() -> bytearray:
    return bytearray(bytes(archive_of({"a.txt": b"1", "b.txt": b"2"})).replace(b"b.txt", b"a.txt"))


def split() -> bytearray:
    data = honest()
    struct.pack_into("<H", data, data.rindex(b"PK\x05\x06") + 4, 1)
    return data


REFUSED = [
    pytest.param(overlapping, ZipDanger.OVERLAP, id="an entry inside another"),
    pytest.param(same_bytes_twice, ZipDanger.DUPLICATE_NAME, id="the same bytes twice"),
    pytest.param(encrypted, ZipDanger.ENCRYPTED, id="encrypted"),
    pytest.param(link, ZipDanger.LINK, id="a symbolic link"),
    pytest.param(renamed("../a.txt"), ZipDanger.UNSAFE_NAME, id="out of the folder"),
    pytest.param(renamed("a/../../b"), ZipDanger.UNSAFE_NAME, id="out of the folder, deeper"),
    pytest.param(renamed("..\\a.txt"), ZipDanger.UNSAFE_NAME, id="out, with backslash"),
    pytest.param(renamed("/etc/a"), ZipDanger.UNSAFE_NAME, id="absolute"),
    pytest.param(renamed("C:/a.txt"), ZipDanger.UNSAFE_NAME, id="a drive"),
    pytest.param(renamed("a\x01b"), ZipDanger.UNSAFE_NAME, id="control characters"),
    pytest.param(lying_header, ZipDanger.LYING_HEADER, id="header and directory differ"),
    pytest.param(stored_with_two_sizes, ZipDanger.LYING_SIZE, id="stored with two sizes"),
    pytest.param(duplicate, ZipDanger.DUPLICATE_NAME, id="two entries of one name"),
    pytest.param(split, ZipDanger.SPLIT, id="one part of many"),
    pytest.param(lambda: b"GIF89a" + honest(), ZipDanger.HIDDEN_BYTES, id="bytes in front"),
    pytest.param(
        lambda: archive_of({"a.txt": bytes(1_500_000)}), ZipDanger.RATIO, id="packed too well"
    ),
    pytest.param(
        lambda: archive_of({"a.txt": bytes(2_500_000)}), ZipDanger.ENTRY_TOO_LARGE, id="one large"
    ),
    pytest.param(
        lambda: archive_of({f"{n}": bytes(60_000) for n in range(20)} | {"x": bytes(1_999_999)}),
        ZipDanger.TOO_MANY_ENTRIES,
        id="many entries",
    ),
    pytest.param(
        lambda: archive_of(
            dict.fromkeys("abc", b"".join(b"%9d" % (n // 9) for n in range(155_000)))
        ),
        ZipDanger.TOTAL_TOO_LARGE,
        id="large together",
    ),
    pytest.param(
        lambda: archive_of({"a": bytes(1_000_001)}, method=zipfile.ZIP_STORED),
        ZipDanger.FILE_TOO_LARGE,
        id="a large file",
    ),
    pytest.param(
        lambda: archive_of({"a": b"isi" * 99}, method=zipfile.ZIP_LZMA),
        ZipDanger.METHOD,
        id="another packing method",
    ),
]


class TestCheckZip:
    def test_accepts_what_the_standard_library_writes(self, tmp_path: Path) -> None:
        path = tmp_path / "honest.zip"
        path.write_bytes(honest())

        entries = check_zip(path, limits=SMALL)

        assert [(entry.name, entry.size_bytes) for entry in entries] == [
            ("data/a.txt", 250),
            ("data/b.txt", 256),
        ]
        assert b"".join(iter_content(path, entries[1])) == bytes(range(256))
        verify_content(path, entries)

    def test_accepts_an_archive_that_was_streamed(self, tmp_path: Path) -> None:
        class Pipe(io.RawIOBase):
            def __init__(self) -> None:
                self.data = b""

            def writable(self) -> bool:
                return True

            def write(self, piece: bytes) -> int:  # type: ignore[override]
                self.data += bytes(piece)
                return len(piece)

        pipe = Pipe()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", b"satu" * 9)
        path = tmp_path / "streamed.zip"
        path.write_bytes(pipe.data)

        verify_content(path, check_zip(path, limits=SMALL))

    def test_accepts_64_bit_fields(self, tmp_path: Path) -> None:
        path = tmp_path / "wide.zip"
        with zipfile.ZipFile(path, "w") as archive, archive.open("a", "w", force_zip64=True) as out:
            out.write(b"isi")

        verify_content(path, check_zip(path, limits=SMALL))

    @pytest.mark.parametrize(("build", "danger"), REFUSED)
    def test_refuses(self, build: Callable[[], bytes], danger: ZipDanger, tmp_path: Path) -> None:
        path = tmp_path / "bad.zip"
        path.write_bytes(build())

        with pytest.raises(UnsafeZipError) as caught:
            check_zip(path, limits=SMALL)

        assert caught.value.reason == danger

    def test_refuses_overlap_that_the_standard_library_accepts(self, tmp_path: Path) -> None:
        path = tmp_path / "overlap.zip"
        path.write_bytes(overlapping())
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None

        with pytest.raises(UnsafeZipError, match="shares bytes with another entry"):
            check_zip(path, limits=SMALL)

    def test_names_no_entry_in_its_message(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.zip"
        path.write_bytes(renamed("../kenari-rahasia.txt")())

        with pytest.raises(UnsafeZipError) as caught:
            check_zip(path, limits=SMALL)

        assert "kenari" not in str(caught.value)
        assert "entry 1" in str(caught.value)

    def test_flags_an_archive_inside_whatever_its_name(self, tmp_path: Path) -> None:
        path = tmp_path / "nested.zip"
        path.write_bytes(archive_of({"foto.jpg": bytes(honest()), "a.txt": b"isi"}))

        entries = check_zip(path, limits=SMALL)

        assert [entry.is_archive for entry in entries] == [True, False]

    @pytest.mark.parametrize(
        "content", [b"", b"bukan arsip", bytes(honest())[:-30], bytes(honest())[60:]]
    )
    def test_says_that_a_damaged_file_is_damaged(self, content: bytes, tmp_path: Path) -> None:
        path = tmp_path / "cut.zip"
        path.write_bytes(content)

        with pytest.raises((DamagedZipError, UnsafeZipError)):
            check_zip(path, limits=SMALL)

    def test_answers_any_damage_with_its_own_errors(self, tmp_path: Path) -> None:
        dice = random.Random(2024)  # noqa: S311
        path = tmp_path / "fuzzed.zip"
        accepted = 0
        for _ in range(1_000):
            data = honest()
            for _ in range(dice.randint(1, 4)):
                data[dice.randrange(len(data))] = dice.randrange(256)
            path.write_bytes(data[: len(data) - dice.choice([0, 0, 0, 1, 9])])

            try:
                verify_content(path, check_zip(path, limits=SMALL))
                accepted += 1
            except (DamagedZipError, UnsafeZipError):
                continue

        assert accepted < 500


class TestIterContent:
    def test_stops_at_the_declared_size(self, tmp_path: Path) -> None:
        data = archive_of({"a.txt": b"x" * 300_000})
        struct.pack_into("<I", data, 22, 80_000)
        struct.pack_into("<I", data, directory_record(data, 1) + 24, 80_000)
        path = tmp_path / "lying.zip"
        path.write_bytes(data)
        entries = check_zip(path, limits=ZipLimits(max_ratio=10_000))

        pieces: list[bytes] = []
        with pytest.raises(UnsafeZipError, match="unpacks to more than the declared 80,000 bytes"):
            pieces.extend(iter_content(path, entries[0]))

        assert sum(map(len, pieces)) <= 80_000

    def test_notices_an_entry_that_is_shorter_than_declared(self, tmp_path: Path) -> None:
        data = archive_of({"a.txt": b"x" * 300})
        struct.pack_into("<I", data, 22, 400)
        struct.pack_into("<I", data, directory_record(data, 1) + 24, 400)
        path = tmp_path / "lying.zip"
        path.write_bytes(data)

        with pytest.raises(UnsafeZipError, match="unpacks to less"):
            verify_content(path, check_zip(path, limits=SMALL))

    def test_notices_a_changed_byte(self, tmp_path: Path) -> None:
        data = archive_of({"a.txt": b"satu dua tiga"}, method=zipfile.ZIP_STORED)
        data[data.index(b"dua")] ^= 1
        path = tmp_path / "changed.zip"
        path.write_bytes(data)

        with pytest.raises(DamagedZipError, match="checksum"):
            verify_content(path, check_zip(path, limits=SMALL))
