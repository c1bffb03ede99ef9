"""The invitation to explain (*undangan klarifikasi*): asked for, never a summons to discipline."""

from dataclasses import dataclass
from datetime import datetime

from netral.casework.paper.block import Fields, Paper, PaperKind, Paragraph
from netral.casework.paper.deed import Deed
from netral.casework.paper.people import (
    PRESUMPTION,
    Letterhead,
    Official,
    PersonOnPaper,
    address_person,
    head_of_paper,
    place_to_sign,
)
from netral.casework.paper.spelling import spell_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """All that an invitation says."""

    letterhead: Letterhead
    person: PersonOnPaper
    deed: Deed
    notice_number: str
    """The letter of notice that it follows; nobody is invited before they were told."""
    meets_at: datetime
    place: str
    host: str
    """Whom the person meets, by office; reviewers never, they do not know the person."""
    contact: str
    signed_by: Official


def write_invitation(invitation: Invitation) -> Paper:
    """Write the invitation as a document.

    Coming is the person's choice: a written reply counts as much, and who does not come
    loses nothing of the time to reply.
    """
    deed = invitation.deed
    return Paper(
        **head_of_paper(invitation.letterhead),
        kind=PaperKind.INVITATION,
        title="UNDANGAN KLARIFIKASI",
        addressee=address_person(invitation.person),
        subject="Undangan klarifikasi",
        blocks=(
            Paragraph(
                f"Menindaklanjuti surat pemberitahuan Nomor {invitation.notice_number}, dengan "
                "hormat kami mengundang Saudara untuk memberikan klarifikasi secara lisan dalam "
                "pertemuan tertutup pada:"
            ),
            Fields(
                (
                    ("Hari, tanggal, pukul", spell_moment(invitation.meets_at, deed.zone)),
                    ("Tempat", invitation.place),
                    ("Bertemu dengan", invitation.host),
                    ("Acara", "Klarifikasi atas dugaan perbuatan di bawah ini"),
                )
            ),
            Fields(deed.rows()),
            Paragraph(PRESUMPTION),
            Paragraph(
                "Kehadiran bersifat sukarela. Klarifikasi tertulis mempunyai nilai yang sama, dan "
                "waktu untuk menjawab tidak berkurang bila Saudara tidak hadir. Saudara dapat "
                "didampingi, membawa bukti, dan mengusulkan saksi. Hasil pertemuan dituangkan "
                "dalam berita acara yang salinannya diberikan kepada Saudara."
            ),
            Paragraph(f"Perubahan waktu dapat diminta melalui {invitation.contact}."),
            Paragraph("Atas perhatian Saudara, kami ucapkan terima kasih."),
        ),
        signatures=(place_to_sign(invitation.signed_by),),
    )
