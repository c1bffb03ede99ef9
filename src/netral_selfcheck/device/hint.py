"""Hints beside an answer: what is allowed, never how to hide that one takes sides.

The sentences are a closed list. Each one tells of a deed that is allowed as it is, or says
why other words change nothing; none says which word to leave out.
"""

from enum import StrEnum

from netral.reporting.bilingual import Bilingual
from netral.rulebook.trace import Answer
from netral.values.act_kind import ActKind
from netral_selfcheck.device.answering import SelfAnswer


class Hint(StrEnum):
    """A hint; which ones are shown follows from the answer alone."""

    MEANING_COUNTS = "meaning_counts"
    PASS_ON_WHOLE = "pass_on_whole"  # noqa: S105
    ALL_ALIKE = "all_alike"
    ASK_OFFICIALLY = "ask_officially"
    POLICY_IS_FREE = "policy_is_free"
    VOTE_IN_SECRET = "vote_in_secret"  # noqa: S105
    LETTER_OF_DUTY = "letter_of_duty"
    ASK_BEFORE = "ask_before"


SENTENCES = {
    Hint.MEANING_COUNTS: Bilingual(
        "Yang dinilai adalah keberpihakannya, bukan satu kata. Singkatan, angka, emoji, atau "
        "kata pengganti tidak mengubah jawaban ini.",
        "What counts is taking a side, not a single word. Abbreviations, numbers, emoji or "
        "substitute words do not change this answer.",
    ),
    Hint.PASS_ON_WHOLE: Bilingual(
        "Informasi resmi (jadwal, tata cara memilih, daftar calon dari KPU) boleh diteruskan "
        "utuh dan tanpa tanggapan yang memihak.",
        "Official information (dates, how to vote, the commission's list of candidates) may be "
        "passed on whole and without a partisan remark.",
    ),
    Hint.ALL_ALIKE: Bilingual(
        "Bila tugas Anda memberi informasi, sampaikan tentang semua peserta dengan cara yang sama.",
        "If it is your duty to inform, speak of all contestants in the same way.",
    ),
    Hint.ASK_OFFICIALLY: Bilingual(
        "Pertanyaan tentang visi, misi, dan jadwal dapat dijawab di laman KPU tanpa memberi "
        "reaksi di akun peserta.",
        "Questions about programmes and dates are answered on the commission's pages, without "
        "a reaction on a contestant's account.",
    ),
    Hint.POLICY_IS_FREE: Bilingual(
        "Kritik dan pujian kepada kebijakan, layanan, atau pejabat sebagai pejabat bukan "
        "indikasi, selama memang itu yang Anda bahas.",
        "Criticism and praise of policies, services or officials as officials are no "
        "indication, as long as that is what you truly speak about.",
    ),
    Hint.VOTE_IN_SECRET: Bilingual(
        "Pilihan Anda di bilik suara bebas dan rahasia; tidak ada ketentuan di sini yang "
        "menyentuhnya.",
        "Your choice in the voting booth is free and secret; no rule here touches it.",
    ),
    Hint.LETTER_OF_DUTY: Bilingual(
        "Hadir karena tugas: bawalah surat tugas, dan lakukan hanya tugas itu.",
        "Being there on duty: carry the letter of assignment, and do only that duty.",
    ),
    Hint.ASK_BEFORE: Bilingual(
        "Tanyakan dahulu kepada atasan, inspektorat, atau Bawaslu; menunda tidak dilarang.",
        "Ask your superior, the inspectorate or Bawaslu first; waiting breaks no rule.",
    ),
}
_AT_EVENTS = frozenset({ActKind.ATTEND, ActKind.SPEAK, ActKind.GESTURE, ActKind.ATTRIBUTE})
_INFORMING = frozenset({ActKind.POST, ActKind.COMMENT, ActKind.SHARE})
_LOOKING = frozenset({ActKind.LIKE, ActKind.FOLLOW, ActKind.JOIN_GROUP})


def list_hints(answer: SelfAnswer) -> tuple[Hint, ...]:
    """List the hints beside an answer.

    Args:
        answer: The answer.

    Returns:
        Hints in the order of showing; where nothing was found, only that the vote is free.
    """
    if answer.answer is Answer.NOTHING:
        return (Hint.VOTE_IN_SECRET,)
    kind = answer.question.act_kind
    hints: list[Hint] = []
    if answer.question.text:
        hints.append(Hint.MEANING_COUNTS)
    if kind in _INFORMING:
        hints += [Hint.PASS_ON_WHOLE, Hint.ALL_ALIKE]
    if kind in _LOOKING:
        hints.append(Hint.ASK_OFFICIALLY)
    if kind in _AT_EVENTS:
        hints.append(Hint.LETTER_OF_DUTY)
    if answer.answer is Answer.UNCLEAR:
        hints += [Hint.POLICY_IS_FREE] if kind in _INFORMING else []
        hints.append(Hint.ASK_BEFORE)
    return tuple(hints)
