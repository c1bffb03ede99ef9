"""What people call the closed sets of the code: phases, acts, stances, grades, guards."""

from collections.abc import Mapping

from netral.intake.act import Visibility, ZoneSource
from netral.intake.reason import Reason
from netral.language.reading import Abstention
from netral.reporting.bilingual import Bilingual
from netral.rulebook.rule import About
from netral.screening.indication import Effect, GuardKind
from netral.values.act_kind import ActKind, Verb
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.provenance import Grade
from netral.values.stance import Stance, Voice

PHASES: Mapping[Phase, Bilingual] = {
    Phase.BEFORE: Bilingual("sebelum penetapan calon", "before designation"),
    Phase.DESIGNATED: Bilingual("setelah penetapan, belum kampanye", "designated, not campaign"),
    Phase.CAMPAIGN: Bilingual("masa kampanye", "campaign"),
    Phase.QUIET: Bilingual("masa tenang", "quiet period"),
    Phase.VOTING: Bilingual("hari pemungutan suara", "voting day"),
    Phase.AFTER: Bilingual("setelah pemungutan suara", "after voting"),
}

ACT_KINDS: Mapping[ActKind, Bilingual] = {
    ActKind.POST: Bilingual("Unggahan", "Post"),
    ActKind.COMMENT: Bilingual("Komentar", "Comment"),
    ActKind.SHARE: Bilingual("Membagikan", "Share"),
    ActKind.LIKE: Bilingual("Reaksi", "Reaction"),
    ActKind.FOLLOW: Bilingual("Mengikuti akun", "Follow"),
    ActKind.JOIN_GROUP: Bilingual("Bergabung dengan grup", "Joining a group"),
    ActKind.PHOTO: Bilingual("Foto", "Photo"),
    ActKind.GESTURE: Bilingual("Gestur", "Gesture"),
    ActKind.ATTRIBUTE: Bilingual("Atribut", "Attribute"),
    ActKind.BANNER: Bilingual("Alat peraga", "Banner"),
    ActKind.ATTEND: Bilingual("Menghadiri acara", "Attending an event"),
    ActKind.SPEAK: Bilingual("Berbicara di acara", "Speaking at an event"),
    ActKind.MOBILISE: Bilingual("Mengajak atau mengumpulkan orang", "Mobilising people"),
    ActKind.DECISION: Bilingual("Keputusan atau tindakan jabatan", "Decision or act of office"),
    ActKind.PARTY_MEMBERSHIP: Bilingual("Keanggotaan partai", "Party membership"),
    ActKind.APPROACH_PARTY: Bilingual("Pendekatan kepada partai", "Approaching a party"),
    ActKind.DECLARE_CANDIDACY: Bilingual("Menyatakan diri maju", "Declaring candidacy"),
    ActKind.SUPPORT_LETTER: Bilingual("Surat dukungan", "Letter of support"),
    ActKind.TEAM_ROLE: Bilingual("Peran dalam tim", "Role in a team"),
    ActKind.OTHER: Bilingual("Perbuatan lain", "Other act"),
    ActKind.NONE: Bilingual("Tanpa perbuatan", "No act"),
}

VERBS: Mapping[Verb, Bilingual] = {
    Verb.POST: Bilingual("mengunggah", "posted"),
    Verb.REPOST: Bilingual("membagikan ulang tanpa kata sendiri", "reposted without own words"),
    Verb.QUOTE: Bilingual("membagikan dengan kata sendiri", "shared with own words"),
    Verb.COMMENT: Bilingual("berkomentar", "commented"),
    Verb.REPLY: Bilingual("membalas", "replied"),
    Verb.REACTION: Bilingual("memberi reaksi", "reacted"),
    Verb.FOLLOW: Bilingual("mengikuti akun", "followed"),
    Verb.JOIN_GROUP: Bilingual("bergabung dengan grup", "joined a group"),
    Verb.LEAVE_GROUP: Bilingual("keluar dari grup", "left a group"),
    Verb.EVENT_YES: Bilingual("menyatakan akan hadir", "said yes to an event"),
    Verb.TAGGED: Bilingual("ditandai orang lain", "was tagged by somebody else"),
    Verb.LIVE_COMMENT: Bilingual("berkomentar pada siaran langsung", "commented on a live stream"),
    Verb.PHOTO: Bilingual("mengunggah foto", "posted a photo"),
}

