"""What the records of a Facebook archive tell, list by list."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import msgspec

from netral.intake.act import ActObject
from netral.intake.deed import Deed
from netral.intake.errors import UnfitRecordError
from netral.intake.facebook.context import NAMED_ROW, Context
from netral.intake.facebook.part import PartKind
from netral.intake.facebook.title import find_named, is_about_oneself, is_leave, is_reply
from netral.intake.json_record import decode_record
from netral.intake.label_value import Label, LabelValue, find_link, find_reaction, find_value
from netral.intake.mojibake import repair_record
from netral.intake.moment import Moment, read_epoch
from netral.intake.reason import Reason, refuse
from netral.intake.record_list import Telling, Told
from netral.intake.web_address import find_facebook, find_facebook_number
from netral.values.act_kind import Verb

NO_AUDIENCE = "Facebook's archive does not say who could see it"
IN_GROUP = "done in a group; whether the group is closed is not in the archive"


class _Comment(msgspec.Struct):
    """The author's display name and the group's name are skipped."""

    timestamp: object = None
    comment: str | None = None


class _Reaction(msgspec.Struct):
    reaction: str | None = None


class _Datum(msgspec.Struct):
    comment: _Comment | None = None
    reaction: _Reaction | None = None


class _CommentRow(msgspec.Struct):
    timestamp: object = None
    title: str | None = None
    data: list[_Datum] | None = None
    attachments: list["_Attachment"] | None = None
    label_values: list[LabelValue] | None = None


class _External(msgspec.Struct):
    url: str | None = None
    name: str | None = None


class _Media(msgspec.Struct):
    """Places, addresses and cameras in the metadata are skipped."""

    uri: str | None = None


class _AttachedDatum(msgspec.Struct):
    external_context: _External | None = None
    media: _Media | None = None


class _Attachment(msgspec.Struct):
    data: list[_AttachedDatum] | None = None


class _PostDatum(msgspec.Struct):
    post: str | None = None
    update_timestamp: object = None


class _PostRow(msgspec.Struct):
    timestamp: object = None
    title: str | None = None
    data: list[_PostDatum] | None = None
    attachments: list[_Attachment] | None = None
    label_values: list[LabelValue] | None = None


class _ReactionRow(msgspec.Struct):
    timestamp: object = None
    title: str | None = None
    data: list[_Datum] | None = None
    label_values: list[LabelValue] | None = None


_COMMENT_ROW = msgspec.json.Decoder(_CommentRow)
_POST_ROW = msgspec.json.Decoder(_PostRow)
_REACTION_ROW = msgspec.json.Decoder(_ReactionRow)
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic")
Teller = Callable[[bytes, Context], Telling]


def tell_post(record: bytes, _context: Context, *, basis: str = NO_AUDIENCE) -> Iterator[Told]:
    """Tell a post. One with a link is a share: a quote if it has words of its own."""
    row = decode_record(_POST_ROW.decode, record)
    if row.label_values is not None:
        raise refuse(Reason.UNKNOWN_RECORD, "label_values")
    moment = _read_time(row.timestamp)

    def build() -> Deed:
        repair_record(row)
        text = next((one.post for one in row.data or () if one.post), None)
        link = next(iter(_iter_links(row.attachments)), None)
        updated = next((one.update_timestamp for one in row.data or () if one.update_timestamp), 0)
        is_edited = bool(updated) and updated != row.timestamp
        verb = Verb.POST if link is None else Verb.QUOTE if text else Verb.REPOST
        return Deed(
            verb=verb,
            text=text,
            object=_link_object(link.url, link.name) if link else None,
            visibility_basis=basis,
            has_image=_has_picture(row.attachments),
            is_edited=is_edited,
        )

    yield Told(moment=moment, build=build)


def tell_comment(record: bytes, context: Context, *, basis: str = NO_AUDIENCE) -> Iterator[Told]:
    """Tell the comments of a record, which can hold several; or one, as labelled values."""
    row = decode_record(_COMMENT_ROW.decode, record)
    comments = [one.comment for one in row.data or () if one.comment is not None]
    for index, comment in enumerate(comments or [_Comment()]):
        stamp = comment.timestamp or row.timestamp
        place = f"/data/{index}" if len(comments) > 1 else ""
        build = partial(_build_comment, row, comment, context, basis)
        yield Told(moment=_read_time(stamp), build=build, place=place)


def _build_comment(row: _CommentRow, comment: _Comment, context: Context, basis: str) -> Deed:
    repair_record(row)
    values = row.label_values or ()
    link = find_link(values)
    return Deed(
        verb=Verb.REPLY if is_reply(row.title) else Verb.COMMENT,
        text=comment.comment or find_value(values, Label.COMMENT),
        object=_link_object(link, None) if link else _titled_object(row.title, context),
        visibility_basis=basis,
        has_image=_has_picture(row.attachments),
    )


def tell_in_group(record: bytes, context: Context) -> Iterator[Told]:
    """Tell a post or a comment in a group; until 2020 both stood in one list."""
    row = decode_record(_COMMENT_ROW.decode, record)
    is_comment = any(one.comment is not None for one in row.data or ())
    tell = tell_comment if is_comment else tell_post
    yield from tell(record, context, basis=IN_GROUP)


def tell_reaction(record: bytes, context: Context) -> Iterator[Told]:
    """Tell a reaction, from labelled values (newer) or from the title (older)."""
    row = decode_record(_REACTION_ROW.decode, record)
    if row.label_values is None and row.data is None:
        raise refuse(Reason.UNKNOWN_RECORD, "data, label_values")
    yield Told(moment=_read_time(row.timestamp), build=partial(_build_reaction, row, context))


def _find_any_reaction(values: Sequence[LabelValue]) -> str | None:
    return next((word for one in values if (word := find_reaction(one.value))), None)


def _build_reaction(row: _ReactionRow, context: Context) -> Deed:
    repair_record(row)
    values = row.label_values or ()
    word = find_value(values, Label.REACTION) or next(
        (one.reaction.reaction for one in row.data or () if one.reaction), None
    )
    link = find_link(values)
    return Deed(
        verb=Verb.REACTION,
        reaction=find_reaction(word) or _find_any_reaction(values),
        object=_link_object(link, None) if link else _titled_object(row.title, context),
        visibility_basis=NO_AUDIENCE,
    )


def tell_membership(record: bytes, context: Context) -> Iterator[Told]:
    """Tell that a group was joined or left; a join knows when it was undone."""
    row = decode_record(NAMED_ROW.decode, record)
    moment = _read_time(row.timestamp)

    def build() -> Deed:
        repair_record(row)
        leaves = is_leave(row.title, has_data=row.named is not None)
        group = row.named or find_named(row.title, context.groups)
        return Deed(
            verb=Verb.LEAVE_GROUP if leaves else Verb.JOIN_GROUP,
            object=ActObject(text=group) if group else None,
            visibility_basis="whether the group and its members can be seen is not in the archive",
            undone_at=None if leaves else context.find_left(group, moment.at),
        )

    yield Told(moment=moment, build=build)


def tell_page(
    record: bytes, context: Context, *, verb: Verb, reaction: str | None = None
) -> Iterator[Told]:
    """Tell that a page was liked or followed; its name is its own and is kept."""
    row = decode_record(NAMED_ROW.decode, record)
    moment = _read_time(row.timestamp)

    def build() -> Deed:
        repair_record(row)
        name = row.named or row.title
        return Deed(
            verb=verb,
            reaction=reaction,
            object=_link_object(row.url, name),
            visibility_basis=NO_AUDIENCE,
            undone_at=context.find_unfollowed(name, moment.at),
        )

    yield Told(moment=moment, build=build)


def tell_following(record: bytes, context: Context) -> Iterator[Told]:
    """Tell that somebody was followed; a name is kept only if it is known as a page's."""
    row = decode_record(NAMED_ROW.decode, record)

    def build() -> Deed:
        repair_record(row)
        name = row.named if row.named in context.pages else None
        return Deed(
            verb=Verb.FOLLOW,
            object=_link_object(row.url, name),
            visibility_basis=NO_AUDIENCE,
        )

    yield Told(moment=_read_time(row.timestamp), build=build)


