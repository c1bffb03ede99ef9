"""Reads the CSV tables that 4CAT and Zeeschuimer make of captures."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from netral.errors import NetralError
from netral.intake.act_id import name_by_post
from netral.intake.capture.item import make_account, tell_visibility
from netral.intake.door import Door
from netral.intake.errors import EmptySourceError, UnfitRecordError, UnreadableSourceError
from netral.intake.format_card import FormatCard
from netral.intake.id_time import find_tiktok_id_time, find_x_id_time
from netral.intake.moment import Moment, read_epoch
from netral.intake.plain.cell import read_id
from netral.intake.plain.csv_source import (
    CsvShape,
    iter_csv_records,
    read_csv_shape,
    require_decodable,
)
from netral.intake.plain.row import PlainTable, act_from_row
from netral.intake.reader import Inspection, ReadRecord, UnreadPart
from netral.intake.reason import Reason, refuse
from netral.intake.source_file import read_source_file
from netral.intake.x_text import split_repost
from netral.values.account import AccountReference
from netral.values.platform import Platform
from netral.values.provenance import Grade

Row = Mapping[str, str]
_ALWAYS = frozenset({"id", "author", "body", "timestamp"})
_MARKS: tuple[tuple[str, Platform, frozenset[str]], ...] = (
    ("X posts", Platform.X, frozenset({"is_retweet", "is_quote_tweet"})),
    ("TikTok comments", Platform.TIKTOK, frozenset({"post_id", "is_comment_on_comment"})),
    ("TikTok posts", Platform.TIKTOK, frozenset({"tiktok_url"})),
    ("Threads posts", Platform.THREADS, frozenset({"link_thumbnail_url", "quotes", "reposts"})),
    ("Instagram posts", Platform.INSTAGRAM, frozenset({"thread_id", "num_media"})),
    ("Facebook posts", Platform.FACEBOOK, frozenset({"author_name", "is_in_group"})),
)
"""Columns by which 4CAT's table of one platform differs from all others."""
_PROFILE = re.compile(r"profile\.php\?id=([0-9]{5,20}).*", re.ASCII)
_PICTURED = ("photo", "picture", "mixed")


class FourCatTableReader:
    """Reads 4CAT's tables.

    The column `timestamp` is written in the zone of whatever server made the table
    and is never used; `unix_timestamp` is.
    """

    source_format = "netral.4cat.csv.v1"
    format_name = "4CAT or Zeeschuimer table (CSV)"
    grade = Grade.C
    cards = (
        FormatCard(
            acts="posts on X, Instagram, TikTok, Threads, Facebook; comments on TikTok",
            target="X: handle and cut text of the object; TikTok: video",
            stable_id="author_id where the table has it; handle",
            time="unix_timestamp only; `timestamp` is in the zone of an unknown server",
            visibility="unknown",
            limits="what could not be mapped is missing; pseudonyms are refused",
        ),
    )

    def recognise(self, path: Path) -> bool:
        try:
            shape = read_csv_shape(path)
        except NetralError:
            return False
        return shape is not None and set(shape.header) >= _ALWAYS and _find_kind(shape) is not None

    def inspect(self, path: Path) -> Inspection:
        shape, kind, _ = self._open(path)
        read = [name for name in shape.header if name in _READ]
        notes = ["Tables leave out what could not be mapped; ask for the NDJSON as well."]
        if "unix_timestamp" not in shape.header:
            notes.append("There is no unix_timestamp: no row has a moment with a zone.")
        return Inspection(
            source_format=self.source_format,
            format_name=self.format_name,
            version=kind,
            grade=Grade.C,
            would_read=tuple(read),
            would_not_read=(
                UnreadPart(path="timestamp", reason="in the zone of an unknown server"),
                UnreadPart(
                    path=f"{len(shape.header) - len(read) - 1} other columns",
                    reason="not on the list of what is read",
                ),
            ),
            record_count=sum(1 for _ in iter_csv_records(path, shape)),
            notes=tuple(notes),
        )

    def iter_records(self, path: Path, *, door: Door) -> Iterator[ReadRecord]:
        shape, kind, platform = self._open(path)
        table = PlainTable(source=read_source_file(path), source_format=self.source_format)
        tell = _TELLERS[kind]
        count = 0
        for number, cells in iter_csv_records(path, shape):
            count += 1
            pointer = f"row {number}"
            try:
                if isinstance(cells, UnfitRecordError):
                    raise cells
                row = dict(zip(shape.header, cells, strict=True))
                account = _read_account(platform, row)
                if not door.knows(account):
                    continue
                moment = _read_moment(row)
                if not door.admits(account, moment.at):
                    continue
                require_decodable(cells, shape.encoding)
                told = tell(row)
            except UnfitRecordError as unfit:
                yield table.source.reject(unfit, pointer)
                continue
            yield act_from_row(told, table=table, pointer=pointer, account=account, moment=moment)
        if count == 0:
            raise EmptySourceError(path.name, "it has a header and no row")

    def _open(self, path: Path) -> tuple[CsvShape, str, Platform]:
        shape = read_csv_shape(path)
        kind = _find_kind(shape) if shape is not None else None
        if shape is None or kind is None:
            raise UnreadableSourceError(path.name, "it is no table of 4CAT")
        return shape, *kind