ABOUTS: Mapping[About, Bilingual] = {
    About.CANDIDATE: Bilingual("peserta pemilihan", "a contestant"),
    About.PARTY: Bilingual("partai politik", "a political party"),
    About.CAMPAIGN_ACCOUNT: Bilingual("akun atau grup pemenangan", "a campaign account or group"),
    About.GOVERNMENT: Bilingual("pemerintah", "the government"),
    About.NONE: Bilingual("tidak ada", "nobody"),
}

STANCES: Mapping[Stance, Bilingual] = {
    Stance.SUPPORT: Bilingual("tampak mendukung", "seems to support"),
    Stance.OPPOSE: Bilingual("tampak menentang", "seems to oppose"),
    Stance.NEUTRAL: Bilingual("netral terhadap", "neutral towards"),
    Stance.UNCLEAR: Bilingual("tidak jelas terhadap", "unclear towards"),
}

VOICES: Mapping[Voice, Bilingual] = {
    Voice.OWN: Bilingual("suara sendiri", "own voice"),
    Voice.REPORT: Bilingual("memberitakan", "reporting"),
    Voice.QUESTION: Bilingual("bertanya", "asking"),
    Voice.OTHER: Bilingual("suara lain", "another voice"),
}

GRADES: Mapping[Grade, Bilingual] = {
    Grade.A: Bilingual("arsip milik sendiri", "the owner's own archive"),
    Grade.B: Bilingual("jawaban resmi platform", "the platform's official interface"),
    Grade.C: Bilingual("tangkapan pihak ketiga", "a capture by a third party"),
    Grade.D: Bilingual("tangkapan layar lepas", "a lone screenshot"),
}

GRADE_MEANINGS: Mapping[Grade, Bilingual] = {
    Grade.A: Bilingual(
        "Diambil pemilik akun dari platform. Paling kuat; tetap tanyakan siapa memegang akun.",
        "Taken from the platform by the owner. Strongest; still ask who held the account.",
    ),
    Grade.B: Bilingual(
        "Dijawab antarmuka resmi platform. Kuat; bergantung pada saat permintaan dibuat.",
        "Answered by the platform's interface. Strong; depends on when it was asked.",
    ),
    Grade.C: Bilingual(
        "Direkam pihak ketiga dari halaman. Periksa sumber aslinya sebelum menyimpulkan.",
        "Recorded from a page by a third party. Check the original before concluding.",
    ),
    Grade.D: Bilingual(
        "Tidak dapat diuji. Hanya informasi awal, tidak pernah menjadi indikasi.",
        "Cannot be tested. A lead only, never an indication.",
    ),
}

PLATFORMS: Mapping[Platform, str] = {
    Platform.FACEBOOK: "Facebook",
    Platform.INSTAGRAM: "Instagram",
    Platform.THREADS: "Threads",
    Platform.TIKTOK: "TikTok",
    Platform.YOUTUBE: "YouTube",
    Platform.X: "X (Twitter)",
    Platform.LINKEDIN: "LinkedIn",
    Platform.MASTODON: "Mastodon",
    Platform.BLUESKY: "Bluesky",
    Platform.TELEGRAM: "Telegram",
}

