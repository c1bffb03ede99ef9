"""What the records of a TikTok archive tell, list by list."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC

import msgspec

from netral.intake.act import ActObject, ZoneSource
from netral.intake.deed import Deed
from netral.intake.errors import UnfitRecordError
from netral.intake.id_time import find_tiktok_id_time
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, read_moment
from netral.intake.reason import Reason, refuse
from netral.intake.record_list import Told
from netral.intake.tiktok.section import ListKind
from netral.intake.tiktok.setting import Account
from netral.intake.web_address import find_tiktok
from netral.values.account import fold_handle
from netral.values.act_kind import Verb

Row = Mapping[str, object]
_DECODER = msgspec.json.Decoder(dict[str, object])
_NOTHING = ("", "N/A")
_SENTINEL = -1
_UNDER_VIDEO = "it depends on who could see the video"
_IN_LIVE = "seen by those who watched the live video; how many is not recorded"


def tell(kind: ListKind, account: Account, record: tuple[str, msgspec.Raw]) -> Iterator[Told]:
    """Tell a record of one of the lists.

    Keys are the same in all years up to capital letters. Moments have no zone and
    are UTC: ids of videos that were watched carry the same clock.

    Args:
        kind: The list.
        account: Handle and settings.
        record: Id of the live video, or an empty text; and the record.

    Yields:
        The one deed of the record.

    Raises:
        UnfitRecordError: If the record has no moment or another shape.
    """
    room, raw = record
    row = {key.casefold(): value for key, value in decode_record(_DECODER.decode, raw).items()}
    read_time, build = _TELLERS[kind]
    yield Told(moment=read_time(row), build=lambda: build(row, account, room))


def _read_date(row: Row) -> Moment:
    return _read_time(row.get("date"), "date")


def _read_comment_time(row: Row) -> Moment:
    if row.get("rawtime") == _SENTINEL:
        raise refuse(Reason.IMPOSSIBLE_TIME, "RawTime")
    return _read_time(row.get("commenttime"), "CommentTime")


def _read_time(value: object, place: str) -> Moment:
    text = value.strip().removesuffix("UTC").strip() if isinstance(value, str) else value
    if text is None or text in _NOTHING:
        raise refuse(Reason.MISSING_TIME, place)
    return read_moment(text, place, zone=UTC, zone_source=ZoneSource.DOCUMENTED)


def _build_post(row: Row, account: Account, _room: str) -> Deed:
    visibility, basis = account.judge_post(row.get("whocanview"))
    return Deed(
        verb=Verb.POST,
        text=_read_text(row, "title"),
        visibility=visibility,
        visibility_basis=basis,
    )


def _build_deleted(row: Row, account: Account, room: str) -> Deed:
    post = _build_post(row, account, room)
    try:
        undone_at = _read_time(row.get("datedeleted"), "DateDeleted").at
    except UnfitRecordError:
        undone_at = None
    return Deed(
        verb=post.verb,
        text=post.text,
        visibility=post.visibility,
        visibility_basis=post.visibility_basis,
        is_deleted=True,
        undone_at=undone_at,
    )


def _build_comment(row: Row, _account: Account, _room: str) -> Deed:
    photo = _read_text(row, "photo")
    return Deed(
        verb=Verb.COMMENT,
        text=_read_text(row, "comment"),
        object=_find_video(_read_text(row, "url")),
        visibility_basis=_UNDER_VIDEO,
        has_image=photo is not None,
    )


def _build_like(row: Row, account: Account, _room: str) -> Deed:
    visibility, basis = account.judge_likes()
    return Deed(
        verb=Verb.REACTION,
        reaction="like",
        object=_find_video(_read_text(row, "link")),
        visibility=visibility,
        visibility_basis=basis,
    )


def _build_follow(row: Row, account: Account, _room: str) -> Deed:
    handle = _read_text(row, "username")
    if handle is None:
        raise refuse(Reason.UNKNOWN_RECORD, "UserName")
    visibility, basis = account.judge_follows()
    return Deed(
        verb=Verb.FOLLOW,
        object=ActObject(owner_handle=fold_handle(handle)),
        visibility=visibility,
        visibility_basis=basis,
    )


def _build_live(row: Row, _account: Account, room: str) -> Deed:
    is_id = room.isascii() and room.isdecimal()
    return Deed(
        verb=Verb.LIVE_COMMENT,
        text=_read_text(row, "commentcontent"),
        object=ActObject(object_id=room, published_at=find_tiktok_id_time(room)) if is_id else None,
        visibility_basis=_IN_LIVE,
    )


def _find_video(url: str | None) -> ActObject | None:
    owner, video_id = find_tiktok(url)
    if video_id is None:
        return None
    return ActObject(
        object_id=video_id,
        url=url,
        owner_handle=owner,
        published_at=find_tiktok_id_time(video_id),
    )


def _read_text(row: Row, key: str) -> str | None:
    value = row.get(key)
    if value is None or (isinstance(value, str) and value.strip() in _NOTHING):
        return None
    if not isinstance(value, str):
        raise refuse(Reason.WRONG_TYPE, key)
    return value


_TELLERS: dict[ListKind, tuple[Callable[[Row], Moment], Callable[[Row, Account, str], Deed]]] = {
    ListKind.POSTS: (_read_date, _build_post),
    ListKind.DELETED: (_read_date, _build_deleted),
    ListKind.COMMENTS: (_read_date, _build_comment),
    ListKind.LIKES: (_read_date, _build_like),
    ListKind.FOLLOWS: (_read_date, _build_follow),
    ListKind.LIVE_COMMENTS: (_read_comment_time, _build_live),
}
