"""Posts as X's API v2 answers them, joined with the users and posts included in the answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from netral.intake.act import ActObject, Visibility, ZoneSource
from netral.intake.deed import Deed
from netral.intake.errors import UnfitRecordError
from netral.intake.id_time import find_x_id_time
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, find_moment, read_moment
from netral.intake.reason import Reason, refuse
from netral.intake.x_text import split_repost, unescape_text
from netral.values.account import AccountReference, fold_handle
from netral.values.act_kind import Verb
from netral.values.platform import Platform


class _Note(msgspec.Struct):
    text: str | None = None


class _Referenced(msgspec.Struct):
    type: str | None = None
    id: str | None = None


class _Attachments(msgspec.Struct):
    media_keys: list[str] | None = None


class _Dated(msgspec.Struct):
    """What the door needs of a post; the rest is skipped."""

    id: str | None = None
    author_id: str | None = None
    created_at: str | None = None


class _Post(msgspec.Struct):
    id: str | None = None
    author_id: str | None = None
    created_at: str | None = None
    text: str | None = None
    note_tweet: _Note | None = None
    lang: str | None = None
    in_reply_to_user_id: str | None = None
    referenced_tweets: list[_Referenced] | None = None
    edit_history_tweet_ids: list[str] | None = None
    attachments: _Attachments | None = None

    @property
    def words(self) -> str | None:
        """The whole text, also of a long post."""
        text = self.note_tweet.text if self.note_tweet and self.note_tweet.text else self.text
        return unescape_text(text) if text else None


class _User(msgspec.Struct):
    id: str | None = None
    username: str | None = None
    protected: bool | None = None


class _Medium(msgspec.Struct):
    media_key: str | None = None
    type: str | None = None


class Includes(msgspec.Struct):
    """What an answer includes beside the posts that were asked for."""

    users: list[_User] | None = None
    tweets: list[_Post] | None = None
    media: list[_Medium] | None = None


_DATED = msgspec.json.Decoder(_Dated)
_POST = msgspec.json.Decoder(_Post)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Users, posts and pictures of one answer, by their ids."""

    users: Mapping[str, _User] = field(default_factory=dict)
    posts: Mapping[str, _Post] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()


