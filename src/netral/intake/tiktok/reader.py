"""Reads a TikTok archive as its owner received it."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from netral.errors import NetralError
from netral.intake.bundle import Bundle, BundlePart, open_bundle
from netral.intake.deed import ActMaker
from netral.intake.door import Door
from netral.intake.errors import EmptySourceError, RefusedFormatError, UnknownLayoutError
from netral.intake.format_card import FormatCard
from netral.intake.json_list import split_object
from netral.intake.json_shape import JsonShape, find_json_shape
from netral.intake.key_list import name_keys
from netral.intake.list_export import find_loose_parts, read_contents
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.record_list import RecordList, walk_lists
from netral.intake.tiktok.section import FoundList, Sections, find_sections, is_ours
from netral.intake.tiktok.setting import Account, read_account
from netral.intake.tiktok.telling import tell
from netral.intake.unread import list_unread
from netral.values.provenance import Grade

PARSER_VERSION = "1"
_FILE = re.compile(r"(?:.*/)?(user_data(?:_tiktok)?\.json)")
_OTHER_FORM = re.compile(
    r"(?:.*/)?(?:activity|your activity|likes and favorites|comment|profile)/"
    r"(?:like list|comments?|following(?: list)?|profile info(?:rmation)?)\.(?:txt|html)"
)
_HANDLE = "handle only"
_UTC = "date and time without zone, UTC as documented by ids beside them"


class TikTokArchiveReader:
    """Reads the archive of TikTok, chosen as JSON.

    Settings are those of the day of the archive. Where they show likes to nobody,
    or the account is private, the acts count as not public.
    """

    source_format = "netral.tiktok.archive.v1"
    format_name = "TikTok archive (JSON)"
    grade = Grade.A
    cards = (
        FormatCard(
            acts="posts, recently deleted posts",
            target="none needed",
            stable_id=_HANDLE,
            time=_UTC,
            visibility="WhoCanView of the post; not public if the account is private",
            limits="no id of the post; its link expires and is not kept",
        ),
        FormatCard(
            acts="comments",
            target="video id where the link is given; in most exports context only",
            stable_id=_HANDLE,
            time=_UTC,
            visibility="unknown: it depends on who could see the video",
            limits="whose video it was is not in the archive",
        ),
        FormatCard(
            acts="likes",
            target="video id, with the moment that it carries",
            stable_id=_HANDLE,
            time=_UTC,
            visibility="not public if the settings hide likes or the account is private; "
            "else unknown",
            limits="whose video it was is not in the archive",
        ),
        FormatCard(
            acts="accounts followed",
            target="handle",
            stable_id=_HANDLE,
            time=_UTC,
            visibility="not public if the account is private; else unknown",
            limits="followers are not read",
        ),
        FormatCard(
            acts="comments in live videos",
            target="id of the live video, with the moment that it carries",
            stable_id=_HANDLE,
            time=f"{_UTC}; 1969 means unknown and is refused",
            visibility="unknown",
            limits="messages, watching, searching and sharing stay closed",
        ),
    )

    def recognise(self, path: Path) -> bool:
        shape = find_json_shape(path)
        if shape is not None:
            return _find_kind(shape) is not None
        try:
            bundle = open_bundle(path)
        except NetralError:
            return False
        return bool(_find_parts(path, bundle)) or _is_other_form(bundle)

    def inspect(self, path: Path) -> Inspection:
        export = _Export(path)
        lists = [one for _, sections in export.opened for one in sections.lists]
        notes = [
            "Moments have no zone; they are UTC.",
            "Settings are those of the day of the archive, not of the day of the act.",
            "The owner can leave things out before handing it in; it is never called complete.",
        ]
        if export.account.owner is None:
            notes.insert(0, "It names no account: its records would be refused.")
        count = sum(len(one.records) for one in lists)
        if count == 0:
            notes.insert(0, "All its lists are empty.")
        closed = {name: why for _, sections in export.opened for name, why in sections.closed}
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version=export.opened[0][1].version,
            grade=self.grade,
            would_read=tuple(
                dict.fromkeys(f"{one.kind.value} ({one.pointer[1:]})" for one in lists)
            ),
            would_not_read=(
                *(UnreadPart(path=name, reason=why) for name, why in sorted(closed.items())),
                *list_unread(export.bundle, export.parts, ()),
            ),
            record_count=count,
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        export = _Export(path)
        if not any(sections.lists for _, sections in export.opened):
            raise EmptySourceError(path.name, "all that is in it stays closed")
        yield from walk_lists(_iter_lists(export), door=door)


class _Export:
    """The opened files of one archive."""

    def __init__(self, path: Path) -> None:
        self.bundle = open_bundle(path)
        self.parts = _find_parts(path, self.bundle)
        if not self.parts:
            why = "the owner chose text or HTML, which holds no keys that can be trusted"
            advice = "Ask the owner to download it once more and to choose JSON."
            raise RefusedFormatError(path.name, "a TikTok archive without JSON", why, advice)
        self.opened: list[tuple[BundlePart, Sections]] = []
        for part, content in read_contents(self.parts):
            root = split_object(content, file=self.bundle.name, part=part.name)
            sections = find_sections(root)
            if not sections.lists and not sections.closed:
                raise UnknownLayoutError(self.bundle.name, name_keys(root), ())
            self.opened.append((part, sections))
        profile = next((one.profile for _, one in self.opened if one.profile), {})
        settings = next((one.settings for _, one in self.opened if one.settings), {})
        self.account: Account = read_account(profile, settings)


def _find_parts(path: Path, bundle: Bundle) -> list[BundlePart]:
    if find_json_shape(path) is not None:
        return [BundlePart(kind="user data", name=path.name, item=bundle.items[0])]
    return bundle.find_parts(_find_file) or find_loose_parts(bundle, _find_kind)


def _find_file(name: str) -> tuple[str, str] | None:
    match = _FILE.fullmatch(name.lower())
    return ("user data", name[-len(match[1]) :]) if match is not None else None


def _find_kind(shape: JsonShape, _name: str = "") -> str | None:
    return "user data" if shape.is_document and is_ours(shape.keys, shape.inner) else None


def _is_other_form(bundle: Bundle) -> bool:
    return any(_OTHER_FORM.fullmatch(item.name.lower()) for item in bundle.items)


def _iter_lists(export: _Export) -> Iterator[RecordList]:
    sources = export.bundle.identify([part for part, _ in export.opened])
    for part, sections in export.opened:
        maker = ActMaker(
            source=sources[id(part.item.archive)],
            source_format=TikTokArchiveReader.source_format,
            parser_version=PARSER_VERSION,
            grade=TikTokArchiveReader.grade,
        )
        for one in sections.lists:
            yield RecordList(
                owner=export.account.owner,
                maker=maker,
                records=_point(part.name, one),
                tell=partial(tell, one.kind, export.account),
            )


def _point(part: str, one: FoundList) -> Iterator[tuple[str, object]]:
    for place, room, record in one.records:
        yield f"{part}#{one.pointer}{place}", (room, record)
