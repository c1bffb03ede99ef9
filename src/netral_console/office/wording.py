"""What people call states, steps and findings."""

from collections.abc import Mapping

from netral.casework import (
    Assessment,
    CaseState,
    DefenceKind,
    DefenceView,
    Finding,
    RedrawReason,
    StepKind,
)
from netral.casework.deadline import Urgency
from netral.casework.notice import DeliveryChannel
from netral.casework.procedure import DeadlineKind, Procedure
from netral.casework.vote import Round
from netral.reporting.bilingual import Bilingual

STATES: Mapping[CaseState, Bilingual] = {
    CaseState.LEAD: Bilingual("informasi awal", "lead"),
    CaseState.INDICATION: Bilingual("menunggu undian pemeriksa", "reviewers to be drawn"),
    CaseState.REVIEW: Bilingual("diperiksa dua pemeriksa", "two reviewers look"),
    CaseState.SPLIT: Bilingual("pemeriksa berbeda pendapat", "reviewers disagree"),
    CaseState.THIRD_REVIEW: Bilingual("diperiksa pemeriksa ketiga", "a third reviewer looks"),
    CaseState.NOTICE_DUE: Bilingual("perlu diberitahukan", "notice is due"),
    CaseState.NOTICE_SENT: Bilingual("pemberitahuan dikirim", "notice sent"),
    CaseState.REPLY_WINDOW: Bilingual("menunggu klarifikasi", "the person may reply"),
    CaseState.FINAL_REVIEW: Bilingual("penilaian akhir", "final review"),
    CaseState.FINAL_SPLIT: Bilingual("berbeda pendapat di akhir", "final votes disagree"),
    CaseState.FINAL_THIRD_REVIEW: Bilingual("penilaian akhir ketiga", "third final review"),
    CaseState.AWAITING_DECISION: Bilingual("menunggu keputusan", "decision is due"),
    CaseState.REFERRAL_DUE: Bilingual("perlu diteruskan", "referral is due"),
    CaseState.REFERRED: Bilingual("diteruskan", "referred"),
    CaseState.CONCLUDED: Bilingual("ada putusan badan penerima", "concluded by a body"),
    CaseState.CLOSED: Bilingual("ditutup", "closed"),
    CaseState.APPEALED: Bilingual("banding: menunggu undian", "appealed: draw is due"),
    CaseState.APPEAL_REVIEW: Bilingual("banding diperiksa", "appeal is reviewed"),
    CaseState.APPEAL_SPLIT: Bilingual("banding: berbeda pendapat", "appeal: reviewers disagree"),
    CaseState.APPEAL_THIRD_REVIEW: Bilingual("banding: pemeriksa ketiga", "appeal: a third looks"),
    CaseState.CORRECTING: Bilingual("koreksi kepada penerima", "recipients are corrected"),
    CaseState.EXPIRED: Bilingual("masa simpan berakhir", "expired"),
    CaseState.ERASED: Bilingual("dihapus", "erased"),
}

STEPS: Mapping[StepKind, Bilingual] = {
    StepKind.REPORT_LEAD: Bilingual("Informasi awal diterima", "Lead reported"),
    StepKind.JOIN_LEAD: Bilingual("Laporan lain atas unggahan sama", "Another report of it"),
    StepKind.OPEN_CASE: Bilingual("Perkara dibuka", "Case opened"),
    StepKind.DRAW_REVIEWERS: Bilingual("Undi pemeriksa", "Draw reviewers"),
    StepKind.RECUSE: Bilingual("Pemeriksa mundur", "Reviewer stepped aside"),
    StepKind.REDRAW_SEATS: Bilingual(
        "Undi ulang kursi yang belum menilai", "Draw the open seats anew"
    ),
    StepKind.CAST_VOTE: Bilingual("Penilaian dikunci", "Vote locked"),
    StepKind.PEEK_IDENTITY: Bilingual("Identitas dilihat", "Identity was looked at"),
    StepKind.SEND_NOTICE: Bilingual("Kirim pemberitahuan", "Send the notice"),
    StepKind.PROVE_DELIVERY: Bilingual("Catat tanda terima", "Record the receipt"),
    StepKind.EXTEND_WINDOW: Bilingual("Perpanjang waktu klarifikasi", "Extend the time to reply"),
    StepKind.SUBMIT_REPLY: Bilingual("Klarifikasi diterima", "Reply received"),
    StepKind.OBJECT_TO_AUTOMATION: Bilingual(
        "Keberatan atas pemrosesan otomatis", "Objection to automation"
    ),
    StepKind.CLOSE_WINDOW: Bilingual("Tutup waktu klarifikasi", "Close the time to reply"),
    StepKind.ANSWER_DEFENCE: Bilingual("Pembelaan dijawab", "Defence answered"),
    StepKind.DECIDE_CASE: Bilingual("Putuskan", "Decide"),
    StepKind.REFER_CASE: Bilingual("Teruskan", "Refer"),
    StepKind.RECEIVE_OUTCOME: Bilingual("Catat putusan penerima", "Record the body's finding"),
    StepKind.FILE_APPEAL: Bilingual("Banding diajukan", "Appeal filed"),
    StepKind.ACKNOWLEDGE_CORRECTION: Bilingual(
        "Catat konfirmasi koreksi", "Record the confirmed correction"
    ),
    StepKind.WITHDRAW_CASE: Bilingual("Tarik perkara", "Withdraw the case"),
    StepKind.PLACE_HOLD: Bilingual("Tahan penghapusan", "Hold the erasure"),
    StepKind.RELEASE_HOLD: Bilingual("Lepas penahanan", "Release the hold"),
    StepKind.EXPIRE_CASE: Bilingual("Akhiri masa simpan", "End the time of keeping"),
    StepKind.ERASE_CASE: Bilingual("Hapus data pribadi", "Erase the personal data"),
}