GUARDS: Mapping[GuardKind, Bilingual] = {
    GuardKind.NOT_PUBLIC: Bilingual("Tidak terbuka untuk umum?", "Not public?"),
    GuardKind.QUOTATION: Bilingual("Kutipan orang lain?", "A quotation?"),
    GuardKind.NEWS_REPORT: Bilingual("Berita?", "A news report?"),
    GuardKind.QUESTION: Bilingual("Pertanyaan?", "A question?"),
    GuardKind.OFFICIAL: Bilingual("Sebagai pejabat, bukan peserta?", "As an official?"),
    GuardKind.ON_DUTY: Bilingual("Dalam tugas?", "On duty?"),
    GuardKind.TAGGED_BY_OTHERS: Bilingual("Ditandai orang lain?", "Tagged by others?"),
    GuardKind.OLD_CONTENT: Bilingual("Isi lama?", "Old content?"),
    GuardKind.UNDONE_QUICKLY: Bilingual("Segera dibatalkan?", "Undone quickly?"),
    GuardKind.AMBIGUOUS_NUMBER: Bilingual("Nomor bermakna ganda?", "An ambiguous number?"),
    GuardKind.UNKNOWN_OBJECT: Bilingual("Objek tidak diketahui?", "Unknown object?"),
    GuardKind.LONE_SCREENSHOT: Bilingual("Tangkapan layar lepas?", "A lone screenshot?"),
    GuardKind.HIDDEN_CHARACTERS: Bilingual("Aksara tersembunyi?", "Hidden characters?"),
    GuardKind.UNKNOWN_VISIBILITY: Bilingual("Keterbukaan diketahui?", "Visibility known?"),
    GuardKind.OTHER_ELECTION: Bilingual("Peserta pemilihan lain?", "Another election?"),
    GuardKind.THIRD_PARTY_OBJECT: Bilingual("Objek milik pihak lain?", "A third party's object?"),
    GuardKind.NO_CONTESTANT: Bilingual("Ada peserta yang dituju?", "Is a contestant meant?"),
    GuardKind.NO_STANCE: Bilingual("Ada keberpihakan?", "Does it take sides?"),
    GuardKind.CANNOT_TELL: Bilingual("Dapat dibaca?", "Can it be told?"),
    GuardKind.IMPOSSIBLE_TIME: Bilingual("Waktu mungkin terjadi?", "Is the time possible?"),
}

