"""What the records of an Instagram archive tell, list by list."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from netral.intake.act import ActObject, Visibility
from netral.intake.deed import Deed
from netral.intake.id_time import find_instagram_id_time
from netral.intake.instagram.part import PartKind
from netral.intake.instagram.profile import MAP_ROW, MapValue, Profile
from netral.intake.json_record import decode_record
from netral.intake.label_value import (
    Label,
    LabelValue,
    find_link,
    find_value,
    iter_groups,
    means,
)
from netral.intake.mojibake import repair_record, repair_text
from netral.intake.moment import Moment, read_epoch
from netral.intake.reason import Reason, refuse
from netral.intake.record_list import Telling, Told
from netral.intake.web_address import find_instagram, find_threads
from netral.values.account import fold_handle
from netral.values.act_kind import Verb

ELSEWHERE = "it depends on the account under whose post it stands"
ON_THREADS = "Threads has a setting of its own, which is not in the archive"
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic")
_HANDLE = re.compile(r"[A-Za-z0-9._]{1,30}", re.ASCII)


class _ThreadFacts(msgspec.Struct):
    is_reply: bool | None = None


class _Media(msgspec.Struct):
    """Places, devices and cameras in the metadata are skipped."""

    uri: str | None = None
    creation_timestamp: object = None
    title: str | None = None
    text_app_post: _ThreadFacts | None = None


class _Post(msgspec.Struct):
    title: str | None = None
    creation_timestamp: object = None
    media: list[_Media] | None = None


class _Entry(msgspec.Struct):
    href: str | None = None
    value: str | None = None
    timestamp: object = None


class _ListRow(msgspec.Struct):
    """A like or a follow: `string_list_data` (older) or `label_values` (newer)."""

    title: str | None = None
    string_list_data: list[_Entry] | None = None
    timestamp: object = None
    label_values: list[LabelValue] | None = None


_POST = msgspec.json.Decoder(_Post)
_LIST_ROW = msgspec.json.Decoder(_ListRow)
Teller = Callable[[bytes, Profile], Telling]


def tell_post(record: bytes, profile: Profile, *, on_threads: bool = False) -> Iterator[Told]:
    """Tell a post, a reel or a thread.

    The words stand on the post, or on its only picture. A reply in Threads names
    nothing that it answers.
    """
    post = decode_record(_POST.decode, record)
    media = post.media or []
    stamp = post.creation_timestamp or next((one.creation_timestamp for one in media), None)
    if not media and post.title is None:
        raise refuse(Reason.UNKNOWN_RECORD, "media")

    def build() -> Deed:
        repair_record(post)
        text = post.title or next((one.title for one in media if one.title), None)
        is_reply = any(one.text_app_post and one.text_app_post.is_reply for one in media)
        visibility, basis = (Visibility.UNKNOWN, ON_THREADS) if on_threads else profile.judge_own()
        return Deed(
            verb=Verb.REPLY if is_reply else Verb.POST,
            text=text,
            visibility=visibility,
            visibility_basis=basis,
            has_image=any((one.uri or "").lower().endswith(_PICTURES) for one in media),
        )

    yield Told(moment=_read_time(stamp), build=build)


def tell_comment(record: bytes, _profile: Profile) -> Iterator[Told]:
    """Tell a comment: its words, and whose post it stands under; the post is not named.

    The keys are in the account's language. Where they are unknown, the moment is
    the value that has one, and the comment stands before the owner.
    """
    row = decode_record(MAP_ROW.decode, record)
    values = row.string_map_data or {}
    stamp = next((one.timestamp for one in values.values() if one.timestamp), None)
    if not values:
        raise refuse(Reason.UNKNOWN_RECORD, "string_map_data")
    yield Told(moment=_read_time(stamp), build=partial(_build_comment, values))


def _build_comment(values: Mapping[str, MapValue]) -> Deed:
    text, owner = _find_comment(values)
    return Deed(
        verb=Verb.COMMENT,
        text=text,
        object=ActObject(owner_handle=fold_handle(owner)) if owner else None,
        visibility_basis=ELSEWHERE,
    )


def _find_comment(values: Mapping[str, MapValue]) -> tuple[str | None, str | None]:
    known: dict[Label, str] = {}
    others = []
    for key, one in values.items():
        if not isinstance(one.value, str) or not one.value:
            continue
        name, value = repair_text(key), repair_text(one.value)
        if means(name, Label.MEDIA_OWNER):
            known[Label.MEDIA_OWNER] = value
        elif means(name, Label.COMMENT):
            known[Label.COMMENT] = value
        elif not means(name, Label.TIME):
            others.append(value)
    text = known.get(Label.COMMENT) or next(iter(others), None)
    owner = known.get(Label.MEDIA_OWNER)
    if owner is None:
        after = others if Label.COMMENT in known else others[1:]
        owner = next((value for value in after if _HANDLE.fullmatch(value)), None)
    return text, owner


def tell_like(record: bytes, _profile: Profile, *, on_threads: bool = False) -> Iterator[Told]:
    """Tell the likes of a record, in the older or the newer layout."""
    row = decode_record(_LIST_ROW.decode, record)
    if row.label_values is not None:
        build = partial(_build_labelled_like, row, row.label_values)
        yield Told(moment=_read_time(row.timestamp), build=build)
        return
    for place, entry in _iter_entries(row):
        build = partial(_build_like, row, entry, on_threads)
        yield Told(moment=_read_time(entry.timestamp), build=build, place=place)


def _build_like(row: _ListRow, entry: _Entry, on_threads: bool) -> Deed:  # noqa: FBT001
    owner, code = find_threads(entry.href) if on_threads else find_instagram(entry.href)
    title = repair_text(row.title) if row.title else None
    return _like(
        url=entry.href,
        code=code,
        owner=owner or title,
        basis=ON_THREADS if on_threads else ELSEWHERE,
    )


def _build_labelled_like(row: _ListRow, values: Sequence[LabelValue]) -> Deed:
    repair_record(row)
    url = find_link(values)
    owner, code = find_instagram(url)
    if owner is None:
        groups = iter_groups(values, Label.OWNER)
        owner = next((name for one in groups if (name := find_value(one, Label.USERNAME))), None)
    caption = find_value(values, Label.CAPTION)
    return _like(url=url, code=code, owner=owner, text=caption, basis=ELSEWHERE)


def _like(
    *, url: str | None, code: str | None, owner: str | None, basis: str, text: str | None = None
) -> Deed:
    return Deed(
        verb=Verb.REACTION,
        reaction="like",
        object=ActObject(
            object_id=code,
            url=url or None,
            owner_handle=fold_handle(owner) if owner else None,
            text=text,
            published_at=find_instagram_id_time(code),
        ),
        visibility_basis=basis,
    )


def tell_follow(record: bytes, profile: Profile, *, on_threads: bool = False) -> Iterator[Told]:
    """Tell that an account was followed; its handle is the title, the value or in the link."""
    row = decode_record(_LIST_ROW.decode, record)
    for place, entry in _iter_entries(row):
        build = partial(_build_follow, row, entry, profile, on_threads)
        yield Told(moment=_read_time(entry.timestamp), build=build, place=place)


def _build_follow(row: _ListRow, entry: _Entry, profile: Profile, on_threads: bool) -> Deed:  # noqa: FBT001
    find = find_threads if on_threads else find_instagram
    handle = find(entry.href)[0] or entry.value or row.title
    if not handle:
        raise refuse(Reason.UNKNOWN_RECORD, "title, value, href")
    visibility, basis = (Visibility.UNKNOWN, ON_THREADS) if on_threads else profile.judge_own()
    return Deed(
        verb=Verb.FOLLOW,
        object=ActObject(owner_handle=fold_handle(repair_text(handle))),
        visibility=visibility,
        visibility_basis=basis,
    )


TELLERS: dict[PartKind, Teller] = {
    PartKind.POSTS: tell_post,
    PartKind.REELS: tell_post,
    PartKind.COMMENTS: tell_comment,
    PartKind.LIKES: tell_like,
    PartKind.COMMENT_LIKES: tell_like,
    PartKind.FOLLOWING: tell_follow,
    PartKind.THREADS: partial(tell_post, on_threads=True),
    PartKind.THREAD_LIKES: partial(tell_like, on_threads=True),
    PartKind.THREAD_FOLLOWING: partial(tell_follow, on_threads=True),
}


def _iter_entries(row: _ListRow) -> Iterator[tuple[str, _Entry]]:
    entries = row.string_list_data or ()
    if not entries:
        raise refuse(Reason.UNKNOWN_RECORD, "string_list_data, label_values")
    for index, entry in enumerate(entries):
        yield f"/{index}" if len(entries) > 1 else "", entry


def _read_time(value: object) -> Moment:
    if value in (None, 0, "0"):
        raise refuse(Reason.MISSING_TIME, "timestamp")
    return read_epoch(value, "timestamp")
