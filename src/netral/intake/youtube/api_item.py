"""Comments and videos as the YouTube Data API v3 answers them."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from netral.intake.act import ActObject, Visibility, ZoneSource
from netral.intake.answered_item import PointedItem
from netral.intake.deed import Deed
from netral.intake.errors import UnfitRecordError
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, find_moment, read_moment
from netral.intake.reason import Reason, refuse
from netral.values.account import AccountReference, fold_handle
from netral.values.act_kind import Verb
from netral.values.platform import Platform


class _ChannelId(msgspec.Struct):
    value: str | None = None


class _Author(msgspec.Struct, rename="camel"):
    """What the door needs of a comment; the rest is skipped."""

    author_channel_id: _ChannelId | None = None
    author_display_name: str | None = None
    published_at: str | None = None


class _CommentWords(msgspec.Struct, rename="camel"):
    text_original: str | None = None
    text_display: str | None = None
    video_id: str | None = None
    parent_id: str | None = None
    published_at: str | None = None
    updated_at: str | None = None
    moderation_status: str | None = None


class _Comment(msgspec.Struct):
    id: str | None = None
    snippet: msgspec.Raw = msgspec.Raw()


class _ThreadSnippet(msgspec.Struct, rename="camel"):
    channel_id: str | None = None
    video_id: str | None = None
    top_level_comment: _Comment | None = None
    is_public: bool | None = None


class _Replies(msgspec.Struct):
    comments: list[_Comment] | None = None


class _Thread(msgspec.Struct):
    snippet: _ThreadSnippet | None = None
    replies: _Replies | None = None


class _VideoSnippet(msgspec.Struct, rename="camel"):
    channel_id: str | None = None
    published_at: str | None = None
    title: str | None = None
    description: str | None = None
    default_audio_language: str | None = None


class _VideoStatus(msgspec.Struct, rename="camel"):
    privacy_status: str | None = None


class _Video(msgspec.Struct):
    id: str | None = None
    snippet: _VideoSnippet | None = None
    status: _VideoStatus | None = None


class _Resource(msgspec.Struct, rename="camel"):
    channel_id: str | None = None


class _SubscriptionSnippet(msgspec.Struct, rename="camel"):
    channel_id: str | None = None
    published_at: str | None = None
    resource_id: _Resource | None = None


class _Subscription(msgspec.Struct):
    snippet: _SubscriptionSnippet | None = None


class _Kind(msgspec.Struct):
    kind: str | None = None


_KIND = msgspec.json.Decoder(_Kind)
_THREAD = msgspec.json.Decoder(_Thread)
_COMMENT = msgspec.json.Decoder(_Comment)
_AUTHOR = msgspec.json.Decoder(_Author)
_WORDS = msgspec.json.Decoder(_CommentWords)
_VIDEO = msgspec.json.Decoder(_Video)
_SUBSCRIPTION = msgspec.json.Decoder(_Subscription)


@dataclass(frozen=True, slots=True, kw_only=True)
class _CommentItem:
    comment: _Comment
    verb: Verb
    video_id: str | None
    channel_id: str | None
    is_public: bool | None

    def read_account(self) -> AccountReference:
        author = decode_record(_AUTHOR.decode, self.comment.snippet)
        channel = author.author_channel_id.value if author.author_channel_id else None
        name = author.author_display_name or ""
        handle = fold_handle(name) if name.startswith("@") else None
        if not channel and not handle:
            raise refuse(Reason.MISSING_ACCOUNT, "authorChannelId")
        return AccountReference(
            platform=Platform.YOUTUBE, account_id=channel or None, handle=handle or None
        )

    def read_moment(self) -> Moment:
        return _read_time(decode_record(_AUTHOR.decode, self.comment.snippet).published_at)

    def read_deed(self) -> Deed:
        words = decode_record(_WORDS.decode, self.comment.snippet)
        is_edited = words.updated_at not in (None, words.published_at)
        visibility, basis = _judge(self.is_public, words.moderation_status)
        return Deed(
            verb=self.verb,
            post_id=self.comment.id,
            text=words.text_original or words.text_display,
            object=_find_video(words.video_id or self.video_id, self.channel_id),
            visibility=visibility,
            visibility_basis=basis,
            edited_at=find_moment(words.updated_at) if is_edited else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _VideoItem:
    video: _Video

    @property
    def _snippet(self) -> _VideoSnippet:
        if self.video.snippet is None or not self.video.id:
            raise refuse(Reason.UNKNOWN_RECORD, "id, snippet")
        return self.video.snippet

    def read_account(self) -> AccountReference:
        channel = self._snippet.channel_id
        if not channel:
            raise refuse(Reason.MISSING_ACCOUNT, "channelId")
        return AccountReference(platform=Platform.YOUTUBE, account_id=channel)

    def read_moment(self) -> Moment:
        return _read_time(self._snippet.published_at)

    def read_deed(self) -> Deed:
        snippet = self._snippet
        words = (snippet.title, snippet.description)
        status = self.video.status.privacy_status if self.video.status else None
        visibility = {
            "public": Visibility.PUBLIC,
            "private": Visibility.NOT_PUBLIC,
            "unlisted": Visibility.UNKNOWN,
        }.get(status or "", Visibility.UNKNOWN)
        return Deed(
            verb=Verb.POST,
            post_id=self.video.id,
            text="\n".join(one for one in words if one),
            lang=snippet.default_audio_language,
            visibility=visibility,
            visibility_basis=f"privacyStatus: {status}"
            if status in ("public", "private", "unlisted")
            else "the answer does not say who could see it",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _SubscriptionItem:
    snippet: _SubscriptionSnippet

    def read_account(self) -> AccountReference:
        if not self.snippet.channel_id:
            raise refuse(Reason.MISSING_ACCOUNT, "channelId")
        return AccountReference(platform=Platform.YOUTUBE, account_id=self.snippet.channel_id)

    def read_moment(self) -> Moment:
        return _read_time(self.snippet.published_at)

    def read_deed(self) -> Deed:
        followed = self.snippet.resource_id
        if followed is None or not followed.channel_id:
            raise refuse(Reason.UNKNOWN_RECORD, "resourceId")
        return Deed(
            verb=Verb.FOLLOW,
            object=ActObject(
                url=f"https://www.youtube.com/channel/{followed.channel_id}",
                owner_id=followed.channel_id,
            ),
            visibility_basis="shown to everybody, or to the owner alone who asked for it",
        )


def iter_items(pointer: str, item: bytes) -> Iterator[PointedItem]:
    """Iterate over the comments and videos in one item of an answer.

    Args:
        pointer: Where the item stands.
        item: The item.

    Yields:
        Pointer and comment, reply or video.
    """
    try:
        kind = decode_record(_KIND.decode, item).kind
        if kind == "youtube#commentThread":
            yield from _iter_thread(pointer, decode_record(_THREAD.decode, item))
        elif kind == "youtube#comment":
            comment = decode_record(_COMMENT.decode, item)
            parent = decode_record(_WORDS.decode, comment.snippet).parent_id
            yield pointer, _make(comment, Verb.REPLY if parent else Verb.COMMENT, None)
        elif kind == "youtube#video":
            yield pointer, _VideoItem(video=decode_record(_VIDEO.decode, item))
        elif kind == "youtube#subscription":
            found = decode_record(_SUBSCRIPTION.decode, item).snippet
            yield pointer, _SubscriptionItem(snippet=found or _SubscriptionSnippet())
        else:
            raise refuse(Reason.UNKNOWN_RECORD, "kind")
    except UnfitRecordError as unfit:
        yield pointer, unfit


def _iter_thread(pointer: str, thread: _Thread) -> Iterator[PointedItem]:
    snippet = thread.snippet
    replies = (thread.replies.comments if thread.replies else None) or ()
    if snippet is None or (snippet.top_level_comment is None and not replies):
        raise refuse(Reason.UNKNOWN_RECORD, "topLevelComment")
    if snippet.top_level_comment is not None:
        yield pointer, _make(snippet.top_level_comment, Verb.COMMENT, snippet)
    for index, reply in enumerate(replies):
        yield f"{pointer}/replies/{index}", _make(reply, Verb.REPLY, snippet)


def _make(comment: _Comment, verb: Verb, snippet: _ThreadSnippet | None) -> _CommentItem:
    return _CommentItem(
        comment=comment,
        verb=verb,
        video_id=snippet.video_id if snippet else None,
        channel_id=snippet.channel_id if snippet else None,
        is_public=snippet.is_public if snippet else None,
    )


def _judge(is_public: bool | None, moderation: str | None) -> tuple[Visibility, str]:  # noqa: FBT001
    if moderation not in (None, "published"):
        return Visibility.NOT_PUBLIC, "held back by moderation"
    if is_public is False:
        return Visibility.NOT_PUBLIC, "isPublic: false"
    if is_public:
        return Visibility.PUBLIC, "isPublic: true"
    return Visibility.UNKNOWN, "the answer does not say who could see it"


def _find_video(video_id: str | None, channel_id: str | None) -> ActObject | None:
    if not video_id and not channel_id:
        return None
    return ActObject(
        object_id=video_id,
        url=f"https://www.youtube.com/watch?v={video_id}" if video_id else None,
        owner_id=channel_id,
    )


def _read_time(text: str | None) -> Moment:
    if not text:
        raise refuse(Reason.MISSING_TIME, "publishedAt")
    return read_moment(text, "publishedAt", zone=None, zone_source=ZoneSource.EXPLICIT)
