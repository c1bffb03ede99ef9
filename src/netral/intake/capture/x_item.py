"""Posts of X as a browser received them."""

from typing import Any

import msgspec

from netral.intake.act_id import name_by_post
from netral.intake.capture.item import Cells, make_account, tell_visibility
from netral.intake.id_time import find_x_id_time
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, find_moment, read_x_time
from netral.intake.plain.cell import read_id
from netral.intake.reason import Reason, refuse
from netral.intake.x_text import split_repost, unescape_text
from netral.values.account import AccountReference
from netral.values.platform import Platform


class _Names(msgspec.Struct):
    screen_name: str | None = None


class _UserLegacy(msgspec.Struct):
    screen_name: str | None = None
    protected: bool | None = None


class _Privacy(msgspec.Struct):
    protected: bool | None = None


class _User(msgspec.Struct):
    rest_id: object = None
    core: _Names | None = None
    legacy: _UserLegacy | None = None
    privacy: _Privacy | None = None

    @property
    def handle(self) -> str | None:
        """The handle, which moved from one place to another in 2025."""
        core = self.core.screen_name if self.core else None
        return core or (self.legacy.screen_name if self.legacy else None)


class _UserResults(msgspec.Struct):
    result: _User | None = None


class _Core(msgspec.Struct):
    user_results: _UserResults | None = None


class _AdaptiveUser(msgspec.Struct):
    """The author in captures of before 2023."""

    id_str: object = None
    screen_name: str | None = None
    protected: bool | None = None


class _AuthorLegacy(msgspec.Struct):
    user_id_str: object = None
    created_at: object = None


class _Authored(msgspec.Struct):
    """What the door needs of a post; the rest is skipped."""

    core: _Core | None = None
    legacy: _AuthorLegacy | None = None
    user: _AdaptiveUser | None = None
    tweet: "_Authored | None" = None


class _Medium(msgspec.Struct):
    type: str | None = None


class _Entities(msgspec.Struct):
    media: list[_Medium] | None = None


class _NoteResult(msgspec.Struct):
    text: str | None = None


class _NoteResults(msgspec.Struct):
    result: _NoteResult | None = None


class _Note(msgspec.Struct):
    note_tweet_results: _NoteResults | None = None


class _EditControl(msgspec.Struct):
    edit_tweet_ids: list[str] | None = None


class _Legacy(msgspec.Struct):
    id_str: object = None
    created_at: object = None
    full_text: str | None = None
    lang: str | None = None
    user_id_str: object = None
    entities: _Entities | None = None
    extended_entities: _Entities | None = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id_str: str | None = None
    in_reply_to_screen_name: str | None = None
    is_quote_status: bool | None = None
    quoted_status_id_str: str | None = None
    retweeted_status_result: "_PostResult | None" = None


class _Post(msgspec.Struct):
    rest_id: object = None
    core: _Core | None = None
    legacy: _Legacy | None = None
    user: _AdaptiveUser | None = None
    note_tweet: _Note | None = None
    edit_control: _EditControl | None = None
    quoted_status_result: "_PostResult | None" = None
    tweet: "_Post | None" = None

    @property
    def author(self) -> _User | None:
        results = self.core.user_results if self.core else None
        return results.result if results else None

    @property
    def text(self) -> str | None:
        """The full text: the note of a long post, else the post's own."""
        results = self.note_tweet.note_tweet_results if self.note_tweet else None
        note = results.result.text if results and results.result else None
        full = note or (self.legacy.full_text if self.legacy else None)
        return unescape_text(full) if full is not None else None


class _PostResult(msgspec.Struct):
    result: _Post | None = None

    @property
    def post(self) -> _Post | None:
        """The post, which lies one level deeper where its visibility is limited."""
        if self.result is None:
            return None
        return self.result.tweet or self.result


_AUTHORED: msgspec.json.Decoder[_Authored] = msgspec.json.Decoder(_Authored)
_WHOLE: msgspec.json.Decoder[_Post] = msgspec.json.Decoder(_Post)


