"""A defence note: one circumstance that speaks for the person, in words for reviewers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from netral.evidence.canonical_form import parse_form, write_form
from netral.evidence.errors import MalformedFormError
from netral.evidence.exhibit import ExhibitId
from netral.evidence.exhibit_index import IntakeKey, LoggedRecord
from netral.evidence.log_entry import EntryKind
from netral.evidence.vault import Statement, Vault

NOTE_FORM = "netral.defence_note.v1"


class DefenceKind(StrEnum):
    """A circumstance that speaks for the person."""

    OLDER_BY_ID = "older_by_id"
    """The object's own id carries an earlier moment than the one it is shown under."""
    SEEN_IMAGE = "seen_image"
    """The picture was in an earlier exhibit already."""
    SEEN_TEXT = "seen_text"
    """The words were in an earlier exhibit already."""
    LOOK_ALIKE = "look_alike"
    """The account's name only looks like a declared one."""
    TAG_FLOOD = "tag_flood"
    """Many others tagged the account within a short time."""
    REPORT_WAVE = "report_wave"
    """Many reports came at once, or in the same words."""


SENTENCES: dict[DefenceKind, tuple[str, str]] = {
    DefenceKind.OLDER_BY_ID: (
        "Nomor objek ini memuat waktu yang lebih awal daripada waktu yang ditampilkan. "
        "Periksa apakah ini unggahan lama.",
        "The object's id carries an earlier moment than the one shown. "
        "See whether this is an old post.",
    ),
    DefenceKind.SEEN_IMAGE: (
        "Gambar yang hampir sama sudah ada dalam bukti yang lebih awal. "
        "Periksa apakah gambar lama beredar lagi.",
        "Nearly the same picture was in an earlier exhibit. "
        "See whether an old picture goes round again.",
    ),
    DefenceKind.SEEN_TEXT: (
        "Kata-kata yang hampir sama sudah ada dalam bukti yang lebih awal. "
        "Periksa apakah ini salinan atau kutipan.",
        "Nearly the same words were in an earlier exhibit. See whether this is a copy or a quote.",
    ),
    DefenceKind.LOOK_ALIKE: (
        "Nama akun ini hanya mirip dengan akun yang dinyatakan; hurufnya berbeda. "
        "Periksa apakah ini akun lain.",
        "This account's name only looks like a declared one; its letters differ. "
        "See whether it is another account.",
    ),
    DefenceKind.TAG_FLOOD: (
        "Banyak akun lain menandai akun ini dalam waktu singkat. Ditandai bukan perbuatan sendiri.",
        "Many other accounts tagged this one within a short time. Being tagged is no own act.",
    ),
    DefenceKind.REPORT_WAVE: (
        "Banyak laporan datang serentak atau dengan kata yang sama. "
        "Jumlah laporan tidak menambah bobot; nilai isinya saja.",
        "Many reports came at once or in the same words. "
        "Their number adds no weight; look at the content alone.",
    ),
}
"""What reviewers read, Indonesian and English. No sentence speaks of anybody's fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceNote:
    """One circumstance about one exhibit that speaks for the person."""

    exhibit_id: ExhibitId
    kind: DefenceKind
    detail: str
    """What was measured: moments, distances, ids of other exhibits; no names, no words."""

    @property
    def statement(self) -> bytes:
        """The canonical form, with the sentences as reviewers saw them."""
        indonesian, english = SENTENCES[self.kind]
        return write_form(
            NOTE_FORM,
            {
                "exhibit_id": self.exhibit_id,
                "kind": self.kind.value,
                "detail": self.detail,
                "says_id": indonesian,
                "says_en": english,
            },
        )


def parse_defence_note(statement: bytes) -> DefenceNote:
    """Parse a note's canonical form.

    Args:
        statement: Bytes of ``netral.defence_note.v1``.

    Returns:
        The note.

    Raises:
        MalformedFormError: If it is none.
    """
    fields = parse_form(statement, NOTE_FORM)
    try:
        return DefenceNote(
            exhibit_id=ExhibitId(fields["exhibit_id"]),
            kind=DefenceKind(fields["kind"]),
            detail=fields["detail"],
        )
    except (KeyError, ValueError) as error:
        raise MalformedFormError(NOTE_FORM, "its kind is not known") from error


def keep_defence_notes(
    vault: Vault, notes: Sequence[DefenceNote], *, at: datetime
) -> list[LoggedRecord]:
    """Record and log notes beside their exhibits; bundles carry them from then on.

    Args:
        vault: Where the exhibits are.
        notes: The notes; one that was kept before is not doubled.
        at: Now.

    Returns:
        Their records.

    Raises:
        RecordNotFoundError: If an exhibit is not known.
        StorageFailedError: If the disk refuses.
    """
    for note in notes:
        vault.get_exhibit(note.exhibit_id)
    statements = [
        Statement(
            intake_key=IntakeKey(f"note {note.exhibit_id} {note.kind} {note.detail}"),
            kind=EntryKind.DEFENCE_NOTE,
            subject=note.exhibit_id,
            content=note.statement,
        )
        for note in notes
    ]
    return vault.note(statements, at=at) if statements else []