REJECTIONS: Mapping[str, Bilingual] = {
    Reason.MISSING_PLATFORM: Bilingual("platform tidak disebut", "no platform is named"),
    Reason.UNKNOWN_PLATFORM: Bilingual("platform tidak dikenal", "the platform is not known"),
    Reason.MISSING_ACCOUNT: Bilingual("akun tidak disebut", "no account is named"),
    Reason.PAGE_SCOPED_ACCOUNT: Bilingual(
        "nomor akun hanya berlaku pada satu halaman", "the account's id holds on one page only"
    ),
    Reason.PSEUDONYMISED_ACCOUNT: Bilingual("akun disamarkan", "the account is a pseudonym"),
    Reason.NUMERIC_ID: Bilingual(
        "nomor akun pernah menjadi bilangan; angkanya bisa hilang",
        "the id went through a number; digits may be lost",
    ),
    Reason.MISSING_VERB: Bilingual("jenis perbuatan tidak disebut", "no kind of act is named"),
    Reason.UNKNOWN_VERB: Bilingual("jenis perbuatan tidak dikenal", "the kind of act is not known"),
    Reason.MISSING_TIME: Bilingual("waktu tidak ada", "there is no moment"),
    Reason.UNREADABLE_TIME: Bilingual("waktu tidak terbaca", "the moment cannot be read"),
    Reason.DATE_WITHOUT_TIME: Bilingual("tanggal tanpa jam", "a date without a time of day"),
    Reason.MISSING_ZONE: Bilingual("waktu tanpa zona", "a moment without timezone"),
    Reason.IMPOSSIBLE_TIME: Bilingual("waktu yang mustahil", "an impossible moment"),
    Reason.UNDATED_LIKE: Bilingual(
        "tanda suka tanpa tanggal (konteks saja)", "a like without a date (context only)"
    ),
    Reason.UNDATED_FOLLOW: Bilingual(
        "pengikutan tanpa tanggal (konteks saja)", "a follow without a date (context only)"
    ),
    Reason.UNDATED_EVENT: Bilingual(
        "acara tanpa tanggal jawaban (konteks saja)",
        "an event without the date of the answer (context only)",
    ),
    Reason.MISSING_PART: Bilingual(
        "sebagian ekspor tidak ada dalam berkas", "a part of the export is not in the file"
    ),
    Reason.DAMAGED_PART: Bilingual(
        "sebagian isi tidak cocok dengan sidik digitalnya",
        "a part does not match its digest",
    ),
    Reason.NOT_ANSWERED: Bilingual(
        "platform tidak menampilkan catatan ini", "the platform does not show this record"
    ),
    Reason.EMPTY_EXPORT: Bilingual(
        "semua daftar ekspor kosong", "all lists of the export are empty"
    ),
    Reason.UNKNOWN_LAYOUT: Bilingual("susunan tidak dikenal", "unknown layout"),
    Reason.UNKNOWN_VISIBILITY: Bilingual("keterbukaan tidak dikenal", "visibility not known"),
    Reason.UNKNOWN_GRADE: Bilingual("tingkat asal bukti tidak dikenal", "grade not known"),
    Reason.UNREADABLE_FLAG: Bilingual("bukan ya atau tidak", "neither true nor false"),
    Reason.WRONG_TYPE: Bilingual("bukan teks", "not a text"),
    Reason.BROKEN_JSON: Bilingual("JSON rusak", "broken JSON"),
    Reason.NOT_AN_OBJECT: Bilingual("bukan objek JSON", "no JSON object"),
    Reason.TOO_DEEP: Bilingual("bersarang terlalu dalam", "nested too deep"),
    Reason.TOO_LONG: Bilingual("terlalu panjang", "too long"),
    Reason.BROKEN_QUOTES: Bilingual("tanda kutip tidak berpasangan", "unmatched quotation marks"),
    Reason.WRONG_CELL_COUNT: Bilingual("jumlah sel tidak sesuai", "wrong number of cells"),
    Reason.UNDECODABLE_TEXT: Bilingual("bukan teks dalam pengodean berkas", "not text as encoded"),
    Reason.TWO_ANSWERS: Bilingual("akun disebut dua kali, berbeda", "two different accounts"),
    Reason.UNKNOWN_RECORD: Bilingual("bentuk catatan tidak dikenal", "unknown shape of record"),
    Reason.CHANGED_ACCOUNT: Bilingual("milik akun lain", "of another account"),
    Reason.TAKEN_BACK: Bilingual(
        "hanya mencatat bahwa perbuatan lain ditarik", "only says that another act was taken back"
    ),
    Reason.CAPTURED_WALL: Bilingual(
        "tangkapan halaman masuk akun, bukan unggahan", "a capture of a login wall, not of a post"
    ),
    Reason.CAPTURED_GONE: Bilingual("unggahan sudah tidak ada", "the post is gone"),
    Reason.CAPTURED_PRIVATE: Bilingual(
        "unggahan atau akun tertutup", "the post or the account is private"
    ),
    Reason.CAPTURED_SHELL: Bilingual("tangkapan halaman kosong", "a capture of an empty shell"),
    Reason.CAPTURED_OTHER: Bilingual(
        "tangkapan tidak memuat unggahannya", "the capture does not hold the post"
    ),
    Reason.CAPTURE_PACKED: Bilingual(
        "halaman dalam tangkapan dikemas dengan cara yang tidak dibaca",
        "the page in the capture is packed in a way that is not read",
    ),
    Reason.CAPTURE_WITHOUT_PAGE: Bilingual("tangkapan tanpa halaman", "a capture without its page"),
    Reason.CAPTURE_WITHOUT_IMAGE: Bilingual(
        "tangkapan tanpa gambar seluruh halaman", "a capture without an image of the whole page"
    ),
    Reason.CAPTURE_DAMAGED: Bilingual("tangkapan rusak", "a damaged capture"),
    Reason.NOT_A_POST: Bilingual("alamatnya bukan unggahan", "the address is of no post"),
    Reason.LONE_SCREENSHOT: Bilingual(
        "tangkapan layar lepas: informasi awal saja", "a lone screenshot: lead material only"
    ),
    "repeated-act": Bilingual("catatan yang sama sudah dibaca", "the same record was read before"),
}
"""Reason codes of the quarantine; an unknown one is shown as it is."""