def gather(includes: Includes | None) -> Company:
    """Gather what an answer includes."""
    included = includes or Includes()
    return Company(
        users={one.id: one for one in included.users or () if one.id},
        posts={one.id: one for one in included.tweets or () if one.id},
        pictures=frozenset(
            one.media_key for one in included.media or () if one.media_key and one.type == "photo"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PostItem:
    """One post of an answer; see `AnsweredItem`."""

    record: msgspec.Raw
    company: Company

    def read_account(self) -> AccountReference:
        """Read the author; the handle is that of the day of the answer."""
        dated = decode_record(_DATED.decode, self.record)
        if not dated.author_id:
            raise refuse(Reason.MISSING_ACCOUNT, "author_id")
        user = self.company.users.get(dated.author_id)
        handle = fold_handle(user.username) if user and user.username else None
        return AccountReference(platform=Platform.X, account_id=dated.author_id, handle=handle)

    def read_moment(self) -> Moment:
        """Read when it was posted; where that was not asked for, the post's id says it."""
        dated = decode_record(_DATED.decode, self.record)
        if dated.created_at:
            return read_moment(
                dated.created_at, "created_at", zone=None, zone_source=ZoneSource.EXPLICIT
            )
        at = find_x_id_time(dated.id)
        if at is None:
            raise refuse(Reason.MISSING_TIME, "created_at")
        return Moment(at=at, raw=dated.id or "", zone_source=ZoneSource.DOCUMENTED)

    def read_deed(self) -> Deed:
        """Read what was posted, answered, quoted or reposted."""
        post = decode_record(_POST.decode, self.record)
        if not post.id or post.text is None:
            raise refuse(Reason.UNKNOWN_RECORD, "id, text")
        verb, act_object, text = _read_verb(post, self.company)
        user = self.company.users.get(post.author_id or "")
        visibility, basis = _judge(user.protected if user else None)
        versions = post.edit_history_tweet_ids or ()
        keys = (post.attachments.media_keys if post.attachments else None) or ()
        return Deed(
            verb=verb,
            post_id=versions[0] if versions else post.id,
            text=text,
            lang=post.lang,
            object=act_object,
            visibility=visibility,
            visibility_basis=basis,
            has_image=any(key in self.company.pictures for key in keys),
            edited_at=find_x_id_time(versions[-1]) if len(versions) > 1 else None,
        )


def _read_verb(post: _Post, company: Company) -> tuple[Verb, ActObject | None, str | None]:
    by_type = {one.type: one.id for one in post.referenced_tweets or () if one.id}
    text = post.words
    if "retweeted" in by_type:
        return Verb.REPOST, _find_reposted(by_type["retweeted"], text, company), None
    if post.in_reply_to_user_id and post.in_reply_to_user_id == post.author_id:
        return Verb.POST, None, text
    if "replied_to" in by_type or post.in_reply_to_user_id:
        parent = _find_object(by_type.get("replied_to"), company)
        return Verb.REPLY, _own(parent, post.in_reply_to_user_id, company), text
    if "quoted" in by_type:
        return Verb.QUOTE, _find_object(by_type["quoted"], company), text
    return Verb.POST, None, text


def _find_reposted(post_id: str | None, text: str | None, company: Company) -> ActObject:
    """Find the reposted post: the included one is whole, the text of the repost is cut."""
    found = _find_object(post_id, company)
    cut = split_repost(text or "")
    if found.text is not None or cut is None:
        return found
    return ActObject(
        object_id=found.object_id,
        url=found.url,
        owner_id=found.owner_id,
        owner_handle=found.owner_handle or cut[0],
        text=cut[1] or None,
        published_at=found.published_at,
    )


def _find_object(post_id: str | None, company: Company) -> ActObject:
    post = company.posts.get(post_id or "")
    owner_id = post.author_id if post else None
    user = company.users.get(owner_id or "")
    published_at = find_moment(post.created_at) if post else None
    return ActObject(
        object_id=post_id,
        url=f"https://x.com/i/web/status/{post_id}" if post_id else None,
        owner_id=owner_id,
        owner_handle=fold_handle(user.username) if user and user.username else None,
        text=post.words if post else None,
        published_at=published_at or find_x_id_time(post_id),
    )


def _own(found: ActObject, user_id: str | None, company: Company) -> ActObject:
    user = company.users.get(user_id or "")
    return ActObject(
        object_id=found.object_id,
        url=found.url,
        owner_id=found.owner_id or user_id,
        owner_handle=found.owner_handle
        or (fold_handle(user.username) if user and user.username else None),
        text=found.text,
        published_at=found.published_at,
    )


def _judge(is_protected: bool | None) -> tuple[Visibility, str]:  # noqa: FBT001
    if is_protected is None:
        return Visibility.UNKNOWN, "the answer does not say whether the author is protected"
    if is_protected:
        return Visibility.NOT_PUBLIC, "the author was protected on the day of the answer"
    return Visibility.PUBLIC, "the author was not protected on the day of the answer"


def iter_posts(data: bytes, company: Company) -> Iterator[tuple[str, PostItem | UnfitRecordError]]:
    """Iterate over the posts of an answer: one object, or an array of them.

    Args:
        data: The value of `data`.
        company: What the answer includes.

    Yields:
        Place below `data`, and post.
    """
    if data[:1] == b"{":
        yield "", PostItem(record=msgspec.Raw(data), company=company)
        return
    try:
        records = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield "", refuse(Reason.UNKNOWN_RECORD, "data")
        return
    for index, record in enumerate(records):
        yield f"/{index}", PostItem(record=record, company=company)
