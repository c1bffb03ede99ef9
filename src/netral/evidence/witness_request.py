"""What a log sends to a witness, in the text form of C2SP (`add-checkpoint`)."""

import base64
import binascii
import re
from dataclasses import dataclass

from netral.evidence.errors import MalformedRequestError
from netral.evidence.signed_note import SignedNote, parse_note
from netral.evidence.tree import HASH_BYTES

MAX_REQUEST_BYTES = 64 * 1024
_MAX_PROOF_LINES = 63
_OLD = re.compile(r"old (0|[1-9][0-9]{0,17})")


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessRequest:
    """A head, and a proof that it only adds to the head of an older size."""

    old_size: int
    proof: tuple[bytes, ...]
    note: SignedNote

    def __str__(self) -> str:
        """Give the request's text."""
        lines = [f"old {self.old_size}\n"]
        lines += [base64.b64encode(each).decode("ascii") + "\n" for each in self.proof]
        return "".join(lines) + "\n" + str(self.note)


def parse_request(data: bytes) -> WitnessRequest:
    """Parse a request strictly.

    Args:
        data: The body as it came.

    Returns:
        The request.

    Raises:
        MalformedRequestError: If it is none; nothing in it was verified yet.
        MalformedNoteError: If its head is no signed note.
    """
    if len(data) > MAX_REQUEST_BYTES:
        raise MalformedRequestError(0)
    text = data.decode("utf-8", errors="replace")
    head, blank, note = text.partition("\n\n")
    first, *rest = head.split("\n")
    match = _OLD.fullmatch(first)
    if match is None or not blank:
        raise MalformedRequestError(1)
    proof = []
    for number, line in enumerate(rest, start=2):
        try:
            digest = base64.b64decode(line, validate=True)
        except (binascii.Error, ValueError) as error:
            raise MalformedRequestError(number) from error
        if len(digest) != HASH_BYTES or number > _MAX_PROOF_LINES + 1:
            raise MalformedRequestError(number)
        proof.append(digest)
    return WitnessRequest(old_size=int(match[1]), proof=tuple(proof), note=parse_note(note))