NOTHING_BECAUSE: Mapping[str, Bilingual] = {
    GuardKind.NOT_PUBLIC: Bilingual("tidak terbuka untuk umum", "not public"),
    GuardKind.QUOTATION: Bilingual("kutipan orang lain", "a quotation"),
    GuardKind.NEWS_REPORT: Bilingual("memberitakan, tanpa pendapat", "a report without opinion"),
    GuardKind.QUESTION: Bilingual("bertanya", "a question"),
    GuardKind.OFFICIAL: Bilingual("tentang pejabat sebagai pejabat", "an official as an official"),
    GuardKind.ON_DUTY: Bilingual("dalam tugas", "on duty"),
    GuardKind.TAGGED_BY_OTHERS: Bilingual("ditandai orang lain", "tagged by others"),
    GuardKind.OLD_CONTENT: Bilingual("isi lama", "old content"),
    GuardKind.UNDONE_QUICKLY: Bilingual("segera dibatalkan", "undone quickly"),
    GuardKind.AMBIGUOUS_NUMBER: Bilingual("nomor bermakna ganda", "an ambiguous number"),
    GuardKind.UNKNOWN_OBJECT: Bilingual("objeknya tidak diketahui", "its object is unknown"),
    GuardKind.LONE_SCREENSHOT: Bilingual("tangkapan layar lepas", "a lone screenshot"),
    GuardKind.HIDDEN_CHARACTERS: Bilingual("aksara tersembunyi", "hidden characters"),
    GuardKind.UNKNOWN_VISIBILITY: Bilingual("keterbukaan tidak diketahui", "visibility unknown"),
    GuardKind.OTHER_ELECTION: Bilingual("peserta pemilihan lain", "another election"),
    GuardKind.THIRD_PARTY_OBJECT: Bilingual(
        "reaksi pada kata pihak ketiga", "a reaction to a third party's words"
    ),
    GuardKind.NO_CONTESTANT: Bilingual("tidak ada peserta yang disebut", "no contestant is named"),
    GuardKind.NO_STANCE: Bilingual("tidak memihak", "takes no side"),
    GuardKind.CANNOT_TELL: Bilingual("teks tidak memberi tahu", "the text does not tell"),
    GuardKind.IMPOSSIBLE_TIME: Bilingual("waktu yang mustahil", "an impossible time"),
    "no_rule": Bilingual("tidak ada ketentuan yang cocok", "no rule matches"),
}
"""Why there is no indication; an unknown word is shown as it is."""

EFFECTS: Mapping[Effect, Bilingual] = {
    Effect.PASSES: Bilingual("tidak menghalangi", "passes"),
    Effect.NOTES: Bilingual("perlu ditanyakan", "to be asked"),
    Effect.LIMITS: Bilingual("membatasi: paling jauh tidak jelas", "limits: at most unclear"),
    Effect.STOPS: Bilingual("menghentikan", "stops"),
}

ABSTENTIONS: Mapping[Abstention, Bilingual] = {
    Abstention.FRAGMENT: Bilingual(
        "Teks terlalu pendek untuk bermakna.", "The text is too short to carry a meaning."
    ),
    Abstention.UNKNOWN_OBJECT: Bilingual(
        "Ada pujian atau serangan, tetapi teks tidak menyebut kepada siapa.",
        "There is praise or attack, but the text does not say of whom.",
    ),
    Abstention.LOW_CONFIDENCE: Bilingual(
        "Mesin tidak cukup yakin.", "The machine is not confident enough."
    ),
    Abstention.CONFLICTING: Bilingual(
        "Ironi atau perbandingan; dapat dibaca ke dua arah.",
        "Irony or comparison; it can be read both ways.",
    ),
}

VISIBILITIES: Mapping[Visibility, Bilingual] = {
    Visibility.PUBLIC: Bilingual("terbuka untuk umum", "public"),
    Visibility.NOT_PUBLIC: Bilingual("tidak terbuka untuk umum", "not public"),
    Visibility.UNKNOWN: Bilingual("tidak diketahui", "unknown"),
}

ZONE_SOURCES: Mapping[ZoneSource, Bilingual] = {
    ZoneSource.EXPLICIT: Bilingual("zona waktu tertulis", "time zone written"),
    ZoneSource.DOCUMENTED: Bilingual("zona waktu menurut format", "time zone by the format"),
    ZoneSource.ASSUMED: Bilingual("zona waktu diandaikan", "time zone assumed"),
}

CLASS_KINDS: Mapping[str, Bilingual] = {
    "ethics": Bilingual("kode etik", "code of ethics"),
    "discipline": Bilingual("disiplin", "discipline"),
    "criminal": Bilingual("pidana", "criminal law"),
    "dismissal": Bilingual("pemberhentian", "dismissal"),
    "duty": Bilingual("kewajiban", "duty"),
}
