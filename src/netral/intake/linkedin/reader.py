"""Reads a LinkedIn archive as its owner received it."""

import re
from collections.abc import Iterator
from pathlib import Path

from netral.errors import NetralError
from netral.intake.bundle import Bundle, BundlePart, open_bundle
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import RefusedFormatError
from netral.intake.format_card import FormatCard
from netral.intake.linkedin.table import Table, TableKind, find_kind, find_member, find_table
from netral.intake.linkedin.telling import TELLERS
from netral.intake.list_export import read_contents
from netral.intake.owner import ArchiveOwner
from netral.intake.reader import Inspection, ReadRecord
from netral.intake.record_list import RecordList, walk_lists
from netral.intake.text_encoding import read_head
from netral.intake.unread import Closed, list_unread
from netral.values.platform import Platform
from netral.values.provenance import Grade

PARSER_VERSION = "1"
_BASIC = re.compile(r"(?:.*/)?(?:connections|profile|positions|email addresses|skills)\.csv")
_MARKS = 3
CLOSED: Closed = (
    (re.compile(r"message|coach|learning"), "messages", "private messages"),
    (re.compile(r"search|ad_?targeting|ads"), "searches, advertising", "private use"),
    (re.compile(r"login|security|registration|device"), "log-in data", "log-in data"),
    (
        re.compile(r"connections|invitations|contacts|member_follows|endorsement|recommendation"),
        "lists of people",
        "about other people",
    ),
    (
        re.compile(r"profile|email|phone|position|education|skill|resume|job|salary|receipt"),
        "own data",
        "personal data",
    ),
)
_NUMBER = "member number at the end of newer file names"


class LinkedInArchiveReader:
    """Reads the complete archive of LinkedIn; the basic one holds no activity.

    The member's number stands in the names of newer files and nowhere else.
    """

    source_format = "netral.linkedin.archive.v1"
    format_name = "LinkedIn archive (CSV)"
    grade = Grade.A
    cards = (
        FormatCard(
            acts="posts and shares",
            target="link that is shared, with the post's number",
            stable_id=_NUMBER,
            time="date and time without zone; UTC is assumed",
            visibility="`Visibility`; MEMBER_NETWORK counts as unknown",
            limits="older names without a number: refused as `missing-account`",
        ),
        FormatCard(
            acts="comments, reactions",
            target="number of the post in the link; never its author",
            stable_id=_NUMBER,
            time="date and time without zone; UTC is assumed",
            visibility="unknown",
            limits="none",
        ),
        FormatCard(
            acts="companies followed",
            target="name of the company",
            stable_id=_NUMBER,
            time="with UTC",
            visibility="unknown",
            limits="members followed are not read",
        ),
    )

    def recognise(self, path: Path) -> bool:
        try:
            bundle = open_bundle(path)
            return bool(_find_tables(path, bundle)) or _is_basic(bundle)
        except NetralError:
            return False

    def inspect(self, path: Path) -> Inspection:
        export = _Export(path)
        notes = [
            "Moments of posts, comments and reactions name no zone; UTC is assumed.",
            "The owner can leave things out before handing it in; it is never called complete.",
        ]
        if export.owner is None:
            notes.insert(0, "No file name ends in the member's number: it would be refused.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version="with member number" if export.owner is not None else "without member number",
            grade=self.grade,
            would_read=tuple(table.kind.value for _, table in export.tables),
            would_not_read=list_unread(export.bundle, [part for part, _ in export.tables], CLOSED),
            record_count=sum(1 for _, table in export.tables for _ in table.iter_rows()),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        yield from walk_lists(_iter_lists(_Export(path)), door=door)


class _Export:
    """The opened tables of one archive."""

    def __init__(self, path: Path) -> None:
        self.bundle = open_bundle(path)
        self.tables = _find_tables(path, self.bundle)
        if not self.tables:
            why = "it holds contacts and career, and no activity"
            advice = "Ask the owner for the complete archive, which comes a day later."
            raise RefusedFormatError(path.name, "a basic archive of LinkedIn", why, advice)
        members = {find_member(part.item.name) for part, _ in self.tables} - {None}
        member = members.pop() if len(members) == 1 else None
        self.owner = ArchiveOwner(platform=Platform.LINKEDIN, account_id=member) if member else None


def _find_tables(path: Path, bundle: Bundle) -> list[tuple[BundlePart, Table]]:
    if path.is_file() and len(bundle.items) == 1 and bundle.items[0].name == path.name:
        head = find_table(read_head(path))
        if head is None or not _is_sure(head, path.name):
            return []
        parts = [BundlePart(kind=head.kind, name=path.name, item=bundle.items[0])]
    else:
        parts = bundle.find_parts(find_kind)
    found = ((part, find_table(content)) for part, content in read_contents(parts))
    return [(part, table) for part, table in found if table is not None]


def _is_sure(table: Table, name: str) -> bool:
    # A table of date, link and message can be anybody's; LinkedIn's own names decide then.
    return table.kind is TableKind.SHARES or find_kind(name) is not None


def _is_basic(bundle: Bundle) -> bool:
    return sum(1 for item in bundle.items if _BASIC.fullmatch(item.name.lower())) >= _MARKS


def _iter_lists(export: _Export) -> Iterator[RecordList]:
    sources = export.bundle.identify([part for part, _ in export.tables])
    for part, table in export.tables:
        maker = ActMaker(
            source=sources[id(part.item.archive)],
            source_format=LinkedInArchiveReader.source_format,
            parser_version=PARSER_VERSION,
            grade=LinkedInArchiveReader.grade,
        )
        yield RecordList(
            owner=export.owner,
            maker=maker,
            records=[(f"{part.name} row {number}", row) for number, row in table.iter_rows()],
            tell=TELLERS[table.kind],
        )
