"""Reads web captures in WARC: one page a post, with a picture of the full page beside it."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from netral.intake.capture.web_page import PARSER_VERSION, CapturedPage, walk_pages
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import RefusedFormatError
from netral.intake.format_card import FormatCard
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.source_file import read_source_file
from netral.intake.text_encoding import read_head
from netral.values.provenance import Grade

if TYPE_CHECKING:
    from netral.intake.capture.warc_file import WarcSurvey

WEB_CARD = FormatCard(
    acts="posts on X, Instagram, Threads, TikTok, Facebook, whose page shows them",
    target="none needed",
    stable_id="handle, from the address or the page",
    time="from the id; on Facebook what the page states",
    visibility="unknown: what one visitor saw",
    limits="needs address, HTML and a picture of the full page; walls, shells, pages that say "
    "gone or private are refused",
)
_MAGIC = b"WARC/"
_GZIP = b"\x1f\x8b"
UNREAD = (
    UnreadPart(path="scripts, styles, fonts, media", reason="never loaded, never run"),
    UnreadPart(path="requests", reason="they may hold cookies and tokens of whoever captured"),
    UnreadPart(path="pages of no post", reason="not on the list of what is read"),
)
CLOCK = "The moments in it are the capturing machine's clock: a claim, no proof."


class WarcReader:
    """Reads captures made by crawlers and browsers."""

    source_format = "netral.warc.v1"
    format_name = "Web capture (WARC)"
    grade = Grade.C
    cards = (WEB_CARD,)

    def recognise(self, path: Path) -> bool:
        if path.is_dir():
            return False
        head = read_head(path, size_bytes=4096)
        return head.startswith(_MAGIC) or (head.startswith(_GZIP) and _holds_warc(path))

    def inspect(self, path: Path) -> Inspection:
        survey = _survey(path)
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version=_read_version(path),
            grade=self.grade,
            would_read=(f"{len(survey.posts)} pages of posts",),
            would_not_read=UNREAD,
            record_count=len(survey.posts),
            notes=describe_survey(survey),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        survey = _survey(path)
        require_posts(survey, path.name, "a web capture (WARC)")
        maker = ActMaker(
            source=read_source_file(path),
            source_format=self.source_format,
            parser_version=PARSER_VERSION,
            grade=self.grade,
        )
        yield from walk_pages(_iter_pages(path, survey), maker=maker, door=door)


def require_posts(survey: "WarcSurvey", file: str, format_name: str) -> None:
    """Do nothing, or refuse a capture that holds no page of a post.

    Raises:
        RefusedFormatError: If there is none; that must not look like "no activity".
    """
    if not survey.posts:
        why = f"it holds {survey.other_pages} pages, and none under the address of a post"
        advice = "Capture the post under its own address."
        raise RefusedFormatError(file, format_name, why, advice)


def describe_survey(survey: "WarcSurvey") -> tuple[str, ...]:
    """Say in sentences what a walk through a capture showed."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(survey.by_type.items()))
    proven = survey.records - survey.unproven - len(survey.damaged)
    notes = [
        f"{survey.records} records: {kinds}.",
        f"Digests: {proven} match, {len(survey.damaged)} do not, {survey.unproven} are absent.",
        f"Pictures of the full page: {len(survey.images)}.",
        "Correct digests are not trust: whoever wrote the file wrote the digests.",
        CLOCK,
    ]
    if survey.damaged:
        notes.insert(1, "RECORDS WHOSE DIGEST DOES NOT MATCH ARE NEVER READ.")
    if survey.holds_secrets:
        notes.append("Requests carry cookies or tokens: this is what a login saw.")
    return tuple(notes)


def _survey(path: Path) -> "WarcSurvey":
    # The library for captures is loaded only once a file begins like one.
    from netral.intake.capture.warc_file import survey_warc  # noqa: PLC0415

    return survey_warc(lambda: path.open("rb"), file=path.name, part="")


def _iter_pages(path: Path, survey: "WarcSurvey") -> Iterator[CapturedPage]:
    from netral.intake.capture.warc_file import iter_warc_pages  # noqa: PLC0415

    return iter_warc_pages(
        lambda: path.open("rb"), survey, file=path.name, part="", images=survey.images
    )


def _holds_warc(path: Path) -> bool:
    try:
        start = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(
            read_head(path, size_bytes=4096), 16
        )
    except zlib.error:
        return False
    return start.startswith(_MAGIC)


def _read_version(path: Path) -> str:
    head = read_head(path, size_bytes=16)
    return head[:8].decode("ascii", errors="replace") if head.startswith(_MAGIC) else "gzip"