HAPPENED: Mapping[StepKind, Bilingual] = {
    **STEPS,
    StepKind.DRAW_REVIEWERS: Bilingual("Pemeriksa diundi", "Reviewers drawn"),
    StepKind.REDRAW_SEATS: Bilingual(
        "Kursi pemeriksa yang belum menilai diundi ulang oleh dua orang",
        "Reviewers' open seats drawn anew by two people",
    ),
    StepKind.SEND_NOTICE: Bilingual("Pemberitahuan dikirim", "Notice sent"),
    StepKind.PROVE_DELIVERY: Bilingual("Pemberitahuan diterima", "Notice received"),
    StepKind.EXTEND_WINDOW: Bilingual("Waktu klarifikasi diperpanjang", "Time to reply extended"),
    StepKind.CLOSE_WINDOW: Bilingual("Waktu klarifikasi ditutup", "Time to reply closed"),
    StepKind.DECIDE_CASE: Bilingual("Diputuskan", "Decided"),
    StepKind.REFER_CASE: Bilingual("Diteruskan", "Referred"),
    StepKind.RECEIVE_OUTCOME: Bilingual("Putusan penerima dicatat", "A body's finding recorded"),
    StepKind.ACKNOWLEDGE_CORRECTION: Bilingual("Koreksi dikonfirmasi", "Correction confirmed"),
    StepKind.WITHDRAW_CASE: Bilingual("Perkara ditarik oleh dua orang", "Withdrawn by two people"),
    StepKind.PLACE_HOLD: Bilingual("Penghapusan ditahan oleh dua orang", "Held by two people"),
    StepKind.RELEASE_HOLD: Bilingual("Penahanan dilepas oleh dua orang", "Released by two people"),
    StepKind.EXPIRE_CASE: Bilingual("Masa simpan berakhir", "Time of keeping ended"),
    StepKind.ERASE_CASE: Bilingual("Data pribadi dihapus", "Personal data erased"),
}
"""The same steps as they stand in a history."""

REDRAW_REASONS: Mapping[RedrawReason, Bilingual] = {
    RedrawReason.LEFT_OFFICE: Bilingual("pemeriksa tidak bertugas lagi", "a reviewer left office"),
    RedrawReason.LONG_ABSENCE: Bilingual("pemeriksa lama tidak ada", "a reviewer is long away"),
    RedrawReason.NO_LOGIN: Bilingual(
        "pemeriksa tidak punya akun masuk lagi", "a reviewer has no login any more"
    ),
    RedrawReason.DEADLINE_AT_RISK: Bilingual("tenggat terancam", "the deadline is at risk"),
}

FINDINGS: Mapping[Finding, Bilingual] = {
    Finding.VIOLATION: Bilingual("pelanggaran", "violation"),
    Finding.NOT_PROVEN: Bilingual("tidak terbukti", "not proven"),
    Finding.CANNOT_BE_VERIFIED: Bilingual("tidak dapat diverifikasi", "cannot be verified"),
    Finding.OUT_OF_SCOPE: Bilingual("di luar cakupan", "out of scope"),
    Finding.WITHDRAWN: Bilingual("ditarik", "withdrawn"),
}

ASSESSMENTS: Mapping[Assessment, Bilingual] = {
    Assessment.SUPPORTED: Bilingual(
        "Didukung bukti: perlu dilihat lebih lanjut", "Supported: somebody must look further"
    ),
    Assessment.NOT_PROVEN: Bilingual("Tidak terbukti", "Not proven"),
    Assessment.CANNOT_BE_VERIFIED: Bilingual("Tidak dapat diverifikasi", "Cannot be verified"),
    Assessment.OUT_OF_SCOPE: Bilingual("Di luar cakupan aturan", "Out of scope of the rule"),
}

