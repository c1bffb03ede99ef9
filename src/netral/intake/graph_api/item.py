"""Posts and comments as Meta's Graph API answers them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import msgspec

from netral.intake.act import ActObject, Visibility, ZoneSource
from netral.intake.answered_item import PointedItem
from netral.intake.deed import Deed
from netral.intake.errors import UnfitRecordError
from netral.intake.graph_api.node import NodeKind
from netral.intake.id_time import find_instagram_id_time
from netral.intake.json_record import decode_record
from netral.intake.moment import Moment, read_moment
from netral.intake.reason import Reason, refuse
from netral.intake.web_address import find_instagram, find_threads
from netral.values.account import AccountReference, fold_handle
from netral.values.act_kind import Verb
from netral.values.platform import Platform

_PAGE_NUMBER = re.compile(r"https?://(?:www\.)?facebook\.com/([0-9]{4,20})/.*", re.ASCII)
_PROFESSIONAL = "under a professional account, which everybody can see"


class _From(msgspec.Struct):
    id: str | None = None
    username: str | None = None


class _Id(msgspec.Struct):
    id: str | None = None


class _List(msgspec.Struct):
    data: list[msgspec.Raw] | None = None


class _Privacy(msgspec.Struct):
    value: str | None = None


class _Page(msgspec.Struct):
    """A post or a comment under a Page; names are skipped."""

    id: str | None = None
    author: _From | None = msgspec.field(name="from", default=None)
    created_time: str | None = None
    message: str | None = None
    permalink_url: str | None = None
    parent: _Id | None = None
    comments: _List | None = None
    privacy: _Privacy | None = None
    is_hidden: bool | None = None


class _Gram(msgspec.Struct):
    """A post or a comment of Instagram or Threads."""

    id: str | None = None
    username: str | None = None
    author: _From | None = msgspec.field(name="from", default=None)
    timestamp: str | None = None
    text: str | None = None
    caption: str | None = None
    permalink: str | None = None
    media_type: str | None = None
    media: _Id | None = None
    hidden: bool | None = None
    parent_id: str | None = None
    replies: _List | None = None
    comments: _List | None = None
    is_reply: bool | None = None
    is_quote_post: bool | None = None
    replied_to: _Id | None = None


class _Account(msgspec.Struct):
    username: str | None = None
    media: _List | None = None


class _Discovery(msgspec.Struct):
    business_discovery: _Account | None = None


_PAGE = msgspec.json.Decoder(_Page)
_GRAM = msgspec.json.Decoder(_Gram)
_DISCOVERY = msgspec.json.Decoder(_Discovery)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageItem:
    node: _Page
    is_post: bool

    def read_account(self) -> AccountReference:
        """Read the author, who can be found only if it is the Page itself.

        An id of anybody else is valid on this Page alone and names no account
        anywhere; without the Page's own token there is not even that.
        """
        author = self.node.author.id if self.node.author else None
        if not author:
            raise refuse(Reason.MISSING_ACCOUNT, "from")
        if author not in self._pages:
            raise refuse(Reason.PAGE_SCOPED_ACCOUNT, "from")
        return AccountReference(platform=Platform.FACEBOOK, account_id=author)

    @property
    def _pages(self) -> set[str]:
        link = _PAGE_NUMBER.fullmatch(self.node.permalink_url or "")
        named = {link[1]} if link is not None else set()
        head, _, tail = (self.node.id or "").partition("_")
        return named | ({head} if self.is_post and tail else set())

    def read_moment(self) -> Moment:
        return _read_time(self.node.created_time, "created_time")

    def read_deed(self) -> Deed:
        node = self.node
        post_id = (node.id or "").partition("_")[0] if not self.is_post else None
        is_public = node.privacy is not None and node.privacy.value == "EVERYONE"
        visibility = Visibility.PUBLIC if is_public else Visibility.UNKNOWN
        return Deed(
            verb=Verb.POST if self.is_post else Verb.REPLY if node.parent else Verb.COMMENT,
            post_id=node.id,
            text=node.message,
            object=ActObject(object_id=post_id, url=node.permalink_url) if post_id else None,
            visibility=Visibility.NOT_PUBLIC if node.is_hidden else visibility,
            visibility_basis="hidden by the Page"
            if node.is_hidden
            else "privacy: EVERYONE"
            if is_public
            else "the answer does not say who could see it",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _GramItem:
    node: _Gram
    platform: Platform
    tell: Callable[[_Gram], Deed]

    def read_account(self) -> AccountReference:
        """Read the handle; ids of this interface are valid for one application only."""
        author = self.node.author
        handle = self.node.username or (author.username if author else None)
        if not handle:
            raise refuse(Reason.MISSING_ACCOUNT, "username")
        return AccountReference(platform=self.platform, handle=fold_handle(handle))

    def read_moment(self) -> Moment:
        return _read_time(self.node.timestamp, "timestamp")

    def read_deed(self) -> Deed:
        return self.tell(self.node)


def iter_items(pointer: str, kind: NodeKind | None, record: bytes) -> Iterator[PointedItem]:
    """Iterate over the deeds in one node, those nested in it too.

    Args:
        pointer: Where the node stands.
        kind: Its kind.
        record: Its bytes.

    Yields:
        Pointer and deed, or why there is none.
    """
    try:
        if kind is None:
            raise refuse(Reason.UNKNOWN_RECORD, "keys of another kind")
        yield from _ITERATORS[kind](pointer, record)
    except UnfitRecordError as unfit:
        yield pointer, unfit


def _iter_page_post(pointer: str, record: bytes) -> Iterator[PointedItem]:
    node = decode_record(_PAGE.decode, record)
    yield pointer, _PageItem(node=node, is_post=True)
    yield from _iter_below(pointer, "comments", node.comments, NodeKind.PAGE_COMMENT)


def _iter_page_comment(pointer: str, record: bytes) -> Iterator[PointedItem]:
    node = decode_record(_PAGE.decode, record)
    yield pointer, _PageItem(node=node, is_post=False)
    yield from _iter_below(pointer, "comments", node.comments, NodeKind.PAGE_COMMENT)


def _iter_page_reaction(pointer: str, _record: bytes) -> Iterator[PointedItem]:
    yield pointer, refuse(Reason.PAGE_SCOPED_ACCOUNT, "id")


def _iter_ig_comment(pointer: str, record: bytes) -> Iterator[PointedItem]:
    node = decode_record(_GRAM.decode, record)
    yield pointer, _GramItem(node=node, platform=Platform.INSTAGRAM, tell=_tell_comment)
    yield from _iter_below(pointer, "replies", node.replies, NodeKind.IG_COMMENT)


def _iter_ig_media(pointer: str, record: bytes) -> Iterator[PointedItem]:
    node = decode_record(_GRAM.decode, record)
    yield pointer, _GramItem(node=node, platform=Platform.INSTAGRAM, tell=_tell_media)
    yield from _iter_below(pointer, "comments", node.comments, NodeKind.IG_COMMENT)


def _iter_ig_account(pointer: str, record: bytes) -> Iterator[PointedItem]:
    account = decode_record(_DISCOVERY.decode, record).business_discovery
    listed = account.media.data if account is not None and account.media else None
    for index, raw in enumerate(listed or ()):
        place = f"{pointer}/business_discovery/media/data/{index}"
        try:
            node = decode_record(_GRAM.decode, raw)
        except UnfitRecordError as unfit:
            yield place, unfit
            continue
        node.username = account.username if account else None
        yield place, _GramItem(node=node, platform=Platform.INSTAGRAM, tell=_tell_media)


def _iter_thread(pointer: str, record: bytes) -> Iterator[PointedItem]:
    node = decode_record(_GRAM.decode, record)
    yield pointer, _GramItem(node=node, platform=Platform.THREADS, tell=_tell_thread)


def _iter_below(
    pointer: str, key: str, below: _List | None, kind: NodeKind
) -> Iterator[PointedItem]:
    for index, raw in enumerate((below.data if below else None) or ()):
        yield from iter_items(f"{pointer}/{key}/data/{index}", kind, bytes(raw))


_ITERATORS: dict[NodeKind, Callable[[str, bytes], Iterator[PointedItem]]] = {
    NodeKind.PAGE_POST: _iter_page_post,
    NodeKind.PAGE_COMMENT: _iter_page_comment,
    NodeKind.PAGE_REACTION: _iter_page_reaction,
    NodeKind.IG_COMMENT: _iter_ig_comment,
    NodeKind.IG_MEDIA: _iter_ig_media,
    NodeKind.IG_ACCOUNT: _iter_ig_account,
    NodeKind.THREAD: _iter_thread,
}


def _tell_comment(node: _Gram) -> Deed:
    is_hidden = node.hidden is True
    return Deed(
        verb=Verb.REPLY if node.parent_id else Verb.COMMENT,
        post_id=node.id,
        text=node.text,
        object=ActObject(object_id=node.media.id) if node.media else None,
        visibility=Visibility.NOT_PUBLIC if is_hidden else Visibility.PUBLIC,
        visibility_basis="hidden by the owner of the post" if is_hidden else _PROFESSIONAL,
    )


def _tell_media(node: _Gram) -> Deed:
    code = find_instagram(node.permalink)[1]
    return Deed(
        verb=Verb.POST,
        post_id=code or node.id,
        text=node.caption,
        visibility=Visibility.PUBLIC,
        visibility_basis="a professional account, which everybody can see",
        has_image=node.media_type in ("IMAGE", "CAROUSEL_ALBUM"),
    )


def _tell_thread(node: _Gram) -> Deed:
    code = find_threads(node.permalink)[1]
    deed = Deed(
        verb=Verb.QUOTE if node.is_quote_post else Verb.REPLY if node.is_reply else Verb.POST,
        post_id=code or node.id,
        text=node.text,
        visibility=Visibility.PUBLIC,
        visibility_basis="the interface shows public profiles only",
        has_image=node.media_type in ("IMAGE", "CAROUSEL_ALBUM"),
    )
    if node.replied_to is None or not node.replied_to.id:
        return deed
    parent = ActObject(
        object_id=node.replied_to.id, published_at=find_instagram_id_time(node.replied_to.id)
    )
    return replace(deed, object=parent)


def _read_time(text: str | None, place: str) -> Moment:
    if not text:
        raise refuse(Reason.MISSING_TIME, place)
    return read_moment(text, place, zone=None, zone_source=ZoneSource.EXPLICIT)
