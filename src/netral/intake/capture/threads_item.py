"""Posts of Threads as a browser received them."""

import msgspec

from netral.intake.act_id import name_by_post
from netral.intake.capture.item import Cells, make_account, tell_visibility
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, find_epoch, read_epoch
from netral.intake.plain.cell import read_id
from netral.intake.reason import Reason, refuse
from netral.values.account import AccountReference
from netral.values.platform import Platform

_PHOTO, _CAROUSEL = 1, 8


class _User(msgspec.Struct):
    pk: object = None
    id: object = None
    username: str | None = None
    is_private: bool | None = None
    text_post_app_is_private: bool | None = None


class _Authored(msgspec.Struct):
    """What the door needs of a post; the rest is skipped."""

    user: _User | None = None
    taken_at: object = None


class _Caption(msgspec.Struct):
    text: str | None = None


class _Other(msgspec.Struct):
    """A post that is shared or quoted."""

    code: str | None = None
    user: _User | None = None
    caption: _Caption | None = None
    taken_at: object = None


class _Share(msgspec.Struct):
    quoted_post: _Other | None = None
    reposted_post: _Other | None = None


class _AppInfo(msgspec.Struct):
    is_reply: bool | None = None
    reply_to_author: _User | None = None
    share_info: _Share | None = None


class _Post(msgspec.Struct):
    code: str | None = None
    user: _User | None = None
    caption: _Caption | None = None
    media_type: object = None
    text_post_app_info: _AppInfo | None = None


_AUTHORED = msgspec.json.Decoder(_Authored)
_WHOLE = msgspec.json.Decoder(_Post)


class ThreadsItemReader:
    """Reads posts of Threads; see `ItemReader`. A reply names its parent's author only."""

    def read_account(self, item: bytes) -> AccountReference:
        user = decode_record(_AUTHORED.decode, item).user or _User()
        return make_account(Platform.THREADS, _find_id(user), user.username)

    def read_moment(self, item: bytes) -> Moment:
        value = decode_record(_AUTHORED.decode, item).taken_at
        if value is None:
            raise refuse(Reason.MISSING_TIME, "taken_at")
        return read_epoch(value, "taken_at")

    def read_cells(self, item: bytes) -> Cells:
        post = decode_record(_WHOLE.decode, item)
        if not post.code:
            raise refuse(Reason.UNKNOWN_RECORD, "code")
        user = post.user or _User()
        is_private = user.text_post_app_is_private
        cells: dict[str, object] = {
            "act_id": name_by_post(Platform.THREADS, post.code),
            "has_image": post.media_type in (_PHOTO, _CAROUSEL),
            "grade": "C",
        }
        cells |= _tell_deed(post, user)
        return cells | tell_visibility(
            is_private=is_private if is_private is not None else user.is_private,
            subject="the account",
        )


def _tell_deed(post: _Post, user: _User) -> dict[str, object]:
    text = post.caption.text if post.caption else None
    info = post.text_post_app_info or _AppInfo()
    share = info.share_info or _Share()
    if share.reposted_post is not None:
        return {"verb": "repost", **_tell_object(share.reposted_post)}
    parent = info.reply_to_author
    if info.is_reply and not (parent is not None and _find_id(parent) == _find_id(user)):
        told = parent or _User()
        return {
            "verb": "reply",
            "text": text,
            "object_owner_id": _find_id(told),
            "object_owner_handle": told.username,
        }
    if share.quoted_post is not None:
        return {"verb": "quote", "text": text, **_tell_object(share.quoted_post)}
    return {"verb": "post", "text": text}


def _tell_object(other: _Other) -> dict[str, object]:
    owner = other.user or _User()
    return {
        "object_id": other.code,
        "object_owner_id": _find_id(owner),
        "object_owner_handle": owner.username,
        "object_text": other.caption.text if other.caption else None,
        "object_published_at": find_epoch(other.taken_at),
    }


def _find_id(user: _User) -> str | None:
    return read_id(user.pk if user.pk is not None else user.id, "user")
