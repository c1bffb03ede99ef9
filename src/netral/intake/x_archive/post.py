"""One post of an X archive becomes an act: post, reply, quote or repost."""

from datetime import datetime

import msgspec

from netral.intake.act import Act, ActObject, Provenance, Visibility
from netral.intake.act_id import name_by_post
from netral.intake.id_time import find_x_id_time
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, find_moment, read_x_time
from netral.intake.plain.cell import read_id
from netral.intake.reason import Reason, refuse
from netral.intake.x_archive.note import NoteBook
from netral.intake.x_archive.owner import Owner
from netral.intake.x_text import find_status, split_repost, unescape_text
from netral.values.account import fold_handle
from netral.values.act_kind import Verb
from netral.values.platform import Platform


class _Author(msgspec.Struct):
    """Named in some older rows; newer ones leave it out."""

    id_str: str | None = None


class _Dated(msgspec.Struct):
    """What the door needs of a post; the rest is skipped."""

    id_str: object = None
    created_at: object = None
    user: _Author | None = None


class _Mention(msgspec.Struct):
    id_str: str | None = None
    screen_name: str | None = None


class _Url(msgspec.Struct):
    expanded_url: str | None = None


class _Medium(msgspec.Struct):
    type: str | None = None


class _Entities(msgspec.Struct):
    user_mentions: list[_Mention] | None = None
    urls: list[_Url] | None = None
    media: list[_Medium] | None = None


class _Initial(msgspec.Struct):
    editTweetIds: list[str] | None = None  # noqa: N815  (X's own spelling)


class _Edit(msgspec.Struct):
    initialTweetId: str | None = None  # noqa: N815


class _EditInfo(msgspec.Struct):
    initial: _Initial | None = None
    edit: _Edit | None = None


class _Post(msgspec.Struct):
    full_text: str | None = None
    text: str | None = None
    lang: str | None = None
    entities: _Entities | None = None
    extended_entities: _Entities | None = None
    in_reply_to_status_id_str: str | None = None
    in_reply_to_user_id_str: str | None = None
    in_reply_to_screen_name: str | None = None
    edit_info: _EditInfo | None = None
    deleted_at: str | None = None


_DATED = msgspec.json.Decoder(_Dated)
_WHOLE = msgspec.json.Decoder(_Post)
_NO_MENTION = "-1"


def read_post_moment(record: bytes, owner: Owner) -> tuple[str, Moment]:
    """Read id and moment of a post, and nothing else of it.

    Args:
        record: The post, without its wrapper.
        owner: Whose archive it is.

    Returns:
        The id and the moment.

    Raises:
        UnfitRecordError: If either is missing or cannot be read, or if the post names
            another author than the owner.
    """
    dated = decode_record(_DATED.decode, record)
    if dated.user is not None and dated.user.id_str not in (None, owner.account_id):
        raise refuse(Reason.CHANGED_ACCOUNT, "user.id_str")
    post_id = read_id(dated.id_str, "id_str")
    if post_id is None or not post_id.isdecimal():
        raise refuse(Reason.UNKNOWN_RECORD, "id_str")
    if dated.created_at is None:
        raise refuse(Reason.MISSING_TIME, "created_at")
    return post_id, read_x_time(dated.created_at, "created_at")