class XItemReader:
    """Reads posts of X; see `ItemReader`."""

    def read_account(self, item: bytes) -> AccountReference:
        authored = _unfold_authored(item)
        if authored.user is not None:
            return make_account(Platform.X, authored.user.id_str, authored.user.screen_name)
        results = authored.core.user_results if authored.core else None
        user = (results.result if results else None) or _User()
        told = read_id(user.rest_id, "author")
        also = read_id(authored.legacy.user_id_str if authored.legacy else None, "author")
        if told and also and told != also:
            raise refuse(Reason.TWO_ANSWERS)
        return make_account(Platform.X, told or also, user.handle)

    def read_moment(self, item: bytes) -> Moment:
        legacy = _unfold_authored(item).legacy
        if legacy is None or legacy.created_at is None:
            raise refuse(Reason.MISSING_TIME, "legacy.created_at")
        return read_x_time(legacy.created_at, "legacy.created_at")

    def read_cells(self, item: bytes) -> Cells:
        whole = decode_record(_WHOLE.decode, item)
        post = whole.tweet or whole
        legacy = post.legacy
        post_id = read_id(post.rest_id or (legacy.id_str if legacy else None), "rest_id")
        if legacy is None or post_id is None:
            raise refuse(Reason.UNKNOWN_RECORD, "rest_id, legacy")
        versions = (post.edit_control.edit_tweet_ids if post.edit_control else None) or ()
        cells: dict[str, object] = {
            "act_id": name_by_post(Platform.X, post_id),
            "lang": legacy.lang,
            "has_image": _has_image(legacy),
            "edited": len(versions) > 1,
            "grade": "C",
        }
        cells |= _tell_deed(post, legacy)
        return cells | tell_visibility(is_private=_find_protected(post), subject="the account")


def _unfold_authored(item: bytes) -> _Authored:
    authored = decode_record(_AUTHORED.decode, item)
    return authored.tweet or authored


def _tell_deed(post: _Post, legacy: _Legacy) -> dict[str, object]:
    reposted = legacy.retweeted_status_result.post if legacy.retweeted_status_result else None
    if reposted is not None:
        return {"verb": "repost", **_tell_object(reposted)}
    text = post.text
    cut = split_repost(text) if text is not None else None
    if cut is not None:
        return {"verb": "repost", "object_owner_handle": cut[0], "object_text": cut[1]}
    if legacy.in_reply_to_user_id_str and legacy.in_reply_to_user_id_str == legacy.user_id_str:
        return {"verb": "post", "text": text}
    if legacy.in_reply_to_status_id_str or legacy.in_reply_to_screen_name:
        return {"verb": "reply", "text": text, **_tell_parent(legacy)}
    if legacy.is_quote_status or post.quoted_status_result is not None:
        quoted = post.quoted_status_result.post if post.quoted_status_result else None
        told = _tell_object(quoted) if quoted is not None else {}
        if not told.get("object_id"):
            told["object_id"] = legacy.quoted_status_id_str
            told["object_published_at"] = find_x_id_time(legacy.quoted_status_id_str)
        return {"verb": "quote", "text": text, **told}
    return {"verb": "post", "text": text}


def _tell_object(post: _Post) -> dict[str, Any]:
    author = post.author
    legacy = post.legacy
    object_id = read_id(post.rest_id or (legacy.id_str if legacy else None), "object_id")
    published_at = find_moment(legacy.created_at) if legacy else None
    return {
        "object_id": object_id,
        "object_url": f"https://x.com/i/web/status/{object_id}" if object_id else None,
        "object_owner_id": author.rest_id if author else (legacy.user_id_str if legacy else None),
        "object_owner_handle": author.handle if author else None,
        "object_text": post.text,
        "object_published_at": published_at or find_x_id_time(object_id),
    }


def _tell_parent(legacy: _Legacy) -> dict[str, object]:
    object_id = legacy.in_reply_to_status_id_str
    return {
        "object_id": object_id,
        "object_url": f"https://x.com/i/web/status/{object_id}" if object_id else None,
        "object_owner_id": legacy.in_reply_to_user_id_str,
        "object_owner_handle": legacy.in_reply_to_screen_name,
        "object_published_at": find_x_id_time(object_id),
    }


def _find_protected(post: _Post) -> bool | None:
    if post.user is not None:
        return post.user.protected
    author = post.author
    if author is None:
        return None
    if author.privacy is not None and author.privacy.protected is not None:
        return author.privacy.protected
    return author.legacy.protected if author.legacy else None


def _has_image(legacy: _Legacy) -> bool:
    return any(
        medium.type == "photo"
        for entities in (legacy.entities, legacy.extended_entities)
        for medium in (entities.media if entities else None) or ()
    )
