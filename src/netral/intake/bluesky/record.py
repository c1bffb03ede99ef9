"""Records of Bluesky's repositories: posts, likes, reposts, follows."""

import re
from dataclasses import dataclass

import msgspec

from netral.intake.act import ActObject, Visibility
from netral.intake.deed import Deed
from netral.intake.id_time import find_tid_time
from netral.intake.json_record import decode_record
from netral.intake.reason import Reason, refuse
from netral.values.act_kind import Verb

POST, LIKE, REPOST, FOLLOW = (
    "app.bsky.feed.post",
    "app.bsky.feed.like",
    "app.bsky.feed.repost",
    "app.bsky.graph.follow",
)
COLLECTIONS = frozenset({POST, LIKE, REPOST, FOLLOW})
"""All others stay unread: blocks and lists are about other people."""
_QUOTING = "app.bsky.embed.record"
PUBLIC = "everything in a repository of Bluesky is public"
_URI = re.compile(
    r"at://(did:[a-z]+:[A-Za-z0-9._:%-]{1,200})/([a-zA-Z.]{3,80})/([A-Za-z0-9._:~-]+)"
)


class _Reference(msgspec.Struct):
    uri: str | None = None
    record: "_Reference | None" = None

    @property
    def whole(self) -> str | None:
        """The address, also where the reference wraps another one."""
        return self.uri or (self.record.uri if self.record else None)


class _Reply(msgspec.Struct):
    parent: _Reference | None = None


class _Embed(msgspec.Struct):
    type: str | None = msgspec.field(name="$type", default=None)
    record: _Reference | None = None


class _Record(msgspec.Struct):
    text: str | None = None
    langs: list[str] | None = None
    reply: _Reply | None = None
    embed: _Embed | None = None
    subject: _Reference | str | None = None


_RECORD: msgspec.json.Decoder[_Record] = msgspec.json.Decoder(_Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a record stands: whose repository, which collection, which key."""

    did: str
    collection: str
    key: str

    @property
    def uri(self) -> str:
        """The address as Bluesky writes it."""
        return f"at://{self.did}/{self.collection}/{self.key}"

    @property
    def url(self) -> str | None:
        """Where people see it, if it is a post."""
        if self.collection != POST:
            return None
        return f"https://bsky.app/profile/{self.did}/post/{self.key}"


def find_address(uri: str | None) -> Address | None:
    """Find the parts of an address.

    Example:
        >>> find_address("at://did:plc:abc/app.bsky.feed.post/3mmoojp7etg2g").key
        '3mmoojp7etg2g'
    """
    match = _URI.fullmatch(uri or "")
    return Address(did=match[1], collection=match[2], key=match[3]) if match is not None else None


def read_record(record: bytes, address: Address, *, is_update: bool = False) -> Deed:
    """Read what a record did.

    Args:
        record: The record.
        address: Where it stands; the address names the act.
        is_update: An earlier record under the same address was replaced.

    Returns:
        The deed.

    Raises:
        UnfitRecordError: If the record has another shape.
    """
    decoded = decode_record(_RECORD.decode, record)
    if address.collection == POST:
        verb, act_object = _read_post(decoded, address)
    elif address.collection == FOLLOW:
        did = decoded.subject if isinstance(decoded.subject, str) else None
        verb, act_object = Verb.FOLLOW, ActObject(owner_id=did) if did else None
    else:
        subject = decoded.subject if isinstance(decoded.subject, _Reference) else None
        verb = Verb.REACTION if address.collection == LIKE else Verb.REPOST
        act_object = find_object(subject.whole if subject else None)
    if act_object is None and verb not in (Verb.POST, Verb.REPLY):
        raise refuse(Reason.UNKNOWN_RECORD, "subject")
    return Deed(
        verb=verb,
        post_id=address.uri,
        text=decoded.text if address.collection == POST else None,
        lang=next(iter(decoded.langs or ()), None),
        reaction="like" if address.collection == LIKE else None,
        object=act_object,
        visibility=Visibility.PUBLIC,
        visibility_basis=PUBLIC,
        has_image=(decoded.embed.type or "").startswith("app.bsky.embed.images")
        if decoded.embed
        else False,
        is_edited=is_update,
    )


def _read_post(record: _Record, address: Address) -> tuple[Verb, ActObject | None]:
    parent = record.reply.parent.whole if record.reply and record.reply.parent else None
    if parent:
        found = find_address(parent)
        if found is not None and found.did == address.did:
            return Verb.POST, None
        return Verb.REPLY, find_object(parent)
    if record.reply is not None:
        # Collected: the parent was somebody's whom nobody may name.
        return Verb.REPLY, None
    quoted = record.embed.record.whole if record.embed and record.embed.record else None
    found_quoted = find_object(quoted)
    if found_quoted is None and _is_quote(record.embed):
        return Verb.QUOTE, ActObject()
    return (Verb.QUOTE, found_quoted) if found_quoted is not None else (Verb.POST, None)


def _is_quote(embed: _Embed | None) -> bool:
    return embed is not None and (embed.type or "").startswith(_QUOTING) and embed.record is None


def find_object(uri: str | None) -> ActObject | None:
    """Find the object at an address, with the moment that its key carries."""
    address = find_address(uri)
    if address is None:
        return None
    return ActObject(
        object_id=address.uri,
        url=address.url,
        owner_id=address.did,
        published_at=find_tid_time(address.key),
    )
