"""The person's reply: structured defences, free text, attachments; and the answers to it."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from netral.casework.ids import ActorId, ReplyId


class DefenceKind(StrEnum):
    """A defence that the person can tick; `law_words` says it in the words of the practice."""

    ACCOUNT_NOT_MINE = "account_not_mine"
    RUN_BY_ANOTHER = "run_by_another"
    IMPOSTOR = "impostor"
    ACCIDENTAL_AND_UNDONE = "accidental_and_undone"
    TAGGED_BY_OTHERS = "tagged_by_others"
    ON_DUTY = "on_duty"
    OLD_CONTENT = "old_content"
    INFORMATION_ONLY = "information_only"
    CANDIDATE_SPOUSE = "candidate_spouse"
    NOT_ASN_THEN = "not_asn_then"
    NO_PARTISAN_ELEMENT = "no_partisan_element"
    OTHER = "other"

    @property
    def law_words(self) -> str:
        """How decisions and guides put it, in Indonesian."""
        return _LAW_WORDS[self]

    @property
    def circumstance(self) -> str | None:
        """Key of the rulebook's circumstance that it speaks of, if there is one."""
        return _CIRCUMSTANCE.get(self)


_LAW_WORDS = {
    DefenceKind.ACCOUNT_NOT_MINE: "Akun tersebut bukan milik saya",
    DefenceKind.RUN_BY_ANOTHER: "Akun milik saya, tetapi dikelola atau dipakai orang lain",
    DefenceKind.IMPOSTOR: "Akun palsu yang mengatasnamakan saya; identitas dicatut",
    DefenceKind.ACCIDENTAL_AND_UNDONE: "Tidak sengaja, dan segera dibatalkan",
    DefenceKind.TAGGED_BY_OTHERS: "Ditandai oleh orang lain tanpa perbuatan saya",
    DefenceKind.ON_DUTY: "Menjalankan tugas kedinasan atau perintah jabatan",
    DefenceKind.OLD_CONTENT: "Unggahan lama, sebelum yang bersangkutan menjadi bakal calon",
    DefenceKind.INFORMATION_ONLY: "Hanya menyampaikan atau mengikuti informasi, tanpa memihak",
    DefenceKind.CANDIDATE_SPOUSE: "Suami atau istri calon, dalam batas yang dibolehkan",
    DefenceKind.NOT_ASN_THEN: "Belum atau tidak lagi berstatus ASN pada saat itu",
    DefenceKind.NO_PARTISAN_ELEMENT: "Tidak ada unsur keberpihakan",
    DefenceKind.OTHER: "Pembelaan lain",
}
_CIRCUMSTANCE = {
    DefenceKind.ACCOUNT_NOT_MINE: "not_own_account",
    DefenceKind.RUN_BY_ANOTHER: "not_own_account",
    DefenceKind.IMPOSTOR: "stolen_identity",
    DefenceKind.ACCIDENTAL_AND_UNDONE: "accidental",
    DefenceKind.TAGGED_BY_OTHERS: "tagged_by_others",
    DefenceKind.ON_DUTY: "on_duty",
    DefenceKind.OLD_CONTENT: "old_content",
    DefenceKind.INFORMATION_ONLY: "information_only",
    DefenceKind.CANDIDATE_SPOUSE: "candidate_spouse",
    DefenceKind.NOT_ASN_THEN: "not_asn",
    DefenceKind.NO_PARTISAN_ELEMENT: "no_partisan_element",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Defence:
    """One defence with what the person says to it."""

    kind: DefenceKind
    statement: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of the reply, by its digest; the bytes lie in the evidence room."""

    sha256: str
    size_bytes: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the person answers (*klarifikasi*), kept word for word."""

    reply_id: ReplyId
    defences: tuple[Defence, ...] = ()
    text: str = field(default="", repr=False)
    attachments: tuple[Attachment, ...] = ()
    submitted_at: datetime
    by_helper: bool = False
    """A helper typed it; the person's mandate is then among the attachments."""
    is_complete: bool = False
    """The person says that nothing more will come; the window may close early."""

    @property
    def points(self) -> tuple[Defence, ...]:
        """Everything that must be answered: the defences, and the free text as one more."""
        if self.text.strip():
            return (*self.defences, Defence(kind=DefenceKind.OTHER, statement=self.text))
        return self.defences


class DefenceView(StrEnum):
    """What a reviewer holds of a defence."""

    CONVINCES = "convinces"
    DOES_NOT_CONVINCE = "does_not_convince"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceAnswer:
    """One reviewer's answer to one point of a reply; never changed."""

    reviewer: ActorId
    reply_id: ReplyId
    point: int
    """Place of the point in `Reply.points`, from zero."""
    view: DefenceView
    reason: str = field(repr=False)


def spell_reply(reply: Reply) -> bytes:
    """Spell a reply as bytes, word for word; its digest binds it into the package.

    Args:
        reply: The reply.

    Returns:
        Canonical JSON in UTF-8: the same reply always gives the same bytes.
    """
    document = {
        "form": "netral.reply.v1",
        "reply_id": reply.reply_id,
        "submitted_at": reply.submitted_at.isoformat(),
        "by_helper": reply.by_helper,
        "is_complete": reply.is_complete,
        "defences": [
            {"kind": each.kind.value, "statement": each.statement} for each in reply.defences
        ],
        "text": reply.text,
        "attachments": [
            {"sha256": each.sha256, "size_bytes": each.size_bytes, "media_type": each.media_type}
            for each in reply.attachments
        ],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_reply(reply: Reply) -> str:
    """Give the SHA-256 of a reply, over every word of it."""
    return hashlib.sha256(spell_reply(reply)).hexdigest()
