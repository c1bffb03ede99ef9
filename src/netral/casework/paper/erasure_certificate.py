"""The certificate that a case was erased (*berita acara pemusnahan*); it names nobody."""

from dataclasses import dataclass
from datetime import datetime, timezone

from netral.casework.case import Case
from netral.casework.errors import EventRefusedError
from netral.casework.paper.block import (
    Fields,
    Heading,
    Numbered,
    Paper,
    PaperKind,
    Paragraph,
)
from netral.casework.paper.people import Letterhead, Official, head_of_paper, place_to_sign
from netral.casework.paper.spelling import spell_day_in_words, spell_moment
from netral.casework.state import CaseState
from netral.values.instant import require_aware


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureCertificate:
    """All that the certificate says; its digest goes into the event of the erasure."""

    letterhead: Letterhead
    case: Case
    erased_at: datetime
    keys: tuple[str, ...]
    """Ids of the keys that were destroyed; an id names no person."""
    log_entries: tuple[int, ...] = ()
    """Numbers of the log entries whose salts and statements were destroyed with them."""
    reason: str = "masa simpan berakhir"
    signed_by: Official
    witness: Official
    """A second human being who saw it done."""
    zone: timezone


def write_erasure_certificate(certificate: ErasureCertificate) -> Paper:
    """Write the certificate as a document.

    Raises:
        EventRefusedError: If the case has not expired, or no key is named.
    """
    case = certificate.case
    if case.state not in (CaseState.EXPIRED, CaseState.ERASED):
        raise EventRefusedError(case.case_id, "the case has not expired")
    if not certificate.keys:
        raise EventRefusedError(case.case_id, "no destroyed key is named")
    local = require_aware(certificate.erased_at).astimezone(certificate.zone)
    entries = ", ".join(map(str, certificate.log_entries)) or "tidak ada"
    return Paper(
        **head_of_paper(certificate.letterhead),
        kind=PaperKind.ERASURE_CERTIFICATE,
        title="BERITA ACARA PEMUSNAHAN DATA",
        blocks=(
            Paragraph(
                f"Pada hari ini {spell_day_in_words(local.date())}, pukul {local:%H.%M} "
                f"{certificate.zone.tzname(None)}, telah dimusnahkan data perkara berikut:"
            ),
            Fields(
                (
                    ("Perkara", case.case_id),
                    ("Diterima", spell_moment(case.taken_in_at, certificate.zone)),
                    ("Alasan", certificate.reason),
                    ("Kunci yang dimusnahkan", "; ".join(certificate.keys)),
                    ("Entri log yang ditutup", entries),
                )
            ),
            Heading("Akibatnya"),
            Numbered(
                (
                    "Data pribadi perkara ini tidak dapat dibaca lagi oleh siapa pun, termasuk "
                    "dari salinan cadangan, karena kuncinya tidak ada lagi.",
                    "Yang tersisa hanyalah nomor perkara, jumlah langkah, dan sidik berita "
                    "acara ini.",
                    "Log tetap utuh; entri yang bersangkutan tidak dapat dibuka lagi.",
                )
            ),
            Paragraph("Demikian berita acara ini dibuat dengan sebenarnya."),
        ),
        signatures=(
            place_to_sign(certificate.witness),
            place_to_sign(certificate.signed_by),
        ),
    )
