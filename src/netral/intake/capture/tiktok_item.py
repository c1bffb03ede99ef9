"""Posts and comments of TikTok as a browser received them."""

import msgspec

from netral.intake.act_id import name_by_post
from netral.intake.capture.item import Cells, make_account, tell_visibility
from netral.intake.id_time import find_tiktok_id_time
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, read_epoch
from netral.intake.plain.cell import read_id
from netral.intake.reason import Reason, refuse
from netral.values.account import AccountReference
from netral.values.platform import Platform

_NONE = ("", "0")


class _Author(msgspec.Struct):
    id: object = None
    uniqueId: str | None = None  # noqa: N815  (TikTok's own spelling)
    privateAccount: bool | None = None  # noqa: N815


class _Authored(msgspec.Struct):
    """What the door needs of a post; the rest is skipped."""

    author: _Author | str | None = None
    authorId: object = None  # noqa: N815
    createTime: object = None  # noqa: N815


class _Duet(msgspec.Struct):
    duetFromId: str | int | None = None  # noqa: N815


class _Post(msgspec.Struct):
    id: object = None
    desc: str | None = None
    author: _Author | str | None = None
    duetInfo: _Duet | None = None  # noqa: N815
    imagePost: dict[str, msgspec.Raw] | None = None  # noqa: N815
    privateItem: bool | None = None  # noqa: N815
    textLanguage: str | None = None  # noqa: N815


class _Commenter(msgspec.Struct):
    uid: object = None
    unique_id: str | None = None


class _Commented(msgspec.Struct):
    """What the door needs of a comment; the rest is skipped."""

    user: _Commenter | None = None
    create_time: object = None


class _Comment(msgspec.Struct):
    cid: object = None
    aweme_id: object = None
    reply_id: object = None
    text: str | None = None
    comment_language: str | None = None


_AUTHORED: msgspec.json.Decoder[_Authored] = msgspec.json.Decoder(_Authored)
_POST: msgspec.json.Decoder[_Post] = msgspec.json.Decoder(_Post)
_COMMENTED = msgspec.json.Decoder(_Commented)
_COMMENT = msgspec.json.Decoder(_Comment)


class TikTokItemReader:
    """Reads posts of TikTok; see `ItemReader`."""

    def read_account(self, item: bytes) -> AccountReference:
        authored = decode_record(_AUTHORED.decode, item)
        if isinstance(authored.author, _Author):
            return make_account(Platform.TIKTOK, authored.author.id, authored.author.uniqueId)
        return make_account(Platform.TIKTOK, authored.authorId, authored.author)

    def read_moment(self, item: bytes) -> Moment:
        value = decode_record(_AUTHORED.decode, item).createTime
        if value is None:
            raise refuse(Reason.MISSING_TIME, "createTime")
        return read_epoch(value, "createTime")

    def read_cells(self, item: bytes) -> Cells:
        post = decode_record(_POST.decode, item)
        post_id = read_id(post.id, "id")
        if post_id is None:
            raise refuse(Reason.UNKNOWN_RECORD, "id")
        author = post.author if isinstance(post.author, _Author) else None
        is_private = author.privateAccount if author else None
        duet_id = read_id(post.duetInfo.duetFromId if post.duetInfo else None, "duetFromId")
        is_duet = duet_id is not None and duet_id not in _NONE
        cells: dict[str, object] = {
            "act_id": name_by_post(Platform.TIKTOK, post_id),
            "verb": "quote" if is_duet else "post",
            "text": post.desc,
            "lang": post.textLanguage,
            "has_image": post.imagePost is not None,
            "object_id": duet_id if is_duet else None,
            "object_published_at": find_tiktok_id_time(duet_id) if is_duet else None,
            "grade": "C",
        }
        if post.privateItem:
            return cells | tell_visibility(is_private=True, subject="the post")
        return cells | tell_visibility(is_private=is_private, subject="the account")


class TikTokCommentReader:
    """Reads comments of TikTok; see `ItemReader`. Their object is the video."""

    def read_account(self, item: bytes) -> AccountReference:
        user = decode_record(_COMMENTED.decode, item).user or _Commenter()
        return make_account(Platform.TIKTOK, user.uid, user.unique_id)

    def read_moment(self, item: bytes) -> Moment:
        value = decode_record(_COMMENTED.decode, item).create_time
        if value is None:
            raise refuse(Reason.MISSING_TIME, "create_time")
        return read_epoch(value, "create_time")

    def read_cells(self, item: bytes) -> Cells:
        comment = decode_record(_COMMENT.decode, item)
        comment_id, video_id = read_id(comment.cid, "cid"), read_id(comment.aweme_id, "aweme_id")
        if comment_id is None or video_id is None:
            raise refuse(Reason.UNKNOWN_RECORD, "cid, aweme_id")
        is_top = (read_id(comment.reply_id, "reply_id") or "0") in _NONE
        return {
            "act_id": name_by_post(Platform.TIKTOK, comment_id),
            "verb": "comment" if is_top else "reply",
            "text": comment.text,
            "lang": comment.comment_language,
            "object_id": video_id,
            "object_published_at": find_tiktok_id_time(video_id),
            "grade": "C",
        } | tell_visibility(is_private=None, subject="the comment")
