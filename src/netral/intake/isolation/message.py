"""What a child tells its parent, in a form whose every field is checked on arrival."""

from collections.abc import Sequence

import msgspec

from netral.intake.act import Act
from netral.intake.quarantine import RejectedRecord
from netral.intake.reader import ReadRecord

Fact = str | int | float | bool | None | list[str]
MAX_MESSAGE_BYTES = 64 * 1024 * 1024
MAX_ANSWER_BYTES = 512 * 1024 * 1024
"""Of all pieces of one answer; the largest honest one is a register of 200,000 people."""
PIECE_BYTES = 16 * 1024 * 1024


class Records(msgspec.Struct, tag="records", frozen=True):
    """Some records, and what the door counted up to now."""

    order: bytes
    """One byte a record: 0 for an act, 1 for a rejected record."""
    acts: list[Act]
    rejected: list[RejectedRecord]
    counts: dict[str, int]

    def in_order(self) -> list[ReadRecord]:
        """Give the records in the order of the source."""
        acts, rejected = iter(self.acts), iter(self.rejected)
        return [next(rejected) if is_rejected else next(acts) for is_rejected in self.order]


class Answer(msgspec.Struct, tag="answer", frozen=True):
    """The answer to a question about the file, encoded once more, or a piece of it."""

    content: bytes
    is_last: bool = True


class Done(msgspec.Struct, tag="done", frozen=True):
    """The source was read to its end."""

    counts: dict[str, int]


class Refused(msgspec.Struct, tag="refused", frozen=True):
    """The reader refused the source, as it may: the error's code and facts."""

    code: str
    facts: list[Fact]
    counts: dict[str, int]


class Failed(msgspec.Struct, tag="failed", frozen=True):
    """The reader failed, as it must not: what failed, and never with which content."""

    kind: str
    """Name of the exception."""
    place: str
    """Module and line."""


Message = Records | Answer | Done | Refused | Failed

_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)


def encode(message: Message) -> bytes:
    """Encode a message.

    Raises:
        UnicodeEncodeError: If a text in it is no text that can be written.
    """
    return _ENCODER.encode(message)


def decode(content: bytes) -> Message:
    """Decode a message; whatever it is, only these kinds with these fields come out.

    Raises:
        msgspec.DecodeError: If it is anything else.
    """
    return _DECODER.decode(content)


def pack_records(records: Sequence[ReadRecord], counts: dict[str, int]) -> Records:
    """Pack records in the order of the source."""
    return Records(
        order=bytes(isinstance(record, RejectedRecord) for record in records),
        acts=[record for record in records if isinstance(record, Act)],
        rejected=[record for record in records if isinstance(record, RejectedRecord)],
        counts=counts,
    )
