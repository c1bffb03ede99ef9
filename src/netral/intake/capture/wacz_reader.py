"""Reads web captures in WACZ: checked packages of WARC files."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from netral.errors import NetralError
from netral.intake.capture.warc_reader import UNREAD, WEB_CARD, describe_survey, require_posts
from netral.intake.capture.web_page import PARSER_VERSION, walk_pages
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import DamagedSourceError
from netral.intake.reader import Inspection, ReadRecord
from netral.intake.source_file import read_source_file
from netral.intake.text_encoding import read_head
from netral.values.provenance import Grade
from netral.values.zip_content import iter_content
from netral.values.zip_safety import ZipEntry

if TYPE_CHECKING:
    from netral.intake.capture.wacz_package import WaczPackage
    from netral.intake.capture.warc_file import WarcSurvey

_PACKAGE = "datapackage.json"
_ZIP_MAGIC = b"PK\x03\x04"


class WaczReader:
    """Reads packages whose every file is listed with its hash."""

    source_format = "netral.wacz.v1"
    format_name = "Web capture (WACZ)"
    grade = Grade.C
    cards = (WEB_CARD,)

    def recognise(self, path: Path) -> bool:
        return not path.is_dir() and read_head(path, size_bytes=4) == _ZIP_MAGIC and _is_wacz(path)

    def inspect(self, path: Path) -> Inspection:
        from netral.intake.capture.wacz_package import open_wacz  # noqa: PLC0415

        package = open_wacz(path)
        surveys = _survey(package)
        whole = _add_up(list(surveys.values()))
        notes = (
            "Every file is listed, and all hashes and sizes match.",
            package.statement,
            *describe_survey(whole),
        )
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version=package.version,
            grade=self.grade,
            would_read=(f"{len(whole.posts)} pages of posts in {len(surveys)} WARC files",),
            would_not_read=UNREAD,
            record_count=len(whole.posts),
            notes=notes,
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        # The libraries for captures are loaded only once a file begins like one.
        from netral.intake.capture.wacz_package import open_wacz  # noqa: PLC0415
        from netral.intake.capture.warc_file import iter_warc_pages  # noqa: PLC0415

        package = open_wacz(path)
        surveys = _survey(package)
        whole = _add_up(list(surveys.values()))
        require_posts(whole, path.name, "a web capture (WACZ)")
        maker = ActMaker(
            source=read_source_file(path),
            source_format=self.source_format,
            parser_version=PARSER_VERSION,
            grade=self.grade,
        )
        for name, survey in surveys.items():
            pages = iter_warc_pages(
                lambda name=name: _open_entry(package, name),  # type: ignore[misc]
                survey,
                file=path.name,
                part=name,
                images=whole.images,
            )
            yield from walk_pages(pages, maker=maker, door=door)


def _is_wacz(path: Path) -> bool:
    from netral.intake.archive import open_archive  # noqa: PLC0415

    try:
        names = {item.name for item in open_archive(path).items}
    except NetralError:
        return False
    return _PACKAGE in names and any(name.startswith("archive/") for name in names)


def _survey(package: "WaczPackage") -> "dict[str, WarcSurvey]":
    from netral.intake.capture.warc_file import survey_warc  # noqa: PLC0415

    if not package.warc_names:
        raise DamagedSourceError(package.path.name, "archive", "it holds no WARC file")
    return {
        name: survey_warc(
            lambda name=name: _open_entry(package, name),  # type: ignore[misc]
            file=package.path.name,
            part=name,
        )
        for name in package.warc_names
    }


def _add_up(surveys: "list[WarcSurvey]") -> "WarcSurvey":
    from netral.intake.capture.warc_file import WarcSurvey  # noqa: PLC0415

    whole = WarcSurvey()
    for survey in surveys:
        offset = whole.records
        whole.records += survey.records
        for kind, count in survey.by_type.items():
            whole.by_type[kind] = whole.by_type.get(kind, 0) + count
        whole.damaged |= {offset + number for number in survey.damaged}
        whole.unproven += survey.unproven
        whole.holds_secrets |= survey.holds_secrets
        whole.images |= survey.images
        whole.posts |= survey.posts
        whole.other_pages += survey.other_pages
    return whole


def _open_entry(package: "WaczPackage", name: str) -> BinaryIO:
    raw = _EntryStream(package.path, package.entries[name])
    return io.BufferedReader(raw, buffer_size=64 * 1024)


class _EntryStream(io.RawIOBase):
    """The unpacked bytes of one entry, in pieces."""

    def __init__(self, path: Path, entry: ZipEntry) -> None:
        super().__init__()
        self._pieces = iter_content(path, entry)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size