def _find_kind(shape: CsvShape) -> tuple[str, Platform] | None:
    names = set(shape.header)
    for kind, platform, marks in _MARKS:
        if marks <= names:
            return kind, platform
    return None


def _read_account(platform: Platform, row: Row) -> AccountReference:
    # 4CAT calls an author of Facebook by the end of the address of the profile.
    number = _PROFILE.fullmatch(row["author"]) if platform is Platform.FACEBOOK else None
    if number is not None:
        return make_account(platform, number[1], None)
    return make_account(platform, row.get("author_id"), row["author"])


def _read_moment(row: Row) -> Moment:
    if "unix_timestamp" not in row:
        raise refuse(Reason.MISSING_ZONE, "timestamp")
    if row["unix_timestamp"].strip() in ("", "0"):
        raise refuse(Reason.MISSING_TIME, "unix_timestamp")
    return read_epoch(row["unix_timestamp"], "unix_timestamp")


def _tell_x(row: Row) -> dict[str, object]:
    cells = _tell_common(row, Platform.X)
    text = row["body"]
    cut = split_repost(text)
    if _is_yes(row, "is_retweet") or cut is not None:
        handle = row.get("retweeted_user") or (cut[0] if cut else None)
        words = cut[1] if cut else text
        return cells | {"verb": "repost", "object_owner_handle": handle, "object_text": words}
    cells["text"] = text
    replied = row.get("replied_author")
    if _is_yes(row, "is_reply") and replied and replied.casefold() != row["author"].casefold():
        return cells | {"verb": "reply", "object_owner_handle": replied}
    if _is_yes(row, "is_quote_tweet"):
        quoted = read_id(row.get("quote_tweet_id"), "quote_tweet_id")
        return cells | {
            "verb": "quote",
            "object_id": quoted,
            "object_owner_handle": row.get("quote_author"),
            "object_text": row.get("quote_body"),
            "object_published_at": find_x_id_time(quoted),
        }
    return cells | {"verb": "post"}


def _tell_comment(row: Row) -> dict[str, object]:
    video_id = read_id(row["post_id"], "post_id")
    return _tell_common(row, Platform.TIKTOK) | {
        "verb": "reply" if _is_yes(row, "is_comment_on_comment") else "comment",
        "text": row["body"],
        "object_id": video_id,
        "object_url": row.get("post_url"),
        "object_published_at": find_tiktok_id_time(video_id),
    }


def _tell_post(platform: Platform) -> Callable[[Row], dict[str, object]]:
    def tell(row: Row) -> dict[str, object]:
        return _tell_common(row, platform) | {"verb": "post", "text": row["body"]}

    return tell


def _tell_common(row: Row, platform: Platform) -> dict[str, object]:
    post_id = read_id(row["id"], "id")
    if post_id is None:
        raise refuse(Reason.UNKNOWN_RECORD, "id")
    images = row.get("images") or row.get("image_url")
    cells: dict[str, object] = {
        "act_id": name_by_post(platform, post_id),
        "lang": row.get("language_guess"),
        "has_image": bool(images) or (row.get("media_type") or row.get("type")) in _PICTURED,
        "grade": "C",
    }
    return cells | tell_visibility(is_private=None, subject="the post")


def _is_yes(row: Row, column: str) -> bool:
    return row.get(column, "").strip().casefold() == "yes"


_TELLERS: dict[str, Callable[[Row], dict[str, object]]] = {
    "X posts": _tell_x,
    "TikTok comments": _tell_comment,
    "TikTok posts": _tell_post(Platform.TIKTOK),
    "Threads posts": _tell_post(Platform.THREADS),
    "Instagram posts": _tell_post(Platform.INSTAGRAM),
    "Facebook posts": _tell_post(Platform.FACEBOOK),
}
_READ = frozenset(
    {
        *("id", "author", "author_id", "body", "unix_timestamp", "language_guess"),
        *("is_retweet", "retweeted_user", "is_reply", "replied_author", "is_quote_tweet"),
        *("quote_tweet_id", "quote_author", "quote_body", "images", "image_url", "media_type"),
        *("type", "is_in_group"),
        *("post_id", "post_url", "is_comment_on_comment"),
    }
)
