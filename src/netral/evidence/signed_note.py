"""Signed notes of C2SP: a text, a blank line, and one line for each signature."""

import base64
import binascii
from dataclasses import dataclass

from netral.evidence.errors import MalformedNoteError, NotePart
from netral.evidence.verifier_key import is_key_name

_MARK = "\u2014 "
_KEY_ID_BYTES = 4
_MAX_SIGNATURES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSignature:
    """One signature line: who, by which key, and the signature's bytes."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        """Give the line without its line end."""
        encoded = base64.b64encode(self.key_id + self.signature).decode("ascii")
        return f"{_MARK}{self.name} {encoded}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedNote:
    """A text and the signatures under it; that there are some says nothing about whose."""

    text: str
    """Ends with a line end."""
    signatures: tuple[NoteSignature, ...]

    def __str__(self) -> str:
        """Give the note in its exact form."""
        return f"{self.text}\n" + "".join(f"{each}\n" for each in self.signatures)

    def with_signatures(self, *more: NoteSignature) -> "SignedNote":
        """Give the note with further signatures; a newer line of one key takes the older's place.

        A head that nothing was added to is signed again and again by its witnesses, and a
        note must not grow without end.
        """
        lines = {(each.name, each.key_id): each for each in (*self.signatures, *more)}
        return SignedNote(text=self.text, signatures=tuple(lines.values()))


def parse_signature(line: str) -> NoteSignature:
    """Parse one signature line.

    Args:
        line: Without its line end.

    Returns:
        Its parts.

    Raises:
        MalformedNoteError: If it is none.
    """
    name, _, encoded = line.removeprefix(_MARK).partition(" ")
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise MalformedNoteError(NotePart.SIGNATURE, "a signature line is no base64") from error
    found = NoteSignature(name=name, key_id=data[:_KEY_ID_BYTES], signature=data[_KEY_ID_BYTES:])
    if not is_key_name(name) or not found.signature or str(found) != line:
        raise MalformedNoteError(NotePart.SIGNATURE, "a signature line has another form")
    return found


def parse_note(text: str) -> SignedNote:
    """Parse a signed note strictly; nothing is verified yet.

    Args:
        text: The whole note.

    Returns:
        Its text and signatures; as text it gives back exactly what was read.

    Raises:
        MalformedNoteError: If it is no note in the exact form.
    """
    body, blank, tail = text.rpartition("\n\n")
    lines = tail.split("\n")
    if not blank or lines.pop() != "" or not 1 <= len(lines) <= _MAX_SIGNATURES:
        raise MalformedNoteError(NotePart.NOTE, "its signatures do not follow after a blank line")
    if any(ord(mark) < ord(" ") and mark != "\n" for mark in body):
        raise MalformedNoteError(NotePart.NOTE, "it holds control characters")
    note = SignedNote(text=body + "\n", signatures=tuple(parse_signature(line) for line in lines))
    if str(note) != text:
        raise MalformedNoteError(NotePart.NOTE, "it is written in another way than notes are")
    return note
