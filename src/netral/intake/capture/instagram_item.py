"""Posts of Instagram as a browser received them, in the three forms that Instagram uses."""

import msgspec

from netral.intake.act_id import name_by_post
from netral.intake.capture.item import Cells, make_account, tell_visibility
from netral.intake.id_time import find_instagram_id_time
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, read_epoch
from netral.intake.plain.cell import read_id
from netral.intake.reason import Reason, refuse
from netral.values.account import AccountReference
from netral.values.platform import Platform

_PHOTO, _CAROUSEL = 1, 8


class _User(msgspec.Struct):
    id: object = None
    pk: object = None
    username: str | None = None
    unique_id: str | None = None
    """The handle of whoever commented, as Zeeschuimer renames it."""
    is_private: bool | None = None

    @property
    def handle(self) -> str | None:
        """The handle under either of its names."""
        return self.username or self.unique_id

    @property
    def account_id(self) -> object:
        """The stable id under either of its names."""
        return self.pk if self.pk is not None else self.id


class _Authored(msgspec.Struct):
    """What the door needs of a post; the rest is skipped."""

    user: _User | None = None
    owner: _User | None = None
    taken_at: object = None
    taken_at_timestamp: object = None


class _Caption(msgspec.Struct):
    text: str | None = None


class _Node(msgspec.Struct):
    node: _Caption | None = None


class _Edges(msgspec.Struct):
    edges: list[_Node] | None = None


class _Post(msgspec.Struct):
    code: str | None = None
    shortcode: str | None = None
    caption: _Caption | None = None
    edge_media_to_caption: _Edges | None = None
    media_type: object = None
    typename: str | None = msgspec.field(name="__typename", default=None)
    user: _User | None = None
    owner: _User | None = None


_AUTHORED = msgspec.json.Decoder(_Authored)
_WHOLE = msgspec.json.Decoder(_Post)


class InstagramItemReader:
    """Reads posts of Instagram; see `ItemReader`. Comments are not captured.

    Co-authors and tagged people did nothing that the capture proves; only the
    account that published counts.
    """

    def read_account(self, item: bytes) -> AccountReference:
        authored = decode_record(_AUTHORED.decode, item)
        user, owner = authored.user or _User(), authored.owner or _User()
        told = read_id(user.account_id, "user")
        also = read_id(owner.account_id, "owner")
        if told and also and told != also:
            raise refuse(Reason.TWO_ANSWERS)
        return make_account(Platform.INSTAGRAM, told or also, user.username or owner.username)

    def read_moment(self, item: bytes) -> Moment:
        authored = decode_record(_AUTHORED.decode, item)
        value = authored.taken_at if authored.taken_at is not None else authored.taken_at_timestamp
        if value is None:
            raise refuse(Reason.MISSING_TIME, "taken_at; the capture is partial")
        return read_epoch(value, "taken_at")

    def read_cells(self, item: bytes) -> Cells:
        post = decode_record(_WHOLE.decode, item)
        code = post.code or post.shortcode
        if not code:
            raise refuse(Reason.UNKNOWN_RECORD, "code")
        author = post.user or post.owner or _User()
        cells: dict[str, object] = {
            "act_id": name_by_post(Platform.INSTAGRAM, code),
            "verb": "post",
            "text": _find_caption(post),
            "has_image": post.media_type in (_PHOTO, _CAROUSEL)
            or post.typename in ("GraphImage", "GraphSidecar"),
            "grade": "C",
        }
        return cells | tell_visibility(is_private=author.is_private, subject="the account")


def _find_caption(post: _Post) -> str | None:
    if post.caption is not None:
        return post.caption.text
    edges = (post.edge_media_to_caption.edges if post.edge_media_to_caption else None) or ()
    return next((edge.node.text for edge in edges if edge.node), None)


class _Comment(msgspec.Struct):
    comment_id: object = None
    pk: object = None
    text: str | None = None
    created_at: object = None
    created_at_utc: object = None
    post_shortcode: str | None = None
    post_id: object = None
    post_url: str | None = None
    parent_comment_id: object = None
    user: _User | None = None


_COMMENT = msgspec.json.Decoder(_Comment)


class InstagramCommentReader:
    """Reads comments on Instagram; see `ItemReader`. Their object is the post."""

    def read_account(self, item: bytes) -> AccountReference:
        user = decode_record(_COMMENT.decode, item).user or _User()
        return make_account(Platform.INSTAGRAM, user.account_id, user.handle)

    def read_moment(self, item: bytes) -> Moment:
        comment = decode_record(_COMMENT.decode, item)
        value = comment.created_at_utc or comment.created_at
        if value is None:
            raise refuse(Reason.MISSING_TIME, "created_at")
        return read_epoch(value, "created_at")

    def read_cells(self, item: bytes) -> Cells:
        comment = decode_record(_COMMENT.decode, item)
        comment_id = read_id(comment.comment_id, "comment_id") or read_id(comment.pk, "pk")
        post = comment.post_shortcode or read_id(comment.post_id, "post_id")
        if comment_id is None or post is None:
            raise refuse(Reason.UNKNOWN_RECORD, "comment_id, post_id")
        return {
            "act_id": name_by_post(Platform.INSTAGRAM, comment_id),
            "verb": "reply" if comment.parent_comment_id else "comment",
            "text": comment.text,
            "object_id": post,
            "object_url": comment.post_url,
            "object_published_at": find_instagram_id_time(comment.post_shortcode),
            "grade": "C",
        } | tell_visibility(is_private=None, subject="the comment")
