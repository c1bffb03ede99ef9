"""What the core refuses, in one sentence that an officer can act on, in both languages."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from netral.casework.errors import (
    CaseMovedOnError,
    CommitmentOutOfTurnError,
    DutyNotDoneError,
    EventIdReusedError,
    RoleMayNotError,
    StepNotPossibleError,
    TooFewReviewersError,
    UnknownBodyError,
    UnknownHolidayYearError,
)
from netral.casework.paper.spelling import spell_date
from netral.errors import NetralError
from netral.evidence.errors import StoreBusyError
from netral.reporting.bilingual import Bilingual
from netral_console.errors import (
    AddressMissingError,
    DatabaseRefusedError,
    DeclarationNotKnownError,
    DrawStockEmptyError,
    ImportGoneError,
    ImportMovedOnError,
    ImportNotReadyError,
    MonitoringOffError,
    NotSecondPersonError,
    SubjectErasedError,
    UnreadableScreeningError,
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOTHING = " Tidak ada yang ditulis."
DUTIES: Mapping[str, str] = {
    "moment_is_in_order": "Waktunya mendahului langkah terakhir perkara ini.",
    "nobody_acts_in_own_case": (
        "Yang bersangkutan dan kerabatnya tidak dapat bertindak dalam perkara ini sebagai petugas."
    ),
    "actor_is_the_person": "Hanya yang bersangkutan sendiri yang dapat melakukannya.",
    "reason_is_given": "Alasan sekurangnya 30 huruf.",
    "id_follows_from_act": "Nomor perkara tidak sesuai dengan perbuatannya.",
    "lead_is_alive": "Masa informasi awal sudah berakhir.",
    "evidence_is_firm": "Belum ada bukti tingkat A, B atau C.",
    "account_was_declared": "Akun itu belum dinyatakan pada hari perbuatan.",
    "lead_account_is_declared": "Akun itu bukan akun yang dinyatakan.",
    "act_is_in_window": "Perbuatan itu di luar masa pemilihan.",
    "act_names_contestant_and_rule": "Tidak ada peserta pemilihan atau pasal yang disebut.",
    "known_day_is_possible": "Tanggal diketahuinya tidak mungkin.",
    "draws_were_committed_before": "Undian belum dikunci sebelum perkara ini terlihat.",
    "draw_is_honest": "Undian tidak sesuai dengan keadaan perkara.",
    "reviewer_sits": "Pemeriksa itu tidak terundi untuk perkara ini.",
    "reviewer_has_not_voted": "Penilaian pemeriksa itu sudah dikunci.",
    "reviewer_has_voted": "Pemeriksa itu belum menilai.",
    "vote_names_a_raised_rule": "Penilaian tidak menyebut ketentuan yang diajukan.",
    "replacement_is_next": "Pengganti haruslah nomor berikutnya dari undian yang sama.",
    "redraw_needs_two": (
        "Undi ulang memerlukan persetujuan petugas pelindungan data atau auditor."
    ),
    "everybody_had_a_day": (
        "Pemeriksa masih dapat menilai, atau sebuah kursi baru terisi sesudah diminta: minta lagi."
    ),
    "replacements_are_next": (
        "Undian itu tidak cukup lagi pemeriksanya. Minta pemeriksa dari unit lain."
    ),
    "point_is_open": "Butir itu tidak ada atau sudah dijawab.",
    "defences_are_answered": "Belum semua butir klarifikasi dijawab.",
    "two_people_support": "Belum ada dua pemeriksa yang mendukungnya di kedua putaran.",
    "notice_is_exact": "Pemberitahuan harus menyebut waktu, alamat, bukti dan pasal perkara ini.",
    "days_to_reply_are_enough": (
        "Hari untuk menjawab kurang dari yang ditetapkan, atau lebih pendek tanpa alasan "
        "sekurangnya 30 huruf."
    ),
    "helper_is_allowed": "Pendamping tidak boleh ditolak.",
    "delivery_is_proven": (
        "Waktu penerimaan harus sesudah pemberitahuan dikirim dan tidak di masa depan, dengan "
        "tanda terimanya."
    ),
    "window_is_counted_right": "Hari terakhir menjawab tidak sesuai kalender.",
    "extension_is_within_bounds": "Perpanjangan di luar batas: hanya lebih lama, sampai batasnya.",
    "reply_is_usable": "Klarifikasi itu kosong, terlalu panjang, atau sudah diterima.",
    "final_votes_have_not_begun": "Penilaian akhir sudah dimulai.",
    "window_is_over": "Waktu klarifikasi belum berakhir.",
    "person_was_heard": "Yang bersangkutan belum didengar sampai selesai.",
    "decision_has_a_reason": "Alasan keputusan sekurangnya 30 huruf.",
    "authority_is_in_office": "Badan itu tidak berwenang memutus pada hari ini.",
    "authority_did_nothing_before": "Yang memutus tidak boleh pernah membuka atau memeriksanya.",
    "decision_is_within_votes": (
        "Meneruskan harus didukung penilaian akhir dan menyebut penerimanya tanpa putusan; "
        "menutup memerlukan putusan kita dan tanpa penerima."
    ),
    "closing_against_votes_needs_two": (
        "Menutup yang didukung pemeriksa memerlukan pejabat kedua atau auditor."
    ),
    "recipients_are_in_office": "Salah satu penerima tidak menerima penerusan pada hari ini.",
    "recipients_are_as_decided": "Penerimanya harus persis seperti dalam keputusan.",
    "package_is_complete": "Berkas penerusan belum lengkap.",
    "body_received_it": "Badan itu tidak pernah menerima berkas perkara ini.",
    "body_has_not_confirmed": "Badan itu sudah memberi konfirmasi.",
    "appeal_is_the_first": "Sudah pernah diajukan keberatan.",
    "appeal_is_in_time": "Waktu mengajukan keberatan sudah berakhir.",
    "withdrawal_needs_two": (
        "Menarik perkara memerlukan persetujuan petugas pelindungan data atau auditor."
    ),
    "hold_needs_two": "Menahan atau melepasnya memerlukan persetujuan pejabat atau auditor.",
    "lead_life_is_over": "Masa informasi awal belum berakhir.",
    "time_to_keep_is_over": "Masa simpan belum berakhir, atau sedang ditahan.",
    "erasure_is_certified": "Belum ada berita acara penghapusan.",
}
"""For each duty of the table of steps what is lacking, in Indonesian."""
MOVED_ON = Bilingual(
    "Perkara ini sudah bergerak sejak halaman dibuka: lihat keadaannya sekarang, lalu putuskan "
    "lagi. Tidak ada yang ditulis.",
    "The case has moved on since this page was opened: look where it stands now and decide "
    "again. Nothing was written.",
)
_OTHERS: tuple[tuple[type[NetralError], Callable[..., str]], ...] = (
    (CaseMovedOnError, lambda _: MOVED_ON.id),
    (EventIdReusedError, lambda _: "Formulir itu sudah pernah dikirim. Muat ulang halaman."),
    (StepNotPossibleError, lambda _: MOVED_ON.id),
    (RoleMayNotError, lambda _: f"Langkah itu bukan wewenang peran ini.{_NOTHING}"),
    (
        TooFewReviewersError,
        lambda error: (
            f"Hanya {error.eligible} pemeriksa tanpa benturan kepentingan; undian memerlukan "
            f"{error.needed}. Minta pemeriksa dari unit lain; tidak ada yang ditunjuk."
        ),
    ),
    (CommitmentOutOfTurnError, lambda _: "Petugas lain membuka perkara pada saat sama. Ulangi."),
    (
        UnknownHolidayYearError,
        lambda error: f"Hari libur tahun {error.year} belum dicatat dalam tata cara.{_NOTHING}",
    ),
    (UnknownBodyError, lambda error: f"Badan {error.body} tidak bertugas pada hari itu.{_NOTHING}"),
    (
        DeclarationNotKnownError,
        lambda _: "Tidak ada pernyataan akun yang berlaku pada hari perbuatan. Muat dahulu.",
    ),
    (SubjectErasedError, lambda _: "Data itu sudah dihapus dan tidak dapat dibuka lagi."),
    (
        MonitoringOffError,
        lambda _: (
            "Penerimaan indikasi sedang tidak dinyalakan. Dua orang harus menyalakannya, dengan "
            "penilaian dampak dan pemberitahuan kepada pegawai; berlaku sehari kemudian."
        ),
    ),
    (
        DatabaseRefusedError,
        lambda error: f"Basis data menolak langkah ini ({error.guard}).{_NOTHING} Hubungi auditor.",
    ),
    (
        AddressMissingError,
        lambda _: "Tulis alamat unggahan itu sendiri; tanpanya tidak ada yang dapat menjawab.",
    ),
    (
        DrawStockEmptyError,
        lambda _: "Persediaan undian habis. Isi dahulu di halaman undian; lalu buka perkara.",
    ),
    (
        NotSecondPersonError,
        lambda _: "Pertanyaan itu tidak terbuka untuk Anda: orang kedua yang menjawabnya.",
    ),
    (
        UnreadableScreeningError,
        lambda error: (
            f"Baris {error.line} berkas itu tidak terbaca. Pilih indications.jsonl sebagaimana "
            "ditulis `netral screen`. Tidak ada yang dimuat."
        ),
    ),
    (
        ImportMovedOnError,
        lambda _: f"Impor ini sudah bergerak: lihat keadaannya sekarang.{_NOTHING}",
    ),
    (
        ImportNotReadyError,
        lambda _: (
            "Masih ada kolom yang belum dikenali, atau baris dengan kesalahan yang belum direlakan."
            f"{_NOTHING}"
        ),
    ),
    (ImportGoneError, lambda _: "Berkas impor ini sudah dimusnahkan. Pilih lagi berkasnya."),
    (StoreBusyError, lambda _: "Penyimpan bukti sedang dipakai proses lain. Coba sebentar lagi."),
)


def say_refusal(error: NetralError) -> Bilingual:
    """Say in one sentence or two why something was refused, and what to do."""
    english = f"{error.problem} {error.remedy}"
    if isinstance(error, DutyNotDoneError):
        return Bilingual(f"{_say_duty(error)}{_NOTHING}", english)
    for kind, write in _OTHERS:
        if isinstance(error, kind):
            return Bilingual(write(error), MOVED_ON.en if write(error) == MOVED_ON.id else english)
    return Bilingual(english, english)


def _say_duty(error: DutyNotDoneError) -> str:
    said = DUTIES.get(error.duty, error.detail)
    days = dict.fromkeys(_DAY.findall(error.detail))
    spelled = ", ".join(spell_date(date.fromisoformat(each)) for each in days)
    return f"{said} ({spelled})" if days else said
