"""Receipts that officers bring: looked at, and kept as sealed exhibits of the case."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django import forms
from django.core.files.uploadedfile import UploadedFile

from netral.casework import Case
from netral.evidence import CaptureFacts, ExhibitId, IntakeKey
from netral.evidence.vault import Intake
from netral.reporting.bilingual import Bilingual
from netral.values.provenance import Grade
from netral_console.exhibits.store import get_vault
from netral_console.pages.templatetags.words import pick

_MOST_BYTES = 10 * 1024 * 1024
_TYPES = {
    b"%PDF-": ("application/pdf", "pdf"),
    b"\x89PNG": ("image/png", "png"),
    b"\xff\xd8\xff": ("image/jpeg", "jpg"),
    b"RIFF": ("image/webp", "webp"),
    b"netral.notice-confirmation.": ("text/plain", "txt"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A file that proves that something reached somebody."""

    content: bytes = field(repr=False)
    media_type: str

    @property
    def sha256(self) -> str:
        """Its digest, as the event has it."""
        return hashlib.sha256(self.content).hexdigest()


def read_receipt(file: UploadedFile) -> Receipt:
    """Read an uploaded receipt.

    Raises:
        ValidationError: If it is too large, or neither PDF nor picture.
    """
    if (file.size or 0) > _MOST_BYTES:
        raise forms.ValidationError(
            pick(Bilingual("Berkas melebihi 10 MB.", "The file is over 10 MB."))
        )
    file.seek(0)
    content = file.read()
    media_type, _ = type_of(content)
    if not media_type or media_type == "text/plain":
        raise forms.ValidationError(
            pick(
                Bilingual(
                    "Hanya PDF, PNG, JPEG atau WEBP.", "Only PDF, PNG, JPEG or WEBP is taken."
                )
            )
        )
    return Receipt(content=content, media_type=media_type)


def type_of(content: bytes) -> tuple[str, str]:
    """Tell the media type and the ending of a file's name by its first bytes; else empty."""
    return next((kind for start, kind in _TYPES.items() if content.startswith(start)), ("", ""))


def keep_receipts(case: Case, receipts: Sequence[Receipt], *, at: datetime) -> None:
    """Keep receipts as exhibits of a case; erasing the case destroys them.

    Raises:
        EvidenceError: If the disk refuses; then nothing was recorded either.
    """
    if not receipts:
        return
    intakes = [
        Intake(
            intake_key=IntakeKey(f"receipt-{case.case_id}-{each.sha256[:16]}"),
            exhibit_id=receipt_id(case, each.sha256),
            content=each.content,
            facts=CaptureFacts(
                captured_at=at,
                captured_by="office",
                captured_with="netral console",
                grade=Grade.A,
                media_type=each.media_type,
            ),
        )
        for each in receipts
    ]
    with get_vault() as vault:
        # The same file after a crash is the same receipt, whatever the moment.
        vault.keep([each for each in intakes if not vault.index.find(each.intake_key)], at=at)


def receipt_id(case: Case, sha256: str) -> ExhibitId:
    """Give the id under which a receipt of a case is kept."""
    return ExhibitId(f"TT-{case.case_id}-{sha256[:12]}")


def list_receipts(case: Case) -> list[str]:
    """List the digests of a case's receipts: of the delivery, and of corrections."""
    delivered = [] if case.delivery is None else [case.delivery.proof_sha256]
    return list(dict.fromkeys([*delivered, *(each.receipt_sha256 for each in case.corrections)]))