ROUNDS: Mapping[Round, Bilingual] = {
    Round.PRELIMINARY: Bilingual(
        "putaran pertama: perlukah ditanyakan?", "first round: is it worth asking?"
    ),
    Round.FINAL: Bilingual("putaran akhir: sesudah klarifikasi", "final round: after the reply"),
    Round.APPEAL: Bilingual("putaran banding", "round of appeal"),
}

DEFENCES: Mapping[DefenceKind, Bilingual] = {
    DefenceKind.ACCOUNT_NOT_MINE: Bilingual("Akun itu bukan milik saya", "Not my account"),
    DefenceKind.RUN_BY_ANOTHER: Bilingual(
        "Akun saya dipakai atau dikelola orang lain", "Somebody else used or ran my account"
    ),
    DefenceKind.IMPOSTOR: Bilingual("Akun palsu mengatasnamakan saya", "An impostor"),
    DefenceKind.ACCIDENTAL_AND_UNDONE: Bilingual(
        "Tidak sengaja, dan segera dibatalkan", "By accident, and undone at once"
    ),
    DefenceKind.TAGGED_BY_OTHERS: Bilingual("Ditandai orang lain", "Tagged by others"),
    DefenceKind.ON_DUTY: Bilingual("Menjalankan tugas kedinasan", "On duty"),
    DefenceKind.OLD_CONTENT: Bilingual("Unggahan lama", "Old content"),
    DefenceKind.INFORMATION_ONLY: Bilingual(
        "Hanya informasi, tanpa memihak", "Information only, no side taken"
    ),
    DefenceKind.CANDIDATE_SPOUSE: Bilingual("Suami atau istri calon", "A candidate's spouse"),
    DefenceKind.NOT_ASN_THEN: Bilingual("Saat itu bukan ASN", "Not a civil servant then"),
    DefenceKind.NO_PARTISAN_ELEMENT: Bilingual(
        "Tidak ada unsur keberpihakan", "No partisan element"
    ),
    DefenceKind.OTHER: Bilingual("Pembelaan lain", "Another defence"),
}

DEFENCE_VIEWS: Mapping[DefenceView, Bilingual] = {
    DefenceView.CONVINCES: Bilingual("meyakinkan", "convinces"),
    DefenceView.DOES_NOT_CONVINCE: Bilingual("tidak meyakinkan", "does not convince"),
    DefenceView.CANNOT_TELL: Bilingual("tidak dapat dinilai", "cannot tell"),
}

CHANNELS: Mapping[DeliveryChannel, Bilingual] = {
    DeliveryChannel.IN_PERSON: Bilingual("diserahkan langsung", "in person"),
    DeliveryChannel.OFFICIAL_MAIL: Bilingual("surat dinas tercatat", "registered official mail"),
    DeliveryChannel.OFFICE_APPLICATION: Bilingual(
        "dibuka di akun pegawai sendiri", "opened in the person's own pages"
    ),
    DeliveryChannel.REFUSED_BEFORE_WITNESSES: Bilingual(
        "ditolak di hadapan saksi", "refused before witnesses"
    ),
}

URGENCIES: Mapping[Urgency, Bilingual] = {
    Urgency.IN_TIME: Bilingual("dalam waktu", "in time"),
    Urgency.WARNING: Bilingual("hampir jatuh tempo", "nearly due"),
    Urgency.OVERDUE: Bilingual("lewat waktu", "overdue"),
}

DEADLINES: Mapping[DeadlineKind, Bilingual] = {
    DeadlineKind.BAWASLU_REPORT: Bilingual("tujuh hari Bawaslu", "Bawaslu's seven days"),
    DeadlineKind.LEAD_LIFE: Bilingual("masa informasi awal", "life of the lead"),
    DeadlineKind.REVIEW: Bilingual("pemeriksaan", "review"),
    DeadlineKind.NOTICE: Bilingual("pemberitahuan", "notice"),
    DeadlineKind.REPLY: Bilingual("klarifikasi", "reply"),
    DeadlineKind.DECISION: Bilingual("keputusan", "decision"),
    DeadlineKind.OUTCOME: Bilingual("jawaban badan penerima", "answer of the body"),
    DeadlineKind.CORRECTION: Bilingual("koreksi", "correction"),
    DeadlineKind.APPEAL: Bilingual("banding", "appeal"),
    DeadlineKind.KEEP_CLOSED: Bilingual("masa simpan", "time of keeping"),
    DeadlineKind.KEEP_CONCLUDED: Bilingual("masa simpan", "time of keeping"),
    DeadlineKind.ERASURE: Bilingual("penghapusan", "erasure"),
}


def name_body(procedure: Procedure, body_id: str) -> Bilingual:
    """Name a body as the procedure does; one that it does not know keeps its id."""
    for each in procedure.bodies:
        if each.body_id == body_id:
            return Bilingual(each.title_id, each.title_en)
    return Bilingual(body_id, body_id)
