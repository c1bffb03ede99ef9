"""Statuses as a Mastodon server answers them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec

from netral.intake.act import ActObject, Visibility, ZoneSource
from netral.intake.deed import Deed
from netral.intake.html_text import read_html_text
from netral.intake.json_record import decode_record
from netral.intake.mastodon.address import find_actor, find_handle
from netral.intake.moment import Moment, find_moment, read_moment
from netral.intake.reason import Reason, refuse
from netral.values.account import AccountReference
from netral.values.act_kind import Verb
from netral.values.platform import Platform


class _Account(msgspec.Struct):
    """Names, biographies and pictures beside these are skipped."""

    acct: str | None = None
    url: str | None = None
    uri: str | None = None


class _Dated(msgspec.Struct):
    account: _Account | None = None
    created_at: str | None = None
    uri: str | None = None


class _Medium(msgspec.Struct):
    type: str | None = None


class _Inner(msgspec.Struct):
    uri: str | None = None
    url: str | None = None
    account: _Account | None = None
    content: str | None = None
    created_at: str | None = None


class _Quote(msgspec.Struct):
    quoted_status: _Inner | None = None


class _Status(msgspec.Struct):
    uri: str | None = None
    url: str | None = None
    account: _Account | None = None
    content: str | None = None
    spoiler_text: str | None = None
    visibility: str | None = None
    edited_at: str | None = None
    language: str | None = None
    in_reply_to_id: str | None = None
    in_reply_to_account_id: str | None = None
    reblog: _Inner | None = None
    quote: _Quote | None = None
    media_attachments: list[_Medium] | None = None


_DATED = msgspec.json.Decoder(_Dated)
_STATUS = msgspec.json.Decoder(_Status)
_VISIBILITIES = {
    "public": Visibility.PUBLIC,
    "unlisted": Visibility.PUBLIC,
    "private": Visibility.NOT_PUBLIC,
    "direct": Visibility.NOT_PUBLIC,
}


@dataclass(frozen=True, slots=True)
class StatusItem:
    """One status; see `AnsweredItem`."""

    record: bytes

    def read_account(self) -> AccountReference:
        """Read the author; the `id` beside it is valid on the answering server only."""
        dated = decode_record(_DATED.decode, self.record)
        account = dated.account or _Account()
        actor = account.uri or find_actor(dated.uri)
        handle = _find_handle(account)
        if not actor and not handle:
            raise refuse(Reason.MISSING_ACCOUNT, "account")
        return AccountReference(platform=Platform.MASTODON, account_id=actor, handle=handle)

    def read_moment(self) -> Moment:
        """Read when it was posted."""
        created_at = decode_record(_DATED.decode, self.record).created_at
        if not created_at:
            raise refuse(Reason.MISSING_TIME, "created_at")
        return read_moment(created_at, "created_at", zone=None, zone_source=ZoneSource.EXPLICIT)

    def read_deed(self) -> Deed:
        """Read what was posted, answered, quoted or boosted."""
        status = decode_record(_STATUS.decode, self.record)
        visibility = _VISIBILITIES.get(status.visibility or "", Visibility.UNKNOWN)
        verb, act_object = _read_verb(status)
        words = (status.spoiler_text, read_html_text(status.content or ""))
        media = status.media_attachments or ()
        return Deed(
            verb=verb,
            post_id=status.uri,
            text=None if verb is Verb.REPOST else "\n".join(one for one in words if one),
            lang=status.language,
            object=act_object,
            visibility=visibility,
            visibility_basis=f"visibility: {status.visibility}"
            if status.visibility in _VISIBILITIES
            else "the answer does not say who could see it",
            has_image=any(one.type == "image" for one in media),
            edited_at=find_moment(status.edited_at),
        )


def _read_verb(status: _Status) -> tuple[Verb, ActObject | None]:
    if status.reblog is not None:
        return Verb.REPOST, _find_object(status.reblog)
    if status.in_reply_to_id:
        # Ids of statuses are valid on the answering server only, and name no owner.
        return Verb.REPLY, None
    if status.quote is not None and status.quote.quoted_status is not None:
        return Verb.QUOTE, _find_object(status.quote.quoted_status)
    return Verb.POST, None


def _find_object(inner: _Inner) -> ActObject:
    account = inner.account or _Account()
    return ActObject(
        object_id=inner.uri,
        url=inner.url or inner.uri,
        owner_id=account.uri or find_actor(inner.uri),
        owner_handle=_find_handle(account),
        text=read_html_text(inner.content or "") or None,
        published_at=find_moment(inner.created_at),
    )


def _find_handle(account: _Account) -> str | None:
    acct = (account.acct or "").strip().casefold()
    if "@" in acct.strip("@"):
        return acct.strip("@")
    host = urlsplit(account.url or account.uri or "").hostname
    return f"{acct}@{host}" if acct and host else find_handle(account.url or account.uri)
