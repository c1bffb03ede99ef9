"""Messages of a public chat of Telegram."""

import re
from dataclasses import dataclass

import msgspec

from netral.intake.act import ActObject, Visibility
from netral.intake.deed import Deed
from netral.intake.json_record import decode_record, find_decoded
from netral.intake.moment import Moment, find_epoch, read_epoch
from netral.intake.reason import Reason, refuse
from netral.values.account import AccountReference
from netral.values.act_kind import Verb
from netral.values.platform import Platform

_PEER = re.compile(r"(?:user|channel)([0-9]{1,20})", re.ASCII)
_SERVICE = "service"


class _Dated(msgspec.Struct):
    """What the door needs of a message; the sender's name is skipped."""

    type: str | None = None
    from_id: str | None = None
    date_unixtime: str | None = None


class _Part(msgspec.Struct):
    text: str | None = None


class _Message(msgspec.Struct):
    id: int | None = None
    text: object = None
    text_entities: list[_Part] | None = None
    edited_unixtime: str | None = None
    forwarded_from: object = None
    reply_to_message_id: int | None = None
    photo: str | None = None


_DATED = msgspec.json.Decoder(_Dated)
_MESSAGE = msgspec.json.Decoder(_Message)


def is_service(record: bytes) -> bool:
    """Whether a record is no message but a note of the chat, for example who joined.

    Such notes name members by display name and are no deed of the sender.
    """
    dated = find_decoded(_DATED, record)
    return dated is not None and dated.type == _SERVICE


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageItem:
    """One message; see `AnsweredItem`."""

    record: bytes
    chat_id: str
    is_channel: bool

    def read_account(self) -> AccountReference:
        """Read the sender, by number; the export has no handles."""
        match = _PEER.fullmatch(decode_record(_DATED.decode, self.record).from_id or "")
        if match is None:
            raise refuse(Reason.MISSING_ACCOUNT, "from_id")
        return AccountReference(platform=Platform.TELEGRAM, account_id=match[1])

    def read_moment(self) -> Moment:
        """Read when it was sent; `date` beside it is in the exporting machine's zone."""
        stamp = decode_record(_DATED.decode, self.record).date_unixtime
        if not stamp:
            raise refuse(Reason.MISSING_TIME, "date_unixtime")
        return read_epoch(stamp, "date_unixtime")

    def read_deed(self) -> Deed:
        """Read what was said; forwarded words are somebody else's."""
        message = decode_record(_MESSAGE.decode, self.record)
        if message.id is None:
            raise refuse(Reason.UNKNOWN_RECORD, "id")
        text = _read_text(message)
        edited_at = find_epoch(message.edited_unixtime) if message.edited_unixtime else None
        verb, act_object = self._read_verb(message, text)
        return Deed(
            verb=verb,
            post_id=f"{self.chat_id}/{message.id}",
            text=None if verb is Verb.REPOST else text,
            object=act_object,
            visibility=Visibility.PUBLIC,
            visibility_basis="the chat is public as of the export",
            has_image=message.photo is not None,
            edited_at=edited_at,
        )

    def _read_verb(self, message: _Message, text: str | None) -> tuple[Verb, ActObject | None]:
        if message.forwarded_from is not None:
            return Verb.REPOST, ActObject(text=text) if text else None
        if message.reply_to_message_id is not None:
            parent = f"{self.chat_id}/{message.reply_to_message_id}"
            return Verb.REPLY, ActObject(object_id=parent)
        if self.is_channel:
            return Verb.POST, None
        return Verb.COMMENT, ActObject(object_id=self.chat_id)


def _read_text(message: _Message) -> str | None:
    if message.text_entities:
        return "".join(one.text or "" for one in message.text_entities) or None
    if isinstance(message.text, str):
        return message.text or None
    pieces = message.text if isinstance(message.text, list) else []
    words = (one if isinstance(one, str) else one.get("text") for one in pieces if _is_piece(one))
    return "".join(word for word in words if isinstance(word, str)) or None


def _is_piece(one: object) -> bool:
    return isinstance(one, str | dict)
