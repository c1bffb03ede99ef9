"""Recognises lone screenshots, and never makes an act of one."""

from collections.abc import Iterator
from pathlib import Path

from netral.intake.door import Door
from netral.intake.format_card import FormatCard
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.screenshot.picture_format import find_picture_format
from netral.intake.source_file import read_source_file
from netral.intake.text_encoding import read_head
from netral.values.provenance import Grade

_HEAD_BYTES = 16


class ScreenshotReader:
    """Knows PNG, JPEG and WEBP. A lone picture shows neither who wrote nor when.

    It is lead material: a person looks at it and fills in a form. `netral intake
    lead` makes the working copy for that.
    """

    source_format = "netral.screenshot.v1"
    format_name = "Lone screenshot (PNG, JPEG, WEBP)"
    grade = Grade.D
    cards = (
        FormatCard(
            acts="none: lead material for a person",
            target="what the person fills in",
            stable_id="none",
            time="none that can be relied on",
            visibility="unknown",
            limits="at most 40 megapixels; written anew, without EXIF and GPS; never indicates",
        ),
    )

    def recognise(self, path: Path) -> bool:
        return not path.is_dir() and (
            find_picture_format(read_head(path, size_bytes=_HEAD_BYTES)) is not None
        )

    def inspect(self, path: Path) -> Inspection:
        # The library for pictures is loaded only once a file begins like one.
        from netral.intake.screenshot.picture import read_picture_facts  # noqa: PLC0415

        facts = read_picture_facts(path)
        notes = ["It is lead material for a person, and never an act by itself."]
        if facts.has_location:
            notes.append("It says where it was taken; the working copy does not.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version=f"{facts.format_name}, {facts.width} × {facts.height} pixels",  # noqa: RUF001
            grade=self.grade,
            would_read=(),
            would_not_read=(
                UnreadPart(
                    path="the picture", reason="a lone picture proves no author and no time"
                ),
                UnreadPart(path="EXIF, GPS, comments", reason="dropped from the working copy"),
            ),
            record_count=1,
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:  # noqa: ARG002
        from netral.intake.screenshot.picture import read_picture_facts  # noqa: PLC0415

        read_picture_facts(path)
        yield read_source_file(path).reject(refuse(Reason.LONE_SCREENSHOT), "picture")