def tell_event(_record: bytes, _context: Context) -> Iterator[UnfitRecordError]:
    """Refuse an answer to an event: the archive does not say when it was given."""
    yield refuse(Reason.UNDATED_EVENT)


TELLERS: dict[PartKind, Teller] = {
    PartKind.POSTS: tell_post,
    PartKind.COMMENTS: tell_comment,
    PartKind.REACTIONS: tell_reaction,
    PartKind.GROUP_POSTS: tell_in_group,
    PartKind.GROUP_COMMENTS: partial(tell_comment, basis=IN_GROUP),
    PartKind.GROUPS_JOINED: tell_membership,
    PartKind.PAGE_LIKES: partial(tell_page, verb=Verb.REACTION, reaction="like"),
    PartKind.PAGES_FOLLOWED: partial(tell_page, verb=Verb.FOLLOW),
    PartKind.FOLLOWING: tell_following,
    PartKind.EVENTS: tell_event,
}


def _read_time(value: object) -> Moment:
    if value in (None, 0, "0"):
        raise refuse(Reason.MISSING_TIME, "timestamp")
    return read_epoch(value, "timestamp")


def _link_object(url: str | None, words: str | None) -> ActObject:
    owner, code = find_facebook(url)
    return ActObject(
        object_id=code,
        url=url,
        owner_id=find_facebook_number(url),
        owner_handle=owner,
        text=words,
    )


def _titled_object(title: str | None, context: Context) -> ActObject | None:
    if is_about_oneself(title):
        return None
    page = find_named(title, context.pages)
    return ActObject(text=page) if page else None


def _iter_links(attachments: list[_Attachment] | None) -> Iterator[_External]:
    for attachment in attachments or ():
        for one in attachment.data or ():
            if one.external_context is not None and one.external_context.url:
                yield one.external_context


def _has_picture(attachments: list[_Attachment] | None) -> bool:
    return any(
        one.media is not None and (one.media.uri or "").lower().endswith(_PICTURES)
        for attachment in attachments or ()
        for one in attachment.data or ()
    )
