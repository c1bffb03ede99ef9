"""Activities in the outbox of a Mastodon archive (ActivityStreams)."""

from collections.abc import Iterator

import msgspec

from netral.intake.act import ActObject, Visibility, ZoneSource
from netral.intake.deed import Deed
from netral.intake.html_text import read_html_text
from netral.intake.json_record import decode_record
from netral.intake.mastodon.address import find_actor, find_handle
from netral.intake.moment import Moment, find_moment, read_moment
from netral.intake.reason import Reason, refuse
from netral.intake.record_list import Told
from netral.values.act_kind import Verb

_PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})


class _Dated(msgspec.Struct):
    """What says whose, when and for whom; the words are not decoded with it."""

    type: str | None = None
    actor: str | None = None
    published: str | None = None
    to: list[str] | str | None = None
    cc: list[str] | str | None = None


class _Attachment(msgspec.Struct):
    mediaType: str | None = None  # noqa: N815  (ActivityStreams' own spelling)


class _Note(msgspec.Struct):
    id: str | None = None
    type: str | None = None
    inReplyTo: str | None = None  # noqa: N815
    attributedTo: str | None = None  # noqa: N815
    content: str | None = None
    summary: str | None = None
    updated: str | None = None
    quoteUri: str | None = None  # noqa: N815
    attachment: list[_Attachment] | None = None


class _Create(msgspec.Struct):
    object: _Note | str | None = None


_DATED = msgspec.json.Decoder(_Dated)
_CREATE: msgspec.json.Decoder[_Create] = msgspec.json.Decoder(_Create)


def tell_activity(record: bytes, *, actor: str | None) -> Iterator[Told]:
    """Tell an activity: a post, a reply or a boost.

    Of one that was addressed to followers or single people the words are never
    decoded.

    Args:
        record: The activity.
        actor: Whose archive it is.

    Yields:
        The one deed of the activity.

    Raises:
        UnfitRecordError: If it is of another kind or of another actor.
    """
    dated = decode_record(_DATED.decode, record)
    if dated.type not in ("Create", "Announce"):
        raise refuse(Reason.UNKNOWN_RECORD, "type")
    if actor is not None and dated.actor not in (None, actor):
        raise refuse(Reason.CHANGED_ACCOUNT, "actor")
    yield Told(moment=_read_time(dated), build=lambda: _build(dated, record))


def _build(dated: _Dated, record: bytes) -> Deed:
    visibility, basis = _judge(dated)
    verb = Verb.REPOST if dated.type == "Announce" else Verb.POST
    if visibility is Visibility.NOT_PUBLIC:
        return Deed(verb=verb, visibility=visibility, visibility_basis=basis)
    found = decode_record(_CREATE.decode, record).object
    if dated.type == "Announce":
        uri = found if isinstance(found, str) else found.id if found is not None else None
        return Deed(
            verb=verb, object=_find_object(uri), visibility=visibility, visibility_basis=basis
        )
    if not isinstance(found, _Note):
        raise refuse(Reason.UNKNOWN_RECORD, "object")
    verb, act_object = _read_verb(found)
    return Deed(
        verb=verb,
        post_id=found.id,
        text="\n".join(
            part for part in (found.summary, read_html_text(found.content or "")) if part
        ),
        object=act_object,
        visibility=visibility,
        visibility_basis=basis,
        has_image=any((one.mediaType or "").startswith("image/") for one in found.attachment or ()),
        edited_at=find_moment(found.updated),
    )


def _read_verb(note: _Note) -> tuple[Verb, ActObject | None]:
    if note.inReplyTo:
        parent = find_actor(note.inReplyTo)
        if parent is not None and parent == note.attributedTo:
            return Verb.POST, None
        return Verb.REPLY, _find_object(note.inReplyTo)
    if note.quoteUri:
        return Verb.QUOTE, _find_object(note.quoteUri)
    return Verb.POST, None


def _find_object(uri: str | None) -> ActObject | None:
    if not uri:
        return None
    return ActObject(
        object_id=uri, url=uri, owner_id=find_actor(uri), owner_handle=find_handle(uri)
    )


def _judge(dated: _Dated) -> tuple[Visibility, str]:
    if _PUBLIC & set(_list(dated.to)):
        return Visibility.PUBLIC, "addressed to the public (to)"
    if _PUBLIC & set(_list(dated.cc)):
        return Visibility.PUBLIC, "addressed to the public, unlisted (cc)"
    return Visibility.NOT_PUBLIC, "addressed to followers or to single people"


def _list(value: list[str] | str | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def _read_time(dated: _Dated) -> Moment:
    if not dated.published:
        raise refuse(Reason.MISSING_TIME, "published")
    return read_moment(dated.published, "published", zone=None, zone_source=ZoneSource.EXPLICIT)