def read_post(
    record: bytes,
    *,
    post_id: str,
    moment: Moment,
    owner: Owner,
    notes: NoteBook,
    provenance: Provenance,
    is_community: bool = False,
    is_deleted: bool = False,
) -> Act:
    """Read a post that the door has let through.

    A repost is visible only as a text that begins with ``RT @handle:`` and is cut
    short: these are the words of somebody else, so they stand in the object. A
    reply to oneself is a post that goes on. The id of a reposted post is not in
    the archive.

    Args:
        record: The post, without its wrapper.
        post_id: Its id.
        moment: Its moment.
        owner: Whose archive it is.
        notes: The full texts of long posts.
        provenance: Where it stands.
        is_community: From ``community-tweet.js``.
        is_deleted: From ``deleted-tweets.js``.

    Returns:
        The act. Of a post that was not public only the fact remains.

    Raises:
        UnfitRecordError: If the post has another shape than any known one.
    """
    post = decode_record(_WHOLE.decode, record)
    raw = post.full_text if post.full_text is not None else post.text
    if raw is None:
        raise refuse(Reason.UNKNOWN_RECORD, "full_text")
    text = notes.complete(unescape_text(raw), moment.at)
    verb, act_object, own_text = _read_deed(post, text, owner)
    visibility, basis = (
        (Visibility.PUBLIC, "posted in a community")
        if is_community
        else owner.judge_visibility(moment.at)
    )
    is_private = visibility is Visibility.NOT_PUBLIC
    is_edited, edited_at = _read_edit(post.edit_info, post_id)
    return Act(
        act_id=name_by_post(Platform.X, post_id),
        account=owner.name_at(moment.at),
        verb=verb,
        occurred_at=moment.at,
        occurred_at_raw=moment.raw,
        zone_source=moment.zone_source,
        text=None if is_private else own_text,
        lang=post.lang,
        object=None if is_private else act_object,
        visibility=visibility,
        visibility_basis=basis,
        has_image=_has_image(post),
        is_edited=is_edited,
        edited_at=edited_at,
        is_deleted=is_deleted,
        undone_at=find_moment(post.deleted_at),
        provenance=provenance,
    )


def _read_deed(post: _Post, text: str, owner: Owner) -> tuple[Verb, ActObject | None, str | None]:
    repost = split_repost(text)
    if repost is not None:
        handle, words = repost
        act_object = ActObject(
            owner_id=_find_mention_id(post, handle), owner_handle=handle, text=words or None
        )
        return Verb.REPOST, act_object, None
    own_text = text if text.strip() else None
    if post.in_reply_to_user_id_str == owner.account_id:
        return Verb.POST, None, own_text
    if post.in_reply_to_status_id_str or post.in_reply_to_screen_name:
        return Verb.REPLY, _read_parent(post), own_text
    quoted = _find_quoted(post)
    if quoted is not None:
        return Verb.QUOTE, quoted, own_text
    return Verb.POST, None, own_text


def _read_parent(post: _Post) -> ActObject:
    handle = post.in_reply_to_screen_name
    status_id = post.in_reply_to_status_id_str
    return ActObject(
        object_id=status_id,
        url=f"https://x.com/{handle or 'i/web'}/status/{status_id}" if status_id else None,
        owner_id=post.in_reply_to_user_id_str,
        owner_handle=fold_handle(handle) if handle else None,
        published_at=find_x_id_time(status_id),
    )


def _find_mention_id(post: _Post, handle: str) -> str | None:
    for mention in (post.entities.user_mentions if post.entities else None) or ():
        if mention.screen_name and fold_handle(mention.screen_name) == handle:
            return mention.id_str if mention.id_str != _NO_MENTION else None
    return None


def _find_quoted(post: _Post) -> ActObject | None:
    for url in (post.entities.urls if post.entities else None) or ():
        status = find_status(url.expanded_url or "")
        if status is not None:
            handle, status_id = status
            return ActObject(
                object_id=status_id,
                url=url.expanded_url,
                owner_handle=handle,
                published_at=find_x_id_time(status_id),
            )
    return None


def _read_edit(info: _EditInfo | None, post_id: str) -> tuple[bool, datetime | None]:
    if info is None:
        return False, None
    if info.edit is not None and info.edit.initialTweetId not in (None, post_id):
        return True, find_x_id_time(post_id)
    versions = (info.initial.editTweetIds if info.initial else None) or ()
    if len(versions) > 1:
        return True, find_x_id_time(versions[-1])
    return False, None


def _has_image(post: _Post) -> bool:
    return any(
        medium.type == "photo"
        for entities in (post.entities, post.extended_entities)
        for medium in (entities.media if entities else None) or ()
    )
